"""Values, lines, orders and sequences of two sides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translate.catalogs.three_way import merged_sequence, spliced, three_way, united

ITEMS = st.lists(st.integers(0, 6), max_size=8)
UNIQUE = st.lists(st.integers(0, 9), max_size=8, unique=True)


def test_the_side_that_changed() -> None:
    assert [three_way(*values) for values in ((0, 1, 0), (0, 0, 1), (0, 1, 2), (0, 1, 1), (None, 1, 2))] == [
        1,
        1,
        1,
        1,
        1,
    ]
    assert three_way(0, 1, 2, both=lambda a, b: a + b) == 3


def test_lines_of_both() -> None:
    assert united(["a", "x"], ["a", "y"]) == ("a", "x", "y")
    assert united(["a", "x"], ["b", "y"], base=["a", "b"]) == ("x", "y")
    assert united(["a", ""], ["a", "b", "b"], base=["a"]) == ("a", "", "b")


def test_additions_stand_behind_their_neighbour() -> None:
    assert spliced("abc", "abxc", "aybc") == ("a", "y", "b", "x", "c")
    assert spliced("abc", "abc", "zcab") == tuple("zcab")
    assert spliced("abc", "cab", "azbc") == tuple("cazb")
    assert spliced("", "ab", "ba") == tuple("ab")


def test_units_of_both() -> None:
    assert merged_sequence("abcde", "aXcde", "abcdY") == tuple("aXcdY")
    assert merged_sequence("abc", "aXc", "aYc") == tuple("aXYc")
    assert merged_sequence("abc", "ab", "abcd") == tuple("abd")
    assert merged_sequence("", "ab", "bc") == tuple("abc")


@given(ITEMS, ITEMS)
def test_law_a_side_that_changed_nothing_gives_way(base: list[int], side: list[int]) -> None:
    assert list(merged_sequence(base, side, base)) == side
    assert list(merged_sequence(base, base, side)) == side
    assert list(merged_sequence(base, side, side)) == side


@given(ITEMS, ITEMS, ITEMS)
def test_law_new_items_are_there(base: list[int], ours: list[int], theirs: list[int]) -> None:
    assert (set(ours) | set(theirs)) - set(base) <= set(merged_sequence(base, ours, theirs))


@given(UNIQUE, UNIQUE, UNIQUE)
def test_law_every_item_once(base: list[int], ours: list[int], theirs: list[int]) -> None:
    found = spliced(base, ours, theirs)
    assert sorted(found) == sorted(set(ours) | set(theirs))
