"""Where neural models are on this machine, and what is in their folders."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from weakref import WeakValueDictionary

from translate.engines.neural.model import Model
from translate.engines.neural.reading import INNER, NETWORK, describe
from translate.errors import EngineError, Problem
from translate.project.networks import Loaded, listing, load, small

_OURS: Final = ("translate-desk", "models")


def model_home() -> Path:
    """The user's folder of models: below ``XDG_DATA_HOME``, ``%LOCALAPPDATA%`` or ``~/Library/Application Support``."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local", *_OURS)
    if sys.platform == "darwin":
        return Path.home().joinpath("Library/Application Support", *_OURS)
    base = Path(os.environ.get("XDG_DATA_HOME") or "")
    return Path(base if base.is_absolute() else Path.home() / ".local/share", *_OURS)


@dataclass(frozen=True)
class ModelFolders:
    """The port ``Models``. What is found is remembered: make one for each command."""

    home: Path = field(default_factory=model_home)
    root: Path = Path()
    """Of the project: the setting ``folder`` is relative to it."""
    _found: dict[str, list[Model | Problem]] = field(default_factory=dict)
    _loaded: WeakValueDictionary[tuple[str, int, str], Loaded] = field(default_factory=WeakValueDictionary)

    def installed(self, folder: str) -> tuple[Model, ...]:
        """All models that are whole, by name; those in ``folder`` (the setting; empty: none) before the user's."""
        return tuple(found for found in self._all(folder) if isinstance(found, Model))

    def broken(self, folder: str) -> tuple[Problem, ...]:
        """What is wrong with the other folders there."""
        return tuple(found for found in self._all(folder) if isinstance(found, Problem))

    def load(self, model: Model, *, threads: int, precision: str = "own") -> Loaded:
        """Load a model, or give the network that is loaded already. Raises ``EngineMissing`` or ``EngineError``."""
        key = model.folder, threads, precision
        network = self._loaded.get(key)
        if network is None:
            network = self._loaded[key] = load(model, threads=threads, precision=precision)
        return network

    def _all(self, folder: str) -> list[Model | Problem]:
        if folder not in self._found:
            own = [self.root / Path(folder).expanduser()] if folder else []
            found: list[Model | Problem] = []
            for place in (*own, self.home):
                found += [_described(path) for path in _candidates(place)]
            first = {one.name: one for one in reversed(found) if isinstance(one, Model)}
            self._found[folder] = [one for one in found if isinstance(one, Problem) or first[one.name] is one]
        return self._found[folder]


def _candidates(place: Path) -> Iterator[Path]:
    """Folders that may be models: the place itself if it is one, else the folders in it, by name."""
    try:
        if (place / NETWORK).is_file() or (place / INNER / NETWORK).is_file():
            yield place
            return
        yield from sorted(path for path in place.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:
        return  # there is no such folder, or nobody may look into it: no model then


def _described(path: Path) -> Model | Problem:
    try:
        return described(path)
    except EngineError as error:
        return error.problems[0]


def described(path: Path, *, name: str = "") -> Model:
    """The model in a folder, which may have another ``name`` later. Raises ``EngineError`` if there is none."""
    try:
        files = listing(path)
        return describe(name or path.name, folder=str(path), files=files, small=small(path, files))
    except OSError as error:
        raise EngineError(Problem(f"cannot read it: {error.strerror}", str(path))) from error
