"""GitHub workflow commands: annotations beside the lines of a pull request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from translate.model.finding import Finding, Severity
from translate.reports.base import Report, printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


@dataclass(frozen=True, slots=True)
class GithubReport:
    """One annotation for a rule and file: GitHub shows ten of a kind and drops the rest."""

    id: str = "github"

    def write(self, findings: Sequence[Finding], rules: Mapping[str, str]) -> str:
        """See :class:`Report`."""
        del rules
        groups: dict[tuple[str, str, Severity], list[Finding]] = {}
        for finding in findings:
            groups.setdefault((finding.rule, finding.target.path, finding.severity), []).append(finding)
        return "".join(_annotation(group) for group in groups.values())


def _annotation(group: list[Finding]) -> str:
    first = group[0]
    more = f" (and {len(group) - 1} more in this file)" if len(group) > 1 else ""
    hint = f"\n{first.hint}" if first.hint else ""
    line = f",line={first.target.line}" if first.target.line else ""
    place = f"file={_property(first.target.path)}{line},title={_property(first.rule)}"
    return f"::{_COMMANDS[first.severity]} {place}::{_data(first.message + more + hint)}\n"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


PLUGIN: Final[Report] = GithubReport()
