"""GitHub workflow commands."""

from __future__ import annotations

from tests.verbs import finding
from translate.model.finding import Position, Severity
from translate.reports.github import PLUGIN


def test_escaping() -> None:
    made = finding(message="100% wrong:\r\na, b", hint="", target=Position("a:b,c%.po", 3))
    assert (
        PLUGIN.write([made], {})
        == "::error file=a%3Ab%2Cc%25.po,line=3,title=term-missing::100%25 wrong:\\u000d%0Aa, b\n"
    )


def test_one_annotation_for_a_rule_and_file() -> None:
    found = [finding(), finding(), finding(severity=Severity.WARNING), finding(target=Position("other.po"))]
    lines = PLUGIN.write(found, {}).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::error"]
    assert "(and 1 more in this file)" in lines[0]
    assert ",line=" not in lines[2]


def test_nothing_to_say() -> None:
    assert PLUGIN.write([], {}) == ""
