"""The template and its record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs.build import accepts, article, gettext, template, tool, unit
from translate.catalogs.reader import read
from translate.catalogs.record import Record, record_fields
from translate.catalogs.template import make_template, read_record
from translate.catalogs.writer import write
from translate.model.content import CodeKind, InlineCode, Segment

LINK = InlineCode("a1", CodeKind.PAIR, (0, 1), (2, 3), "link to /pricing")
IMAGE = InlineCode("img", CodeKind.VOID, (0, 1), None, "image of\na cat")
BARE = InlineCode("em", CodeKind.PAIR, (0, 1), (2, 3))


def lines(found):
    """The ``#.`` lines of each message."""
    return [message.extracted for message in found.messages]


def test_messages_in_document_order_each_once():
    found = make_template(
        article(unit("Cars", family="heading"), ("One.", "Two."), ("Two.",), ("Cars",)), segmenter="s"
    )
    assert [message.key for message in found.messages] == [
        ("heading", "Cars"),
        ("", "One."),
        ("", "Two."),
        ("", "Cars"),
    ]
    assert lines(found) == [(" heading",), (" Paragraph",), (" Paragraph, continued",), (" Paragraph",)]
    assert {message.references for message in found.messages} == {(" source/2026/cars.html",)}
    assert found.path == "locales/templates/2026/cars.pot"


def test_what_a_translator_reads():
    segment = Segment("See <a1>it</a1> <em>x</em> <img/> <a1>y</a1>", "", (0, 1), (LINK, BARE, IMAGE, LINK))
    quoted = replace(unit("x", language="fr", note="Two\n\nlines \x07", preformatted=True), segments=(segment,))
    (message,) = make_template(article(quoted), segmenter="s").messages
    assert message.extracted == (
        " Paragraph",
        " <a1> = link to /pricing",
        " <img/> = image of a cat",
        " Language: fr",
        " Note: Two",
        " lines",
    )
    assert message.flags == ("no-wrap",)


@gettext
def test_msgcat_and_msgfmt_take_it_as_it_is():
    found = make_template(
        replace(article(unit("Ünï", family="alt"), ('One.\nTwo \\ "3"',), ("x " * 90,)), path="source/a b.html"),
        segmenter="s",
    )
    data = write(found)
    assert tool("msgcat", "--no-wrap", data=data).stdout == data
    assert accepts(data, "-c")
    assert write(read(data, "x.pot")) == data
    assert "#: \u2068source/a b.html\u2069\n" in data.decode()


def test_the_record_names_every_unit():
    units = (unit("A", family="heading"), unit("1", "2", "3"), unit("4", "2"), unit("1"))
    found = make_template(article(*units), segmenter="sentencex 1.0")
    assert found.header.get("X-Desk-Units").startswith("0 1-3 4,2 1 #")
    assert read_record(found) == Record(
        tuple(tuple(segment.key for segment in one.segments) for one in units), "sentencex 1.0", "html"
    )


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6), max_size=8))
def test_the_record_comes_back(units):
    found = read(write(make_template(article(*units), segmenter="s")), "a.pot")
    record = read_record(found)
    assert record is not None
    assert [[msgid for _, msgid in one] for one in record.units] == units


@gettext
def test_a_record_that_does_not_fit_is_no_record():
    data = write(template("Zebra.", "Ape.", "Bear."))
    wrapped = tool("msgcat", "--width=40", data=data).stdout
    assert wrapped != data
    assert read_record(read(wrapped, "a.pot")) is not None
    assert read_record(read(tool("msgcat", "--sort-output", data=data).stdout, "a.pot")) is None
    found = read(data, "a.pot")
    assert read_record(found.with_entries(found.entries[1:])) is None
    assert read_record(found.with_entries(found.entries[::-1])) is None


@pytest.mark.parametrize("line", ["", "0 1-3", "0 #00000000", "x #", "0-99999999999 #00000000", "9 1 #00000000"])
def test_nonsense_is_no_record(line):
    found = template("One.")
    assert read_record(replace(found, header=found.header.with_fields({"X-Desk-Units": line}))) is None


def test_a_forged_place_is_no_record():
    fields = record_fields(Record(((("", "a"),),) * 2, "s", "html"), keys=(("", "a"),))
    assert fields["X-Desk-Units"].startswith("0 0 #")
