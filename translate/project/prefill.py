"""``prefill``: drafts for the empty messages, by the engines this project may use."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Self

from translate.catalogs.desk import source_hash
from translate.catalogs.entry import Entry
from translate.catalogs.reader import read
from translate.catalogs.writer import write
from translate.engines.base import (
    Engine,
    EngineAuth,
    EngineQuota,
    Ports,
    Rejected,
    Remembered,
    Request,
    Session,
    Settings,
)
from translate.errors import EngineError, EngineMissing, Problem, TranslateError, UsageError
from translate.html.inline import plain
from translate.memory.pairs import neighbours
from translate.model.locale import Locale
from translate.model.message import Key, Message
from translate.prefill.drafts import Draft, drafted, drafts, wants_draft
from translate.project.http import AllowedHttp, DeniedHttp
from translate.project.memory import Memory
from translate.project.pipe import Processes
from translate.project.store import CACHE
from translate.project.workspace import GLOSSARY, PRIVATE_GLOSSARY, Source, Workspace
from translate.registry import discover
from translate.terminology.private import PrivateTerms, private_terms

NEVER_BY_DEFAULT = frozenset(("pseudo",))
"""Local engines that are used only when they are asked for."""


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What prefill did, or would do, for one catalog."""

    source: Source
    locale: Locale
    empty: int = 0
    """Messages without a translation before."""
    characters: int = 0
    """Of their sources, tags left out."""
    drafted: Mapping[str, int] = field(default_factory=dict)
    """Drafts written, by engine."""
    rejected: Mapping[str, str] = field(default_factory=dict)
    """Why a message has no draft, by the hash of its source."""
    engines: tuple[str, ...] = ()
    """Engines that take this pair, in the order they are asked."""
    hint: str = ""
    """How to get an engine, if there is none."""
    problems: tuple[Problem, ...] = ()


@dataclass
class Prefill:
    """One run of prefill: engines stay open from article to article."""

    workspace: Workspace
    asked: tuple[str, ...] = ()
    """``--engine``; empty: the configured ones."""
    plan: bool = False
    """Send nothing, write nothing."""
    local_only: bool = False
    _open: dict[tuple[str, str], Session] = field(default_factory=dict)
    _stack: ExitStack = field(default_factory=ExitStack)
    _wrote: bool = False
    _renderings: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    _stopped: dict[str, Problem] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        if self._wrote and self.memory.asked:
            with suppress(TranslateError):  # the next run reads them again
                self.memory.refresh()
        self.memory.close()

    @cached_property
    def memory(self) -> Memory:
        """The translation memory; nothing is opened before it is asked."""
        return Memory(self.workspace)

    @cached_property
    def engines(self) -> tuple[Engine, ...]:
        """The engines of this run, in order. Raises :class:`UsageError` if one is unknown or was not configured."""
        known = discover("translate.engines", Engine)  # type: ignore[type-abstract]  # a Protocol names the kind
        configured = self.workspace.config.engines
        local = {name for name, engine in known.items() if engine.is_local(self.settings(name))} - NEVER_BY_DEFAULT
        default = configured or tuple(sorted(local, key=lambda name: (name != "memory", name)))
        for id in (*self.asked, *configured):
            if id not in known:
                raise UsageError(Problem(f"there is no engine {id!r}", hint=f"Engines: {', '.join(sorted(known))}."))
        for id in self.asked:
            if id not in default and not known[id].is_local(self.settings(id)):
                raise UsageError(
                    Problem(
                        f"the engine {id} sends text to {known[id].recipient(self.settings(id)) or 'others'}, "
                        "and the configuration does not name it",
                        hint='Add it to [prefill] engines = ["…"] if that is wanted.',
                    )
                )
        return tuple(known[id] for id in (self.asked or default))

    @property
    def remote(self) -> tuple[str, ...]:
        """Engines of this run that send text out."""
        return tuple(engine.id for engine in self.engines if not engine.is_local(self.settings(engine.id)))

    def whom(self, engine: str) -> str:
        """`` (sends text to …)`` of an engine, empty if it runs here."""
        found = next(e for e in self.engines if e.id == engine)
        told = "" if found.is_local(self.settings(engine)) else found.recipient(self.settings(engine)) or "its service"
        return f" (sends text to {told})" if told else ""

    def settings(self, engine: str) -> Settings:
        """``[engines.NAME]``."""
        return self.workspace.config.engine_settings.get(engine, {})

    @cached_property
    def ports(self) -> Ports:
        """The ways out: processes, the network only for the engines of this run, secrets from the environment."""
        hosts = [host for e in self.engines for host in e.hosts(self.settings(e.id)) if not self._barred(e)]
        return Ports(
            pipe=Processes(),
            http=AllowedHttp(hosts) if hosts else DeniedHttp(),
            secret=os.environ.get,
            lookup=self._lookup,
        )

    def _barred(self, engine: Engine) -> bool:
        return self.local_only and not engine.is_local(self.settings(engine.id))

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

    def one(self, source: Source, locale: Locale, *, plan: bool = False) -> Prefilled:
        """Draft one catalog; see :meth:`run`. Arguments: ``plan``, only say what would be done."""
        path = source.catalog(locale)
        try:
            data = self.workspace.store.read(path)
            catalog = read(data, path) if data is not None else None
        except TranslateError as error:
            return Prefilled(source, locale, problems=error.problems)
        if catalog is None:
            return Prefilled(source, locale, hint="run translate extract first")
        todo = [entry for entry in catalog.entries if wants_draft(entry.message)]
        result = Prefilled(source, locale, len(todo), sum(len(plain(e.message.msgid)) for e in todo))
        try:
            engines = [engine for engine in self.engines if self._takes(engine, source, locale)]
        except EngineError as error:  # its settings are wrong
            return replace(result, problems=error.problems)
        result = replace(result, engines=tuple(engine.id for engine in engines))
        if not [id for id in result.engines if id != "memory"]:
            result = replace(result, hint=self._hint())
        if not todo or plan or self.plan:
            return result
        beside = neighbours(catalog.messages)
        return self._drafted(result, [entry.message for entry in todo], engines, path, beside)

    def _takes(self, engine: Engine, source: Source, locale: Locale) -> bool:
        local = engine.is_local(self.settings(engine.id))
        if not local and (source.flag("confidential") or self.local_only):
            return False
        ports, settings = self.ports, self.settings(engine.id)
        return engine.available(ports, settings) is None and engine.supports(
            self.workspace.config.source_locale, locale, ports=ports, settings=settings
        )

    def _hint(self) -> str:
        """How to get an engine, for locales that have none."""
        lacking = [engine.available(self.ports, self.settings(engine.id)) for engine in self.engines]
        own = (
            "run a LibreTranslate server of your own: its address goes into [engines.libretranslate] url, "
            "its name into [prefill] engines"
        )
        ways = [*(missing.hint for missing in lacking if missing), own]
        return f"no engine here translates from {self.workspace.config.source_locale}; {', or '.join(ways)}"

    def _drafted(
        self,
        result: Prefilled,
        messages: list[Message],
        engines: Sequence[Engine],
        path: str,
        around: Mapping[Key, tuple[str, str]],
    ) -> Prefilled:
        remembered = self._remembered(result.source, result.locale, engines)
        done: dict[Key, Draft] = {}
        counts: dict[str, int] = {}
        reasons: dict[str, str] = {}
        problems: list[Problem] = []
        for engine in engines:
            if engine.id in self._stopped:
                continue
            left = [m for m in messages if m.key not in done and (engine.id == "memory" or _id(m) not in remembered)]
            if not left:
                continue
            try:
                withheld = [m for m in left if self._is_withheld(engine, m)]
                reasons.update({_id(m): f"{engine.id}: not sent, it holds a private term" for m in withheld})
                left = [m for m in left if m not in withheld]
                for message, draft in self._with(engine, result, left, around):
                    if isinstance(draft, Draft):
                        done[message.key] = draft
                        counts[engine.id] = counts.get(engine.id, 0) + 1
                        reasons.pop(_id(message), None)
                    elif draft.reason:
                        reasons[_id(message)] = f"{engine.id}: {draft.reason}"
            except EngineMissing as error:  # half installed: as good as not there, and no reason for a red build
                result = replace(result, hint=f"{engine.id}: {error.problems[0].message}")
            except TranslateError as error:  # of the engine, or of a broken glossary: nothing is drafted without it
                problems += error.problems
                if isinstance(error, EngineAuth | EngineQuota):
                    self._stopped[engine.id] = error.problems[0]
        kept = {_id(m): remembered[_id(m)] for m in messages if m.key not in done and _id(m) in remembered}
        reasons = {**kept, **reasons}
        try:
            if done:
                self._wrote = True
                self.workspace.store.update(path, lambda old: _written(old, path, done, self.workspace.today))
            self._remember(result.source, result.locale, engines, reasons)
        except TranslateError as error:
            problems += error.problems
        problems += self.memory.problems
        return replace(result, drafted=counts, rejected=reasons, problems=tuple(problems))

    @cached_property
    def _private(self) -> PrivateTerms:
        return private_terms(self.workspace.glossary)

    def _is_withheld(self, engine: Engine, message: Message) -> bool:
        """True if a message must not be sent to this engine: it has a private term, in whatever form or case."""
        private = self._private
        return not engine.is_local(self.settings(engine.id)) and private.in_source(plain(message.msgid))

    def _with(
        self, engine: Engine, result: Prefilled, messages: list[Message], around: Mapping[Key, tuple[str, str]]
    ) -> Iterator[tuple[Message, Draft | Rejected]]:
        pair = (engine.id, result.locale.tag)
        source = self.workspace.config.source_locale
        if pair not in self._open:
            session = engine.open(source, result.locale, ports=self.ports, settings=self.settings(engine.id))
            self._open[pair] = self._stack.enter_context(session)
        session = self._open[pair]
        found = drafts(
            messages,
            session,
            locale=result.locale,
            article=result.source.id,
            origin=getattr(session, "origin", "") or f"{engine.id}/{source.language}-{result.locale.tag}",
            matcher=self.workspace.matcher,
            renderings=self._renderings.setdefault(pair, {}),
            around=around,
        )
        return zip(messages, found, strict=True)

    def _fingerprint(self, engines: Sequence[Engine]) -> str:
        """Changes when asking again may give another answer."""
        told = json.dumps([[e.id, dict(self.settings(e.id))] for e in engines], sort_keys=True, default=str)
        glossaries = (self.workspace.store.read(name) or b"" for name in (GLOSSARY, PRIVATE_GLOSSARY))
        return blake2b(b"\0".join((told.encode(), *glossaries)), digest_size=8).hexdigest()

    def _remembered(self, source: Source, locale: Locale, engines: Sequence[Engine]) -> dict[str, str]:
        """Answers that were rejected before, by message; they are not asked for again."""
        stored = rejections(self.workspace, source, locale)
        return stored.reasons if stored.fingerprint == self._fingerprint(engines) else {}

    def _remember(self, source: Source, locale: Locale, engines: Sequence[Engine], reasons: dict[str, str]) -> None:
        name = _rejections_path(source, locale)
        if not reasons:
            self.workspace.store.remove(name)
            return
        data = {"fingerprint": self._fingerprint(engines), "reasons": dict(sorted(reasons.items()))}
        self.workspace.store.write(name, json.dumps(data, ensure_ascii=False, indent=1).encode())


@dataclass(frozen=True, slots=True)
class Rejections:
    """Why messages of a catalog have no draft; kept in the cache, lost without harm."""

    fingerprint: str = ""
    reasons: dict[str, str] = field(default_factory=dict)


def rejections(workspace: Workspace, source: Source, locale: Locale) -> Rejections:
    """What the last prefill had to leave empty, and why."""
    try:
        stored = json.loads(workspace.store.read(_rejections_path(source, locale)) or b"{}")
        return Rejections(
            str(stored.get("fingerprint", "")), {str(k): str(v) for k, v in stored.get("reasons", {}).items()}
        )
    except (ValueError, AttributeError, TranslateError):
        return Rejections()  # the cache may be lost at any time


def _rejections_path(source: Source, locale: Locale) -> str:
    return f"{CACHE}/rejected/{locale.folder}/{source.id}.json"


def _id(message: Message) -> str:
    return source_hash(message.msgctxt, message.msgid)


def _written(old: bytes | None, path: str, done: Mapping[Key, Draft], today: date) -> bytes | None:
    """The catalog with its drafts; what somebody else wrote meanwhile stays, comments too."""
    if old is None:
        return None
    catalog = read(old, path)

    def entry(present: Entry) -> Entry:
        draft = done.get(present.message.key)
        if draft is None or not wants_draft(present.message):
            return present
        return present.with_message(drafted(present.message, draft, today=today))

    return write(catalog.with_entries(tuple(map(entry, catalog.entries))))
