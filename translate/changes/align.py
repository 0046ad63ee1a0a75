"""Which message became which between two versions of an article: in order, by likeness, with splits and joins (DESIGN §7).

Messages that are in both versions keep their translation whatever happens around them. The rest is compared in the gaps
between those that kept their order; what is left over is looked for elsewhere in the article, with more asked of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from translate.changes.likeness import Weights
from translate.changes.order import best_chain, longest_rise
from translate.changes.proposals import elsewhere, in_place
from translate.changes.side import Side
from translate.html.inline import plain
from translate.model.message import Key

Pair = tuple[tuple[int, ...], tuple[int, ...]]
"""Old and new messages that belong together, as indexes: one and one, one and several, several and one."""

_BESIDE: Final = 8
"""So many messages beside one that moved."""
_TABLE: Final = 40_000_000
"""Cells of an exact comparison of two orders; beyond, messages that occur once are the landmarks."""


def align(old: Sequence[Key], new: Sequence[Key], *, landmarks: Sequence[tuple[int, int]] | None = None) -> list[Pair]:
    """The messages that were edited, split or joined, in the order of ``new``.

    Arguments: ``old`` and ``new``, all messages of both versions in document order, repeats included; ``landmarks``, the
    :func:`anchors` of both, if they are known already. An old message that is in ``new`` too may be named: one of its
    occurrences was edited.
    """
    landmarks = anchors(old, new) if landmarks is None else landmarks
    gone, come = _loose(old, new, landmarks)
    if not gone or not come:
        return []
    weights = Weights(plain(text) for _, text in {*old, *new})
    before, after = Side(old, weights), Side(new, weights)
    wanted = set(new)
    found: list[Pair] = []
    gaps = list(_gaps(landmarks, gone, come))
    for olds, news in gaps:
        found += _done(before, after, _same_text(before, after, olds, news))
    vanished = [index for index in gone if old[index] not in wanted]
    long = [place for place in after.left(come) if not after.sentence(place).short]
    found += _done(before, after, _same_text(before, after, before.left(vanished), long))
    for olds, news in (*gaps, *_beside(before, after, gone, come)):
        one, other = before.left(olds), after.left(news)
        chain = best_chain(in_place(before, after, one, other))
        found += _done(before, after, ((one[slice(*box.old)], other[slice(*box.new)]) for box in chain))
    rest = elsewhere(before, after, before.left(vanished), after.left(come))
    found += _done(before, after, (([index], [place]) for index, place in rest))
    return sorted(found, key=lambda pair: pair[1])


def anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Indexes of members that are in both lists and kept their order, the longest such chain."""
    least = min(len(old), len(new))
    start = next((index for index in range(least) if old[index] != new[index]), least)
    left = least - start
    end = next((place for place in range(left) if old[-1 - place] != new[-1 - place]), left)
    middle = _chain(old[start : len(old) - end], new[start : len(new) - end])
    return [
        *((index, index) for index in range(start)),
        *((one + start, other + start) for one, other in middle),
        *((len(old) - place, len(new) - place) for place in range(end, 0, -1)),
    ]


def _chain(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    if len(old) * len(new) <= _TABLE:
        from rapidfuzz.distance import LCSseq

        for block in LCSseq.opcodes(old, new):
            if block.tag == "equal":
                at = range(block.src_start, block.src_end), range(block.dest_start, block.dest_end)
                yield from zip(*at, strict=True)
        return
    counts, others = Counter(old), Counter(new)
    where = {key: place for place, key in enumerate(old)}
    both = [(where[key], place) for place, key in enumerate(new) if counts[key] == 1 == others[key]]
    yield from (both[index] for index in longest_rise([place for place, _ in both]))


def _loose(old: Sequence[Key], new: Sequence[Key], landmarks: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Old messages, and new ones at their first occurrence, that have no counterpart in the other version."""
    placed, kept = {place for _, place in landmarks}, {index for index, _ in landmarks}
    moved = Counter(key for place, key in enumerate(new) if place not in placed)
    gone: list[int] = []
    for index, key in enumerate(old):
        if index not in kept and not moved[key]:
            gone.append(index)
        elif index not in kept:
            moved[key] -= 1
    known, first = set(old), dict[Key, int]()
    for place, key in enumerate(new):
        if key not in known:
            first.setdefault(key, place)
    return gone, list(first.values())


def _gaps(
    landmarks: Sequence[tuple[int, int]], gone: Sequence[int], come: Sequence[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """What went and what came between the same two landmarks, where there is some of both."""
    a = b = 0
    for end, stop in (*landmarks, (None, None)):
        olds, news = a, b
        while a < len(gone) and (end is None or gone[a] < end):
            a += 1
        while b < len(come) and (stop is None or come[b] < stop):
            b += 1
        if olds < a and news < b:
            yield list(gone[olds:a]), list(come[news:b])


def _beside(old: Side, new: Side, gone: Sequence[int], come: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
    """What came beside a message that moved, with what went beside it: a paragraph that was moved and edited."""
    once = Counter(old.keys), Counter(new.keys)
    where = {key: index for index, key in enumerate(old.keys) if once[0][key] == 1 == once[1][key]}
    went, came = set(gone), set(come)
    for place in came:
        for step in (-1, 1):
            beside = place + step
            if not 0 <= beside < len(new.keys) or new.keys[beside] not in where:
                continue
            start = where[new.keys[beside]]
            yield _stretch(went, start - step, -step), _stretch(came, place, -step)


def _stretch(places: set[int], start: int, step: int) -> list[int]:
    """The neighbours from a place on, in order."""
    found: list[int] = []
    while start in places and len(found) < _BESIDE:
        found.append(start)
        start += step
    return sorted(found)


def _same_text(old: Side, new: Side, olds: Sequence[int], news: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
    """A text that only changed its codes or its family: a paragraph that became a heading."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for index in old.left(olds):
        where[old.text(index)].append(index)
    for place in new.left(news):
        same = where.get(new.text(place))
        if same:
            best = min(same, key=lambda index: (old.family(index) != new.family(place), index))
            same.remove(best)
            yield [best], [place]


def _done(old: Side, new: Side, found: Iterator[tuple[list[int], list[int]]]) -> Iterator[Pair]:
    """The pairs of which no member was taken before."""
    for olds, news in found:
        if old.done.isdisjoint(olds) and new.done.isdisjoint(news):
            old.done.update(olds)
            new.done.update(news)
            yield tuple(olds), tuple(news)
