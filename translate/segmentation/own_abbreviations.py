"""Abbreviations that a project lists: no sentence ends at their full stop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from translate.segmentation.places import is_wide


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """A project's list, ready for use; any segmenter's cuts go through it."""

    digest: str
    """What tells this list from another one; nothing for an empty list."""
    halves: tuple[tuple[str, str], ...]
    """What stands before and behind a place where no sentence ends: ``Lt.`` and ``Col.``, ``Lt. Col.`` and nothing."""
    heads: tuple[str, ...]
    """The first of each pair."""
    reach: int
    """Characters around a place that are looked at."""

    def spared(self, text: str, ends: Sequence[int]) -> list[int]:
        """The ends of sentences that may stay.

        Arguments: ``ends``, offsets in ``text``, ascending.
        """
        return [end for end in ends if not self._forbid(text, end)] if self.heads else list(ends)

    def _forbid(self, text: str, end: int) -> bool:
        """True if an end lies behind or within an entry that has no letter or digit in front."""
        before = " ".join(text[max(0, end - self.reach) : end].split())
        if not before.endswith(self.heads):
            return False
        behind = " ".join(text[end : end + self.reach].split())
        return any(
            before.endswith(head) and behind.startswith(tail) and not _continues(before[: -len(head)], head)
            for head, tail in self.halves
        )


def _continues(before: str, head: str) -> bool:
    """True if an entry is only the end of a word; Chinese and Japanese do not say."""
    return before[-1:].isalnum() and not is_wide(head[0])


def abbreviations_of(entries: Iterable[str]) -> Abbreviations:
    """A project's list.

    Arguments: ``entries``, as a person writes them, with their full stops: ``Lt. Col.``, ``обл.``. Letter case
    counts, the kind and amount of white space does not.
    """
    listed = sorted({" ".join(entry.split()) for entry in entries} - {""})
    halves: dict[tuple[str, str], None] = {}
    for entry in listed:
        parts = entry.split()
        for at in range(1, len(parts) + 1):
            halves[" ".join(parts[:at]), " ".join(parts[at:])] = None
    return Abbreviations(
        sha256("\n".join(listed).encode()).hexdigest()[:8] if listed else "",
        tuple(halves),
        tuple({head: None for head, _ in halves}),
        2 * max(map(len, listed), default=0) + 1,
    )
