"""All checks over one catalog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from translate.catalogs.entry import Catalog
from translate.catalogs.state import State, state_of
from translate.checks.base import Check, Remark, Subject
from translate.model.finding import Finding, Position, Severity
from translate.model.locale import Locale
from translate.terminology.glossary import Glossary
from translate.terminology.matcher import Matcher


def findings(
    catalog: Catalog,
    checks: Iterable[Check],
    *,
    article: str,
    locale: Locale,
    glossary: Glossary | None = None,
    matcher: Matcher | None = None,
) -> Iterator[Finding]:
    """Everything the checks find in a catalog, in file order.

    Arguments: ``matcher``, of the glossary, compiled once for all catalogs.
    """
    rules = tuple(checks)
    for entry in catalog.entries:
        message = entry.message
        state = state_of(message)
        if message.obsolete or state is State.EMPTY:
            continue
        private = glossary
        subject = Subject(
            message, state, article, locale, not any("Paragraph" in line for line in message.extracted), private, matcher
        )
        for rule in rules:
            for remark in rule.check(subject):
                yield _finding(rule, remark, subject, Position(catalog.path, entry.line))


def _finding(rule: Check, remark: Remark, subject: Subject, position: Position) -> Finding:
    severity = remark.severity or rule.severity
    if subject.state is not State.REVIEWED and not rule.in_drafts:
        severity = Severity.INFO
    references = subject.message.references
    source = Position(references[0].strip()) if references else None
    return Finding(
        rule.id, rule.type, severity, remark.message, position, source, subject.article, subject.locale.tag,
        subject.message.msgid, subject.message.msgstr, remark.span, remark.hint, remark.concept,
    )  # fmt: skip
