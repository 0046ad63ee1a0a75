"""Tags that are lost, invented or unbalanced: the paragraph would fall back to the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.checks.base import Check, Remark, Subject
from translate.html.elements import WITHOUT_ATTRIBUTES
from translate.html.message import segment_of
from translate.html.render import EMPTY, RenderError, render
from translate.model.content import CodeKind
from translate.model.finding import IssueType, Severity

_OPTIONAL = frozenset(("br", "wbr"))


@dataclass(frozen=True, slots=True)
class Markup:
    """Renders the translation as publishing would, and counts the codes."""

    id: str = "markup"
    type: IssueType = IssueType.MARKUP
    severity: Severity = Severity.ERROR
    in_drafts: bool = True
    description: str = "The tags of the source must be there, balanced, each as often as in the source at most."
    good: tuple[str, str] = ("See <a>this report</a>.", "Vea <a>este informe</a>.")
    bad: tuple[str, str] = ("See <a>this report</a>.", "Vea <a>este informe.")

    def check(self, subject: Subject) -> Iterator[Remark]:
        """See :class:`Check`."""
        target = subject.message.msgstr
        if target == EMPTY:
            return
        try:
            render(target, subject.segment, subject.place, lambda _: "")
        except RenderError as error:
            if not error.unsafe:
                names = sorted(
                    {f"<{c.name}/>" if c.kind is CodeKind.VOID else f"<{c.name}>" for c in subject.segment.codes}
                )
                hint = f"Tags of this segment: {' '.join(names)}" if names else "This segment has no tags."
                yield Remark(str(error), hint, error.span)
            return
        given = Counter(code.name for code in segment_of("", target, subject.message.extracted).codes)
        for name, count in Counter(code.name for code in subject.segment.codes).items():
            if given[name] < count and name not in _OPTIONAL and name not in WITHOUT_ATTRIBUTES:
                yield Remark(
                    f"<{name}> of the source is missing", "Put it around the same words.", None, Severity.WARNING
                )


PLUGIN: Final[Check] = Markup()
