"""``engines``: what can be used here, and whom it tells."""

from __future__ import annotations

import os
from dataclasses import dataclass

from translate.engines.base import Engine, Ports
from translate.project.http import DeniedHttp
from translate.project.pipe import Processes
from translate.project.prefill import Prefill
from translate.project.workspace import Workspace
from translate.registry import discover


@dataclass(frozen=True, slots=True)
class EngineRow:
    """One engine in this project on this machine."""

    id: str
    name: str
    local: bool
    recipient: str
    """Who receives the text; empty if nobody does."""
    used: bool
    """``prefill`` asks it by default."""
    missing: str
    """How to get it; empty if it is there."""
    locales: tuple[str, ...]
    """Tags it can translate into here."""


def engines(workspace: Workspace) -> list[EngineRow]:
    """All engines, by id. Starts nothing and sends nothing."""
    known = discover("translate.engines", Engine)  # type: ignore[type-abstract]  # a Protocol names the kind
    ports = Ports(pipe=Processes(), http=DeniedHttp(), secret=os.environ.get, lookup=lambda _, __: None)
    with Prefill(workspace) as prefill:
        default = {engine.id for engine in prefill.engines}
    rows = []
    for id in sorted(known):
        engine, settings = known[id], workspace.config.engine_settings.get(id, {})
        lacking = engine.available(ports, settings)
        source = workspace.config.source_locale
        able = [
            locale.tag
            for locale in workspace.config.locales
            if lacking is None and engine.supports(source, locale, ports=ports, settings=settings)
        ]
        rows.append(
            EngineRow(
                id,
                engine.name,
                engine.is_local(settings),
                engine.recipient(settings),
                id in default and lacking is None,
                lacking.hint if lacking else "",
                tuple(able),
            )
        )
    return rows
