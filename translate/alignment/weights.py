"""How much a likeness says, learned from the two pages themselves: log odds against chance.

What nearly every unit has in common (``p``) says little, what one unit of each page has (a link, a number) says much;
and where the two pages agree in nothing of a kind (ids that a program made up), that kind says nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

PERCENT: Final = 0.08
"""Width of a bucket of lengths, as the logarithm of a ratio."""
_MOST = 4.0
"""One likeness never says more than this; nor does one difference."""
_KEPT = 0.95
USUAL: Final = 0.8
"""In pages of one format, so many members agree in a property."""
_PRIOR = 5
"""What is usual counts as much as so many members of these pages."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A property with one value for each member."""

    same: Mapping[Hashable, float]
    """By value: what it says if both have it."""
    other: Mapping[Hashable, float]
    """By the source's value: what it says if the other has another."""

    def weight(self, source: Hashable, target: Hashable) -> float:
        """What two values say."""
        return self.same[source] if source == target else self.other[source]


def feature(source: Sequence[Hashable], target: Sequence[Hashable], *, usual: float = USUAL) -> Feature:
    """A property, learned from its values in both lists.

    Arguments: ``usual``, the share of members that agree, before these are seen.
    """
    first, second = Counter(source), Counter(target)
    n, m = max(1, len(source)), max(1, len(target))
    shared = sum(min(number / n, second[value] / m) for value, number in first.items())
    kept = min(_KEPT, max(0.02, (shared * min(n, m) + _PRIOR * usual) / (min(n, m) + _PRIOR)))
    same: dict[Hashable, float] = {}
    other: dict[Hashable, float] = {}
    for value, number in first.items():
        chance = min(0.98, (number + second[value] + 0.5) / (n + m + 1))
        same[value] = max(0.0, min(_MOST, math.log(kept / chance)))
        other[value] = min(0.0, max(-_MOST, math.log((1 - kept) / (1 - chance))))
    return Feature(same, other)


@dataclass(frozen=True, slots=True)
class Facts:
    """What members hold: each fact has a number, and the weights are thousandths, so that their sums have one value."""

    numbers: Mapping[str, int]
    shared: Sequence[int]
    """By number of a fact: what it says if both have it."""
    lost: Sequence[int]
    """By number: what it says if only one of the two has it, on either side."""

    def of(self, held: Collection[str]) -> tuple[frozenset[int], int]:
        """The facts of a member by number, and what it says if the other has none of them."""
        found = frozenset(self.numbers[fact] for fact in held if fact in self.numbers)
        return found, sum(self.lost[number] for number in found)


_USUALLY_KEPT: Final = {"n": 1.0, "u": 1.0, "c": 1.0, "N": 0.5}
_SEEN = 10
"""What is usual counts as much as so many facts of these pages."""
_LEAST_KEPT = 0.03
"""A kind of facts of which less is in both pages is there by chance: words of unlike languages."""
_SCALE: Final = {"w": 0.5}
"""Words of a sentence depend on each other: each says half."""


def learned_facts(source: Sequence[frozenset[str]], target: Sequence[frozenset[str]]) -> Facts:
    """The facts of both lists, with what they say.

    A kind of facts (numbers, names, words that look alike) says the more, the more of the source's are in the target.
    """
    first, second = (Counter(fact for held in side for fact in held) for side in (source, target))
    n, m = max(1, len(source)), max(1, len(target))
    there: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for one, two in ((first, second), (second, first)):
        for fact, number in one.items():
            whole[fact[0]] += number
            there[fact[0]] += min(number, two[fact])
    kept = {
        kind: min(0.9, max(0.01, 0.9 * (there[kind] + _SEEN * _USUALLY_KEPT.get(kind, 0.0)) / (whole[kind] + _SEEN)))
        for kind in whole
    }
    names = sorted(fact for fact in first.keys() | second.keys() if there[fact[0]] > _LEAST_KEPT * whole[fact[0]])
    numbers = {fact: number for number, fact in enumerate(names)}
    shared: list[int] = []
    lost: list[int] = []
    for fact in names:
        chance = min(0.98, (first[fact] + second[fact] + 0.5) / (n + m + 1))
        keeps, scale = kept[fact[0]], _SCALE.get(fact[0], 1.0)
        gain = max(0.0, min(_MOST, math.log(keeps / chance)))
        loss = max(-_MOST, math.log((1 - keeps) / (1 - chance * keeps)))
        shared.append(round(1000 * scale * (gain - loss)))
        lost.append(round(500 * scale * loss))
    return Facts(numbers, shared, lost)


@dataclass(frozen=True, slots=True)
class Lengths:
    """What two lengths say: Gale and Church's model (1993), against the lengths that happen to be there."""

    ratio: float = 0.0
    """Logarithm of the target's length by the source's."""
    spread: float = 0.2
    """Standard deviation of that logarithm for long texts."""
    mean: float = 4.0
    """Logarithm of a usual length in the target."""
    deviation: float = 1.0
    variance: float = 6.8
    """Per letter; Gale and Church's before the pages say another."""

    def weight(self, source: int, target: int) -> float:
        """Log odds for two lengths, in letters."""
        one, two = math.log(source + 2), math.log(target + 2)
        middle = (source * math.exp(self.ratio) + target) / 2 + 2
        sigma = math.sqrt(self.spread**2 + self.variance / middle)
        near = (two - one - self.ratio) / sigma
        far = (two - self.mean) / self.deviation
        found = math.log(self.deviation / sigma) - near * near / 2 + far * far / 2
        return max(-8.0, min(3.0, found))


def learned_lengths(pairs: Sequence[tuple[int, int]], source: Sequence[int], target: Sequence[int]) -> Lengths:
    """The model for two pages.

    Arguments: ``pairs``, lengths of texts that surely belong together, none at first; ``source`` and ``target``, all
    lengths.
    """
    logs = [math.log(length + 2) for length in target] or [4.0]
    mean = sum(logs) / len(logs)
    deviation = max(0.5, math.sqrt(sum((x - mean) ** 2 for x in logs) / len(logs)))
    whole = math.log((sum(target) + 100) / (sum(source) + 100))
    ratio, spread, variance = max(-0.3, min(0.3, whole / 2)), 0.25, 6.8
    found = sorted(math.log((two + 2) / (one + 2)) for one, two in pairs if one >= _LONG and two >= _LONG)
    if found:
        middle = found[len(found) // 2]
        weight = len(found) / (len(found) + _FEW)
        ratio += weight * (middle - ratio)
        off = sorted(abs(x - middle) for x in found)
        spread += weight * (min(0.35, max(0.1, 1.2 * off[len(off) // 2])) - spread)
    short = sorted(
        max(0.0, (math.log((two + 2) / (one + 2)) - ratio) ** 2 / _QUARTILE - spread**2) * ((one + two) / 2 + 2)
        for one, two in pairs
        if one < _LONG or two < _LONG
    )
    if short:
        weight = len(short) / (len(short) + _FEW)
        variance += weight * (min(8.0, max(1.0, short[len(short) // 2])) - variance)
    return Lengths(ratio, spread, mean, deviation, variance)


_LONG = 50
"""From here on a text's length says how long its translation is."""
_FEW = 10
_QUARTILE = 0.455
"""Half of all squares of a standard normal variable are below."""
