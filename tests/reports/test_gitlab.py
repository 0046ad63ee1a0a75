"""GitLab code quality."""

from __future__ import annotations

import json

from tests.verbs import finding
from translate.model.finding import Position, Severity
from translate.reports.gitlab import PLUGIN


def test_fields_and_unique_fingerprints() -> None:
    found = [finding(), finding(), finding(severity=Severity.INFO, target=Position("a.po"))]
    issues = json.loads(PLUGIN.write(found, {}))
    assert [issue["severity"] for issue in issues] == ["major", "major", "info"]
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert issues[0]["location"] == {"path": "locales/es/rail.po", "lines": {"begin": 12}}
    assert issues[2]["location"]["lines"] == {"begin": 1}, "GitLab wants a line"
    assert issues[0]["description"] == "KGB is missing Expected: KGB."


def test_no_findings() -> None:
    assert json.loads(PLUGIN.write([], {})) == []
