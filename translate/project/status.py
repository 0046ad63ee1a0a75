"""``status``: how far every article is in every locale, and who must act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from translate.catalogs import desk
from translate.catalogs.entry import Catalog
from translate.catalogs.header import PUBLISHED, REVISED
from translate.catalogs.provenance import Provenance
from translate.catalogs.reader import read
from translate.catalogs.state import State, kind_in, state_of
from translate.errors import Problem, TranslateError
from translate.html.inline import plain
from translate.html.locale_filter import in_locale
from translate.model.change import Kind
from translate.model.content import Article
from translate.model.locale import Locale
from translate.model.message import Message
from translate.project.article import read_article
from translate.project.prefill import Prefill
from translate.project.publish import Publishing
from translate.project.rejections import rejections
from translate.project.worked import NEVER, Day, Work
from translate.project.workspace import Source, Workspace


@dataclass(frozen=True, slots=True)
class Row:
    """One article in one locale."""

    source: Source
    locale: Locale
    words: Mapping[State, int] = field(default_factory=dict)
    """Words of the source by the state of their message."""
    provenance: Mapping[Provenance, int] = field(default_factory=dict)
    """The same words by whose they are."""
    live: str = ""
    """Day of the first publication; empty if it never was."""
    publishable: bool = False
    why_not: tuple[str, ...] = ()
    rejected: Mapping[str, str] = field(default_factory=dict)
    """Why messages have no draft: reason by the hash of the source, as prefill left it."""
    hint: str = ""
    """How to get an engine for this locale, if there is none."""
    revised: str = ""
    """PO-Revision-Date of the catalog: the last change by anybody, tools too."""
    worked: Day = NEVER
    """When a person last worked on the catalog."""
    facts: int = 0
    """Of the changed words, those whose facts may have changed: the page shows the source there."""
    problems: tuple[Problem, ...] = ()
    extracted: bool = True
    """There is a catalog."""

    def count(self, state: str) -> int:
        """Words in a state, by its name."""
        return self.words.get(State(state), 0)

    def whose(self, provenance: str) -> int:
        """Words by whose they are."""
        return self.provenance.get(Provenance(provenance), 0)

    @property
    def who(self) -> str:
        """Who must act next: ``translator``, ``editor``, nobody."""
        if self.problems or not self.extracted:
            return "editor"
        if self.words.get(State.EMPTY, 0) or any(self.words.get(s, 0) for s in State if s is not State.REVIEWED):
            return "translator"
        return "editor" if not self.live and self.publishable else ""

    @property
    def total(self) -> int:
        """Words of the article."""
        return sum(self.words.values())


def status(
    workspace: Workspace,
    sources: Sequence[Source],
    locales: Sequence[Locale],
    *,
    articles: Mapping[str, Article] | None = None,
) -> Iterator[Row]:
    """One row for each article and locale. Arguments: ``articles``, those read already, by id."""
    publishing = Publishing(workspace, workspace.store.root / "public")
    with Prefill(workspace) as prefill, Work(workspace) as work:
        for source in sources:
            try:
                known = workspace.with_metadata(source)
                article = (articles or {}).get(source.id) or read_article(workspace, known)
                wanted = workspace.locales_of(known)
            except TranslateError as error:
                yield Row(source, workspace.config.source_locale, problems=error.problems)
                continue
            for locale in wanted:
                if locale in locales:
                    yield _row(publishing, prefill, work, known, article, locale)


def _row(publishing: Publishing, prefill: Prefill, work: Work, source: Source, article: Article, locale: Locale) -> Row:
    workspace, path = publishing.workspace, source.catalog(locale)
    try:
        data = workspace.store.read(path)
        catalog = read(data, path) if data is not None else None
        article = in_locale(article, locale.tag)
        why_not = publishing.obstacles(source, article, locale, catalog)
    except TranslateError as error:
        return Row(source, locale, problems=error.problems)
    ready = publishing.readiness(article, catalog)
    if catalog is None or data is None:
        return Row(source, locale, ready.words, ready.provenance, why_not=why_not, extracted=False)
    empty = bool(ready.words.get(State.EMPTY, 0))
    return Row(
        source, locale, ready.words, ready.provenance, catalog.header.get(PUBLISHED), not why_not, why_not,
        rejections(workspace, source, locale).reasons if empty else {},
        prefill.hint(source, locale) if empty else "",
        catalog.header.get(REVISED).partition(" ")[0], work.last(path, data, catalog), _facts(article, catalog),
    )  # fmt: skip


def _facts(article: Article, catalog: Catalog) -> int:
    """Words of messages whose source has changed in its facts."""
    changed = {message.key for message in catalog.messages if _in_facts(message)}
    segments = (segment for unit in article.units for segment in unit.segments) if changed else ()
    return sum(len(plain(segment.msgid).split()) for segment in segments if segment.key in changed)


def _in_facts(message: Message) -> bool:
    line = desk.parse(message.comments) if message.fuzzy else None
    return line is not None and state_of(message) is State.CHANGED and kind_in(line) is not Kind.WORDING
