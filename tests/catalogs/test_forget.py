"""A catalog without a name: what goes, what stays byte for byte, what nobody may take for reviewed afterwards."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalogs.build import HEADER, accepts, gettext
from translate.catalogs import desk
from translate.catalogs.desk import DeskLine, source_hash, text_hash
from translate.catalogs.forget import forget
from translate.catalogs.keep import was_line, was_texts
from translate.catalogs.reader import read
from translate.catalogs.spellings import sought
from translate.catalogs.state import State, state_of
from translate.catalogs.writer import format_message, write
from translate.model.message import Message

NAME = sought(["Iván Petrov"])
HEAD = HEADER + "\n"


def forgotten(text: str, pattern=NAME) -> str:
    """The file without the name, read again to be sure that it can be."""
    result = forget(read((HEAD + text).encode(), "a.po"), pattern)
    data = write(result.catalog)
    again = forget(read(data, "a.po"), pattern)
    assert write(again.catalog) == data
    assert not again.changed
    assert not again.gone
    return data.decode().removeprefix(HEAD)


def one(message: Message) -> Message:
    """What becomes of one message."""
    return read((HEAD + forgotten(format_message(message) + "\n")).encode(), "a.po").entries[0].message


def line(message: Message, **values: str) -> Message:
    """The message with a desk line that fits it."""
    fitting = {
        "origin": "apertium/eng-spa",
        "src": source_hash(message.msgctxt, message.msgid),
        "out": text_hash(message.msgstr),
        "since": "2026-11-22",
    }
    return desk.with_line(message, DeskLine(**{**fitting, **values}))


def test_what_does_not_hold_it_stays_byte_for_byte() -> None:
    other = '#  odd   comment\n#:  a.html\nmsgid   "One"\nmsgstr ""\n"Uno"\n\n\n\n#~ msgid "Two"\n#~ msgstr "Dos"\n'
    assert forgotten(other) == other
    assert forgotten(other + '\nmsgid "Three"\nmsgstr "Iván Petrov x"\n').startswith(other)


def test_a_reviewed_text_loses_the_name_and_is_fuzzy() -> None:
    found = one(Message("A witness said it.", "Iván Petrov lo dijo."))
    assert (found.msgstr, found.fuzzy, state_of(found)) == ("lo dijo.", True, State.NEEDS_WORK)


def test_a_reviewed_draft_is_never_a_draft_again() -> None:
    found = one(line(Message("A witness said it.", "Iván Petrov lo dijo.")))
    assert state_of(found) is State.NEEDS_WORK


def test_a_draft_goes_whole() -> None:
    found = one(line(Message("A witness said it.", "Iván Petrov lo dijo.", flags=("fuzzy", "no-wrap"))))
    assert (found.msgstr, found.flags, found.comments) == ("", ("no-wrap",), ())


def test_a_text_in_work_stays_in_work() -> None:
    found = one(line(Message("A witness said it.", "Iván Petrov lo dijo.", flags=("fuzzy",)), out="00000000"))
    assert (found.msgstr, state_of(found)) == ("lo dijo.", State.IN_WORK)


def test_a_changed_text_stays_changed() -> None:
    before = Message(
        "A witness said it.", "Iván Petrov lo dijo.", flags=("fuzzy",), previous_msgid="Iván Petrov said it."
    )
    found = one(line(before, origin="previous", kind="facts"))
    assert (found.msgstr, state_of(found), found.previous_msgid) == ("lo dijo.", State.CHANGED, None)
    untouched = one(
        line(Message("It.", "Eso.", flags=("fuzzy",), previous_msgid="Iván Petrov."), origin="previous", kind="facts")
    )
    assert (untouched.msgstr, state_of(untouched), untouched.previous_msgid) == ("Eso.", State.CHANGED, None)


def test_a_guess_goes_and_a_person_s_guess_loses_the_name() -> None:
    moved = Message("A witness said it.", "Iván Petrov lo dijo.", flags=("fuzzy",))
    assert one(line(moved, src="00000000")).msgstr == ""
    kept = one(line(moved, src="00000000", out="00000000"))
    assert (kept.msgstr, state_of(kept)) == ("lo dijo.", State.NEEDS_WORK)


def test_nothing_but_the_name_is_no_translation() -> None:
    found = one(Message("A witness", "<b>Iván Petrov</b>!", comments=(" mine",)))
    assert (found.msgstr, found.fuzzy, found.comments) == ("", False, (" mine",))


def test_plural_forms() -> None:
    found = one(Message("1 witness", msgid_plural="%d witnesses", msgstr_plural=("Iván Petrov vio", "Ellos vieron")))
    assert (found.msgstr_plural, found.fuzzy) == (("vio", "Ellos vieron"), True)


def test_comments() -> None:
    comments = (
        " call Iván Petrov first", " Iván Petrov.", " fine", " it was Iván", " Petrov himself", " term: Iván Petrov → Iván Petrov",
        was_line('Iván Petrov "dijo"'), was_line("Iván Petrov"), " was: [-Iván Petrov-]{+A witness+} said", "",
    )  # fmt: skip
    found = one(
        line(Message("It.", "Eso.", comments=comments), origin="memory/iván-petrov", unknown=("Iván-Petrov", "KGB"))
    )
    assert desk.parse(found.comments) == DeskLine(
        "memory/", source_hash(None, "It."), text_hash("Eso."), "2026-11-22", unknown=("KGB",)
    )
    assert found.comments[1:] == (" call first", " fine", " it was ", " himself", was_line('"dijo"'), "")
    assert was_texts(found) == ('"dijo"',)
    assert (found.msgstr, found.fuzzy) == ("Eso.", False)


def test_what_is_gone_from_the_article() -> None:
    text = forgotten(
        '#~ msgid "Iván Petrov said it."\n#~ msgstr "Eso lo dijo."\n\n#~ msgid "Iván Petrov"\n#~ msgstr "Иван"\n'
    )
    assert text == '#, fuzzy\n#~ msgid "said it."\n#~ msgstr "Eso lo dijo."\n'


def test_two_that_become_one_keep_both_texts() -> None:
    text = forgotten(
        '#~ msgid "Iván Petrov said it."\n#~ msgstr "Uno."\n\nmsgid "said it."\nmsgstr "Dos."\n\n'
        '#~ msgid "IVÁN PETROV said it."\n#~ msgstr "Tres."\n'
    )
    assert text.count("said it.") == 1
    assert 'msgstr "Dos."' in text
    assert 'was: "Uno."' in text
    assert 'was: "Tres."' in text


def test_header_and_loose_comments() -> None:
    data = (
        '# Iván Petrov began it.\n# Team\nmsgid ""\nmsgstr "Project-Id-Version: iván-petrov\\nX-Note: Iván Petrov\\n"\n'
        '"Language: es\\nContent-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "b"\n\n# Iván Petrov ended it\n'
    ).encode()
    after = write(forget(read(data, "a.po"), NAME).catalog).decode()
    assert not NAME.is_in(after)
    assert "# began it.\n# Team\n" in after
    assert "Language: es" in after
    assert 'msgid "a"\nmsgstr "b"\n\n# ended it\n' in after
    assert (
        read(write(forget(read(data, "a.po"), sought(["charset", "Language"])).catalog), "a.po").header.get("Language")
        == "es"
    )


def test_rewrapped_escaped_and_in_another_charset() -> None:
    text = forgotten('msgid "It"\nmsgstr ""\n"Eso: Iv\\303\\241n "\n"Petrov."\n')
    assert text == '#, fuzzy\nmsgid "It"\nmsgstr "Eso: ."\n'
    head = HEAD.replace("UTF-8", "windows-1251")
    data = (head + 'msgid "It"\nmsgstr "Иван Петров сказал"\n').encode("cp1251")
    after = write(forget(read(data, "a.po"), sought(["иван петров"])).catalog)
    assert after.decode("cp1251") == head + '#, fuzzy\nmsgid "It"\nmsgstr "сказал"\n'


def test_other_spellings_are_pointed_at() -> None:
    data = (HEAD + 'msgid "x"\nmsgstr "y"\n\n#~ msgid "Iván Petrov said it."\n#~ msgstr "Петров сказал."\n').encode()
    result = forget(read(data, "a.po"), NAME)
    assert result.elsewhere == ((7, ("", "said it.")),)
    assert (result.changed, result.gone) == (1, 0)


PIECES = st.sampled_from(
    [
        "Iván Petrov",
        "iva\u0301n\u00a0petrov",
        "said",
        "it",
        ".",
        " ",
        "\n",
        "<b>",
        "</b>",
        '"',
        "\\",
        "Петров",
        "&nbsp;",
        "12",
        "é",
    ]
)
TEXT = st.lists(PIECES, max_size=6).map("".join)
COMMENTS = st.lists(TEXT.map(lambda text: " " + text.replace("\n", " ").replace("\\", "/").strip()), max_size=3).map(
    tuple
)
MESSAGES = st.builds(
    lambda number, msgid, msgstr, comments, fuzzy, obsolete, previous: Message(
        f"{number} {msgid}.",
        f"= {msgstr}.",
        comments=comments,
        flags=("fuzzy",) if fuzzy else (),
        obsolete=obsolete,
        previous_msgid=previous,
    ),
    st.integers(0, 3), TEXT, TEXT, COMMENTS, st.booleans(), st.booleans(), st.none() | TEXT.filter(bool),
)  # fmt: skip


@gettext
@settings(max_examples=50)
@given(st.lists(MESSAGES, max_size=5, unique_by=lambda message: message.key))
def test_nothing_of_it_is_left_and_gettext_reads_the_rest(messages: list[Message]) -> None:
    text = "\n\n".join(map(format_message, messages)) + "\n" if messages else ""
    before = read((HEAD + text).encode(), "a.po")
    result = forget(before, NAME)
    data = write(result.catalog)
    assert not NAME.is_in(data.decode())
    kept = {entry.raw for entry in result.catalog.entries}
    for entry in before.entries:
        if not NAME.is_in(entry.raw):
            assert entry.raw in kept or any(entry.message.key == other.message.key for other in result.catalog.entries)
    assert forget(read(data, "a.po"), NAME).catalog == read(data, "a.po")
    assert accepts(data)
    for entry in result.catalog.entries:
        if state_of(entry.message) is State.REVIEWED:
            same = [old.message for old in before.entries if old.message.key == entry.message.key]
            assert [old.msgstr for old in same] == [entry.message.msgstr]


@gettext
@pytest.mark.parametrize("pattern", ["msgid", "fuzzy", "charset", "UTF-8"])
def test_words_of_the_format_do_not_break_the_file(pattern: str) -> None:
    text = '#, fuzzy\nmsgid "a charset msgid"\nmsgstr "fuzzy msgid b UTF-8"\n'
    assert accepts((HEAD + forgotten(text, sought([pattern]))).encode())
