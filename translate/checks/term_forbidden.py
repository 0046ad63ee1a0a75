"""A rendering the glossary forbids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.checks.base import Check, Remark, Subject
from translate.model.finding import IssueType, Severity


@dataclass(frozen=True, slots=True)
class TermForbidden:
    """Only where the source has the term, unless the entry says ``always``."""

    id: str = "term-forbidden"
    type: IssueType = IssueType.TERMINOLOGY
    severity: Severity = Severity.ERROR
    in_drafts: bool = False
    description: str = "The translation uses a rendering that the glossary forbids, with the reason it gives."
    good: tuple[str, str] = ("The KGB said so.", "Так заявили в КДБ.")
    bad: tuple[str, str] = ("The KGB said so.", "Так заявили в КДБ (КГБ).")

    def check(self, subject: Subject) -> Iterator[Remark]:
        """See :class:`Check`."""
        if subject.matcher is None:
            return
        named = {match.concept_id for match in subject.terms}
        for concept in (
            *map(subject.matcher.concept, sorted(named)),
            *(c for c in subject.watched if c.id not in named),
        ):
            found = subject.matcher.find_forbidden(
                concept, subject.target, subject.locale.tag, source_text=subject.source, article=subject.article
            )
            for match in found:
                target = concept.target(subject.locale.tag)
                shown = "a private variant" if concept.private else f"“{match.form}”"
                use = f"Use {target.term}." if target and not concept.private else "See the glossary."
                why = f" ({match.forbidden.why})" if match.forbidden.why and not concept.private else ""
                yield Remark(f"{shown} is forbidden for {concept.id}{why}", use, concept=concept.id)


PLUGIN: Final[Check] = TermForbidden()
