"""What may have become what, with the weight of each reading: one sentence edited, split, or joined with its neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from translate.changes.likeness import could_cover, covered, likeness
from translate.changes.order import Box
from translate.changes.side import Side

IN_PLACE: Final = 0.55
"""Least likeness of two sentences between the same neighbours."""
ELSEWHERE: Final = 0.85
"""Least likeness of two sentences anywhere in the article."""
SHORT_IN_PLACE: Final = 60.0
"""Labels under four words: least similarity of their characters, in percent, in the same place."""
_SHORT_WEIGHT: Final = 0.5
WHOLE: Final = 0.7
"""Least likeness of a sentence and all its pieces."""
PIECE: Final = 0.6
"""Least share of a piece that must be in the sentence it was cut from."""
_PIECES: Final = 4
"""Most pieces of one sentence."""
_SIMPLER: Final = 0.98
"""Of two readings that explain as much, the one with fewer pieces."""
_ALL_PAIRS: Final = 20_000
"""Up to so many pairs of a gap are compared one by one; beyond, only those that share a rare word."""
_CANDIDATES: Final = 8
_COMMON: Final = 32
"""A word of more sentences than this finds nothing."""


def in_place(old: Side, new: Side, olds: list[int], news: list[int]) -> list[Box]:
    """The readings of a gap, as ranges of ranks within ``olds`` and ``news``."""
    ranks = {index: rank for rank, index in enumerate(news)}
    rank_of = {index: rank for rank, index in enumerate(olds)}
    boxes: dict[Box, None] = {}
    for index, place in pairs(old, new, olds, news):
        a, b = rank_of[index], ranks[place]
        score = _score(old, new, index, place)
        if score:
            boxes[Box((a, a + 1), (b, b + 1), score * (old.sentence(index).total + new.sentence(place).total))] = None
        for many in _runs(old, index, new, news[b : b + _PIECES]):
            if weight := _pieces(old, index, new, many):
                boxes[Box((a, a + 1), (b, b + len(many)), weight)] = None
        for many in _runs(new, place, old, olds[a : a + _PIECES]):
            if weight := _pieces(new, place, old, many):
                boxes[Box((a, a + len(many)), (b, b + 1), weight)] = None
    return list(boxes)


def elsewhere(old: Side, new: Side, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    """Pairs that are surely one sentence, moved and edited; the most alike first."""
    scored = []
    for index, place in pairs(old, new, olds, news):
        one, other = old.sentence(index), new.sentence(place)
        if old.family(index) == new.family(place) and not one.short and not other.short:
            score = likeness(one, other)
            if score >= ELSEWHERE:
                scored.append((-score, place, index))
    return [(index, place) for _, place, index in sorted(scored)]


def pairs(old: Side, new: Side, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing: all of a small gap, those that share a rare word of a large one."""
    if len(olds) * len(news) <= _ALL_PAIRS:
        yield from ((index, place) for index in olds for place in news)
        return
    where: defaultdict[str, list[int]] = defaultdict(list)
    for place in news:
        for word in new.sentence(place).all:
            where[word].append(place)
    for index in olds:
        shared: Counter[int] = Counter()
        for word in old.sentence(index).all:
            places = where.get(word, ())
            if len(places) <= _COMMON:
                shared.update(places)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        yield from ((index, place) for place, _ in best)


def _score(old: Side, new: Side, index: int, place: int) -> float:
    """How much two sentences in the same place are one; 0 if they are not."""
    if old.family(index) != new.family(place):
        return 0.0
    one, other = old.sentence(index), new.sentence(place)
    score = likeness(one, other)
    if not one.short and not other.short:
        return score if score >= IN_PLACE else 0.0
    from rapidfuzz.fuzz import ratio

    same = ratio(old.text(index), new.text(place)) >= SHORT_IN_PLACE
    return max(score, _SHORT_WEIGHT) if same else 0.0


def _runs(side: Side, whole: int, other: Side, places: Sequence[int]) -> Iterator[list[int]]:
    """Two to four neighbours of one family, from the first place on, that are all in a sentence: its pieces perhaps."""
    one, family = side.sentence(whole), side.family(whole)
    many: list[int] = []
    for place in places if len(places) > 1 else ():
        if other.family(place) != family or (many and place != many[-1] + 1):
            return
        if not could_cover(other.sentence(place), one, PIECE):
            return
        many.append(place)
        if len(many) > 1:
            if any(covered(other.sentence(piece), one) < PIECE for piece in (many if len(many) == 2 else many[-1:])):
                return
            yield list(many)


def _pieces(side: Side, whole: int, other: Side, many: list[int]) -> float:
    """The weight of reading several neighbours as the pieces of one sentence; 0 if together they are not it."""
    one, together = side.sentence(whole), other.together(many)
    score = likeness(one, together)
    return _SIMPLER ** (len(many) - 1) * score * (one.total + together.total) if score >= WHOLE else 0.0
