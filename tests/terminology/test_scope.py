"""Globs over article ids: matching and overlap are exact, and linear."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.terminology.scope import Scope, matches, overlap


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("2026/**", "2026/11/war", True),
        ("2026/**", "2025/war", False),
        ("2026/*", "2026/11/war", False),
        ("2026/*", "2026/war", True),
        ("**/war", "war", True),
        ("**/war", "a/b/war", True),
        ("**/war", "a/star-war", False),
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/x/y/b", True),
        ("r?il", "rail", True),
        ("r?il", "r/il", False),
        ("a.b[c]", "a.b[c]", True),
        ("a.b", "axb", False),
        ("**", "", True),
    ],
)
def test_matches(glob, path, expected):
    """Stars, question marks and folders; matching is overlap with a path of no stars."""
    assert matches(glob, path) is expected
    assert matches(glob, path) is overlap(glob, path)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2025/**", "2026/**", False),
        ("202?/**", "2026/**", True),
        ("*/war", "2026/*", True),
        ("*/war", "2026/peace", False),
        ("*", "a/b", False),
        ("**/a", "b/**", True),
    ],
)
def test_overlap(one, two, expected):
    """Whether some path fits both."""
    assert overlap(one, two) is overlap(two, one) is expected


GLOBS = st.lists(st.sampled_from(["a", "b", "/", "*", "**", "**/", "?"]), max_size=6).map("".join)


@given(GLOBS, GLOBS, st.text("ab/", max_size=6))
@settings(deadline=None)
def test_overlap_is_sound(one, two, path):
    """A path that both match proves that they overlap."""
    if matches(one, path) and matches(two, path):
        assert overlap(one, two)


def test_scope():
    """Included, and not excluded."""
    scope = Scope(include=("2026/**",), exclude=("2026/08/*",))
    assert scope.covers("2026/07/a")
    assert not scope.covers("2026/08/a")
    assert not scope.covers("2025/a")
    assert Scope().covers("anything")


def test_disjoint():
    """Certain only if the globs, or an exclusion of the same glob, say so."""
    assert Scope(("a/**",)).disjoint(Scope(("b/**",)))
    assert Scope(("a/**",)).disjoint(Scope((), ("a/**",)))
    assert not Scope().disjoint(Scope(("a/**",)))
    assert not Scope(("a/**",), ("a/b",)).disjoint(Scope(("a/**",)))


def test_no_blow_up():
    """Stars upon stars take no longer."""
    started = time.monotonic()
    assert not matches("*a" * 90 + "b", "a" * 500)
    assert not matches("**/" * 60 + "b", "a/" * 250)
    assert overlap("*a" * 60, "a*" * 60)
    assert time.monotonic() - started < 2
