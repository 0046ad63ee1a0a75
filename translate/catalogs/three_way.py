"""Merging of values, of lines and of orders, where what both sides began with may be known."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from translate.changes.align import anchors

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


def three_way(base: T | None, ours: T, theirs: T, *, both: Callable[[T, T], T] | None = None) -> T:
    """The side that changed; if both did, or the base is not known, what ``both`` makes of them, else ours."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    return ours if both is None else both(ours, theirs)


def united(ours: Sequence[str], theirs: Sequence[str], *, base: Sequence[str] | None = None) -> tuple[str, ...]:
    """The lines of both sides, ours first, without those that one side took out. Each new line of theirs comes once."""
    if base is not None and tuple(theirs) == tuple(base):
        return tuple(ours)
    if base is not None and tuple(ours) == tuple(base):
        return tuple(theirs)
    old, left, right = set(base or ()), set(ours), set(theirs)
    kept = [line for line in ours if line in right or line not in old or not line.strip()]
    added = [line for line in dict.fromkeys(theirs) if line not in left and line not in old and line.strip()]
    return (*kept, *added)


def spliced(base: Sequence[H], ours: Sequence[H], theirs: Sequence[H]) -> tuple[H, ...]:
    """All items of both sides in ours' order, each addition of theirs behind the item it stood behind.

    If only theirs rearranged the items of the base, it is the other way round. No side holds an item twice.
    """
    if _rearranged(base, theirs) and not _rearranged(base, ours):
        ours, theirs = theirs, ours
    known = set(ours)
    behind: dict[H | None, list[H]] = {}
    last: H | None = None
    for item in theirs:
        if item in known:
            last = item
        else:
            behind.setdefault(last, []).append(item)
    merged = behind.get(None, [])
    for item in ours:
        merged.append(item)
        merged += behind.get(item, ())
    return tuple(merged)


def _rearranged(base: Sequence[H], side: Sequence[H]) -> bool:
    places = {item: place for place, item in enumerate(base)}
    order = [places[item] for item in side if item in places]
    return order != sorted(order)


def merged_sequence(base: Sequence[H], ours: Sequence[H], theirs: Sequence[H]) -> tuple[H, ...]:
    """Three-way merge of sequences that may hold an item twice; where both changed one place, both stand there, ours first."""
    if ours == theirs:
        return tuple(ours)
    left, right = _matches(base, ours), _matches(base, theirs)
    merged: list[H] = []
    before = mine = other = 0
    for place in (*(place for place in range(len(base)) if place in left and place in right), len(base)):
        mine_end, other_end = left.get(place, len(ours)), right.get(place, len(theirs))
        gap = tuple(base[before:place])
        merged += _gap(gap, tuple(ours[mine:mine_end]), tuple(theirs[other:other_end]))
        merged += base[place : place + 1]
        before, mine, other = place + 1, mine_end + 1, other_end + 1
    return tuple(merged)


def _gap(base: tuple[H, ...], ours: tuple[H, ...], theirs: tuple[H, ...]) -> tuple[H, ...]:
    """What stands between two items all three have."""
    if ours == base:
        return theirs
    if theirs in (ours, base):
        return ours
    old, left, right = set(base), set(ours), set(theirs)
    kept = (item for item in ours if item in right or item not in old)
    return (*kept, *(item for item in theirs if item not in left and item not in old))


def _matches(base: Sequence[H], side: Sequence[H]) -> dict[int, int]:
    """For places of the base, where the same item stands in the side; both ascend."""
    return dict(anchors(base, side))
