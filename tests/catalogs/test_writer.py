"""The writer: msgcat and polib are the oracles."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalogs.build import HEADER, TODAY, gettext, tool
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.header import Header, new_header
from translate.catalogs.reader import read
from translate.catalogs.writer import format_message, write
from translate.errors import InputError
from translate.model.message import Message

# no NUL, no U+0004, no surrogates: no PO file can hold them
TEXT = st.text(st.characters(exclude_characters="\0\x04", exclude_categories=("Cs",)), max_size=30)
TRICKY = st.lists(
    st.sampled_from(["\n", '"', "\\", "\t", "\r", "a", "é", "\\n", " ", "\u2028", "\v", "<a>"]), max_size=9
)
STRINGS = TEXT | TRICKY.map("".join)
POLIBS_OWN = re.compile(r"[\a\b\v\f\r\x1c-\x1e\x85\u2028\u2029]")  # escaped or broken in another way
LINES = st.text(st.characters(exclude_characters="\0\r\n", exclude_categories=("Cs",)), max_size=20)
COMMENTS = st.lists(
    st.just("") | LINES.map(lambda t: f" {t}").filter(lambda t: t != " " and not t.endswith("\\")), max_size=3
)


@st.composite
def messages(draw: st.DrawFn) -> Message:
    """Messages in normal form."""
    msgid = draw(STRINGS.filter(bool))
    plural = draw(st.none() | STRINGS)
    forms = tuple(draw(st.lists(STRINGS, min_size=1, max_size=3))) if plural is not None else ()
    msgstr = "" if plural is not None else draw(STRINGS)
    previous = draw(st.none() | STRINGS)
    fuzzy = ["fuzzy"] if (msgstr or any(forms)) and draw(st.booleans()) else []
    return Message(
        msgid,
        msgstr,
        draw(st.none() | STRINGS),
        plural,
        forms,
        tuple(draw(COMMENTS)),
        tuple(draw(COMMENTS)),
        draw(st.sampled_from([(), (" source/a.html",), (" a.html b.html:3",)])),
        (*fuzzy, *draw(st.sampled_from([(), ("c-format",), ("no-wrap",), ("c-format", "no-wrap")]))),
        draw(st.none() | STRINGS) if previous is not None else None,
        previous,
        draw(st.none() | STRINGS) if previous is not None else None,
        draw(st.booleans()),
    )


def _same_edges(message: Message) -> Message:
    """The message with texts gettext does not refuse for their line ends."""
    strip = "\n"
    return replace(
        message,
        msgid=message.msgid.strip(strip) or "x",
        msgid_plural=None if message.msgid_plural is None else message.msgid_plural.strip(strip),
        msgstr=message.msgstr.strip(strip),
        msgstr_plural=tuple(form.strip(strip) for form in message.msgstr_plural),
    )


def _normal(message: Message) -> Message:
    message = _same_edges(message)
    translated = message.msgstr or any(message.msgstr_plural)
    return message if translated else replace(message, flags=tuple(f for f in message.flags if f != "fuzzy"))


@given(messages().map(_normal))
@settings(max_examples=400, deadline=None)
def test_what_is_formatted_is_read_back_equal(message):
    raw = format_message(message)
    (entry,) = read((HEADER + "\n" + raw + "\n").encode(), "a.po").entries
    assert entry.message == message
    assert entry.raw == raw


@gettext
def test_a_file_from_scratch_is_what_msgcat_writes():
    """Every combination of the parts of an entry, as one file."""
    texts = ["a", "é ü", "two\nlines", "end\n", "\n\nx", 'q " \\ \t', "x" * 200 + " " + "y" * 90]
    choices = itertools.product(
        texts,
        [(), (" people", "", " 2  blanks")],
        [(), (" Paragraph", " <a> = link to /x")],
        [(), (" source/a.html",)],
        [(), ("fuzzy",), ("fuzzy", "no-wrap")],
        [(None, None), (None, "old\ntext"), ("old c", "old")],
        [False, True],
    )
    made = []
    for number, (text, people, extracted, references, flags, previous, obsolete) in enumerate(choices):
        message = Message(
            f"{number} {text}".rstrip("\n"),
            text.strip("\n"),
            msgctxt="heading" if number % 3 else None,
            comments=people,
            extracted=extracted,
            references=references,
            flags=flags,
            previous_msgctxt=previous[0],
            previous_msgid=previous[1],
            obsolete=obsolete,
        )
        made.append(message)
    made.sort(key=lambda message: message.obsolete)  # msgcat moves obsolete entries to the end
    header = new_header(article="a", locale=None, today=TODAY)
    ours = write(Catalog("a.po", header, tuple(map(Entry, made))))
    assert len(made) > 900
    assert tool("msgcat", "--no-wrap", data=ours).stdout == ours


NASTY = {
    "CJK": "二〇二二年、鉄道戦争。" * 20,
    "RTL": "«حرب السكك» " * 30 + "\u200f\u2067מלחמת\u2069",
    "combining": "e\u0301\u0327 नमस्ते ไทยไทยไทย 👩\u200d👩\u200d👧 " * 12,
    "blanks": " \u00a0 two  blanks\u2009thin\u202f \u3000end ",
    "tabs": "\ta\t\tb\t",
    "controls": "\a\b\v\f\r\x1b[31m\x7f\x01",
    "line ends that are none": "a\x85b\u2028c\u2029d\x1ce",
    "line ends": "\n\na\n\n\nb\n",
    "long lines": f"{'word ' * 60}\n{'x' * 200}\n{'word ' * 60}",
    "backslashes": '\\n \\\\ \\" " \\',
    "like PO": 'msgid "x"\n#, fuzzy\n#~ msgstr',
    "tags": '<a1 href="x">&lt;br></a1> %s {0} ${x}',
}


@gettext
@pytest.mark.parametrize("name", NASTY)
def test_nasty_texts_in_every_field_are_what_msgcat_writes(name):
    text = NASTY[name]
    comment = (" first", "", f" {' '.join(text.split())} x", "", "", "  indented", "")
    base = Message("id", text, comments=comment, extracted=comment, references=(" source/a.html",))
    live = [
        replace(base, msgid=text),
        replace(base, msgid=text, msgctxt="heading", flags=("fuzzy",), previous_msgid=text),
        replace(base, msgctxt=text, flags=("fuzzy", "c-format", "no-wrap"), previous_msgctxt=text, previous_msgid=text),
        replace(
            base,
            msgid=f"{text}1".lstrip("\n"),
            msgid_plural=text.lstrip("\n") + "1",
            msgstr="",
            msgstr_plural=("a", "b"),
        ),
        replace(base, msgid=text, msgctxt="cell", msgstr=""),
    ]
    gone = [
        replace(base, msgid=text, msgctxt="gone", obsolete=True, extracted=(), references=()),
        replace(base, msgid="gone", flags=("fuzzy",), previous_msgctxt="c", previous_msgid=text, obsolete=True),
    ]
    header = new_header(article="a", locale=None, today=TODAY)
    ours = write(Catalog("a.po", header, tuple(map(Entry, live + gone))))
    done = tool("msgcat", "--no-wrap", data=ours)
    assert done.stdout == ours, done.stderr.decode()
    assert [entry.message for entry in read(ours, "a.po").entries] == live + gone


@gettext
@given(st.lists(messages().map(_normal), min_size=1, max_size=6, unique_by=lambda m: (m.msgctxt, m.msgid)))
@settings(max_examples=40, deadline=None)
def test_msgcat_agrees(found):
    # msgcat drops obsolete entries and fuzzy flags whose first form is empty; we never drop a text
    found = [message for message in found if (message.msgstr_plural or (message.msgstr,))[0] or not message.obsolete]
    found = [message for message in found if (message.msgstr_plural or (message.msgstr,))[0] or not message.fuzzy]
    if not found:
        return
    found.sort(key=lambda message: message.obsolete)
    ours = write(
        Catalog("a.po", Header(fields=(("Content-Type", "text/plain; charset=UTF-8"),)), tuple(map(Entry, found)))
    )
    assert tool("msgcat", "--no-wrap", data=ours).stdout == ours


@given(messages())
@settings(max_examples=200, deadline=None)
def test_polib_writes_the_same_fields(message):
    """Where polib is an oracle: singular live entries without the characters it takes for line ends."""
    texts = [message.msgid, message.msgstr, message.msgctxt or "", message.previous_msgid or ""]
    if message.msgid_plural is not None or message.obsolete or any(map(POLIBS_OWN.search, texts)):
        return
    plain = replace(message, comments=(), extracted=(), references=(), previous_msgctxt=None, previous_msgid=None)
    plain = replace(plain, previous_msgid_plural=None, msgctxt=message.msgctxt or None)
    entry = polib.POEntry(msgid=plain.msgid, msgstr=plain.msgstr, msgctxt=plain.msgctxt, flags=list(plain.flags))
    assert format_message(plain) == entry.__unicode__(wrapwidth=0).rstrip("\n")


def test_a_changed_entry_is_formatted_and_the_others_kept():
    text = HEADER + '\n#nospace\nmsgid "a"\n  msgstr   "b"\n\n\nmsgid "c" msgstr "d"\n'
    catalog = read(text.encode(), "a.po")
    first, second = catalog.entries
    changed = catalog.with_entries((replace(first, message=replace(first.message, msgstr="B")), second))
    expected = HEADER + '\n# nospace\nmsgid "a"\nmsgstr "B"\n\n\nmsgid "c" msgstr "d"\n'
    assert write(changed).decode() == expected
    assert first.with_message(replace(first.message)) is first
    assert first.with_message(changed.entries[0].message).raw == ""


def test_a_changed_header_is_formatted():
    catalog = read((HEADER + '\nmsgid "a"\nmsgstr ""\n').encode(), "a.po")
    changed = replace(catalog, header=catalog.header.with_fields({"Language": "es"}))
    assert (
        write(changed)
        .decode()
        .startswith('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: es\\n"\n\nmsgid "a"')
    )


def test_crlf_stays():
    text = (HEADER + '\nmsgid "a"\nmsgstr ""\n').replace("\n", "\r\n")
    catalog = read(text.encode(), "a.po")
    (entry,) = catalog.entries
    written = write(catalog.with_entries((entry.with_message(Message("a", "b\nc")),)))
    assert written.count(b"\r\n") == written.count(b"\n") == 7


@pytest.mark.parametrize("text", ["~ msgid", "| x", ", fuzzy", ": ref", ". ext", 'two\n#~ msgid "x"', "end\\"])
def test_nothing_leaves_its_comment(text):
    raw = format_message(Message("a", "b", comments=(text,), extracted=(text,)))
    (entry,) = read((HEADER + "\n" + raw + "\n").encode(), "a.po").entries
    assert (entry.message.msgid, entry.message.flags, entry.message.obsolete) == ("a", (), False)
    assert " ".join("".join(entry.message.comments).split()) == " ".join(text.split())


def test_nul_is_refused():
    for message in (Message("a\0"), Message("a", comments=(" \0",)), Message("NUL \x04")):
        with pytest.raises(ValueError, match="NUL"):
            format_message(message)
        with pytest.raises(InputError, match=r"a\.po: a PO file cannot hold NUL"):
            write(Catalog("a.po", Header(), (Entry(message),)))


def test_what_the_charset_lacks_is_an_error_with_its_line():
    catalog = read((HEADER.replace("UTF-8", "ISO-8859-1") + '\nmsgid "a"\nmsgstr ""\n').encode(), "a.po")
    entry = catalog.entries[0].with_message(Message("a", "письмо"))
    with pytest.raises(InputError, match=r"a\.po:5: U\+043F does not exist"):
        write(catalog.with_entries((entry,)))


def test_an_empty_catalog_is_an_empty_file():
    assert write(Catalog("a.po", Header())) == b""
