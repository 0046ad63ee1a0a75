"""How much of one sentence is in another: by words and their weight, never by a common beginning."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import log
from typing import Final, NamedTuple

LEAST_WORDS: Final = 4
"""Shorter sentences are labels: they are recognised in their place only."""

# scripts without blanks between words: every character counts as a word
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTERS = rf"[^\W{_UNSPACED}]+"
_WORD = re.compile(rf"[{_UNSPACED}]|{_LETTERS}(?:['’]{_LETTERS})*")
_CHARACTER = re.compile(rf"[{_UNSPACED}]")
_CHARACTER_WEIGHT: Final = 0.5
_LIMIT: Final = 400
"""So many words tell whether two sentences are one."""
_NUMBER: Final = 0.5
"""A corrected number leaves a sentence what it is."""
_NEARLY: Final = 70.0
"""Two words in the same place that are so similar, in percent, may be one, misspelt or inflected."""
_LOOSE: Final = 0.6
"""What such a pair counts, of its weight."""
_TELLING: Final = 0.3
"""Least weight of a word that says what a sentence is about."""
_OTHER_END: Final = (2, 3)
_OTHER_MIDDLE: Final = (3, 4)
"""So many telling words replaced by so many others, in one go, make another sentence."""
_NOTHING: Final = 0.25
"""Two stretches with less in common than this have nothing in common."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ready to be compared."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    total: float
    short: bool
    """Under four words."""
    all: frozenset[str]
    """The words, each once."""


class Weights:
    """What each word says about a sentence: rare and long words much, those of every other sentence little."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Arguments: ``texts``, plain, of both versions of the article."""
        found = [set(words(text)) for text in texts]
        self._counts = Counter(chain.from_iterable(found))
        self._size = 1 + len(found)
        self._known: dict[str, float] = {}

    def sentence(self, text: str) -> Sentence:
        """A plain text, ready to be compared."""
        found = words(text)
        characters = sum(map(len, map(_CHARACTER.findall, found)))
        short = len(found) - characters / 2 < LEAST_WORDS
        found = found[:_LIMIT]
        weights = tuple(map(self._weight, found))
        return Sentence(found, weights, sum(weights), short, frozenset(found))

    def _weight(self, word: str) -> float:
        if word not in self._known:
            self._known[word] = self._weigh(word)
        return self._known[word]

    def _weigh(self, word: str) -> float:
        rarity = log(1 + 2 * self._size / (1 + self._counts[word])) / log(1 + self._size)
        if word.isdigit():
            return _NUMBER * min(1.0, rarity)
        length = _CHARACTER_WEIGHT if _CHARACTER.fullmatch(word) else (min(len(word), 5) / 5) ** 2
        return max(0.05, length * min(1.0, rarity))


def words(text: str) -> tuple[str, ...]:
    """The words of a plain text, without case. A character of a script without blanks is one."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


class _Stretch(NamedTuple):
    """A part of two sentences: what they share, or what stands in the place of what."""

    equal: bool
    old: tuple[int, int]
    new: tuple[int, int]


def likeness(old: Sentence, new: Sentence) -> float:
    """From 0, nothing in common, to 1, the same words in the same order.

    Where all that differs is one stretch in which nothing is the same, two sentences are as different as that stretch:
    they only begin, or end, with the same phrase.
    """
    both = old.total + new.total
    if not old.total or not new.total:
        return 0.0
    stretches = list(_stretches(old, new))
    shares = _shares(old, new, stretches)
    shared = sum(shares)
    apart = list(_apart(old, stretches))
    if len(apart) == 1:
        only, at_end = apart[0]
        start, end = only.old
        inside = sum(share for share, s in zip(shares, stretches, strict=True) if s.old[0] >= start and s.old[1] <= end)
        size = sum(old.weights[slice(*only.old)]) + sum(new.weights[slice(*only.new)])
        common = inside / size
        told = sorted((_telling(old, only.old), _telling(new, only.new)))
        least = _OTHER_END if at_end else _OTHER_MIDDLE
        if common < _NOTHING and told[0] >= least[0] and told[1] >= least[1]:
            return min(common, shared / both)
    return shared / both


def could_cover(part: Sentence, whole: Sentence, least: float) -> bool:
    """False if :func:`covered` is surely less than this."""
    words = whole.all
    shared = sum(weight for word, weight in zip(part.words, part.weights, strict=True) if word in words)
    return shared >= least * part.total > 0


def covered(part: Sentence, whole: Sentence) -> float:
    """How much of a part is in the whole, in order, from 0 to 1."""
    from rapidfuzz.distance import LCSseq

    blocks = LCSseq.opcodes(part.words, whole.words)
    shared = sum(sum(part.weights[block.src_start : block.src_end]) for block in blocks if block.tag == "equal")
    return shared / part.total if part.total else 0.0


def _stretches(old: Sentence, new: Sentence) -> Iterator[_Stretch]:
    from rapidfuzz.distance import LCSseq

    at = (0, 0)
    for block in LCSseq.opcodes(old.words, new.words):
        if block.tag != "equal":
            continue
        if (block.src_start, block.dest_start) != at:
            yield _Stretch(equal=False, old=(at[0], block.src_start), new=(at[1], block.dest_start))
        yield _Stretch(equal=True, old=(block.src_start, block.src_end), new=(block.dest_start, block.dest_end))
        at = (block.src_end, block.dest_end)
    if at != (len(old.words), len(new.words)):
        yield _Stretch(equal=False, old=(at[0], len(old.words)), new=(at[1], len(new.words)))


def _shares(old: Sentence, new: Sentence, stretches: list[_Stretch]) -> list[float]:
    """Weight of what both have in each stretch, counted on both sides."""
    from rapidfuzz.fuzz import ratio

    shares: list[float] = []
    for equal, (a, b), (c, d) in stretches:
        if equal:
            shares.append(sum(old.weights[a:b]) + sum(new.weights[c:d]))
            continue
        share = 0.0
        for one, other, x, y in zip(old.words[a:b], new.words[c:d], old.weights[a:b], new.weights[c:d], strict=False):
            if ratio(one, other, score_cutoff=_NEARLY):
                share += _LOOSE * (x + y)
        shares.append(share)
    return shares


def _apart(old: Sentence, stretches: list[_Stretch]) -> Iterator[tuple[_Stretch, bool]]:
    """The stretches that differ, those with nothing telling between them as one; True if one stands at an end."""
    start, differs, first = (0, 0), False, True
    for stretch in stretches:
        if not (stretch.equal and _telling(old, stretch.old)):
            differs = differs or not stretch.equal
            continue
        if differs:
            yield _Stretch(False, (start[0], stretch.old[0]), (start[1], stretch.new[0])), first
        start, differs, first = (stretch.old[1], stretch.new[1]), False, False
    if differs:
        yield _Stretch(False, (start[0], stretches[-1].old[1]), (start[1], stretches[-1].new[1])), True


def _telling(sentence: Sentence, stretch: tuple[int, int]) -> int:
    """How many words of a stretch say what the sentence is about."""
    return sum(weight >= _TELLING for weight in sentence.weights[slice(*stretch)])
