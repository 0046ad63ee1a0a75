"""What every report promises: nothing is left out, nothing drives a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from tests.verbs import assert_harmless, finding
from translate.model.finding import IssueType, Position, Severity
from translate.registry import discover
from translate.reports.base import Report, counts, fingerprint, json_text, one_line, printable

REPORTS = discover("translate.reports", Report)
HOSTILE = "x\x1b[31m\u202e\u2066\x9b\x00\n::error::y\r\u2028%0A ]]> & <b> \U000e0041\ud800"


@pytest.fixture(params=sorted(REPORTS))
def report(request) -> Report:
    """Each report in turn."""
    return REPORTS[request.param]


def test_it_is_named_on_the_command_line(report: Report) -> None:
    from translate.cli.check import FORMATS

    assert report.id in FORMATS
    assert set(FORMATS) == set(REPORTS)


def test_the_end_is_a_newline_or_nothing(report: Report) -> None:
    for found in ([], [finding()], [finding()] * 3):
        text = report.write(found, {"term-missing": "A rule."})
        assert text.endswith("\n") or (text == "" and not found)


def test_every_finding_has_its_rule_and_place(report: Report) -> None:
    found = [finding(rule=f"rule-{n}", target=Position(f"locales/es/a{n}.po", n + 1)) for n in range(20)]
    text = report.write(found, {})
    for n in range(20):
        assert f"rule-{n}" in text
        assert f"a{n}.po" in text


def test_nothing_drives_the_terminal(report: Report) -> None:
    values = dict.fromkeys(("message", "source_text", "target_text", "hint"), HOSTILE)
    made = finding(**values, target=Position(f"locales/{HOSTILE}.po", 3), span=(1, 3))
    text = report.write([made], {"term-missing": HOSTILE})
    assert_harmless(text)
    text.encode()
    forged = [line for line in text.split("\n") if line.startswith("::") and not line.startswith("::error file=")]
    assert not forged


@given(st.lists(st.builds(
    finding, severity=st.sampled_from(Severity), type=st.sampled_from(IssueType), message=st.text(), hint=st.text(),
    source_text=texts(), target_text=st.text(max_size=300), span=st.none() | st.just((0, 0)) | st.just((3, 500)),
    source=st.none() | st.just(Position("source/a.html")), target=st.builds(Position, st.text("a/é b", min_size=1), st.integers(0, 9)),
), max_size=4))  # fmt: skip
def test_law_no_finding_crashes_a_report(found) -> None:
    for report in REPORTS.values():
        assert_harmless(report.write(found, {}))


def test_the_order_does_not_depend_on_anything(report: Report) -> None:
    found = [finding(rule=rule) for rule in ("b", "a", "c")]
    assert report.write(found, {}) == report.write(found, {})


def test_counts_and_fingerprints() -> None:
    found = [finding(), finding(severity=Severity.INFO), finding()]
    assert counts(found) == {Severity.ERROR: 2, Severity.WARNING: 0, Severity.INFO: 1}
    moved = finding(target=Position("locales/es/rail.po", 99), source=Position("source/rail.html", 7), span=None)
    assert fingerprint(moved) == fingerprint(finding())
    assert fingerprint(finding(target_text="Otra")) != fingerprint(finding())
    assert fingerprint(finding(locale="ar")) != fingerprint(finding())


def test_printable() -> None:
    assert printable("Чапля 猫 ñ\u200c\u00ad") == "Чапля 猫 ñ\u200c\u00ad"
    assert printable("a\x1b\u202e\ud800\x7f\tb") == "a\\u001b\\u202e\\ud800\\u007f\\u0009b"
    assert printable("a\nb") == "a\nb"
    assert one_line("a\nb") == "a b"


@given(
    st.recursive(
        st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=5
    )
)
def test_law_json_is_json_and_harmless(data: object) -> None:
    import json

    text = json_text(data)
    assert json.loads(text) == data
    assert_harmless(text)
    text.encode()
