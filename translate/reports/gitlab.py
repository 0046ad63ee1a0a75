"""GitLab code quality: the subset of Code Climate's format that GitLab reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from translate.model.finding import Finding, Severity
from translate.reports.base import Report, fingerprint, json_text

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


@dataclass(frozen=True, slots=True)
class GitlabReport:
    """A list of issues, each with a fingerprint of its own."""

    id: str = "gitlab"

    def write(self, findings: Sequence[Finding], rules: Mapping[str, str]) -> str:
        """See :class:`Report`."""
        del rules
        seen: dict[str, int] = {}
        issues = []
        for finding in findings:
            mark = fingerprint(finding)
            seen[mark] = seen.get(mark, 0) + 1
            issues.append(
                {
                    "description": " ".join(filter(None, (finding.message, finding.hint))),
                    "check_name": finding.rule,
                    "fingerprint": mark if seen[mark] == 1 else f"{mark}-{seen[mark]}",
                    "severity": _SEVERITIES[finding.severity],
                    "location": {"path": finding.target.path, "lines": {"begin": max(1, finding.target.line)}},
                }
            )
        return json_text(issues)


PLUGIN: Final[Report] = GitlabReport()
