"""Which engines a run may use, in what order, and the ways out they are given."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from hashlib import blake2b
from typing import Final

from translate.engines.base import Engine, Http, Lookup, Ports, Settings
from translate.errors import Problem, UsageError
from translate.model.locale import Locale
from translate.project.guard import GuardedHttp
from translate.project.http import AllowedHttp, DeniedHttp
from translate.project.models import ModelFolders
from translate.project.pipe import Processes
from translate.project.workspace import GLOSSARY, PRIVATE_GLOSSARY, Source, Workspace
from translate.registry import discover
from translate.terminology.private import private_terms

NEVER_BY_DEFAULT: Final = frozenset(("pseudo",))
"""Local engines that are used only when they are asked for."""
MEMORY: Final = "memory"
_USUAL_ORDER: Final = (MEMORY, "ctranslate2", "chat", "libretranslate", "apertium")
"""Of local engines, where the configuration names none: people's words first, then models, then rules."""
_SAME_ANSWER: Final = frozenset(("timeout", "concurrency", "threads", "folder", "index"))
"""Settings that change no answer."""


@dataclass(frozen=True, slots=True)
class Route:
    """A way from the articles' language to a locale."""

    engine: Engine
    start: Locale
    """What it translates from: the source's locale, or one whose translation has been reviewed."""
    locale: Locale

    via: str = ""
    """Tag of that third locale; empty if it starts from the source."""

    def __str__(self) -> str:
        """The engine's id, with the locale it goes by if there is one."""
        return f"{self.engine.id} via {self.via}" if self.via else self.engine.id


@dataclass
class Choice:
    """The engines of one run. Make one for each run."""

    workspace: Workspace
    asked: tuple[str, ...] = ()
    """``--engine``; empty: the configured ones."""
    local_only: bool = False
    lookup: Lookup | None = None
    """The translation memory."""

    @cached_property
    def engines(self) -> tuple[Engine, ...]:
        """In the order they are asked. Raises :class:`UsageError` if one is unknown or was not configured."""
        known = discover("translate.engines", Engine)  # type: ignore[type-abstract]  # a Protocol names the kind
        configured = self.workspace.config.engines
        for id in (*self.asked, *configured, *self.workspace.config.engine_settings):
            if id not in known:
                near = get_close_matches(id, known, 1)
                hint = f"Did you mean {near[0]!r}? " if near else ""
                raise UsageError(
                    Problem(f"there is no engine {id!r}", hint=f"{hint}Engines: {', '.join(sorted(known))}.")
                )
        self._refuse_unknown_settings(known)
        local = [name for name, engine in known.items() if self.is_local(engine) and name not in NEVER_BY_DEFAULT]
        rank = {name: at for at, name in enumerate(_USUAL_ORDER)}
        default = configured or tuple(sorted(local, key=lambda name: (rank.get(name, len(rank)), name)))
        for id in self.asked:
            if id not in default and not self.is_local(known[id]):
                raise UsageError(
                    Problem(
                        f"the engine {id} sends text to {self.recipient(known[id])}, "
                        "and the configuration does not name it",
                        hint='Add it to [prefill] engines = ["…"] if that is wanted.',
                    )
                )
        return tuple(known[id] for id in (self.asked or default))

    def lacking(self) -> list[Problem]:
        """Engines that were named, in the configuration or for this run, and cannot be asked here, with the way to get them.

        Raises ``EngineError`` if the settings of one are wrong.
        """
        named = {*self.asked, *self.workspace.config.engines}
        found = ((e, e.available(self.ports, self.settings(e))) for e in self.engines if e.id in named)
        return [Problem(f"{e.id} is not asked: {missing.what}", hint=missing.hint) for e, missing in found if missing]

    def _refuse_unknown_settings(self, known: Mapping[str, Engine]) -> None:
        problems = []
        for id, table in self.workspace.config.engine_settings.items():
            takes = known[id].takes
            families = tuple(name[:-1] for name in takes if name.endswith("*"))
            for key in table:
                if key not in takes and not (families and key.startswith(families)):
                    near = get_close_matches(key, takes, 1)
                    hint = f"Did you mean {near[0]!r}?" if near else f"It takes: {', '.join(takes) or 'nothing'}."
                    problems.append(Problem(f"[engines.{id}] has an unknown key {key!r}", hint=hint))
        if problems:
            raise UsageError(*problems)

    @property
    def remote(self) -> tuple[str, ...]:
        """Engines of this run that send text out."""
        return tuple(engine.id for engine in self.engines if not self.is_local(engine))

    def settings(self, engine: Engine) -> Settings:
        """``[engines.NAME]``."""
        found: Mapping[str, str | int | float] = self.workspace.config.engine_settings.get(engine.id, {})
        return found

    def is_local(self, engine: Engine) -> bool:
        """True if no text leaves the machine."""
        return engine.is_local(self.settings(engine))

    def recipient(self, engine: Engine) -> str:
        """Who receives the text; empty if it stays here."""
        return "" if self.is_local(engine) else engine.recipient(self.settings(engine)) or "its service"

    @cached_property
    def ports(self) -> Ports:
        """Processes, the network for the engines of this run only, secrets from the environment."""
        models = ModelFolders(root=self.workspace.store.root)
        return Ports(pipe=Processes(), http=self._http(), secret=os.environ.get, lookup=self.lookup, models=models)

    def _http(self) -> Http:
        hosts = [host for engine in self.engines if self._may(engine) for host in engine.hosts(self.settings(engine))]
        if not hosts:
            return DeniedHttp()
        local = [
            host for engine in self.engines if self.is_local(engine) for host in engine.hosts(self.settings(engine))
        ]
        ours = [str(value) for engine in self.engines for value in self.settings(engine).values()]
        private = private_terms(self.workspace.glossary)
        return GuardedHttp(AllowedHttp(hosts), private, local=local, known=ours)

    def _may(self, engine: Engine) -> bool:
        return not self.local_only or self.is_local(engine)

    def routes(self, source: Source, locale: Locale) -> list[Route]:
        """The engines that take an article into a locale, in order; from a third locale only where there is no other way.

        Raises ``EngineError`` if the settings of one are wrong.
        """
        found = []
        for engine in self.engines:
            barred = source.flag("confidential") and not self.is_local(engine)
            if barred or not self._may(engine) or engine.available(self.ports, self.settings(engine)) is not None:
                continue
            starts = [self.workspace.config.source_locale]
            if self.is_local(engine) and engine.id not in NEVER_BY_DEFAULT:
                starts += [other for other in self.workspace.locales_of(source) if other != locale]
            able = (start for start in starts if self._supports(engine, start, locale))
            if (start := next(able, None)) is not None:
                via = "" if start == self.workspace.config.source_locale else start.tag
                found.append(Route(engine, start, locale, via))
        return found

    def _supports(self, engine: Engine, start: Locale, locale: Locale) -> bool:
        return engine.supports(start, locale, ports=self.ports, settings=self.settings(engine))

    def hint(self) -> str:
        """How to get an engine, for a locale that has none."""
        lacking = [engine.available(self.ports, self.settings(engine)) for engine in self.engines]
        own = (
            "run a LibreTranslate server of your own: its address goes into [engines.libretranslate] url, "
            "its name into [prefill] engines"
        )
        ways = [*dict.fromkeys(missing.hint for missing in lacking if missing), own]
        return f"no engine here translates from {self.workspace.config.source_locale}; {', or '.join(ways)}"

    def answering(self, engine: Engine) -> str:
        """The settings that may change an engine's answers, as one text."""
        told = {name: value for name, value in self.settings(engine).items() if name not in _SAME_ANSWER}
        return json.dumps(told, sort_keys=True, default=str) if told else ""

    def fingerprint(self, engine: Engine) -> str:
        """Changes when a message that was refused may be taken now."""
        glossaries = (self.workspace.store.read(name) or b"" for name in (GLOSSARY, PRIVATE_GLOSSARY))
        return blake2b(b"\0".join((self.answering(engine).encode(), *glossaries)), digest_size=8).hexdigest()
