"""How like two units are: by form, length and what they hold."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from translate.alignment.chain import Bead, Row, Steps
from translate.alignment.outline import ATTRIBUTE, PROSE, Item
from translate.alignment.weights import Facts, Feature, Lengths

_TRUST = 0.7
"""Likenesses depend on each other: together they say less than their sum."""
_NEVER = -30.0
_OTHER_GROUP = -2.0
_JOINED = -5.0
"""How unlikely it is that two paragraphs became one."""
_SHORTEST = 15
"""A shorter paragraph was hardly merged into another."""
_LEAST_WHOLE, _MOST_WHOLE, _MOST_PART = 0.7, 1.4, 0.85
"""Two paragraphs that became one have about its length together, and neither has it alone."""
_FACTS = (-6000, 12000)


@dataclass(frozen=True, slots=True)
class Learned:
    """What two pages say about likenesses between them."""

    form: tuple[Feature, ...]
    facts: Facts
    lengths: Lengths
    replaced: float
    """How often something else stands in the place of a unit, to one that was translated."""
    steps: Steps


class Judge:
    """Compares units; see :class:`~translate.alignment.chain.Judge`."""

    def __init__(self, source: Sequence[Item], target: Sequence[Item], learned: Learned) -> None:
        self._source, self._target = source, target
        self._learned = learned
        self._forms: dict[tuple[Hashable, ...], int] = {}
        self._source_forms = [self._form(item) for item in source]
        self._target_forms = [self._form(item) for item in target]
        self._known = list(self._forms)
        self._form_weights: dict[int, float] = {}
        self._joint_weights: dict[int, float] = {}
        self._length_weights: dict[int, float] = {}
        facts = learned.facts
        self._source_facts = [facts.of(item.facts) for item in source]
        self._target_facts = [facts.of(item.facts) for item in target]
        self._source_sizes = [_bucket(item.length) for item in source]
        self._target_sizes = [_bucket(item.length) for item in target]
        self._source_joints = frozenset(_joints(source))
        self._target_joints = _joints(target)
        self._factor = math.exp(learned.lengths.ratio)

    def _form(self, item: Item) -> int:
        form = (item.group, *form_of(item))
        return self._forms.setdefault(form, len(self._forms))

    def row(self, source: int, low: int, high: int) -> Row:
        """See :class:`~translate.alignment.chain.Judge`."""
        form = self._source_forms[source] * len(self._known)
        size = self._source_sizes[source] << 10
        held, base = self._source_facts[source]
        forms, sizes = self._form_weights, self._length_weights
        target_forms, target_sizes, target_facts = self._target_forms, self._target_sizes, self._target_facts
        shared = self._learned.facts.shared
        (least, most), replaced = _FACTS, self._learned.replaced
        single: list[float] = []
        for j in range(low, high):
            key = form + target_forms[j]
            weight = forms.get(key)
            if weight is None:
                weight = forms[key] = self._form_weight(key, len(self._learned.form))
            if weight > _NEVER:
                key = size + target_sizes[j]
                more = sizes.get(key)
                if more is None:
                    more = sizes[key] = self._length_weight(key)
                others, loss = target_facts[j]
                said = base + loss
                if held and not held.isdisjoint(others):
                    for fact in held & others:
                        said += shared[fact]
                more += _TRUST * min(most, max(least, said)) / 1000
                weight += more if more > 0 else math.log(math.exp(more) + replaced)
            single.append(weight)
        return Row(single, self._splits(source, low, high), self._merges(source, low, high))

    def share(self, bead: Bead) -> float:
        """How much of a bead's probability says that one is the other's translation, and not only in its place."""
        source, target = self._source[slice(*bead.source)], self._target[slice(*bead.target)]
        said = math.exp(self.content(source, target))
        return said / (said + self._learned.replaced)

    def content(self, source: Sequence[Item], target: Sequence[Item]) -> float:
        """What lengths and facts say, wherever the members stand."""
        first, second = (sum(item.length for item in side) for side in (source, target))
        one, two = (frozenset().union(*(item.facts for item in side)) for side in (source, target))
        facts = self._learned.facts
        held, base = facts.of(one)
        others, loss = facts.of(two)
        said = base + loss + sum(facts.shared[fact] for fact in held & others)
        return _TRUST * (self._learned.lengths.weight(first, second) + min(_FACTS[1], max(_FACTS[0], said)) / 1000)

    def _form_weight(self, key: int, count: int) -> float:
        """What two forms say, by their first features."""
        one, two = self._known[key // len(self._known)], self._known[key % len(self._known)]
        group, other = str(one[0]), str(two[0])
        if group != other and (group.startswith(ATTRIBUTE) or other.startswith(ATTRIBUTE)):
            return _NEVER
        features = self._learned.form[:count]
        found = sum(f.weight(a, b) for f, a, b in zip(features, one[1:], two[1:], strict=False))
        return _TRUST * found + (0.0 if group == other else _OTHER_GROUP)

    def _length_weight(self, key: int) -> float:
        return _TRUST * self._learned.lengths.weight(_size(key >> 10), _size(key & 1023))

    def _splits(self, source: int, low: int, high: int) -> dict[int, float]:
        """The source's unit with two of the target, by the index of the second."""
        one = self._source[source]
        if one.group != PROSE or one.length < 2 * _SHORTEST:
            return {}
        wanted = one.length * self._factor
        least, most, single = wanted * _LEAST_WHOLE, wanted * _MOST_WHOLE, wanted * _MOST_PART
        found: dict[int, float] = {}
        for j in self._target_joints[
            bisect_left(self._target_joints, low + 1) : bisect_left(self._target_joints, high)
        ]:
            first, second = self._target[j - 1].length, self._target[j].length
            if least < first + second < most and first < single and second < single:
                found[j] = self._joined((source,), (j - 1, j))
        return found

    def _merges(self, source: int, low: int, high: int) -> dict[int, float]:
        """The source's unit and the one before it with one of the target."""
        if source not in self._source_joints:
            return {}
        first, second = self._source[source - 1].length * self._factor, self._source[source].length * self._factor
        least, most = (first + second) * _LEAST_WHOLE, (first + second) * _MOST_WHOLE
        single = max(first, second) / _MOST_PART
        found: dict[int, float] = {}
        for j in range(low, high):
            whole = self._target[j].length
            if least < whole < most and whole > single and self._target[j].group == PROSE:
                found[j] = self._joined((source - 1, source), (j,))
        return found

    def _joined(self, source: Sequence[int], target: Sequence[int]) -> float:
        """The weight of two units that became one, or of one that became two."""
        learned = self._learned
        form = 0.0
        for i in source:
            for j in target:
                key = self._source_forms[i] * len(self._known) + self._target_forms[j]
                weight = self._joint_weights.get(key)
                if weight is None:
                    weight = self._joint_weights[key] = self._form_weight(key, len(learned.form) - 1)
                form += weight
        lengths = learned.lengths.weight(
            sum(self._source[i].length for i in source), sum(self._target[j].length for j in target)
        )
        ones, twos = [self._source_facts[i] for i in source], [self._target_facts[j] for j in target]
        held, others = (frozenset().union(*(found for found, _ in side)) for side in (ones, twos))
        said = sum(loss for _, loss in (*ones, *twos)) + sum(map(learned.facts.shared.__getitem__, held & others))
        return _JOINED + form + _TRUST * (lengths + min(_FACTS[1], max(_FACTS[0], said)) / 1000)


def _joints(items: Sequence[Item]) -> list[int]:
    """Each paragraph that may be one with the paragraph before it."""
    return [
        index
        for index, (one, two) in enumerate(pairwise(items), 1)
        if one.group == two.group == PROSE
        and one.kind == two.kind
        and one.path == two.path
        and min(one.length, two.length) >= _SHORTEST
    ]


FORM: Final = 5
"""Features of a form."""


def form_of(item: Item) -> tuple[str, ...]:
    """The features of an item, in the order of :attr:`Learned.form`; what a merged paragraph changes comes last."""
    return item.kind, item.path, item.style, item.section, item.shape


def _bucket(length: int) -> int:
    return round(math.log(length + 2) * _BUCKETS)


def _size(bucket: int) -> int:
    return round(math.exp(bucket / _BUCKETS)) - 2


_BUCKETS: Final = 16
"""So many buckets of lengths for each factor e."""
