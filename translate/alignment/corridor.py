"""Where a walk through two long lists may go: along what both have exactly once, with room on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import Final

from translate.alignment.chain import Range
from translate.changes.order import longest_rise

WHOLE: Final = 40_000
"""Up to so many pairs, every one is looked at."""
LEAST_ROOM: Final = 40
"""Members to each side of the way, at first."""
MOST_CELLS: Final = 3_000_000
"""What memory and patience allow."""


def landmarks(source: Sequence[Sequence[Hashable]], target: Sequence[Sequence[Hashable]]) -> list[Range]:
    """Pairs of members that share something which each list has once, as a longest rising chain.

    Arguments: what each member can be known by.
    """
    first, second = (Counter(mark for marks in side for mark in marks) for side in (source, target))
    place = {mark: j for j, marks in enumerate(target) for mark in marks if second[mark] == 1}
    votes = [
        Counter(place[mark] for mark in marks if first[mark] == 1 and mark in place) for marks in source
    ]  # fmt: skip
    pairs = [(i, max(found, key=lambda j: (found[j], -j))) for i, found in enumerate(votes) if found]
    return rising(pairs)


def rising(pairs: Sequence[Range]) -> list[Range]:
    """A longest chain of pairs that rises on both sides; the first number rises already."""
    return [pairs[index] for index in longest_rise([place for _, place in pairs])]


def whole(size: Range) -> list[Range]:
    """A band without bounds."""
    return [(0, size[1] + 1)] * (size[0] + 1)


def band(size: Range, marks: Sequence[Range], *, room: int) -> list[Range]:
    """For each number of members of the source the positions of the target a walk may be at.

    Arguments: ``marks``, pairs of members that lie near the way, rising; ``room``, positions to each side.
    """
    n, m = size
    lows = [m] * (n + 1)
    highs = [0] * (n + 1)
    corners = [(0, 0), *((i, j) for i, j in marks), (n, m)]
    for (top, left), (bottom, right) in pairwise(corners):
        extra = room + min(abs((bottom - top) - (right - left)), 4 * room)
        for row in range(top, bottom + 1):
            middle = left + (row - top) * (right - left) // max(1, bottom - top)
            lows[row] = min(lows[row], max(0, middle - extra))
            highs[row] = max(highs[row], min(m, middle + extra))
    lows[0], highs[n] = 0, m
    return _never_falling(lows, highs)


def _never_falling(lows: list[int], highs: list[int]) -> list[Range]:
    for row in range(len(lows) - 2, -1, -1):
        lows[row] = min(lows[row], lows[row + 1])
    for row in range(1, len(highs)):
        highs[row] = max(highs[row], highs[row - 1])
    for row in range(len(lows) - 1):
        highs[row] = max(highs[row], lows[row + 1])
    return [(low, high + 1) for low, high in zip(lows, highs, strict=True)]


def cells(rows: Sequence[Range]) -> int:
    """How many pairs a band holds."""
    return sum(high - low for low, high in rows)
