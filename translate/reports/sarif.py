"""SARIF 2.1.0 (OASIS), for code scanning dashboards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from translate import __version__
from translate.model.finding import Finding, Position, Severity
from translate.reports.base import Report, fingerprint, json_text

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@dataclass(frozen=True, slots=True)
class SarifReport:
    """Rules with their help, regions in the catalog, the article as related location, stable fingerprints."""

    id: str = "sarif"

    def write(self, findings: Sequence[Finding], rules: Mapping[str, str]) -> str:
        """See :class:`Report`."""
        ids = sorted({*rules, *(finding.rule for finding in findings)})
        driver = {
            "name": "translate-desk",
            "version": __version__,
            "rules": [
                {"id": id, "shortDescription": {"text": rules.get(id) or id}, "help": {"text": rules.get(id) or id}}
                for id in ids
            ],
        }
        data = {
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": driver},
                    "columnKind": "unicodeCodePoints",
                    "results": [_result(finding, ids.index(finding.rule)) for finding in findings],
                }
            ],
        }
        return json_text(data)


def _result(finding: Finding, index: int) -> dict[str, object]:
    text = finding.message if not finding.hint else f"{finding.message}\n{finding.hint}"
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [_location(finding.target)],
        "partialFingerprints": {"translateDesk/v1": fingerprint(finding)},
    }
    if finding.source:
        result["relatedLocations"] = [{**_location(finding.source), "message": {"text": "the source"}}]
    return result


def _location(position: Position) -> dict[str, object]:
    place: dict[str, object] = {
        "artifactLocation": {"uri": quote(position.path, errors="replace"), "uriBaseId": "%SRCROOT%"}
    }
    if position.line:
        place["region"] = {"startLine": position.line, **({"startColumn": position.column} if position.column else {})}
    return {"physicalLocation": place}


PLUGIN: Final[Report] = SarifReport()
