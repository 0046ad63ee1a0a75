"""Drafting one catalog: which messages, by which engines, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from translate.catalogs.desk import source_hash
from translate.catalogs.entry import Catalog
from translate.catalogs.reader import read
from translate.catalogs.state import enters_memory
from translate.catalogs.template import CONTINUED
from translate.errors import EngineError, EngineMissing, Problem, TranslateError
from translate.html.inline import plain
from translate.memory.pairs import neighbours
from translate.model.locale import Locale
from translate.model.message import Key, Message
from translate.prefill.asking import Asking
from translate.prefill.draft import Draft
from translate.prefill.drafts import AT_ONCE, Job, drafts, requests
from translate.prefill.terms.pipeline import TermOutcome
from translate.project.drafted import Drafted
from translate.project.engine_choice import MEMORY, Route
from translate.project.engine_sessions import Sessions
from translate.project.memory import Memory
from translate.project.rejections import Rejections, rejections, remember
from translate.project.workspace import Source, Workspace

_EXAMPLES = 3
"""Reviewed sentences shown to an engine that learns from them."""
_LIKE = 60
"""Score from which a sentence is an example."""


@dataclass
class Done:
    """What became of the messages of one catalog."""

    drafted: Counter[str] = field(default_factory=Counter)
    """Drafts by engine."""
    terms: Counter[TermOutcome] = field(default_factory=Counter)
    """Terms in them, by how they got there."""
    rejected: dict[str, str] = field(default_factory=dict)
    """Why a message has no draft, by the hash of its source."""
    hint: str = ""
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Planned:
    """What one engine would get of one catalog."""

    engine: str
    messages: int = 0
    """It is asked for."""
    texts: int = 0
    """It would get for these: without private ones, and those whose answers are known already."""
    characters: int = 0
    """Of these texts, tags left out."""
    recipient: str = ""
    """Who receives them; empty if they stay on this machine."""


@dataclass
class Work:
    """One catalog. Arguments: ``empty``, its messages without text; ``stale``, its drafts that are out of date."""

    workspace: Workspace
    sessions: Sessions
    memory: Memory
    source: Source
    locale: Locale
    catalog: Catalog
    empty: Sequence[Message]
    stale: Sequence[Message]
    retry: bool = False
    told: Callable[[int], None] = lambda _: None
    """Called with the number of messages that have just been dealt with."""

    @cached_property
    def _stale(self) -> frozenset[Key]:
        return frozenset(message.key for message in self.stale)

    def draft(self, routes: Sequence[Route]) -> Done:
        """Ask the engines in order, each for what is left, and write the drafts as they come."""
        done, had = Done(), rejections(self.workspace, self.source, self.locale)
        wanted = {message.key: message for message in (*self.empty, *self.stale)}
        before = {key: message.msgstr for key, message in wanted.items()}
        out = Drafted(self.workspace.store, self.source.catalog(self.locale), self.workspace.today, before)
        try:
            for route in routes:
                if wanted and not self.sessions.is_stopped(route):
                    had = self._by(route, wanted, had, out, done)
        finally:
            _safely(out.flush, done.problems)
            _safely(lambda: self._remember(had, wanted), done.problems)
        done.rejected = had.only(map(_id, wanted.values())).reasons
        done.problems += (*self.memory.problems, *self.sessions.answers.problems)
        self.told(len(wanted))
        return done

    def _by(self, route: Route, wanted: dict[Key, Message], had: Rejections, out: Drafted, done: Done) -> Rejections:
        """What one engine drafts is taken out of ``wanted``; what it refused is in the rejections given back."""
        engine = route.engine
        mark = self.sessions.choice.fingerprint(engine)
        refused = {} if engine.id == MEMORY else dict(had.of(engine.id, mark))
        again = frozenset(key for key, m in wanted.items() if _id(m) in refused) if self.retry else frozenset()
        pivots = self._pivots(route)
        left = [m for m in wanted.values() if self._is_for(route, m, pivots) and (self.retry or _id(m) not in refused)]
        stumbled = Counter[str]()
        try:
            if left:
                asking = self._asking(route, again)
                job = self._job(route, asking, pivots)
                for message, result in zip(left, drafts(left, asking, job), strict=False):
                    refused.pop(_id(message), None)
                    if isinstance(result, Draft):
                        out.add(message.key, result)
                        del wanted[message.key]
                        done.drafted[engine.id] += 1
                        done.terms.update(outcome for _, outcome in result.outcomes)
                        self.told(1)
                    elif result.passing:
                        stumbled[result.reason] += 1
                    elif result.reason:
                        refused[_id(message)] = result.reason
        except EngineMissing as error:  # half installed: as good as not there, and no reason for a red build
            done.hint = f"{engine.id}: {error.problems[0].message}"
        except EngineError as error:
            done.problems += error.problems
            self.sessions.stop(route, error)
        except TranslateError as error:  # a broken glossary: nothing is drafted without it
            done.problems += error.problems
        done.problems += [
            Problem(f"{number} of {len(left)} messages: {reason}", out.path, hint="run translate prefill again")
            for reason, number in stumbled.items()
            if reason
        ]
        return had if engine.id == MEMORY else had.having(engine.id, mark, refused)

    def _is_for(self, route: Route, message: Message, pivots: Mapping[Key, str]) -> bool:
        if route.engine.id == MEMORY and message.key in self._stale:
            return False  # the memory had its chance when the draft was made
        return route.start == self.workspace.config.source_locale or message.key in pivots

    def _asking(self, route: Route, again: frozenset[Key]) -> Asking:
        return self.sessions.asking(route, keep=not self.source.flag("confidential"), fresh=again)

    def _job(self, route: Route, asking: Asking, pivots: Mapping[Key, str]) -> Job:
        engine, choice = route.engine, self.sessions.choice
        source = self.workspace.config.source_locale
        learns = bool(getattr(asking.session, "takes_examples", False))
        return Job(
            source=source,
            locale=self.locale,
            article=self.source.id,
            origin=asking.origin or f"{engine.id}/{route.start.language}-{self.locale.tag}",
            matcher=self.workspace.matcher,
            renderings=self.sessions.renderings(route),
            private=None if choice.is_local(engine) else self.sessions.private,
            around=neighbours(self.catalog.messages),
            units=_units(self.catalog),
            examples=self._examples if learns else None,
            pivots=pivots,
            via=None if route.start == source else route.start,
            of_no_language=bool(getattr(asking.session, "of_no_language", False)),
            at_once=asking.at_once or AT_ONCE,
        )

    def _examples(self, message: Message) -> tuple[tuple[str, str], ...]:
        found = self.memory.find(self.locale, message.key, threshold=_LIKE, limit=_EXAMPLES)
        return tuple((plain(match.source), plain(match.target)) for match in found)

    def _pivots(self, route: Route) -> dict[Key, str]:
        """Reviewed text of the locale a route starts from; empty if that is the source's own."""
        if route.start == self.workspace.config.source_locale:
            return {}
        path = self.source.catalog(route.start)
        data = self.workspace.store.read(path)
        messages = read(data, path).messages if data is not None else ()
        return {m.key: m.msgstr for m in messages if m.msgid_plural is None and enters_memory(m)}

    def _remember(self, had: Rejections, wanted: Mapping[Key, Message]) -> None:
        remember(self.workspace, self.source, self.locale, had.only(map(_id, wanted.values())))

    def plan(self, routes: Sequence[Route]) -> Iterator[Planned]:
        """What each engine would be asked first; what it refuses, the next one gets. Sends nothing, writes no catalog."""
        wanted = {message.key: message for message in (*self.empty, *self.stale)}
        had = rejections(self.workspace, self.source, self.locale)
        for route in routes:
            engine, choice = route.engine, self.sessions.choice
            refused = {} if self.retry else had.of(engine.id, choice.fingerprint(engine))
            pivots = self._pivots(route)
            left = [m for m in wanted.values() if self._is_for(route, m, pivots) and _id(m) not in refused]
            if engine.id == MEMORY:
                left = [m for m in left if self.memory.find(self.locale, m.key)]
            asking = self._asking(route, frozenset())
            unknown = asking.unknown(requests(left, self._job(route, asking, pivots)))
            for message in left:
                del wanted[message.key]
            yield Planned(
                engine.id,
                len(left),
                len(unknown),
                sum(len(request.text) for request in unknown),
                choice.recipient(engine),
            )


def _units(catalog: Catalog) -> dict[Key, int]:
    """The paragraph of each message of prose, as its ``#.`` lines tell."""
    found: dict[Key, int] = {}
    number = 0
    for message in catalog.messages:
        if not message.msgctxt:
            number += not any(line.strip() == CONTINUED for line in message.extracted)
            found[message.key] = number
    return found


def _safely(work: Callable[[], object], problems: list[Problem]) -> None:
    """Do it, and tell what went wrong beside what is told already."""
    try:
        work()
    except TranslateError as error:
        problems += error.problems


def _id(message: Message) -> str:
    return source_hash(message.msgctxt, message.msgid)
