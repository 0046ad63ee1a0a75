"""All rules over one catalog."""

from __future__ import annotations

from checks.subjects import MATCHER
from translate.catalogs.reader import read
from translate.checks.base import Check
from translate.checks.run import findings
from translate.model.finding import Severity
from translate.model.locale import parse
from translate.registry import discover

CHECKS = tuple(discover("translate.checks", Check).values())
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def found(text: str) -> list[tuple[str, Severity, int]]:
    """Rule, severity and line of each finding."""
    catalog = read((HEADER + text).encode(), "locales/uk/a.po")
    given = list(findings(catalog, CHECKS, article="a", locale=parse("uk"), matcher=MATCHER))
    assert all(f.target.path == "locales/uk/a.po" and f.article == "a" and f.locale == "uk" for f in given)
    return [(f.rule, f.severity, f.target.line) for f in given]


def test_a_catalog_without_messages() -> None:
    assert found("") == []


def test_the_line_is_that_of_the_message_and_the_source_that_of_its_reference() -> None:
    text = '#: source/a.html\nmsgid "The KGB."\nmsgstr "Так."\n'
    assert found(text) == [("term-missing", Severity.ERROR, 5)]
    catalog = read((HEADER + text).encode(), "x.po")
    (one,) = findings(catalog, CHECKS, article="a", locale=parse("uk"), matcher=MATCHER)
    assert one.source is not None
    assert one.source.path == "source/a.html"


def test_empty_and_obsolete_messages_are_passed_over() -> None:
    assert found('msgid "The KGB."\nmsgstr ""\n\n#~ msgid "KGB"\n#~ msgstr "<script>"\n') == []


def test_drafts_weigh_less_unless_they_are_dangerous() -> None:
    assert found('#, fuzzy\nmsgid "The KGB."\nmsgstr "Так."\n') == [("term-missing", Severity.INFO, 5)]
    assert found('#, fuzzy\nmsgid "A."\nmsgstr "<script>"\n') == [("unsafe-markup", Severity.ERROR, 5)]


def test_a_neighbour_makes_an_empty_segment_right() -> None:
    first = '#. Paragraph\nmsgid "A."\nmsgstr "%s"\n'
    second = '\n#. Paragraph, continued\nmsgid "B."\nmsgstr "%s"\n'
    assert found(first % "<empty/>") == [("empty-segment", Severity.ERROR, 5)]
    assert found(first % "<empty/>" + second % "A, B.") == []
    assert found(first % "A, B." + second % "<empty/>") == []
