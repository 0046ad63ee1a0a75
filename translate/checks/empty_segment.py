"""``<empty/>`` where there is no neighbour to merge with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.checks.base import Check, Remark, Subject
from translate.html.render import EMPTY
from translate.model.finding import IssueType, Severity


@dataclass(frozen=True, slots=True)
class EmptySegment:
    """A merged segment needs a sentence beside it that says both."""

    id: str = "empty-segment"
    type: IssueType = IssueType.OMISSION
    severity: Severity = Severity.ERROR
    in_drafts: bool = True
    description: str = (
        "<empty/> alone marks a sentence that was merged into its neighbour. It is valid only inside a paragraph of "
        "several sentences, of which another one is translated."
    )
    good: tuple[str, str] = ("Read on.", "Siga leyendo.")
    bad: tuple[str, str] = ("Read on.", "Siga <empty/>.")

    def check(self, subject: Subject) -> Iterator[Remark]:
        """See :class:`Check`."""
        target = subject.message.msgstr
        if EMPTY not in target:
            return
        if target != EMPTY:
            yield Remark(f"{EMPTY} stands beside other text", f"Write {EMPTY} alone, or not at all.", _span(target))
        elif subject.alone:
            yield Remark(f"{EMPTY} in a paragraph of one sentence", "Translate it: it has no neighbour.", _span(target))


def _span(target: str) -> tuple[int, int]:
    start = target.index(EMPTY)
    return start, start + len(EMPTY)


PLUGIN: Final[Check] = EmptySegment()
