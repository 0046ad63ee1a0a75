"""Which units of two pages belong together."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from translate.alignment import corridor
from translate.alignment.chain import Bead, Steps, beads
from translate.alignment.likeness import FORM, Judge, Learned, form_of
from translate.alignment.outline import Item
from translate.alignment.weights import USUAL, feature, learned_facts, learned_lengths

_ALONE, _MOST_ALONE = 0.02, 0.2
"""How often a unit stands alone after one that has its place: before the pages are seen, and at most."""
_REPLACED, _MORE_REPLACED = 0.02, 0.2
"""How often something else stands in the place of a unit, at least, and how much more where nothing has a place."""
_EVIDENT = 2.0
"""What must speak for a pair beyond its place, as log odds, to find it elsewhere."""
_MOVED = 0.95
"""What is found elsewhere is a little less sure."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Beads of units, by index in the two lists of items."""

    beads: tuple[Bead, ...]
    learned: Learned


def pair(source: Sequence[Item], target: Sequence[Item], *, usual: float = USUAL) -> Pairing:
    """Which items belong together, and what was learned on the way.

    Arguments: ``usual``, the share of items that agree in a property, before these are seen.
    """
    forms = [form_of(item) for item in source], [form_of(item) for item in target]
    form = tuple(feature([f[n] for f in forms[0]], [f[n] for f in forms[1]], usual=usual) for n in range(FORM))
    facts = learned_facts([item.facts for item in source], [item.facts for item in target])
    sizes = [item.length for item in source], [item.length for item in target]
    learned = Learned(form, facts, learned_lengths((), *sizes), _REPLACED, Steps(_ALONE))
    found = _walk(source, target, learned)
    firm = [bead for bead in found if bead.probability > 0.5]
    sure = [
        (source[bead.source[0]].length, target[bead.target[0]].length)
        for bead in firm
        if bead.probability > 0.9 and bead.source[1] - bead.source[0] == bead.target[1] - bead.target[0] == 1
    ]
    gaps = sum(one.source[1] != two.source[0] or one.target[1] != two.target[0] for one, two in pairwise(firm))
    alone = max(_ALONE, min(_MOST_ALONE, gaps / (len(firm) + 1)))
    placed = sum(source[i].length for bead in firm for i in range(*bead.source))
    replaced = _REPLACED + _MORE_REPLACED * (1 - placed / max(1, sum(sizes[0])))
    again = Learned(form, facts, learned_lengths(sure, *sizes), replaced, Steps(alone))
    marks = [(bead.source[0], bead.target[0]) for bead in firm if bead.probability > 0.9]
    return Pairing(tuple(_walk(source, target, again, marks)), again)


def _walk(
    source: Sequence[Item], target: Sequence[Item], learned: Learned, marks: Sequence[tuple[int, int]] = ()
) -> list[Bead]:
    """The beads of two lists. Arguments: ``marks``, pairs the way leads along, if they are known."""
    size = len(source), len(target)
    judge = Judge(source, target, learned)
    if size[0] * size[1] <= corridor.WHOLE:
        return _judged(judge, beads(judge, size, band=corridor.whole(size), steps=learned.steps)[0])
    marks = marks or corridor.landmarks([_marks(item) for item in source], [_marks(item) for item in target])
    room = corridor.LEAST_ROOM
    while True:
        rows = corridor.band(size, marks, room=room)
        found, narrow = beads(judge, size, band=rows, steps=learned.steps)
        if not narrow or 4 * corridor.cells(rows) > corridor.MOST_CELLS:
            return _judged(judge, found)
        room *= 3


def _judged(judge: Judge, found: list[Bead]) -> list[Bead]:
    return [Bead(bead.source, bead.target, bead.probability * judge.share(bead)) for bead in found]


def _marks(item: Item) -> list[Hashable]:
    """What an item may be known by in a long page."""
    marks: list[Hashable] = [(item.group, fact) for fact in sorted(item.facts) if not fact.startswith("w")]
    marks.append((item.kind, item.section))
    return marks


def moved(source: Sequence[Item], target: Sequence[Item], learned: Learned) -> list[Bead]:
    """Beads among the units that are left when the others have their place: what stands elsewhere in the other page.

    Place says nothing here, so only what holds the same facts counts.
    """
    if not source or not target:
        return []
    judge = Judge(source, target, learned)
    return [
        Bead(bead.source, bead.target, bead.probability * _MOVED)
        for bead in _walk(source, target, learned)
        if bead.probability > 0.5
        and judge.content(source[slice(*bead.source)], target[slice(*bead.target)]) >= _EVIDENT
    ]
