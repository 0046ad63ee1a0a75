"""Why messages have no draft: kept in the cache, by engine, so that nobody is asked again for what was refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from translate.errors import TranslateError
from translate.model.locale import Locale
from translate.project.store import CACHE
from translate.project.workspace import Source, Workspace

Reasons = dict[str, str]
"""Why there is no draft, by the hash of the message's source."""


@dataclass(frozen=True, slots=True)
class Rejections:
    """What the engines could not do in one catalog; lost without harm."""

    engines: Mapping[str, tuple[str, Reasons]] = field(default_factory=dict)
    """By engine: its fingerprint at that time, and the reasons."""

    @property
    def reasons(self) -> Reasons:
        """Of all engines; where several failed on a message, the one asked last speaks."""
        return {id: f"{engine}: {why}" for engine, (_, told) in self.engines.items() for id, why in told.items()}

    def of(self, engine: str, fingerprint: str) -> Reasons:
        """What this engine need not be asked for; nothing if it, its settings or the glossary are others now."""
        known, told = self.engines.get(engine, ("", {}))
        return told if known == fingerprint else {}

    def having(self, engine: str, fingerprint: str, reasons: Reasons) -> Rejections:
        """With the reasons of one engine, asked last."""
        others = {name: known for name, known in self.engines.items() if name != engine}
        return Rejections({**others, engine: (fingerprint, reasons)})

    def only(self, wanted: Iterable[str]) -> Rejections:
        """Without messages that have a draft by now, or are gone."""
        left = frozenset(wanted)
        kept = {
            engine: (fingerprint, {id: why for id, why in told.items() if id in left})
            for engine, (fingerprint, told) in self.engines.items()
        }
        return Rejections({engine: known for engine, known in kept.items() if known[1]})


def rejections(workspace: Workspace, source: Source, locale: Locale) -> Rejections:
    """What the last prefills had to leave empty, and why."""
    try:
        stored = json.loads(workspace.store.read(_path(source, locale)) or b"{}")
        return Rejections(
            {
                str(engine): (str(known["fingerprint"]), {str(k): str(v) for k, v in known["reasons"].items()})
                for engine, known in stored.get("engines", {}).items()
            }
        )
    except (ValueError, AttributeError, KeyError, TypeError, TranslateError):
        return Rejections()  # the cache may be lost at any time


def remember(workspace: Workspace, source: Source, locale: Locale, found: Rejections) -> None:
    """Write them down, or nothing if there are none."""
    name = _path(source, locale)
    if not found.engines:
        workspace.store.remove(name)
        return
    data = {
        engine: {"fingerprint": fingerprint, "reasons": dict(sorted(reasons.items()))}
        for engine, (fingerprint, reasons) in found.engines.items()
    }
    workspace.store.write(name, json.dumps({"engines": data}, ensure_ascii=False, indent=1).encode())


def _path(source: Source, locale: Locale) -> str:
    return f"{CACHE}/rejected/{locale.folder}/{source.id}.json"
