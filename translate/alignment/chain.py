"""Which members of two ordered lists belong together: a pair hidden Markov model (Durbin et al., 1998, ch. 4) in a band.

Every way to walk through both lists at once has a weight: members that match, members that stand alone, two that became
one. The forward and the backward sums give the share of all weight that goes through a bead, which is its probability.
Beads with more than a half never contradict each other, so nothing else has to decide.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bead:
    """Members that may belong together, as half-open ranges of both lists."""

    source: Range
    target: Range
    probability: float


@dataclass(frozen=True, slots=True)
class Row:
    """How well one member of the source fits, as log weights against chance."""

    single: Sequence[float]
    """With each member of the target in the range asked for."""
    split: Mapping[int, float] = field(default_factory=dict)
    """With two of the target, by the index of the second."""
    merged: Mapping[int, float] = field(default_factory=dict)
    """Together with the source's member before it, by index in the target."""
    crossed: Mapping[int, float] = field(default_factory=dict)
    """Together with the one before it, with two of the target, by the index of the second."""


class Judge(Protocol):
    """Compares members by index."""

    def row(self, source: int, low: int, high: int) -> Row:
        """The weights of one member of the source against ``[low, high)`` of the target."""
        ...


@dataclass(frozen=True, slots=True)
class Steps:
    """How likely a walk does what, whatever the members are."""

    alone: float = 0.02
    """A member stands alone after a match."""
    again: float = 0.6
    """The next one does so too."""
    replaced: float = 0.2
    """What stands alone in the source is followed by something alone in the target."""


def beads(
    judge: Judge, size: Range, *, band: Sequence[Range], steps: Steps, least: float = 0.05
) -> tuple[list[Bead], bool]:
    """The beads with at least this probability, in order of the source, and whether the band may have been too narrow.

    Arguments: ``size``, lengths of both lists; ``band``, for each ``i`` from 0 to the source's length the positions
    ``[low, high)`` of the target that a walk may be at after ``i`` members, never falling.
    """
    walk = _Walk(judge, size, band, steps)
    walk.forward()
    return walk.backward(least)


class _Walk:
    """One run: sums over all ways, each row scaled to stay within floating point."""

    def __init__(self, judge: Judge, size: Range, band: Sequence[Range], steps: Steps) -> None:
        self._judge = judge
        self._n, self._m = size
        self._band = band
        self._steps = steps
        self._rows: list[tuple[array[float], dict[int, float], dict[int, float], dict[int, float]]] = []
        self._ready: list[array[float]] = []
        self._scales: list[float] = []
        self._total = 0.0

    def forward(self) -> None:
        """Sums of all ways from the beginning."""
        alone, again, replaced = self._steps.alone, self._steps.again, self._steps.replaced
        on, back, out = 1 - 2 * alone, 1 - again - replaced, 1 - again
        scale = 0.0
        above: tuple[int, array[float], array[float]] = (0, array("d"), array("d"))
        for i in range(self._n + 1):
            low, high = self._band[i]
            width = high - low
            matched = array("d", bytes(8 * width))
            if i == 0:
                if low == 0:
                    matched[0] = 1.0
            else:
                self._match(i, matched)
            up, single, apart = above
            up_end = up + len(single)
            skipped = array("d", bytes(8 * width))
            for j in range(max(low, up), min(high, up_end)):
                skipped[j - low] = alone * single[j - up] + again * apart[j - up]
            ready = array("d", bytes(8 * width))
            added = was = gone = 0.0
            for k in range(width):
                added = alone * was + replaced * gone + again * added
                was, gone = matched[k], skipped[k]
                ready[k] = on * was + back * gone + out * added
            if i == self._n:
                end = self._m - low
                self._total = (
                    math.log(was + gone + added) + scale if 0 <= end < width and was + gone + added else -1e300
                )
            biggest = max(ready)
            if biggest > 0:
                factor = 1 / biggest
                for k in range(width):
                    ready[k] *= factor
                    matched[k] *= factor
                    skipped[k] *= factor
                scale += math.log(biggest)
            above = (low, matched, skipped)
            self._ready.append(ready)
            self._scales.append(scale)

    def _match(self, i: int, matched: array[float]) -> None:
        """Fill in the sums of ways that end with a match of member ``i - 1``, in the scale of row ``i - 1``."""
        low, high = self._band[i]
        first, before = self._band[i - 1][0], self._ready[i - 1]
        # a match moves from j - 1 to j
        start = max(low, 1)
        row = self._judge.row(i - 1, start - 1, high - 1) if high > start else Row(())
        weights = array("d", map(math.exp, row.single))
        begin, end = max(start, first + 1), min(high, first + len(before) + 1)
        for j in range(begin, end):
            matched[j - low] = weights[j - start] * before[j - 1 - first]
        split = {j + 1: math.exp(w) for j, w in row.split.items()}
        for j, weight in split.items():
            if first <= j - 2 < first + len(before):
                matched[j - low] += weight * before[j - 2 - first]
        merged = {j + 1: math.exp(w) for j, w in row.merged.items()}
        crossed = {j + 1: math.exp(w) for j, w in row.crossed.items()}
        if i > 1 and (merged or crossed):
            second, earlier = self._band[i - 2][0], self._ready[i - 2]
            factor = math.exp(max(-700.0, self._scales[i - 2] - self._scales[i - 1]))
            for found, step in ((merged, 1), (crossed, 2)):
                for j, weight in found.items():
                    if second <= j - step < second + len(earlier):
                        matched[j - low] += weight * earlier[j - step - second] * factor
        self._rows.append((weights, split, merged, crossed))

    def backward(self, least: float) -> tuple[list[Bead], bool]:
        """Sums of all ways to the end, and with them the probability of each bead."""
        alone, again, replaced = self._steps.alone, self._steps.again, self._steps.replaced
        on, back, out = 1 - 2 * alone, 1 - again - replaced, 1 - again
        found: list[Bead] = []
        narrow = False
        scale = 0.0
        later: list[tuple[int, array[float], float]] = []
        below: tuple[int, array[float]] = (0, array("d"))
        for i in range(self._n, -1, -1):
            low, high = self._band[i]
            width = high - low
            onward = array("d", bytes(8 * width))
            if i < self._n:
                self._onward(i, onward, later, scale)
            down, skipping = below
            down_end = down + len(skipping)
            matched = array("d", bytes(8 * width))
            skipped = array("d", bytes(8 * width))
            last_row = i == self._n
            adding = 0.0
            for k in range(width - 1, -1, -1):
                j = low + k
                ahead = onward[k]
                gone = skipping[j - down] if down <= j < down_end else 0.0
                if last_row and j == self._m:
                    m = x = y = 1.0
                else:
                    m = on * ahead + alone * gone + alone * adding
                    x = back * ahead + again * gone + replaced * adding
                    y = out * ahead + again * adding
                matched[k], skipped[k], adding = m, x, y
            biggest = max(*matched, *skipped)
            if biggest > 0:
                factor = 1 / biggest
                for k in range(width):
                    matched[k] *= factor
                    skipped[k] *= factor
                scale += math.log(biggest)
            if i > 0:
                narrow = self._collect(i, matched, scale, least, found) or narrow
            later = [(low, matched, scale), *later[:1]]
            below = (low, skipped)
        found.reverse()
        return found, narrow

    def _onward(self, i: int, onward: array[float], later: list[tuple[int, array[float], float]], scale: float) -> None:
        """Fill in the sums of ways that begin with a match of member ``i``, in the scale of row ``i + 1``."""
        low = self._band[i][0]
        width = len(onward)
        weights, split, _, _ = self._rows[i]
        start = max(self._band[i + 1][0], 1)
        first, sums, _ = later[0]
        for number, weight in enumerate(weights):
            j = start + number  # the walk arrives at j from j - 1
            if 0 <= j - 1 - low < width:
                onward[j - 1 - low] = weight * sums[j - first]
        for j, weight in split.items():
            if 0 <= j - 2 - low < width:
                onward[j - 2 - low] += weight * sums[j - first]
        if len(later) > 1:
            _, _, merged, crossed = self._rows[i + 1]
            first, sums, other = later[1]
            factor = math.exp(max(-700.0, other - scale))
            for found, step in ((merged, 1), (crossed, 2)):
                for j, weight in found.items():
                    if 0 <= j - step - low < width:
                        onward[j - step - low] += weight * sums[j - first] * factor

    def _collect(self, i: int, after: array[float], scale: float, least: float, found: list[Bead]) -> bool:
        """Add the beads that end with member ``i - 1``; True if one of them stands at the edge of the band."""
        low = self._band[i][0]
        first, before = self._band[i - 1][0], self._ready[i - 1]
        start = max(low, 1)
        weights, split, merged, crossed = self._rows[i - 1]
        factor = math.exp(min(700.0, self._scales[i - 1] + scale - self._total))
        narrow = False
        for number, weight in enumerate(weights):
            j = start + number
            if first < j <= first + len(before):
                value = before[j - 1 - first] * weight * after[j - low] * factor
                if value >= least:
                    found.append(Bead((i - 1, i), (j - 1, j), min(value, 1.0)))
                    narrow = narrow or (value > 0.5 and self._edge(i, j))
        for j, weight in split.items():
            if first <= j - 2 < first + len(before):
                value = before[j - 2 - first] * weight * after[j - low] * factor
                if value >= least:
                    found.append(Bead((i - 1, i), (j - 2, j), min(value, 1.0)))
        if i > 1 and (merged or crossed):
            first, before = self._band[i - 2][0], self._ready[i - 2]
            factor = math.exp(min(700.0, self._scales[i - 2] + scale - self._total))
            for beads, step in ((merged, 1), (crossed, 2)):
                for j, weight in beads.items():
                    if first <= j - step < first + len(before):
                        value = before[j - step - first] * weight * after[j - low] * factor
                        if value >= least:
                            found.append(Bead((i - 2, i), (j - step, j), min(value, 1.0)))
        return narrow

    def _edge(self, i: int, j: int) -> bool:
        """True if the band ends beside a place although the list goes on."""
        low, high = self._band[i]
        return (j - low < _MARGIN and low > 0) or (high - j <= _MARGIN and high <= self._m)


_MARGIN = 3
