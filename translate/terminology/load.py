"""Read ``glossary.yaml`` (format 1) and report everything that is wrong with it at once.

Messages name concepts by id, keys and lines, not by their terms: the same code reads ``glossary.private.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from translate import yamlfile
from translate.errors import InputError, Problem
from translate.terminology.blocks import (
    Defaults,
    check_id,
    kept_locales,
    read_date,
    read_defaults,
    read_locale,
    read_pattern,
    scope_block,
    source_block,
    stripped,
    target_blocks,
)
from translate.terminology.conflicts import duplicates
from translate.terminology.glossary import Concept, Glossary, PrivatePattern
from translate.terminology.targets import contradiction
from translate.yamlfile import Node, Problems, Reader, Scalar

VERSION: Final = 1

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_FILE_KEYS = ("version", "source", "defaults", "concepts", "patterns")
_CONCEPT_KEYS = ("id", "domain", "definition", "note", "private", "scope", "since", "severity", "dnt", "targets")


def load(text: str, path: str) -> Glossary:
    """Read a glossary.

    ``text``: the file, decoded; ``path``: its name, for messages and for :attr:`Concept.path`.

    Raises ``InputError`` with every problem of the file, each with its line.
    """
    problems = Problems(path)
    root = yamlfile.load(text, path)
    _check_version(root, problems)
    top = Reader(root, problems, what="the glossary", keys=_FILE_KEYS)
    top.require("version", "source")
    written = top.text("source")
    source = read_locale(written, top.line_of("source"), problems) if "source" in top else ""
    defaults = read_defaults(top)
    concepts = [
        concept
        for node in top.items("concepts")
        if (concept := _concept(node, path, (source, written), defaults, problems)) is not None
    ]
    for line, message, hint in duplicates(concepts, source):
        problems.add(line, message, hint=hint)
    patterns = tuple(filter(None, (read_pattern(node, path, problems) for node in top.items("patterns"))))
    for pattern, other in _same_ids(concepts, patterns):
        problems.add(pattern.line, f"the id {pattern.id!r} stands twice", hint=f"the other one is on line {other.line}")
    problems.check()
    return Glossary(source, tuple(concepts), VERSION, path, patterns)


def _same_ids(
    concepts: Iterable[Concept], patterns: Iterable[PrivatePattern]
) -> Iterator[tuple[PrivatePattern, Concept | PrivatePattern]]:
    """Patterns whose id is taken, and by what."""
    taken: dict[str, Concept | PrivatePattern] = {concept.id: concept for concept in concepts}
    for pattern in patterns:
        other = taken.setdefault(pattern.id, pattern)
        if other is not pattern:
            yield pattern, other


def _check_version(root: Node, problems: Problems) -> None:
    """Refuse another format; a newer one at once, since it has other keys and calling them unknown would confuse."""
    entries = root.entries if isinstance(root, yamlfile.Mapping) else ()
    for node in (value for key, value in entries if key.text == "version"):
        text = node.text if isinstance(node, Scalar) else node.kind
        if text == str(VERSION):
            continue
        newer = re.fullmatch("[0-9]{1,6}", text) is not None and int(text) > VERSION
        hint = "a newer translate-desk wrote it: update" if newer else f"write version: {VERSION}"
        problems.add(node.line, f"version {text[:20]!r} of the glossary format is not understood", hint=hint)
        if newer:
            problems.check()


def merge_private(glossary: Glossary, private: Glossary) -> Glossary:
    """Add the concepts of ``glossary.private.yaml``, all of them marked private, and its patterns behind the public ones.

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
    patterns = (*(one for one in glossary.patterns if one.path != private.path), *private.patterns)
    same = [(one, other) for one, other in _same_ids(together, patterns) if one.path == private.path]
    if same:
        hint = "its public glossary has it too: choose another"
        raise InputError(*(Problem(f"the id {one.id!r} stands twice", one.path, one.line, hint) for one, _ in same))
    return replace(glossary, concepts=together, patterns=patterns)


def _concept(node: Node, path: str, source: tuple[str, str], defaults: Defaults, problems: Problems) -> Concept | None:
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
    if "id" in given:
        check_id(given)
    key = next((spelling for spelling in source if spelling in given), "")
    if source[0] and not key:
        problems.add(given.line, f"{name}: the source term is missing", hint=f"add {source[0]}: {{term: …}}")
    term = source_block(given, key, name, defaults)
    severity = given.choice("severity", defaults.severity)
    targets = target_blocks(given, name, source[0], severity, defaults)
    dnt = tuple(dict.fromkeys(kept_locales(given, name, source[0], targets)))
    concept = Concept(
        concept_id,
        term,
        targets,
        dnt,
        domain=stripped(given, "domain"),
        definition=given.text("definition"),
        note=given.text("note"),
        private=given.flag("private"),
        scope=scope_block(given, name),
        since=read_date(given, "since"),
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
