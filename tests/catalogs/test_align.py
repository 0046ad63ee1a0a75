"""Which old message a new one was edited from."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from translate.catalogs.align import longest_chain, pair

LONG = "The police drove fast cars through the old town at night."
EDITED = "The police drove faster cars through the old town at night."


@given(st.lists(st.integers(0, 60), unique=True, max_size=12))
def test_the_chain_is_rising_and_longest(places):
    chain = longest_chain(places)
    values = [places[index] for index in chain]
    assert chain == sorted(chain)
    assert values == sorted(values)
    best = [1] * len(places)
    for index, place in enumerate(places):
        best[index] = 1 + max((best[before] for before in range(index) if places[before] < place), default=0)
    assert len(chain) == max(best, default=0)


def test_similar_in_place():
    assert pair(["", "Colour", ""], ["", "Color", ""], kept=[(0, 0), (2, 2)]) == {1: 1}
    assert pair(["", "House", ""], ["", "Home", ""], kept=[(0, 0), (2, 2)]) == {}


def test_short_messages_match_in_place_only():
    assert pair(["", "Colour"], ["Color", ""], kept=[(0, 1)]) == {}
    assert pair(["", EDITED], [LONG, ""], kept=[(0, 1)]) == {1: 0}
    assert pair(["", "警察昨晚开快车穿过了老城区。"], ["警察昨晚开快车穿过老城区。", ""], kept=[(0, 1)]) == {1: 0}


def test_one_old_message_serves_one_new_one():
    assert pair([EDITED, LONG + "!"], [LONG], kept=[]) == {1: 0}
    assert pair(["Chapter 1:", "Chapter 2:"], ["Chapter 1", "Chapter 2"], kept=[]) == {0: 0, 1: 1}


def test_the_neighbour_wins_over_the_twin_elsewhere():
    new = ["", EDITED, "", ""]
    old = ["", LONG, "", "", EDITED + " "]
    assert pair(new, old, kept=[(0, 0), (2, 2), (3, 3)]) == {1: 1}


def test_a_rewritten_article_is_fast():
    new = [f"Sentence {n} about the word{n} and the thing{n % 97} in place {n}." for n in range(3000)]
    old = [text.replace("about", "on") for text in new]
    start = time.process_time()
    found = pair(new, old, kept=[])
    assert time.process_time() - start < 5
    assert sum(number == other for number, other in found.items()) > 2950


def test_huge_messages_do_not_stop_it():
    text = "word " * 200_000
    start = time.process_time()
    assert pair([text + "x"], [text], kept=[]) == {0: 0}
    assert pair([text[:20000] + "x"], [text[:20000]], kept=[]) == {0: 0}
    assert time.process_time() - start < 5
