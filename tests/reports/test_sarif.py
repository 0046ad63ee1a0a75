"""SARIF 2.1.0."""

from __future__ import annotations

import json

from tests.verbs import finding
from translate.model.finding import Position, Severity
from translate.reports.sarif import PLUGIN


def test_minimal_structure() -> None:
    found = [
        finding(),
        finding(rule="markup", severity=Severity.WARNING, target=Position("locales/es/a b.po"), source=None, hint=""),
        finding(rule="markup", severity=Severity.INFO, target=Position("a.po", 3, 4)),
    ]
    data = json.loads(PLUGIN.write(found, {"markup": "About tags.", "unused": "Unused."}))
    assert data["version"] == "2.1.0"
    assert data["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = data["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["markup", "term-missing", "unused"]
    assert rules[0]["help"]["text"] == "About tags."
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["partialFingerprints"]["translateDesk/v1"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places[0]["region"] == {"startLine": 12}
    assert places[1] == {"artifactLocation": {"uri": "locales/es/a%20b.po", "uriBaseId": "%SRCROOT%"}}
    assert places[2]["region"] == {"startLine": 3, "startColumn": 4}
    assert "relatedLocations" not in run["results"][1]


def test_no_findings_is_a_run_without_results() -> None:
    assert json.loads(PLUGIN.write([], {}))["runs"][0]["results"] == []
