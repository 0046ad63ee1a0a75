"""Sentences of paragraphs that belong together."""

from __future__ import annotations

import random

import pytest

from tests.alignment.build import longer, sentence
from translate.alignment.facts import facts, length
from translate.alignment.outline import Part
from translate.alignment.sentences import learn, pair


def part(text: str, ending: str = ".") -> Part:
    return Part(length(text), frozenset(facts(text, ("en", "es"))), ending)


CHANCE = random.Random(7)
TEXTS = [[sentence(CHANCE) for _ in range(CHANCE.randint(1, 5))] for _ in range(60)]
PAIRS = [([part(text) for text in texts], [part(longer(text)) for text in texts]) for texts in TEXTS]
LEARNED = learn(PAIRS, replaced=0.02)


def test_one_to_one():
    for source, target in PAIRS:
        found = pair(source, target, LEARNED)
        assert [(bead.source, bead.target) for bead in found] == [((n, n + 1), (n, n + 1)) for n in range(len(source))]


@pytest.mark.parametrize("swapped", [False, True])
def test_two_that_became_one(swapped):
    right = total = 0
    for texts in TEXTS:
        if len(texts) < 3:
            continue
        total += 1
        at = len(texts) // 2
        merged = [*texts[: at - 1], f"{texts[at - 1]} {texts[at]}", *texts[at + 1 :]]
        source, target = (merged, texts) if swapped else (texts, merged)
        found = pair([part(text) for text in source], [part(longer(text)) for text in target], LEARNED)
        whole = [((n, n + 1), (n, n + 1)) for n in range(at - 1)]
        joint = ((at - 1, at), (at - 1, at + 1)) if swapped else ((at - 1, at + 1), (at - 1, at))
        right += [(bead.source, bead.target) for bead in found][:at] == [*whole, joint]
    assert total > 20
    assert right >= 0.8 * total


def test_a_sentence_without_a_counterpart_is_left():
    right = total = 0
    for texts in TEXTS:
        if len(texts) < 4:
            continue
        kept = [n for n in range(len(texts)) if n != 2]
        found = pair([part(t) for t in texts], [part(longer(texts[n])) for n in kept], LEARNED)
        for bead in found:
            if bead.probability >= 0.8:
                total += 1
                right += bead.source[1] - bead.source[0] == 1 and bead.source[0] == kept[bead.target[0]]
    assert total
    assert right >= 0.95 * total


def test_numbers_decide_what_lengths_do_not():
    source = [part("It began in 1914 with shots."), part("It ended in 1918 with a peace.")]
    target = [part("Empezó en 1914 con disparos."), part("Terminó en 1918 con una paz.")]
    learned = learn([*PAIRS, (source, target)], replaced=0.02)
    found = pair(source, target, learned)
    assert [(bead.source, bead.target) for bead in found] == [((0, 1), (0, 1)), ((1, 2), (1, 2))]
    assert all(bead.probability > 0.9 for bead in found)
    swapped = pair(source, target[::-1], learned)
    assert not [bead for bead in swapped if bead.source == bead.target == (0, 1)]


def test_a_single_sentence_belongs_to_all_of_the_other_s_if_the_length_fits():
    one = [part("x" * 300)]
    three = [part("x" * 100)] * 3
    assert [bead.target for bead in pair(one, three, LEARNED)] == [(0, 3)]
    assert pair(one, three, LEARNED)[0].probability > 0.5
    assert pair([part("x" * 20)], [part("x" * 200)] * 3, LEARNED)[0].probability < 0.2


def test_hundreds_of_sentences_take_no_time():
    source = [part(sentence(CHANCE)) for _ in range(400)]
    found = pair(source, source, LEARNED)
    assert sum(bead.source == bead.target for bead in found) == 400
    assert pair(source * 6, source * 6, LEARNED) == []
