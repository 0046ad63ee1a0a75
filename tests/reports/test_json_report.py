"""JSON for programs."""

from __future__ import annotations

import json

from tests.verbs import finding
from translate.reports.json_report import PLUGIN


def test_every_field() -> None:
    data = json.loads(PLUGIN.write([finding(), finding(source=None, span=None)], {}))
    assert data["schema"] == 1
    assert data["counts"] == {"error": 2, "warning": 0, "info": 0}
    first, second = data["findings"]
    assert first["target"] == {"path": "locales/es/rail.po", "line": 12, "column": 0}
    assert first["span"] == [3, 6]
    assert (second["source"], second["span"]) == (None, None)
    assert first["concept"] == "kgb"
