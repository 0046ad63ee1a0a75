"""How alike two sentences are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.memory.words import FEWEST, number_of, rarity, score, shared, words


def likeness(one: str, other: str) -> int:
    """The score where every word is as rare as any other."""
    first, second = words(one), words(other)
    return score(one, other, shared(first, second, dict.fromkeys(first | second, 1.0)))


def test_endings_and_letter_case_do_not_count() -> None:
    assert words("Relay cabinets burned") == words("relay CABINET burned")
    assert words("one, two") != words("one, three")


def test_scripts_without_blanks_have_pairs_of_characters() -> None:
    assert words("警方今天说").total() == 4
    assert words("警方 KGB 说") == words("警方") + words("kgb") + words("说")
    assert words("ตำรวจ").total() >= FEWEST


def test_a_common_beginning_is_not_enough() -> None:
    one = "The police said on Monday that three men had been arrested near the border."
    two = "The police said on Monday that the old bridge would stay closed until spring."
    weight = dict.fromkeys(words(one) | words(two), 1.0)
    assert likeness(one, two) < 75
    for word in words("the police said on Monday that"):
        weight[word] = 0.1
    assert score(one, two, shared(words(one), words(two), weight)) < 50


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Three relay cabinets burned near Minsk.", "Four relay cabinets burned near Minsk."),
        ("Nobody was hurt in the fire.", "Nobody was badly hurt in the fire."),
        ("警方今天说没有人受伤。", "警方昨天说没有人受伤。"),
    ],
)
def test_one_word_more_or_less_is_alike(one: str, two: str) -> None:
    assert 75 <= likeness(one, two) < 100


def test_a_rare_word_weighs_more() -> None:
    assert rarity(1000, 1) > rarity(1000, 500) > 0
    assert rarity(0, 0) > 0


@given(st.text(), st.text())
def test_likeness_is_symmetric_and_bounded(one: str, other: str) -> None:
    weight = dict.fromkeys(words(one) | words(other), 0.7)
    there = shared(words(one), words(other), weight)
    assert there == pytest.approx(shared(words(other), words(one), weight))
    assert 0 <= there <= 1.000001
    assert 0 <= score(one, other, there) <= 100
    assert 0 <= number_of(one) < 2**31
