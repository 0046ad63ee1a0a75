"""A term of the glossary that the translation does not render as the glossary says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.checks.base import Check, Remark, Subject
from translate.model.finding import IssueType, Severity


@dataclass(frozen=True, slots=True)
class TermMissing:
    """Any listed form will do: term, alternatives, forms."""

    id: str = "term-missing"
    type: IssueType = IssueType.TERMINOLOGY
    severity: Severity = Severity.ERROR
    in_drafts: bool = False
    description: str = "The source has a term of the glossary, the translation has none of its renderings."
    good: tuple[str, str] = ("The KGB said so.", "Так заявили в КДБ.")
    bad: tuple[str, str] = ("The KGB said so.", "Так заявили в безпеці.")

    def check(self, subject: Subject) -> Iterator[Remark]:
        """See :class:`Check`."""
        for concept, match in subject.unrendered:
            target = concept.target(subject.locale.tag)
            if target is None:
                continue
            shown = "a private term" if concept.private else match.form
            others = [target.term, *target.alternatives, *target.forms]
            expected = "" if concept.private else " or ".join(dict.fromkeys(others[:4]))
            yield Remark(
                f"{shown} ({concept.id}) has no rendering of the glossary",
                f"Expected: {expected}." if expected else "See the private glossary.",
                concept=concept.id,
            )


PLUGIN: Final[Check] = TermMissing()
