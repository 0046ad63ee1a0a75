"""For people: where, what, the text with a caret under the spot, and the next step."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from translate.model.finding import Finding, Severity
from translate.reports.base import Report, counts, one_line, printable

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class TextReport:
    """``file:line: severity [rule] message``, and below it what a translator needs to mend it."""

    id: str = "text"

    def write(self, findings: Sequence[Finding], rules: Mapping[str, str]) -> str:
        """See :class:`Report`."""
        del rules
        lines = [line for finding in findings for line in _lines(finding)]
        told = [
            f"{number} {severity.value}{'s' if number != 1 and severity is not Severity.INFO else ''}"
            for severity, number in counts(findings).items()
            if number
        ]
        return "\n".join([*lines, f"{', '.join(told)}." if told else "No findings."]) + "\n"


def _lines(finding: Finding) -> Iterator[str]:
    place = f"{finding.target.path}:{finding.target.line}" if finding.target.line else finding.target.path
    yield f"{one_line(place)}: {finding.severity.value} [{finding.rule}] {one_line(finding.message)}"
    if finding.source_text:
        yield f"    source: {printable(_short(finding.source_text)[0])}"
    if finding.target_text:
        shown, shift = _short(finding.target_text, finding.span[0] if finding.span else 0)
        yield f"    target: {printable(shown)}"
        if finding.span and shown.isprintable():
            start, end = finding.span[0] + shift, min(finding.span[1] + shift, len(shown))
            yield " " * (12 + _columns(shown[:start])) + "^" * max(1, _columns(shown[start:end]))
    if finding.hint:
        yield f"    {one_line(finding.hint)}"


def _short(text: str, spot: int = 0) -> tuple[str, int]:
    """A stretch of the text that fits a line and holds the spot, and how far offsets moved."""
    text = text.replace("\n", " ")
    start = max(0, spot - _WIDTH // 2) if len(text) > _WIDTH else 0
    lead = "…" if start else ""
    tail = "…" if start + _WIDTH < len(text) else ""
    return lead + text[start : start + _WIDTH] + tail, len(lead) - start


def _columns(text: str) -> int:
    """Width on a terminal."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


PLUGIN: Final[Report] = TextReport()
