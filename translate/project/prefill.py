"""``prefill``: drafts for the empty messages, by the engines this project may use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from translate.catalogs.reader import read
from translate.engines.base import Remembered, Request
from translate.errors import EngineError, Problem, TranslateError
from translate.html.inline import plain
from translate.model.locale import Locale
from translate.model.message import Message
from translate.prefill.asking import Allowance, Meter
from translate.prefill.draft import is_stale, wants_draft
from translate.prefill.patience import Patience
from translate.prefill.terms.pipeline import TermOutcome
from translate.prefill.terms.used import terms_used
from translate.project.drafting import Planned, Work
from translate.project.engine_choice import MEMORY, Choice, Route
from translate.project.engine_sessions import Sessions
from translate.project.memory import Memory
from translate.project.workspace import Source, Workspace


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What prefill did, or would do, for one catalog."""

    source: Source
    locale: Locale
    empty: int = 0
    """Messages without a translation before."""
    characters: int = 0
    """Of their sources, tags left out."""
    stale: int = 0
    """Drafts nobody has touched, made when the glossary said something else of their terms."""
    drafted: Mapping[str, int] = field(default_factory=dict)
    """Drafts written, by engine."""
    terms: Mapping[TermOutcome, int] = field(default_factory=dict)
    """Terms in these drafts, by how they got there."""
    rejected: Mapping[str, str] = field(default_factory=dict)
    """Why a message has no draft, by the hash of its source."""
    engines: tuple[str, ...] = ()
    """Engines that take this pair, in the order they are asked."""
    planned: tuple[Planned, ...] = ()
    """With ``plan``: what each of them would get."""
    hint: str = ""
    """How to get an engine, if there is none."""
    problems: tuple[Problem, ...] = ()


@dataclass
class Prefill:
    """One run of prefill: engines stay open from article to article. Use it as a context manager."""

    workspace: Workspace
    asked: tuple[str, ...] = ()
    """``--engine``; empty: the configured ones."""
    plan: bool = False
    """Send nothing, write no catalog."""
    local_only: bool = False
    retry: bool = False
    """Ask again for what was refused."""
    max_chars: int | None = None
    """Characters that may be sent out in this run."""
    patience: Patience = field(default_factory=Patience)
    told: Callable[[int], None] = lambda _: None
    """Called with the number of messages that have just been dealt with."""
    _wrote: bool = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ending: object) -> None:
        self.sessions.__exit__(*ending)
        if self._wrote and self.memory.asked:
            with suppress(TranslateError):  # the next run reads them again
                self.memory.refresh()
        self.memory.close()

    @cached_property
    def memory(self) -> Memory:
        """The translation memory; nothing is opened before it is asked."""
        return Memory(self.workspace)

    @cached_property
    def choice(self) -> Choice:
        """The engines of this run."""
        return Choice(self.workspace, self.asked, self.local_only, self._lookup)

    @cached_property
    def sessions(self) -> Sessions:
        """The engines, open."""
        return Sessions(self.choice, Allowance(self.max_chars), self.patience)

    @property
    def meters(self) -> Mapping[str, Meter]:
        """What each engine was asked, and what the cache knew."""
        return self.sessions.meters

    def recipient(self, engine: str) -> str:
        """Who receives the text an engine is sent, by its id; empty if it stays here."""
        return next((self.choice.recipient(one) for one in self.choice.engines if one.id == engine), "")

    def _lookup(self, locale: Locale, request: Request) -> Remembered | None:
        """What people translated before, with the article or file it is from."""
        found = self.memory.find(locale, request.key, around=request.around)
        if not found:
            return None
        match = found[0]
        made_for = match.source if match.source != request.key[1] else ""
        return Remembered(match.target, match.origin, match.score, made_for)

    def run(self, sources: Sequence[Source], locales: Sequence[Locale]) -> Iterator[Prefilled]:
        """Draft catalog by catalog. A catalog that cannot be read is reported and left alone."""
        for source in sources:
            try:
                known = self.workspace.with_metadata(source)
                wanted = [locale for locale in self.workspace.locales_of(known) if locale in locales]
            except TranslateError as error:
                yield Prefilled(source, self.workspace.config.source_locale, problems=error.problems)
                continue
            for locale in wanted:
                yield self.one(known, locale)

    def one(self, source: Source, locale: Locale) -> Prefilled:
        """Draft one catalog, or say what would be done; see :meth:`run`."""
        path = source.catalog(locale)
        try:
            data = self.workspace.store.read(path)
            if data is None:
                return Prefilled(source, locale, hint="run translate extract first")
            catalog = read(data, path)
            empty = [message for message in catalog.messages if wants_draft(message)]
            stale = [m for m in catalog.messages if is_stale(m, self._terms(source, locale, m))]
            routes = self.choice.routes(source, locale) if empty or stale else []
            stale = stale if any(route.engine.id != MEMORY for route in routes) else []
            known = Prefilled(
                source,
                locale,
                len(empty),
                sum(len(plain(message.msgid)) for message in empty),
                len(stale),
                engines=tuple(map(str, routes)),
                hint=self._hint(routes) if empty else "",
            )
            if not empty and not stale:
                return known
            work = Work(
                self.workspace, self.sessions, self.memory, source, locale, catalog, empty, stale,
                retry=self.retry, told=self.told,
            )  # fmt: skip
            if self.plan:
                return replace(known, planned=tuple(work.plan(routes)))
            done = work.draft(routes)
        except TranslateError as error:
            return Prefilled(source, locale, problems=error.problems)
        self._wrote = self._wrote or bool(done.drafted)
        return replace(
            known, drafted=done.drafted, terms=done.terms, rejected=done.rejected, hint=done.hint or known.hint,
            problems=tuple(done.problems),
        )  # fmt: skip

    def _terms(self, source: Source, locale: Locale, message: Message) -> str:
        """What the glossary says of the terms of a message that may be a draft."""
        if not message.fuzzy or not message.msgstr:
            return ""
        return terms_used(self.workspace.matcher, plain(message.msgid), article=source.id, locale=locale)

    def hint(self, source: Source, locale: Locale) -> str:
        """How to get an engine for an article in a locale; empty if there is one beside the memory."""
        try:
            return self._hint(self.choice.routes(source, locale))
        except EngineError:
            return ""  # prefill itself tells it

    def _hint(self, routes: Sequence[Route]) -> str:
        return "" if any(route.engine.id != MEMORY for route in routes) else self.choice.hint()


def waiting(workspace: Workspace, sources: Sequence[Source], locales: Sequence[Locale]) -> int:
    """About how many messages are empty, without parsing: for a progress bar."""
    total = 0
    for source in sources:
        for locale in locales:
            with suppress(TranslateError):  # told when its turn comes
                total += (workspace.store.read(source.catalog(locale)) or b"").count(b'\nmsgstr ""\n\n')
    return total
