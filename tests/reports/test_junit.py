"""JUnit XML."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from tests.verbs import finding
from translate.model.finding import Position, Severity
from translate.reports.junit import PLUGIN


def test_suites_and_cases() -> None:
    found = [finding(), finding(severity=Severity.WARNING), finding(target=Position("other.po", 1))]
    root = ET.fromstring(PLUGIN.write(found, {}))
    assert root.tag == "testsuites"
    assert [(s.get("name"), s.get("tests"), s.get("failures")) for s in root] == [
        ("locales/es/rail.po", "2", "1"),
        ("other.po", "1", "1"),
    ]
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("type") == "term-missing"
    assert failure.text == "locales/es/rail.po:12: KGB is missing\nExpected: KGB."


def test_without_findings_one_case_passes() -> None:
    (suite,) = ET.fromstring(PLUGIN.write([], {}))
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    assert suite.find("testcase") is not None
