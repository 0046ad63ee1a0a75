"""The report for people."""

from __future__ import annotations

import pytest

from tests.verbs import finding
from translate.model.finding import Position, Severity
from translate.reports.text import PLUGIN


def test_where_what_and_the_next_step() -> None:
    assert PLUGIN.write([finding()], {}) == (
        "locales/es/rail.po:12: error [term-missing] KGB is missing\n"
        "    source: The KGB.\n"
        "    target: El CSE.\n"
        "               ^^^\n"
        "    Expected: KGB.\n"
        "1 error.\n"
    )


@pytest.mark.parametrize(
    ("target", "span", "caret"),
    [("猫 CSE", (2, 5), 3), ("é CSE", (2, 5), 2), ("x" * 300 + "CSE" + "y" * 300, (300, 303), None)],
)
def test_the_caret_stands_under_the_spot(target: str, span: tuple[int, int], caret: int | None) -> None:
    lines = PLUGIN.write([finding(target_text=target, span=span)], {}).split("\n")
    assert len(lines[2]) < 120
    begin = lines[3].index("^") - 12
    assert lines[3].count("^") == 3
    if caret is None:
        assert lines[2][12 + begin :].startswith("CSE")
    else:
        assert begin == caret


def test_the_sum() -> None:
    found = [finding(), finding(), finding(severity=Severity.WARNING), finding(severity=Severity.INFO)]
    assert PLUGIN.write(found, {}).endswith("2 errors, 1 warning, 1 info.\n")
    assert PLUGIN.write([], {}) == "No findings.\n"
    assert PLUGIN.write([finding(target=Position("a.po"))], {}).startswith("a.po: error")
