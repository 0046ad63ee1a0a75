"""A term that stays as it is in this language, and did not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.checks.base import Check, Remark, Subject
from translate.model.finding import IssueType, Severity


@dataclass(frozen=True, slots=True)
class TermDntChanged:
    """``dnt`` is per language: KGB stays KGB in Spanish and becomes КДБ in Ukrainian."""

    id: str = "term-dnt-changed"
    type: IssueType = IssueType.TERMINOLOGY
    severity: Severity = Severity.ERROR
    in_drafts: bool = False
    description: str = "A term the glossary keeps untranslated in this language is not in the translation."
    good: tuple[str, str] = ("The KGB said so.", "Lo dijo el KGB.")
    bad: tuple[str, str] = ("The KGB said so.", "Lo dijo el CSE.")

    def check(self, subject: Subject) -> Iterator[Remark]:
        """See :class:`Check`."""
        for concept, match in subject.unrendered:
            if concept.keeps(subject.locale.tag):
                shown = "a private term" if concept.private else match.form
                yield Remark(
                    f"{shown} ({concept.id}) must stay as it is", "Copy it from the source.", concept=concept.id
                )


PLUGIN: Final[Check] = TermDntChanged()
