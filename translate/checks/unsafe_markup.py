"""Tags with attributes, scripts and anything else that no sentence of the source has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.checks.base import Check, Remark, Subject
from translate.html.render import EMPTY, RenderError, render
from translate.model.finding import IssueType, Severity


@dataclass(frozen=True, slots=True)
class UnsafeMarkup:
    """Such a translation is never published; the paragraph falls back to the source."""

    id: str = "unsafe-markup"
    type: IssueType = IssueType.MARKUP
    severity: Severity = Severity.ERROR
    in_drafts: bool = True
    description: str = (
        "A translation names the tags of its source and brings none of its own: no attributes, no scripts, no links. "
        "To show a tag as text, write &lt; for <."
    )
    good: tuple[str, str] = ("Read on.", "Siga <em>leyendo</em>.")
    bad: tuple[str, str] = ("Read on.", '<a href="javascript:alert(1)">Siga</a>.')

    def check(self, subject: Subject) -> Iterator[Remark]:
        """See :class:`Check`."""
        target = subject.message.msgstr
        if target == EMPTY:
            return
        try:
            render(target, subject.segment, subject.place, lambda _: "")
        except RenderError as error:
            if error.unsafe:
                yield Remark(
                    str(error), "Use only the tags of the source, without attributes; &lt; shows a <.", error.span
                )


PLUGIN: Final[Check] = UnsafeMarkup()
