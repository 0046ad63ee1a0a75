"""Plugins: one file each. A folder is walked, entry points add outsiders, no list is edited."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol, TypeVar, cast


class Plugin(Protocol):
    """What every plugin has: a stable kebab-case id, never renamed."""

    @property
    def id(self) -> str:
        """The name used in configuration, on the command line and in files."""
        ...


P = TypeVar("P", bound=Plugin)


@cache
def _modules(package: str) -> tuple[object, ...]:
    root = importlib.import_module(package)
    names = sorted(name for _, name, _ in pkgutil.iter_modules(root.__path__))
    return tuple(importlib.import_module(f"{package}.{name}") for name in names)


def discover(package: str, kind: type[P]) -> dict[str, P]:
    """All plugins of a kind, by id.

    Arguments: ``package``, the dotted name of the folder to walk (``translate.engines``); ``kind``, their Protocol.
    A module of the folder that ends in ``PLUGIN: Final[...] = …`` is a plugin; installed distributions add theirs
    under the entry-point group of the same name.

    Raises ``ValueError`` if two plugins claim one id.
    """
    del kind  # only for the type checker: a Protocol is checked where PLUGIN is declared
    found: dict[str, P] = {}
    candidates = [getattr(module, "PLUGIN", None) for module in _modules(package)]
    for plugin in (*candidates, *_outsiders(package)):
        if plugin is None:
            continue
        typed = cast("P", plugin)
        if typed.id in found:
            raise ValueError(f"two plugins of {package} claim the id {typed.id!r}")
        found[typed.id] = typed
    return found


@cache
def _outsiders(group: str) -> tuple[object, ...]:
    from importlib.metadata import entry_points

    return tuple(point.load() for point in entry_points(group=group))
