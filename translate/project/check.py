"""``check``: every rule over the catalogs, for people and for CI."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from translate.catalogs.entry import Catalog
from translate.catalogs.reader import read
from translate.checks.base import Check
from translate.checks.run import findings
from translate.errors import InputError, Problem, TranslateError
from translate.model.finding import Finding, IssueType, Position, Severity
from translate.model.locale import Locale
from translate.model.message import Key
from translate.project.article import read_article
from translate.project.check_files import broken_memories, unmerged
from translate.project.workspace import GLOSSARY, Source, Workspace
from translate.registry import discover
from translate.terminology.matcher import Matcher
from translate.terminology.private import PrivateTerms, private_terms

FILE_RULES: Final = {
    "article-invalid": "An article that cannot be read, by itself or by rules it names: nothing of it is extracted or published.",
    "catalog-invalid": "A catalog that gettext would refuse: nothing of it is read, and nothing is written over it.",
    "catalog-unmerged": "A catalog or template that git could not merge: it holds the work of one side only, without a mark.",
    "glossary-invalid": "The glossary does not follow its schema: terms are not checked until it does.",
    "memory-invalid": "A TMX file in memory/ that cannot be read: nothing of it is offered as a draft.",
    "metadata-invalid": "Front matter or sidecar of an article does not follow its schema: the article is passed over. A warning: a value that has no effect.",
}
"""Descriptions of the rules that judge whole files, by id."""


@dataclass(frozen=True)
class Checking:
    """The rules and the glossary, ready for any number of catalogs."""

    workspace: Workspace
    terms: bool = True
    """False leaves the glossary out, because it is broken."""

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """All installed rules, by id."""
        found = discover("translate.checks", Check)  # type: ignore[type-abstract]  # a Protocol names the kind
        return tuple(found[id] for id in sorted(found))

    @cached_property
    def matcher(self) -> Matcher | None:
        """Of the glossary. Raises :class:`InputError` if the glossary is broken."""
        return self.workspace.matcher if self.terms else None

    def catalog(self, catalog: Catalog, source: Source, locale: Locale) -> tuple[Finding, ...]:
        """What the rules find in one catalog."""
        found = findings(catalog, self.checks, article=source.id, locale=locale, matcher=self.matcher)
        return tuple(map(self._concealed, found)) if self._private else tuple(found)

    @cached_property
    def _private(self) -> PrivateTerms:
        return private_terms(self.workspace.glossary) if self.terms else PrivateTerms()

    def _concealed(self, finding: Finding) -> Finding:
        """A finding as a report may quote it: without private names."""
        texts = [self._private.concealed(text) for text in (finding.source_text, finding.target_text, finding.message)]
        same = texts[1] == finding.target_text
        return replace(
            finding, source_text=texts[0], target_text=texts[1], message=texts[2], span=finding.span if same else None
        )

    def errors(self, catalog: Catalog, source: Source, locale: Locale) -> frozenset[Key]:
        """Keys of messages that must not be shown as they are."""
        bad = {f.target.line for f in self.catalog(catalog, source, locale) if f.severity is Severity.ERROR}
        return frozenset(entry.message.key for entry in catalog.entries if entry.line in bad)


def check(
    workspace: Workspace, sources: Sequence[Source], locales: Sequence[Locale], *, read_before: Container[str] = ()
) -> Iterator[Finding]:
    """All findings: glossary, memory and what git has not merged first, then article by article in the configured order of locales.

    Arguments: ``read_before``, ids of articles that are known to be readable. A broken file is a finding of its own; the
    others are checked all the same. The memory is read only where all articles are checked.
    """
    checking = Checking(workspace)
    try:
        _ = checking.matcher
    except InputError as error:
        yield from (as_finding(problem, "glossary-invalid", GLOSSARY) for problem in error.problems)
        checking = Checking(workspace, terms=False)
    if len(sources) == len(workspace.sources):
        yield from (as_finding(problem, "memory-invalid", path) for path, problem in broken_memories(workspace))
    for path, problem, of, language in unmerged(workspace, sources, locales):
        article, tag = of.id if of else "", language.tag if language else ""
        yield as_finding(problem, "catalog-unmerged", path, article, tag)
    for source in sources:
        try:
            known = workspace.with_metadata(source)
            wanted = workspace.locales_of(known)
        except TranslateError as error:
            yield from (as_finding(problem, "metadata-invalid", source.path) for problem in error.problems)
            continue
        if source.id not in read_before:
            try:
                read_article(workspace, known)
            except TranslateError as error:
                yield from (as_finding(problem, "article-invalid", source.path) for problem in error.problems)
        for problem in known.warnings:
            yield replace(as_finding(problem, "metadata-invalid", source.path), severity=Severity.WARNING)
        for locale in wanted:
            if locale in locales:
                yield from _one(checking, known, locale)


def _one(checking: Checking, source: Source, locale: Locale) -> Iterator[Finding]:
    path = source.catalog(locale)
    try:
        data = checking.workspace.store.read(path)
        catalog = read(data, path) if data is not None else None
    except TranslateError as error:
        yield from (as_finding(p, "catalog-invalid", path, source.id, locale.tag) for p in error.problems)
        return
    if catalog is not None:
        yield from checking.catalog(catalog, source, locale)


def as_finding(problem: Problem, rule: str, path: str, article: str = "", locale: str = "") -> Finding:
    """A broken file as a finding."""
    position = Position(problem.path or path, problem.line)
    return Finding(
        rule,
        IssueType.NON_CONFORMANCE,
        Severity.ERROR,
        problem.message,
        position,
        None,
        article,
        locale,
        hint=problem.hint,
    )
