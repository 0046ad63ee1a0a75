"""How much of one sentence is in another: by words and their weight, never by a common beginning."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from math import log
from typing import Final

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


@dataclass(frozen=True, slots=True)
class _Stretch:
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
    shared = sum(_shared(old, new, stretch) for stretch in stretches)
    apart = list(_apart(old, stretches))
    if len(apart) == 1:
        only, at_end = apart[0]
        inside = [s for s in stretches if s.old[0] >= only.old[0] and s.old[1] <= only.old[1]]
        size = sum(old.weights[slice(*only.old)]) + sum(new.weights[slice(*only.new)])
        common = sum(_shared(old, new, stretch) for stretch in inside) / size
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
    shared = sum(sum(part.weights[slice(*s.old)]) for s in _stretches(part, whole) if s.equal)
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


def _shared(old: Sentence, new: Sentence, stretch: _Stretch) -> float:
    """Weight of what both have in a stretch, counted on both sides."""
    a, b = slice(*stretch.old), slice(*stretch.new)
    if stretch.equal:
        return sum(old.weights[a]) + sum(new.weights[b])
    from rapidfuzz.fuzz import ratio

    pairs = zip(old.words[a], new.words[b], old.weights[a], new.weights[b], strict=False)
    return sum(_LOOSE * (x + y) for one, other, x, y in pairs if ratio(one, other, score_cutoff=_NEARLY))


def _apart(old: Sentence, stretches: list[_Stretch]) -> Iterator[tuple[_Stretch, bool]]:
    """The stretches that differ, those with nothing telling between them as one; True if one stands at an end."""
    solid = [s for s in stretches if s.equal and _telling(old, s.old)]
    ends = [s for s in stretches if s is stretches[0] or s is stretches[-1]]
    edges = [_Stretch(True, (0, 0), (0, 0)), *solid]
    last = (ends[-1].old[1], ends[-1].new[1])
    edges.append(_Stretch(True, (last[0], last[0]), (last[1], last[1])))
    for place, (left, right) in enumerate(pairwise(edges)):
        inside = [
            s for s in stretches if not s.equal and s.old[0] >= left.old[1] and s.old[1] <= right.old[0]
            and s.new[0] >= left.new[1] and s.new[1] <= right.new[0]
        ]  # fmt: skip
        if inside:
            old_range, new_range = (left.old[1], right.old[0]), (left.new[1], right.new[0])
            yield _Stretch(equal=False, old=old_range, new=new_range), place in (0, len(edges) - 2)


def _telling(sentence: Sentence, stretch: tuple[int, int]) -> int:
    """How many words of a stretch say what the sentence is about."""
    return sum(weight >= _TELLING for weight in sentence.weights[slice(*stretch)])
