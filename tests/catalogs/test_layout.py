"""When a catalog is laid out anew, and that nothing else comes of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalogs.build import HEADER, draft, gettext, tool
from tests.catalogs.test_writer import messages
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.layout import relaid, written_anew
from translate.catalogs.reader import read
from translate.catalogs.writer import format_message, write
from translate.errors import InputError

LONG = "A sentence that goes on for so long that no tool which breaks its lines would leave it on one line."


def catalog(*blocks: str) -> Catalog:
    return read((HEADER + "\n" + "\n\n".join(blocks) + "\n").encode(), "a.po")


def wrapped(text: str) -> str:
    return f'""\n"{text[:50]}"\n"{text[50:]}"'


OURS = f'msgid "{LONG}"\nmsgstr "{LONG}"'


@pytest.mark.parametrize(
    "block",
    [
        f'msgid {wrapped(LONG)}\nmsgstr "x"',
        'msgid   "a"\nmsgstr "x"',
        'msgid "\\303\\251"\nmsgstr "x"',
        'msgctxt ""\n"heading"\nmsgid "a"\nmsgstr "x"',
        format_message(draft("a", LONG)).replace(f'"{LONG}"', wrapped(LONG)),
    ],
    ids=["broken msgid", "indented", "escaped", "broken msgctxt", "broken draft"],
)
def test_a_text_nobody_touches_gives_the_tool_away(block):
    by_hand = f'# mine\nmsgid "by hand"\nmsgstr {wrapped(LONG)}'
    found = catalog(block, by_hand)
    assert written_anew(found)
    result = relaid(found, found=found)
    assert [entry.message for entry in result.entries] == [entry.message for entry in found.entries]
    assert f'msgid "by hand"\nmsgstr "{LONG}"\n' in write(result).decode()


@pytest.mark.parametrize(
    "block",
    [
        f'msgid "a"\nmsgstr {wrapped(LONG)}',
        f'msgid "a"\nmsgstr   {wrapped(LONG)}',
        '#nospace\n#,fuzzy,  no-wrap\nmsgid "a"\n  msgstr "x"',
        f'msgid ""\n"two\\n"\n"lines"\nmsgstr {wrapped(LONG)}',
        format_message(draft("a", "A draft.")).replace("A draft.", "Edited since,") + f'\n"{LONG}"',
        f'#~ msgid {wrapped(LONG.upper())}\n#~ msgstr "x"'.replace('\n"', '\n#~ "'),
    ],
    ids=["broken translation", "indented", "comments", "line ends", "draft in work", "obsolete"],
)
def test_what_a_person_may_have_written_stays_byte_for_byte(block):
    found = catalog(block, OURS)
    assert relaid(found, found=found) is found


def test_the_evidence_is_in_the_file_as_it_was_found():
    """A message of ours that was written anew says nothing about the rest of the file any more."""
    found = catalog(
        f'msgid {wrapped(LONG)}\nmsgstr "x"', f'#~ msgid "old"\n#~ msgstr {wrapped(LONG)}'.replace('\n"', '\n#~ "')
    )
    first, second = found.entries
    changed = found.with_entries((Entry(first.message), second))
    assert f'#~ msgstr "{LONG}"'.encode() in write(relaid(changed, found=found))
    assert relaid(found, found=None) is found


def test_charset_and_line_ends():
    text = HEADER.replace("UTF-8", "KOI8-R") + f"\n# комментарий\n{OURS}\n"
    for data in (text.encode("koi8-r"), text.encode("koi8-r").replace(b"\n", b"\r\n")):
        found = read(data, "a.po")
        expected = text.replace("KOI8-R", "UTF-8")
        assert write(relaid(found, found=found)).decode() == expected


def test_comments_behind_the_last_message_stay():
    found = read((HEADER + f'\nmsgid {wrapped(LONG)}\nmsgstr "x"\n\n# the end\n').encode(), "a.po")
    assert write(relaid(found, found=found)).endswith(b'msgstr "x"\n\n# the end\n')


@gettext
@given(st.lists(messages(), min_size=1, max_size=5, unique_by=lambda m: m.key), st.sampled_from(["-w20", "-E", "-i"]))
@settings(max_examples=40, deadline=None)
def test_twice_is_once_and_no_message_changes(found, option):
    made = Catalog("a.po", read(HEADER.encode(), "a.po").header, tuple(map(Entry, found)))
    done = tool("msgcat", option, data=write(made))
    try:
        before = read(done.stdout, "a.po")
    except InputError:  # msgcat refuses some combinations of plurals
        return
    once = relaid(before, found=before)
    back = read(write(once), "a.po")
    assert [entry.message for entry in back.entries] == [entry.message for entry in before.entries]
    assert relaid(back, found=back) is back
