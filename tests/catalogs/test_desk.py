"""The desk line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs.build import HEADER, draft, gettext, tool
from translate.catalogs import desk
from translate.catalogs.desk import DeskLine, source_hash, text_hash, with_line
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.header import new_header
from translate.catalogs.reader import read
from translate.catalogs.writer import write
from translate.model.message import Message

VALUES = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
NAMES = st.from_regex(r"[a-z]{1,8}", fullmatch=True).filter(lambda n: n not in desk._KNOWN)


@given(
    st.builds(
        DeskLine,
        VALUES,
        VALUES,
        VALUES,
        VALUES,
        VALUES,
        st.lists(VALUES.filter(bool), max_size=3).map(tuple),
        st.lists(st.tuples(NAMES, VALUES), max_size=3).map(tuple),
    )
)
def test_read_back_equal(line):
    comment = desk.format(line)
    assert len(comment.splitlines()) == 1
    assert desk.parse([" somebody's", comment]) == line


def test_the_shape_of_the_documentation():
    line = DeskLine("apertium/eng-spa", "9f21c0de", "1f3a9c77", "2026-11-22", unknown=("Z-cars", "a,b %"))
    expected = " desk: origin=apertium/eng-spa src=9f21c0de out=1f3a9c77 since=2026-11-22 unknown=Z-cars,a%2Cb%20%25"
    assert desk.format(line) == expected
    changed = DeskLine("previous", "a", "b", "2026-11-22", kind="facts", extra=(("was", "in-work"),))
    assert desk.format(changed) == " desk: origin=previous kind=facts src=a out=b since=2026-11-22 was=in-work"


def test_what_a_person_wrote_behind_it_stays():
    (comment,) = (" desk: origin=x src=1 out=2 since=3 ask Ana fee=50%",)
    line = desk.parse([comment])
    assert line is not None
    assert line.extra == (("ask", ""), ("Ana", ""), ("fee", "50%"))
    assert desk.format(line).endswith(" ask Ana fee=50%25")
    assert desk.parse([" desk: "]) == DeskLine("", "", "", "")
    assert desk.parse([" desktop: origin=x", ""]) is None


def test_one_line_and_first():
    message = Message("a", comments=(" people", " desk: origin=old", " more", " desk: origin=older"))
    line = DeskLine("new", "1", "2", "3")
    assert with_line(message, line).comments == (desk.format(line), " people", " more")
    assert with_line(message, None).comments == (" people", " more")
    assert with_line(Message("a"), None) == Message("a")


def test_ours_and_theirs():
    assert all(map(desk.is_ours, (" desk: x", " term: KGB → КДБ", ' was: "x"')))
    assert not any(map(desk.is_ours, (" deskilling", " people", "", " the term: x")))


def test_hashes_tell_context_from_text():
    assert source_hash("a", "b") == text_hash("a\x04b") != source_hash(None, "ab")
    assert source_hash(None, "b") == source_hash("", "b")
    assert len(source_hash(None, "")) == 8


@gettext
def test_gettext_keeps_it():
    message = draft("One fish, two fish.", "Un pez, dos peces.", unknown=("Z-cars",))
    data = write(Catalog("a.po", new_header(article="a", locale=None, today=None), (Entry(message),)))  # type: ignore[arg-type]
    for command in (("msgcat", "--width=79"), ("msgattrib", "--clear-fuzzy"), ("msgmerge", "-q")):
        template = HEADER.encode() + b'\nmsgid "One fish, two fish."\nmsgstr ""\n' if command[0] == "msgmerge" else None
        done = tool(*command, data=data, other=template)
        (entry,) = read(done.stdout, "a.po").entries
        assert entry.message.comments == message.comments
