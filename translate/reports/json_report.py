"""For programs: ``"schema": 1``, see docs/reference/json.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from translate.model.finding import Finding, Position
from translate.reports.base import Report, counts, fingerprint, json_text


@dataclass(frozen=True, slots=True)
class JsonReport:
    """Every field of every finding."""

    id: str = "json"

    def write(self, findings: Sequence[Finding], rules: Mapping[str, str]) -> str:
        """See :class:`Report`."""
        del rules
        data = {
            "schema": 1,
            "findings": [_finding(finding) for finding in findings],
            "counts": {severity.value: number for severity, number in counts(findings).items()},
        }
        return json_text(data)


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "type": finding.type.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "article": finding.article,
        "locale": finding.locale,
        "concept": finding.concept,
        "target": _position(finding.target),
        "source": _position(finding.source) if finding.source else None,
        "sourceText": finding.source_text,
        "targetText": finding.target_text,
        "span": list(finding.span) if finding.span else None,
        "fingerprint": fingerprint(finding),
    }


def _position(position: Position) -> dict[str, object]:
    return {"path": position.path, "line": position.line, "column": position.column}


PLUGIN: Final[Report] = JsonReport()
