"""Which units of two pages belong together: by name in the head, in order in the text, and what was moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translate.alignment import units
from translate.alignment.chain import Bead
from translate.alignment.outline import Item
from translate.alignment.weights import USUAL

_MOVES = 3
"""So many times what is left is looked through for what stands elsewhere."""
_BY_NAME, _HARDLY = 0.95, 0.4
"""How sure it is that two texts of one name belong together, and if one is much longer than the other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Units that belong together, by index."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    probability: float


def pairs(source: Sequence[Item], target: Sequence[Item], *, usual: float = USUAL) -> tuple[list[Pair], float]:
    """The units that belong together with more than a half of the probability, and how often others stand in a place.

    Arguments: ``usual``, as in :func:`~translate.alignment.units.pair`.
    """
    found = list(_named(source, target))
    body = [[item for item in side if not item.name] for side in (source, target)]
    done = units.pair(body[0], body[1], usual=usual)
    found += (_of(bead, *body) for bead in done.beads if bead.probability > 0.5)
    for _ in range(_MOVES):
        used = {i for pair in found for i in pair.source}, {i for pair in found for i in pair.target}
        left = [[item for item in side if item.unit not in gone] for side, gone in zip(body, used, strict=True)]
        moved = units.moved(left[0], left[1], done.learned)
        if not moved:
            break
        found += (_of(bead, *left) for bead in moved)
    return found, done.learned.replaced


def _of(bead: Bead, source: Sequence[Item], target: Sequence[Item]) -> Pair:
    return Pair(
        tuple(item.unit for item in source[slice(*bead.source)]),
        tuple(item.unit for item in target[slice(*bead.target)]),
        bead.probability,
    )


def _named(source: Sequence[Item], target: Sequence[Item]) -> Iterator[Pair]:
    """What the heads of both pages call by one name, each once."""
    names = [defaultdict[str, list[Item]](list), defaultdict[str, list[Item]](list)]
    for side, found in zip((source, target), names, strict=True):
        for item in side:
            if item.name:
                found[item.name].append(item)
    for name, items in names[0].items():
        others = names[1].get(name, [])
        if len(items) == len(others):
            for one, two in zip(items, others, strict=True):
                longer, shorter = max(one.length, two.length), min(one.length, two.length)
                yield Pair((one.unit,), (two.unit,), _BY_NAME if longer < 3 * shorter + 20 else _HARDLY)


def fit(pairs: Sequence[Pair], source: Sequence[Item], target: Sequence[Item]) -> int:
    """The share of the shorter page that has a place in the other, by letters."""
    shares: list[float] = []
    for side, items in (("source", source), ("target", target)):
        sizes = {item.unit: item.length for item in items}
        whole = sum(sizes.values())
        kept = sum(pair.probability * sizes[index] for pair in pairs for index in getattr(pair, side))
        shares.append(kept / whole if whole else 0.0)
    return round(100 * max(shares))
