"""What kept its order between two lists, and the best way through proposals that must not cross."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_REACH: Final = 400
"""A proposal is joined to one of so many before it: enough where each sentence has a handful."""


def longest_rise(places: Sequence[int]) -> list[int]:
    """Indexes of a longest strictly rising run within ``places``: the neighbours that kept their order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        slot = bisect_left(tails, place)
        before.append(ends[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [place]
        ends[slot : slot + 1] = [index]
    chain: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A proposal: these members of the old list became those of the new one. Half-open ranges, never empty."""

    old: tuple[int, int]
    new: tuple[int, int]
    weight: float = 0.0


def best_chain(boxes: Sequence[Box]) -> list[Box]:
    """The heaviest boxes that follow each other in both lists, none overlapping (dynamic programming).

    Of equal chains the one with the earlier boxes; quadratic in the boxes of a neighbourhood only.
    """
    ordered = sorted(boxes, key=lambda box: (box.old[1], box.new[1], box.old[0], box.new[0]))
    total: list[float] = []
    before: list[int] = []
    for index, box in enumerate(ordered):
        weight, link = 0.0, -1
        for other in range(index - 1, max(-1, index - 1 - _REACH), -1):
            one = ordered[other]
            if one.old[1] <= box.old[0] and one.new[1] <= box.new[0] and total[other] > weight:
                weight, link = total[other], other
        total.append(weight + box.weight)
        before.append(link)
    chain: list[Box] = []
    index = max(range(len(total)), key=lambda index: (total[index], -index), default=-1)
    while index >= 0:
        chain.append(ordered[index])
        index = before[index]
    return chain[::-1]
