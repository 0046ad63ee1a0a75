"""Read ``glossary.yaml`` (format 1) and report everything that is wrong with it at once.

Messages name concepts by id, keys and lines, not by their terms: the same code reads ``glossary.private.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final

from translate import yamlfile
from translate.errors import InputError, Problem
from translate.model.finding import Severity
from translate.model.locale import canonical
from translate.terminology.conflicts import duplicates
from translate.terminology.glossary import (
    Case,
    Concept,
    Forbidden,
    Gender,
    Glossary,
    Inflect,
    Number,
    PartOfSpeech,
    Source,
    Status,
    Target,
    TermType,
)
from translate.terminology.normal import normalise
from translate.terminology.pattern import compile_pattern
from translate.terminology.scope import MAX_GLOB, Scope
from translate.terminology.targets import contradiction
from translate.yamlfile import Node, Problems, Reader, Scalar

VERSION: Final = 1
MAX_TERM: Final = 200
"""Characters of one term."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_CONCEPT_KEYS = frozenset("id domain definition note private scope since severity dnt targets".split())
_SOURCE_KEYS = frozenset("term type forms pos case not_in".split())
_TARGET_KEYS = frozenset(
    "term alternatives forms forbidden inflect gender number status severity note updated by".split()
)
_FORBIDDEN_KEYS = frozenset("term regex why when_source always".split())


class _Match(StrEnum):
    """``defaults.match``: what a target without ``inflect`` gets."""

    LEMMA = "lemma"
    FORMS = "forms"


class _Defaults:
    """What a concept gets that says nothing else."""

    def __init__(self, top: Reader) -> None:
        node = top.node("defaults") or Scalar("", top.line)
        given = Reader(node, top.problems, what="defaults", keys=("case", "severity", "match"))
        self.case = given.choice("case", Case.SMART)
        self.severity = given.choice("severity", Severity.WARNING)
        self.inflect = Inflect.AUTO if given.choice("match", _Match.LEMMA) is _Match.LEMMA else Inflect.FORMS


def load(text: str, path: str) -> Glossary:
    """Read a glossary.

    ``text``: the file, decoded; ``path``: its name, for messages and for :attr:`Concept.path`.

    Raises ``InputError`` with every problem of the file, each with its line.
    """
    problems = Problems(path)
    root = yamlfile.load(text, path)
    _check_version(root, problems)
    top = Reader(root, problems, what="the glossary", keys=("version", "source", "defaults", "concepts"))
    top.require("version", "source")
    written = top.text("source")
    source = _locale(written, top.line_of("source"), problems) if "source" in top else ""
    defaults = _Defaults(top)
    concepts = [
        concept
        for node in top.items("concepts")
        if (concept := _concept(node, path, (source, written), defaults, problems)) is not None
    ]
    for line, message, hint in duplicates(concepts, source):
        problems.add(line, message, hint=hint)
    problems.check()
    return Glossary(source, tuple(concepts), VERSION, path)


def _check_version(root: Node, problems: Problems) -> None:
    """Refuse another format; a newer one at once, since it has other keys and calling them unknown would confuse."""
    found = (
        [value for key, value in root.entries if key.text == "version"] if isinstance(root, yamlfile.Mapping) else []
    )
    for node in found:
        text = node.text if isinstance(node, Scalar) else node.kind
        if text == str(VERSION):
            continue
        newer = re.fullmatch("[0-9]{1,6}", text) is not None and int(text) > VERSION
        hint = "a newer translate-desk wrote it: update" if newer else f"write version: {VERSION}"
        problems.add(node.line, f"version {text[:20]!r} of the glossary format is not understood", hint=hint)
        if newer:
            problems.check()


def merge_private(glossary: Glossary, private: Glossary) -> Glossary:
    """Add the concepts of ``glossary.private.yaml``, all of them marked private, behind the public ones.

    Raises ``InputError`` if the two are for different source languages, or share an id or a source term.
    """
    if glossary.source != private.source:
        message = f"the source language is {private.source}, that of {glossary.path} is {glossary.source}"
        raise InputError(Problem(message, private.path))
    added = tuple(replace(concept, private=True) for concept in private.concepts)
    together = (*glossary.concepts, *added)
    found = duplicates(together, glossary.source)
    if found:
        raise InputError(*(Problem(message, private.path, line, hint) for line, message, hint in found))
    return replace(glossary, concepts=together)


def _concept(node: Node, path: str, source: tuple[str, str], defaults: _Defaults, problems: Problems) -> Concept | None:
    """One concept, or None if nothing can be made of it. ``source``: the tag, canonical and as the file spells it."""
    name, spellings = _name(node), set(filter(None, source))
    known = {*_CONCEPT_KEYS, *spellings}
    others = _other_languages(node, known)
    given = Reader(node, problems, what=name, keys=known | others)
    given.require("id")
    for other in sorted(others):
        hint = f"terms of other languages stand under targets; the source language is {source[0] or 'not known'}"
        problems.add(given.line_of(other), f"{name}: {other!r} is not the source language", hint=hint)
    concept_id = given.text("id")
    if "id" in given and not _ID.fullmatch(concept_id):
        hint = "small letters a-z, digits and single hyphens: z-cars"
        problems.add(given.line_of("id"), f"{name}: this id is not kebab-case", hint=hint)
    key = next((spelling for spelling in source if spelling in given), "")
    if source[0] and not key:
        problems.add(given.line, f"{name}: the source term is missing", hint=f"add {source[0]}: {{term: …}}")
    term = _source(given, key, name, defaults)
    severity = given.choice("severity", defaults.severity)
    targets = _targets(given, name, source[0], severity, defaults)
    dnt = tuple(dict.fromkeys(_dnt(given, name, source[0], targets)))
    concept = Concept(
        concept_id,
        term,
        targets,
        dnt,
        domain=_stripped(given, "domain"),
        definition=given.text("definition"),
        note=given.text("note"),
        private=given.flag("private"),
        scope=_scope(given, name),
        since=_date(given, "since"),
        severity=severity,
        path=path,
        line=given.line,
    )
    for target in targets:
        try:
            clash = contradiction(concept, target)
        except ValueError:  # an expression that is not understood: noted where it was read
            continue
        if clash:
            message = f"{name}: an allowed form for {target.locale} is also forbidden there"
            problems.add(target.line, message, hint="remove one of the two, or forbid something narrower")
    return concept if concept_id and term.term else None


def _name(node: Node) -> str:
    """What a concept is called in messages."""
    if isinstance(node, yamlfile.Mapping):
        for key, value in node.entries:
            if key.text == "id" and isinstance(value, Scalar) and value.text:
                return f"concept {value.text[:60]!r}"
    return "a concept"


def _other_languages(node: Node, known: set[str]) -> set[str]:
    if not isinstance(node, yamlfile.Mapping):
        return set()
    blocks = (key.text for key, value in node.entries if isinstance(value, yamlfile.Mapping))
    return {key for key in blocks if key not in known and _LANGUAGE.fullmatch(key)}


def _source(concept: Reader, key: str, name: str, defaults: _Defaults) -> Source:
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


def _targets(concept: Reader, name: str, source: str, severity: Severity, defaults: _Defaults) -> tuple[Target, ...]:
    node = concept.node("targets") or Scalar("", concept.line)
    if not isinstance(node, yamlfile.Mapping):
        Reader(node, concept.problems, what=f"{name}: 'targets'", keys=())
        return ()
    problems = concept.problems
    found: dict[str, Target] = {}
    for key, value in node.entries:
        locale = _locale(key.text, key.line, problems)
        if locale and locale == source:
            problems.add(key.line, f"{name}: {locale} is the source language, not a target")
        if locale in found:
            message = f"{name}: {locale} stands twice, first on line {found[locale].line}"
            problems.add(key.line, message, hint="remove one of them")
        target = _target(value, locale, f"{name}: {key.text[:40]}", severity, defaults, problems)
        if locale:
            found.setdefault(locale, replace(target, line=key.line))
    return tuple(found.values())


def _target(node: Node, locale: str, name: str, severity: Severity, defaults: _Defaults, problems: Problems) -> Target:
    given = Reader(node, problems, what=name, keys=_TARGET_KEYS)
    given.require("term")
    return Target(
        locale,
        _term(given, "term"),
        _terms(given, "alternatives"),
        _terms(given, "forms"),
        tuple(_forbidden(item, f"{name}: forbidden", problems) for item in given.items("forbidden")),
        given.choice("inflect", defaults.inflect),
        given.choice("gender", Gender.UNKNOWN),
        given.choice("number", Number.UNKNOWN),
        given.choice("status", Status.PREFERRED),
        given.choice("severity", severity),
        given.text("note"),
        _date(given, "updated"),
        given.text("by"),
    )


def _forbidden(node: Node, name: str, problems: Problems) -> Forbidden:
    if isinstance(node, Scalar):
        _check_term(node.text, node.line, name, problems)
        return Forbidden(node.text.strip())
    given = Reader(node, problems, what=name, keys=_FORBIDDEN_KEYS)
    if ("term" in given) is ("regex" in given):
        problems.add(given.line, f"{name}: give either 'term' or 'regex'")
    regex = given.text("regex")
    if "regex" in given:
        try:
            if compile_pattern(regex).matches_empty():
                problems.add(given.line_of("regex"), f"{name}: this expression is satisfied by nothing at all")
        except ValueError as error:
            hint = "see docs/reference/glossary.md for what is understood"
            problems.add(given.line_of("regex"), f"{name}: the expression is not understood: {error}", hint=hint)
    return Forbidden(
        _term(given, "term") if "term" in given else "",
        regex,
        given.text("why"),
        _term(given, "when_source") if "when_source" in given else "",
        given.flag("always"),
    )


def _dnt(concept: Reader, name: str, source: str, targets: tuple[Target, ...]) -> list[str]:
    translated = {target.locale for target in targets}
    found = []
    for item in concept.texts("dnt"):
        locale = _locale(item.text, item.line, concept.problems)
        if locale and locale == source:
            concept.problems.add(item.line, f"{name}: {locale} is the source language; dnt is for the others")
        elif locale in translated:
            message = f"{name}: {locale} is under dnt and under targets"
            concept.problems.add(item.line, message, hint="keep the source term (dnt) or translate it, not both")
        elif locale:
            found.append(locale)
    return found


def _scope(concept: Reader, name: str) -> Scope:
    node = concept.node("scope") or Scalar("", concept.line)
    given = Reader(node, concept.problems, what=f"{name}: scope", keys=("include", "exclude"))
    for item in (*given.texts("include"), *given.texts("exclude")):
        if not item.text or len(item.text) > MAX_GLOB:
            given.problems.add(item.line, f"{name}: scope: a glob has 1 to {MAX_GLOB} characters")
    return Scope(_stripped(given, "include"), _stripped(given, "exclude"))


def _locale(text: str, line: int, problems: Problems) -> str:
    """The canonical tag, or empty if it is none."""
    try:
        return canonical(text)
    except ValueError as error:
        problems.add(line, str(error), hint="write a BCP 47 tag: es, pt-BR, zh-Hans")
        return ""


def _date(given: Reader, key: str) -> str:
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


def _stripped(given: Reader, key: str) -> tuple[str, ...]:
    return tuple(item.text.strip() for item in given.texts(key))


def _check_term(text: str, line: int, name: str, problems: Problems) -> None:
    if len(text) > MAX_TERM:
        problems.add(line, f"{name} is longer than {MAX_TERM} characters")
    elif not normalise(text).strip():
        problems.add(line, f"{name} is empty", hint="write the term, or remove the line")
