"""Which sentences of two paragraphs belong together (Gale and Church, 1993), by length, what they hold and how they end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from translate.alignment.chain import Bead, Row, Steps, beads
from translate.alignment.corridor import band, whole
from translate.alignment.outline import Part
from translate.alignment.weights import Facts, Feature, Lengths, feature, learned_facts, learned_lengths

_STEPS = Steps(alone=0.01, again=0.3, replaced=0.3)
_ONE_OF_TWO = math.log(0.045)
"""Gale and Church: 89 of 100 beads are 1-1, 9 are 1-2 or 2-1, 1 is 2-2."""
_TWO_OF_TWO = math.log(0.011)
_TRUST = 0.8
_FACTS = (-5000, 10000)
_WHOLE, _ROOM = 1600, 25
"""Up to so many pairs, every one is looked at; beyond, so many sentences to each side of the diagonal."""
_CUT_SHORT = 0.01
_LONGEST = 2000
"""More sentences than this in a paragraph are a mistake of whoever wrote it; they are not compared."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What two pages say about likenesses between their sentences."""

    ending: Feature
    facts: Facts
    lengths: Lengths
    replaced: float
    """How often another sentence stands in the place of one, to one that was translated."""


def learn(pairs: Sequence[tuple[Sequence[Part], Sequence[Part]]], *, replaced: float) -> Learned:
    """What is to be learned from paragraphs that belong together. Arguments: ``replaced``, as in :class:`Learned`."""
    sources = [part for source, _ in pairs for part in source]
    targets = [part for _, target in pairs for part in target]
    sure = [(source[0].length, target[0].length) for source, target in pairs if len(source) == len(target) == 1]
    return Learned(
        feature([part.ending for part in sources], [part.ending for part in targets]),
        learned_facts([part.facts for part in sources], [part.facts for part in targets]),
        learned_lengths(sure, [part.length for part in sources], [part.length for part in targets]),
        replaced,
    )


def pair(source: Sequence[Part], target: Sequence[Part], learned: Learned) -> list[Bead]:
    """The beads of two paragraphs with more than a half of the probability; at most two sentences to a side.

    A paragraph that is one sentence on one side belongs to all of the other's.
    """
    judge = _Judge(source, target, learned)
    size = len(source), len(target)
    if size == (1, 1):  # the paragraphs belong together, which says it all but for a sentence that was cut short
        bead = Bead((0, 1), (0, 1), 1.0)
        return [Bead(bead.source, bead.target, judge.share(bead, _CUT_SHORT))]
    if 1 in size and max(size) > 2:
        found = [Bead((0, size[0]), (0, size[1]), _ALL_OF_IT)]
    elif max(size) > _LONGEST:
        return []
    else:
        rows = whole(size) if size[0] * size[1] <= _WHOLE else band(size, (), room=_ROOM)
        found, _ = beads(judge, size, band=rows, steps=_STEPS, least=0.5)
    return [
        Bead(b.source, b.target, b.probability * judge.share(b, learned.replaced)) for b in found if b.probability > 0.5
    ]


_ALL_OF_IT = 0.9
"""How sure it is, at best, that one sentence says what three or more say."""


class _Judge:
    """Compares sentences; see :class:`~translate.alignment.chain.Judge`."""

    def __init__(self, source: Sequence[Part], target: Sequence[Part], learned: Learned) -> None:
        self._source, self._target, self._learned = source, target, learned

    def row(self, source: int, low: int, high: int) -> Row:
        """See :class:`~translate.alignment.chain.Judge`."""
        one, two = (source, source + 1), (source - 1, source + 1)
        single = [self._weight(one, (j, j + 1)) for j in range(low, high)]
        split = {j: _ONE_OF_TWO + self._weight(one, (j - 1, j + 1)) for j in range(low + 1, high)}
        if not source:
            return Row(single, split)
        merged = {j: _ONE_OF_TWO + self._weight(two, (j, j + 1)) for j in range(low, high)}
        crossed = {j: _TWO_OF_TWO + self._weight(two, (j - 1, j + 1)) for j in range(low + 1, high)}
        return Row(single, split, merged, crossed)

    def share(self, bead: Bead, replaced: float) -> float:
        """How much of a bead's probability says that one is the other's translation, the whole of it, and not in its place only.

        Arguments: ``replaced``, as in :class:`Learned`.
        """
        one, two = self._source[slice(*bead.source)], self._target[slice(*bead.target)]
        found = 1.0
        for weight in (self._weight(bead.source, bead.target), _TRUST * self._length(one, two)):
            said = math.exp(weight)
            found = min(found, said / (said + replaced))
        return found

    def _length(self, source: Sequence[Part], target: Sequence[Part]) -> float:
        return self._learned.lengths.weight(sum(part.length for part in source), sum(part.length for part in target))

    def _weight(self, source: tuple[int, int], target: tuple[int, int]) -> float:
        one, two = self._source[slice(*source)], self._target[slice(*target)]
        learned = self._learned
        first, second = (frozenset().union(*(part.facts for part in side)) for side in (one, two))
        held, base = learned.facts.of(first)
        others, loss = learned.facts.of(second)
        said = base + loss + sum(learned.facts.shared[fact] for fact in held & others)
        return _TRUST * (
            self._length(one, two)
            + min(_FACTS[1], max(_FACTS[0], said)) / 1000
            + learned.ending.weight(one[-1].ending, two[-1].ending)
        )
