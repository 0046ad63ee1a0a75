"""The engines of a run, open: each pair once, with the cache, the patience and the meter it is asked through."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from translate.engines.base import EngineAuth, EngineQuota, Request
from translate.errors import EngineError
from translate.prefill.answers import Identity, Nothing
from translate.prefill.asking import Allowance, Asking, Meter
from translate.prefill.patience import Patience
from translate.project.answers import Answers
from translate.project.engine_choice import Choice, Route
from translate.terminology.private import PrivateTerms, private_terms


@dataclass
class Sessions:
    """Engines stay open from article to article. Use it as a context manager."""

    choice: Choice
    allowance: Allowance = field(default_factory=Allowance)
    """Characters that may leave the machine in this run."""
    patience: Patience = field(default_factory=Patience)
    meters: dict[str, Meter] = field(default_factory=dict)
    """What each engine was asked."""
    _open: dict[tuple[str, str, str], Asking] = field(default_factory=dict)
    _renderings: dict[tuple[str, str, str], dict[str, str]] = field(default_factory=dict)
    _stack: ExitStack = field(default_factory=ExitStack)
    _stopped: set[str] = field(default_factory=set)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        self.answers.close()

    @cached_property
    def answers(self) -> Answers:
        """What engines answered before."""
        return Answers(self.choice.workspace.store)

    @cached_property
    def private(self) -> PrivateTerms:
        """What no service and no cache gets. Raises :class:`InputError` if a glossary is broken."""
        return private_terms(self.choice.workspace.glossary)

    def asking(self, route: Route, *, keep: bool, fresh: frozenset[tuple[str, str]] = frozenset()) -> Asking:
        """The engine of a route.

        Arguments: ``keep``, its answers may stand in the cache; ``fresh``, keys of messages it is asked for again.
        Raises ``EngineError`` if it does not open.
        """
        engine, pair = route.engine, _pair(route)
        found = self._open.get(pair)
        if found is None:
            settings = self.choice.settings(engine)
            opened = engine.open(route.start, route.locale, ports=self.choice.ports, settings=settings)
            session = self._stack.enter_context(opened)
            version, local = str(getattr(session, "version", "")), self.choice.is_local(engine)
            identity = Identity(
                engine.id,
                version,
                route.start.tag,
                route.locale.tag,
                self.choice.answering(engine),
                takes_terms=bool(getattr(session, "takes_terms", False)),
                contextual=bool(getattr(session, "contextual", False)),
            )
            cache = (
                Nothing() if local and not version else self.answers
            )  # a dictionary may be updated, and costs nothing
            meter = self.meters.setdefault(engine.id, Meter(Allowance() if local else self.allowance))
            found = self._open[pair] = Asking(session, identity, cache, meter, self.patience)
        found.may_keep = lambda request: keep and not self._is_private(request)
        found.fresh = fresh
        return found

    def _is_private(self, request: Request) -> bool:
        return self.private.in_source(request.text)

    def renderings(self, route: Route) -> dict[str, str]:
        """What the engine makes of bare terms, as far as it was asked."""
        return self._renderings.setdefault(_pair(route), {})

    def stop(self, route: Route, error: EngineError) -> None:
        """Ask an engine no more in this run, if that is useless."""
        if isinstance(error, EngineAuth | EngineQuota):
            self._stopped.add(route.engine.id)

    def is_stopped(self, route: Route) -> bool:
        """True if the engine is asked no more."""
        return route.engine.id in self._stopped


def _pair(route: Route) -> tuple[str, str, str]:
    return route.engine.id, route.start.tag, route.locale.tag
