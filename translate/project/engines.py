"""``engines``: what can be used here, and whom it tells."""

from __future__ import annotations

import os
from dataclasses import dataclass

from translate.engines.base import Engine, Ports
from translate.engines.neural.model import Model
from translate.errors import EngineError, Problem
from translate.project.engine_choice import Choice
from translate.project.http import DeniedHttp
from translate.project.models import ModelFolders
from translate.project.pipe import Processes
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
    ports = Ports(
        pipe=Processes(),
        http=DeniedHttp(),
        secret=os.environ.get,
        lookup=lambda _, __: None,
        models=ModelFolders(root=workspace.store.root),
    )
    try:
        default = {engine.id for engine in Choice(workspace).engines}
    except EngineError:  # the settings of one are wrong, as its row says
        default = set(workspace.config.engines)
    return [_row(known[id], workspace, ports, used=id in default) for id in sorted(known)]


def _row(engine: Engine, workspace: Workspace, ports: Ports, *, used: bool) -> EngineRow:
    settings = workspace.config.engine_settings.get(engine.id, {})
    source = workspace.config.source_locale
    able: tuple[str, ...] = ()
    try:
        lacking = engine.available(ports, settings)
        missing = lacking.hint if lacking else ""
        if lacking is None:
            locales = workspace.config.locales
            able = tuple(to.tag for to in locales if engine.supports(source, to, ports=ports, settings=settings))
        local, recipient = engine.is_local(settings), engine.recipient(settings)
    except EngineError as error:  # its settings are wrong; the others can be told all the same
        missing, local, recipient = error.problems[0].message, not engine.sends_data, ""
    return EngineRow(engine.id, engine.name, local, recipient, used and not missing, missing, able)


def models(workspace: Workspace) -> tuple[tuple[Model, ...], tuple[Problem, ...]]:
    """The neural models that this project can use, and what is wrong with others in the same folders."""
    folder = str(workspace.config.engine_settings.get("ctranslate2", {}).get("folder", ""))
    found = ModelFolders(root=workspace.store.root)
    return found.installed(folder), found.broken(folder)
