"""Replacing spans: nothing outside an edit changes, edits may lie in one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translate.html.encoding import encode
from translate.html.rewrite import plan
from translate.model.content import Skeleton

TEXT = "0123456789"


def _applied(new: dict[tuple[int, int], str]) -> str:
    edits = plan(TEXT, list(new))
    edits.new.update(new)
    return encode(Skeleton(TEXT), edits.outermost()).decode()


def test_an_insertion_where_a_replacement_begins_goes_in_front_of_it():
    assert _applied({(2, 4): "ab", (2, 2): "-", (4, 4): "+"}) == "01-ab+456789"


def test_inner_edits_are_seen_by_the_outer_one():
    edits = plan(TEXT, [(1, 8), (3, 5), (1, 1), (8, 8), (4, 4)])
    edits.new[3, 5] = "x"
    edits.new[4, 4] = "never"
    assert edits.source((1, 8)) == "12x567"
    edits.new[1, 8] = f"<{edits.source((2, 7))}>"
    assert edits.outermost() == [(1, 8, "<2x56>")]


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)).map(lambda p: (min(p), max(p))), unique=True))
def test_edits_given_out_never_overlap(spans):
    edits = plan(TEXT, spans)
    edits.new.update(dict.fromkeys(spans, "!"))
    position = 0
    for start, end, _ in edits.outermost():
        assert position <= start <= end
        position = end
