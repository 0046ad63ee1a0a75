"""Templates of two branches: the record of how paragraphs were cut survives."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs.build import article
from translate.catalogs.entry import Catalog
from translate.catalogs.merge_template import merge_record, merge_template
from translate.catalogs.reader import read
from translate.catalogs.record import UNITS, Record, read_record
from translate.catalogs.template import make_template
from translate.catalogs.writer import write

PARAGRAPHS = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3), max_size=6)


def template(*paragraphs: list[str] | str, segmenter: str = "old") -> Catalog:
    """As read from its file."""
    made = make_template(article(*map(list, paragraphs)), segmenter=segmenter)
    return read(write(made), made.path)


def units(catalog: Catalog) -> list[str]:
    record = read_record(catalog)
    assert record is not None
    return ["".join(msgid for _, msgid in unit) for unit in record.units]


def test_both_edits_and_the_unchanged_units() -> None:
    base, ours, theirs = template("ab", "cd", "ef"), template("xb", "cd", "ef", "g"), template("ab", "cd", "ey")
    merged = merge_template(base, ours, theirs)
    assert units(merged) == ["xb", "cd", "g", "ey"]
    assert [m.msgid for m in merged.messages] == list("xbcdgey")
    assert units(read(write(merged), "a.pot")) == units(merged)


def test_where_both_changed_a_place_both_are_there() -> None:
    merged = merge_template(template("ab", "cd"), template("ax", "cd"), template("ay", "cd"))
    assert units(merged) == ["ax", "ay", "cd"]


def test_a_side_without_a_record() -> None:
    base, ours, theirs = template("a"), template("a", "b"), template("a", "c")
    lost = replace(theirs, header=theirs.header.with_fields({UNITS: "0 1 #00000000"}))
    assert units(merge_template(base, ours, lost)) == ["a", "b"]
    assert units(merge_template(base, lost, ours)) == ["a", "b"]
    both = merge_template(base, lost, replace(lost, entries=()))
    assert read_record(both) is None
    assert both.header.get(UNITS) == ""
    assert units(merge_template(None, ours, theirs)) == ["a", "b", "c"]


def test_the_segmenter_of_the_side_that_changed_it() -> None:
    one, two = Record((), "old", "html"), Record((), "new", "html")
    for ours, theirs in ((one, two), (two, one)):
        merged = merge_record(one, ours, theirs)
        assert merged is not None
        assert merged.segmenter == "new"
    assert merge_record(None, None, None) is None


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_law_the_record_always_fits(base: list[list[str]], ours: list[list[str]], theirs: list[list[str]]) -> None:
    old, left, right = template(*base), template(*ours), template(*theirs)
    for before in (old, None):
        merged = read(write(merge_template(before, left, right)), "a.pot")
        found = units(merged)
        kept = {"".join(p) for p in (*ours, *theirs)} - {"".join(p) for p in base}
        assert kept <= set(found)
    assert write(merge_template(old, left, old)) == write(left)
    assert write(merge_template(old, old, right)) == write(right)
