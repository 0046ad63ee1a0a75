"""The parts of a concept in ``glossary.yaml``, each read into its frozen value; what is wrong is noted with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from translate.model.finding import Severity
from translate.model.locale import canonical
from translate.terminology.glossary import (
    Case,
    Forbidden,
    Gender,
    Inflect,
    Number,
    PartOfSpeech,
    PrivatePattern,
    Source,
    Status,
    Target,
    TermType,
)
from translate.terminology.kinds import Kind
from translate.terminology.normal import normalise
from translate.terminology.pattern import compile_pattern
from translate.terminology.scope import MAX_GLOB, Scope
from translate.yamlfile import Mapping, Node, Problems, Reader, Scalar

MAX_TERM: Final = 200
"""Characters of one term."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SOURCE_KEYS = ("term", "type", "forms", "pos", "case", "not_in")
_TARGET_KEYS = (
    *("term", "alternatives", "forms", "forbidden", "inflect", "gender", "number"),
    *("status", "severity", "note", "updated", "by"),
)
_FORBIDDEN_KEYS = ("term", "regex", "why", "when_source", "always")
_PATTERN_KEYS = ("id", "kind", "regex", "note")


class Match(StrEnum):
    """``defaults.match``: what a target without ``inflect`` gets."""

    LEMMA = "lemma"
    FORMS = "forms"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a concept gets that says nothing else."""

    case: Case
    severity: Severity
    inflect: Inflect


def read_defaults(top: Reader) -> Defaults:
    """The block ``defaults`` of the glossary."""
    given = Reader(
        top.node("defaults") or Scalar("", top.line), top.problems, what="defaults", keys=("case", "severity", "match")
    )
    match = given.choice("match", Match.LEMMA)
    return Defaults(
        given.choice("case", Case.SMART),
        given.choice("severity", Severity.WARNING),
        Inflect.AUTO if match is Match.LEMMA else Inflect.FORMS,
    )


def source_block(concept: Reader, key: str, name: str, defaults: Defaults) -> Source:
    """The source language's block, under the key ``key`` of the concept; empty if there is no such key."""
    node = concept.node(key) or Scalar("", concept.line)
    given = Reader(node, concept.problems, what=f"{name}: {key or 'the source'}", keys=_SOURCE_KEYS)
    if key:
        given.require("term")
    return Source(
        _term(given, "term"),
        given.choice("type", TermType.UNKNOWN),
        _terms(given, "forms"),
        given.choice("pos", PartOfSpeech.UNKNOWN),
        given.choice("case", defaults.case),
        _terms(given, "not_in"),
    )


def target_blocks(
    concept: Reader, name: str, source: str, severity: Severity, defaults: Defaults
) -> tuple[Target, ...]:
    """The blocks under ``targets``, by canonical locale. ``severity``: the concept's."""
    node = concept.node("targets") or Scalar("", concept.line)
    if not isinstance(node, Mapping):
        Reader(node, concept.problems, what=f"{name}: 'targets'", keys=())
        return ()
    problems = concept.problems
    found: dict[str, Target] = {}
    for key, value in node.entries:
        locale = read_locale(key.text, key.line, problems)
        if locale and locale == source:
            problems.add(key.line, f"{name}: {locale} is the source language, not a target")
        if locale in found:
            message = f"{name}: {locale} stands twice, first on line {found[locale].line}"
            problems.add(key.line, message, hint="remove one of them")
        given = Reader(value, problems, what=f"{name}: {key.text[:40]}", keys=_TARGET_KEYS)
        target = _target(given, locale, severity=severity, inflect=defaults.inflect)
        if locale:
            found.setdefault(locale, replace(target, line=key.line))
    return tuple(found.values())


def _target(given: Reader, locale: str, *, severity: Severity, inflect: Inflect) -> Target:
    given.require("term")
    return Target(
        locale,
        _term(given, "term"),
        _terms(given, "alternatives"),
        _terms(given, "forms"),
        tuple(_forbidden(item, f"{given.what}: forbidden", given.problems) for item in given.items("forbidden")),
        given.choice("inflect", inflect),
        given.choice("gender", Gender.UNKNOWN),
        given.choice("number", Number.UNKNOWN),
        given.choice("status", Status.PREFERRED),
        given.choice("severity", severity),
        given.text("note"),
        read_date(given, "updated"),
        given.text("by"),
    )


def _forbidden(node: Node, name: str, problems: Problems) -> Forbidden:
    if isinstance(node, Scalar):
        _check_term(node.text, node.line, name, problems)
        return Forbidden(node.text.strip())
    given = Reader(node, problems, what=name, keys=_FORBIDDEN_KEYS)
    if ("term" in given) is ("regex" in given):
        problems.add(given.line, f"{name}: give either 'term' or 'regex'")
    regex = _expression(given, name)
    return Forbidden(
        _term(given, "term") if "term" in given else "",
        regex,
        given.text("why"),
        _term(given, "when_source") if "when_source" in given else "",
        given.flag("always"),
    )


def _expression(given: Reader, name: str) -> str:
    """The key ``regex``. What is wrong is told without quoting more than two characters of it: it may be private."""
    regex = given.text("regex")
    if "regex" not in given:
        return ""
    try:
        if compile_pattern(regex).matches_empty():
            given.problems.add(given.line_of("regex"), f"{name}: this expression is satisfied by nothing at all")
    except ValueError as error:
        hint = "as in Python, without back-references, named groups and look-around of more than one character"
        reason = str(error).rpartition(": ")[2]
        given.problems.add(given.line_of("regex"), f"{name}: the expression is not understood: {reason}", hint=hint)
    return regex


def read_pattern(node: Node, path: str, problems: Problems) -> PrivatePattern | None:
    """One item of ``patterns``, or None if nothing can be made of it. Messages name it by its id."""
    id = Reader(node, Problems(path), what="", keys=_PATTERN_KEYS).text("id") if isinstance(node, Mapping) else ""
    given = Reader(node, problems, what=f"pattern {id[:60]!r}" if id else "a pattern", keys=_PATTERN_KEYS)
    if not isinstance(node, Mapping):
        return None
    given.require("id")
    if "id" in given:
        check_id(given)
    if ("kind" in given) is ("regex" in given):
        problems.add(given.line, f"{given.what}: give either 'kind' or 'regex'")
        return None
    kind = given.choice("kind", Kind.NONE)
    regex = _expression(given, given.what)
    return PrivatePattern(id, kind, regex, path, given.line) if id and (kind or regex) else None


def check_id(given: Reader) -> None:
    """Note an id that is not kebab-case."""
    if not _ID.fullmatch(given.text("id")):
        hint = "small letters a-z, digits and single hyphens: z-cars"
        given.problems.add(given.line_of("id"), f"{given.what}: this id is not kebab-case", hint=hint)


def kept_locales(concept: Reader, name: str, source: str, targets: tuple[Target, ...]) -> list[str]:
    """The locales under ``dnt``, canonical, without those that contradict the rest."""
    translated = {target.locale for target in targets}
    found = []
    for item in concept.texts("dnt"):
        locale = read_locale(item.text, item.line, concept.problems)
        if locale and locale == source:
            concept.problems.add(item.line, f"{name}: {locale} is the source language; dnt is for the others")
        elif locale in translated:
            message = f"{name}: {locale} is under dnt and under targets"
            concept.problems.add(item.line, message, hint="keep the source term (dnt) or translate it, not both")
        elif locale:
            found.append(locale)
    return found


def scope_block(concept: Reader, name: str) -> Scope:
    """The block ``scope``."""
    node = concept.node("scope") or Scalar("", concept.line)
    given = Reader(node, concept.problems, what=f"{name}: scope", keys=("include", "exclude"))
    for item in (*given.texts("include"), *given.texts("exclude")):
        if not item.text or len(item.text) > MAX_GLOB:
            given.problems.add(item.line, f"{name}: scope: a glob has 1 to {MAX_GLOB} characters")
    return Scope(stripped(given, "include"), stripped(given, "exclude"))


def read_locale(text: str, line: int, problems: Problems) -> str:
    """The canonical tag, or empty if it is none."""
    try:
        return canonical(text)
    except ValueError as error:
        problems.add(line, str(error), hint="write a BCP 47 tag: es, pt-BR, zh-Hans")
        return ""


def read_date(given: Reader, key: str) -> str:
    """An ISO 8601 calendar date, or empty."""
    text = given.text(key)
    if text:
        try:
            # fromisoformat alone takes 20261122 and 2026-W47-7 too
            if date.fromisoformat(text).isoformat() == text:
                return text
        except ValueError:
            pass
        given.problems.add(given.line_of(key), f"{given.what}: {key!r} is {text[:40]!r}", hint="expected YYYY-MM-DD")
    return ""


def _term(given: Reader, key: str) -> str:
    text = given.text(key)
    if isinstance(given.node(key), Scalar):
        _check_term(text, given.line_of(key), f"{given.what}: {key!r}", given.problems)
    return text.strip()


def _terms(given: Reader, key: str) -> tuple[str, ...]:
    items = given.texts(key)
    for item in items:
        _check_term(item.text, item.line, f"{given.what}: an item of {key!r}", given.problems)
    return tuple(item.text.strip() for item in items)


def stripped(given: Reader, key: str) -> tuple[str, ...]:
    """A list of texts without outer white space."""
    return tuple(item.text.strip() for item in given.texts(key))


def _check_term(text: str, line: int, name: str, problems: Problems) -> None:
    if len(text) > MAX_TERM:
        problems.add(line, f"{name} is longer than {MAX_TERM} characters")
    elif not normalise(text).strip():
        problems.add(line, f"{name} is empty", hint="write the term, or remove the line")
