"""Which message became which: in order, by likeness, never by a common beginning."""

from __future__ import annotations

import random
import time
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.changes.align import align, anchors
from translate.changes.compare import compare
from translate.changes.order import Box, best_chain, longest_rise
from translate.model.change import Fate, Kind

LONG = "The police drove fast cars through the old town at night."
EDITED = "The police drove faster cars through the old town at night."


def keys(*texts: str) -> list[tuple[str, str]]:
    """Messages of prose; ``heading: Text`` for another family."""
    parts = (text.partition(": ") for text in texts)
    return [
        (family, rest) if rest and family.islower() else ("", f"{family}{colon}{rest}") for family, colon, rest in parts
    ]


def pairs(old: list[str], new: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return align(keys(*old), keys(*new))


@given(st.lists(st.integers(0, 60), unique=True, max_size=12))
def test_the_rise_is_rising_and_longest(places):
    chain = longest_rise(places)
    values = [places[index] for index in chain]
    assert chain == sorted(chain)
    assert values == sorted(values)
    best = [1] * len(places)
    for index, place in enumerate(places):
        best[index] = 1 + max((best[before] for before in range(index) if places[before] < place), default=0)
    assert len(chain) == max(best, default=0)


_RANGES = st.tuples(st.integers(0, 8), st.integers(1, 3)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.builds(Box, _RANGES, _RANGES, st.integers(1, 9).map(float)), max_size=7))
def test_the_chain_is_the_heaviest_that_does_not_cross(boxes):
    def heaviest(left: list[Box], old: int, new: int) -> float:
        fit = [box for box in left if box.old[0] >= old and box.new[0] >= new]
        return max((box.weight + heaviest(fit, box.old[1], box.new[1]) for box in fit), default=0.0)

    chain = best_chain(boxes)
    assert sum(box.weight for box in chain) == heaviest(boxes, 0, 0)
    for one, other in pairwise(chain):
        assert one.old[1] <= other.old[0]
        assert one.new[1] <= other.new[0]


@given(st.lists(st.sampled_from("abcdef"), max_size=12), st.lists(st.sampled_from("abcdef"), max_size=12))
def test_landmarks_are_equal_and_in_order(old, new):
    found = anchors(keys(*old), keys(*new))
    assert found == sorted(found)
    assert all(old[index] == new[place] for index, place in found)
    assert len({index for index, _ in found}) == len({place for _, place in found}) == len(found)


_TEXTS = st.lists(
    st.lists(
        st.sampled_from("police tank bridge town night said closed two new the of and".split()), min_size=1, max_size=9
    ).map(" ".join),
    max_size=10,
)


@given(_TEXTS, _TEXTS)
def test_every_message_has_one_fate(old, new):
    changes = compare([keys(*old)], [keys(*new)], language="en")
    assert [key for change in changes for key in change.new] == list(dict.fromkeys(keys(*new)))
    told = {key for change in changes for key in change.old}
    assert told == set(keys(*old))
    for change in changes:
        assert (change.kind is not None) == (change.fate in (Fate.EDITED, Fate.SPLIT, Fate.JOINED))
        if change.fate in (Fate.KEPT, Fate.MOVED):
            assert change.old == change.new


@given(_TEXTS)
def test_nothing_happened(texts):
    assert {c.fate for c in compare([keys(*texts)], [keys(*texts)], language="en")} <= {Fate.KEPT}


def test_similar_in_place():
    assert pairs(["One.", "Color", "Two."], ["One.", "Colour", "Two."]) == [((1,), (1,))]
    assert pairs(["One.", "Home", "Two."], ["One.", "Garden", "Two."]) == []


def test_labels_match_in_place_only():
    assert pairs(["Color", "One two three four."], ["One two three four.", "Five six seven.", "Colour"]) == []
    assert pairs([LONG, "One two three four.", "X."], ["X.", "One two three four.", EDITED]) == [((0,), (2,))]


def test_one_old_message_serves_one_new_one():
    assert pairs([LONG], [EDITED, LONG + "!"]) == [((0,), (1,))]
    assert pairs(["Chapter 1", "Chapter 2"], ["Chapter 1:", "Chapter 2:"]) == [((0,), (0,)), ((1,), (1,))]


BEGINNINGS = [
    ("The minister said on Tuesday that the bridge was closed.", "The minister said on Tuesday that the hospital had reopened after the attack."),
    ("Speaking to reporters in the capital on Tuesday evening, the governor said that the bridge was closed.", "Speaking to reporters in the capital on Tuesday evening, the governor said that two people had died."),
    ("Police found explosives in a flat in the north of the city.", "Police found explosives in a market hall after a call from a neighbour."),
    ("According to the regional administration, the power station was hit twice.", "According to the regional administration, three schools will stay open."),
    ("The bridge over the Uda was closed on Monday.", "The market in Saltivka was closed on Monday."),
    ("Rockets hit the market, killing two, according to the regional administration.", "Drones set fire to a kindergarten, wounding six, according to the regional administration."),
    ("Поліція повідомила у вівторок, що міст через річку закрито.", "Поліція повідомила у вівторок, що двоє людей загинули від вибуху."),
    ("La policía informó el martes de que el puente estaba cerrado.", "La policía informó el martes de que dos vecinos habían muerto."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), BEGINNINGS)
def test_a_common_beginning_or_end_is_no_likeness(old, new):
    assert pairs(["First of all.", old, "And last."], ["First of all.", new, "And last."]) == []


def test_a_sentence_split_and_one_joined():
    whole = "The police closed the bridge on Monday, and drivers waited for hours in the cold."
    pieces = ["The police closed the bridge on Monday.", "Drivers waited for hours in the cold."]
    assert pairs(["One.", whole, "Two."], ["One.", *pieces, "Two."]) == [((1,), (1, 2))]
    assert pairs(["One.", *pieces, "Two."], ["One.", whole, "Two."]) == [((1, 2), (1,))]


def test_a_paragraph_moved_and_edited():
    old = ["The first paragraph stands here.", "A lock was found at the gate.", "Its chain had been cut in July."]
    new = ["A lock was found at the gate.", "Its chain had been cut in June.", "The first paragraph stands here."]
    assert pairs(old, new) == [((2,), (1,))]


def test_one_of_two_equal_sentences_is_edited():
    old = ["Nobody was hurt in the blast.", "Then came the second one.", "Nobody was hurt in the blast."]
    assert pairs(old, [*old[:2], "Nobody was killed in the blast."]) == [((2,), (2,))]


def test_a_heading_became_a_paragraph():
    changes = compare([keys("heading: The police drove fast cars"), keys("One.")], [keys("The police drove fast cars"), keys("One.")], language="en")  # fmt: skip
    assert [(c.fate, c.kind) for c in changes] == [(Fate.EDITED, Kind.MARKUP), (Fate.KEPT, None)]
    changes = compare([keys("button: Share"), keys("One.")], [keys("heading: Share"), keys("One.")], language="en")
    assert [(c.fate, c.kind) for c in changes] == [(Fate.EDITED, Kind.WORDING), (Fate.KEPT, None)]


def test_a_verdict_counts_more_than_a_rule():
    new = keys("Two people came.")
    (change,) = compare([keys("Ten people came.")], [new], language="en", verdicts={new[0]: Kind.TYPO})
    assert (change.kind, change.why) == (Kind.TYPO, ("an editor says so",))


def test_a_rewritten_article_is_fast():
    new = [f"Sentence {n} about the word{n} and the thing{n % 97} in place {n}." for n in range(5000)]
    old = [text.replace("about", "on") for text in new]
    start = time.process_time()
    found = pairs(old, new)
    assert time.process_time() - start < 10
    assert sum(pair == ((n,), (n,)) for n, pair in enumerate(found)) > 4950


def test_huge_messages_do_not_stop_it():
    text = "word " * 200_000
    start = time.process_time()
    assert pairs([text], [text + "x"]) == [((0,), (0,))]
    assert time.process_time() - start < 5


def _texts(count: int, size: int, vocabulary: int, seed: int = 0) -> list[str]:
    draw = random.Random(seed)
    return [" ".join(f"word{draw.randrange(vocabulary)}" for _ in range(size)) + "." for _ in range(count)]


def _fates(old: list[str], new: list[str], *, seconds: float = 5) -> Counter[Fate]:
    """The fates of a large article, compared within so many seconds of processor time."""
    start = time.process_time()
    changes = compare([keys(text) for text in old], [keys(text) for text in new], language="en")
    assert time.process_time() - start < seconds
    return Counter(change.fate for change in changes)


def test_an_article_replaced_by_another_one():
    old, new = _texts(3000, 15, 9000), _texts(3000, 15, 9000, seed=1)
    assert _fates(old, new) == {Fate.ADDED: 3000, Fate.GONE: 3000}


def test_one_of_two_thousand_equal_sentences():
    old = ["Nobody was hurt in the blast."] * 2000
    new = [*old[:1000], "Nobody was killed in the blast.", *old[1001:]]
    assert _fates(old, new) == {Fate.KEPT: 1, Fate.EDITED: 1}


def test_one_edit_in_a_huge_catalog():
    old = [f"Sentence number {n} of a very long list." for n in range(50_000)]
    new = [*old[:25_000], "Sentence number 25000 of a really long list.", *old[25_001:]]
    assert _fates(old, new) == {Fate.KEPT: 49_999, Fate.EDITED: 1}


def test_a_sentence_of_very_many_words():
    (old,) = _texts(1, 100_000, 5000)
    words = old.split()
    every_tenth = " ".join("other" if n % 10 == 0 else word for n, word in enumerate(words))
    assert _fates([old], [old.replace(words[50_000], "other", 1)]) == {Fate.EDITED: 1}
    assert _fates([old], [every_tenth]) == {Fate.EDITED: 1}


def test_long_sentences_of_the_same_few_words():
    old = _texts(100, 60, 12)
    assert _fates(old, [text.replace(" ", " other ", 1) for text in old]) == {Fate.EDITED: 100}


def test_a_long_list_split_and_joined():
    halves = _texts(2000, 12, 20_000)
    whole = [f"{one[:-1]} {other}" for one, other in zip(halves[::2], halves[1::2], strict=True)]
    assert _fates(whole, halves)[Fate.SPLIT] > 950
    assert _fates(halves, whole)[Fate.JOINED] > 950
