"""All checks over one catalog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from translate.catalogs.entry import Catalog
from translate.catalogs.state import State, state_of
from translate.catalogs.template import CONTINUED
from translate.checks.base import Check, Remark, Subject
from translate.model.finding import Finding, Position, Severity
from translate.model.locale import Locale
from translate.model.message import Message
from translate.terminology.glossary import Concept
from translate.terminology.matcher import Matcher


def findings(
    catalog: Catalog, checks: Iterable[Check], *, article: str, locale: Locale, matcher: Matcher | None = None
) -> Iterator[Finding]:
    """Everything the checks find in a catalog, in file order.

    Arguments: ``matcher``, of the glossary, compiled once for all catalogs.
    """
    rules = tuple(checks)
    watched = _watched(matcher, locale)
    entries = [entry for entry in catalog.entries if not entry.message.obsolete]
    for entry, following in zip_longest(entries, entries[1:]):
        state = state_of(entry.message)
        if state is State.EMPTY:
            continue
        alone = not (_continues(entry.message) or (following is not None and _continues(following.message)))
        subject = Subject(entry.message, state, article, locale, alone, matcher, watched)
        for rule in rules:
            for remark in rule.check(subject):
                yield _finding(rule, remark, subject, Position(catalog.path, entry.line))


def _continues(message: Message) -> bool:
    """True for the second and later sentences of a paragraph, as their ``#.`` comment says."""
    return any(CONTINUED in line for line in message.extracted)


def _watched(matcher: Matcher | None, locale: Locale) -> tuple[Concept, ...]:
    if matcher is None:
        return ()
    targets = ((concept, concept.target(locale.tag)) for concept in matcher.glossary.concepts)
    return tuple(c for c, target in targets if target and any(f.always or f.when_source for f in target.forbidden))


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
