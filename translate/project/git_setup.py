"""``git-setup``: git asks us to merge catalogs and templates, in this clone."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from translate.errors import Problem, StoreError, UsageError
from translate.project.git import git
from translate.project.store import Store

ATTRIBUTES: Final = ".gitattributes"
DRIVER: Final = "translate"
LINES: Final = ("locales/**/*.po merge=translate", "locales/templates/**/*.pot merge=translate")
_SAMPLES = ("locales/es/article.po", "locales/templates/article.pot")
_NAME = "catalogs and templates, message by message (translate-desk)"


@dataclass(frozen=True, slots=True)
class Setup:
    """What was set up."""

    attributes: tuple[str, ...] = ()
    """Lines added to ``.gitattributes``."""
    settings: tuple[tuple[str, str], ...] = ()
    """Names and values set in the clone's own configuration."""
    warnings: tuple[Problem, ...] = ()


def command_line(python: str) -> str:
    """The driver's command line for git, which hands it to a shell.

    Arguments: ``python``, the interpreter that has this program. ``-P`` keeps Python from importing what lies in the
    work tree: a branch that is merged must not bring code along.
    """
    quoted = shlex.quote(Path(python).as_posix()).replace("%", "%%")
    return f"{quoted} -P -m translate merge-driver -- %O %A %B %P"


def git_setup(store: Store, *, python: str) -> Setup:
    """Tell git about the driver; what is there already stays. Arguments: ``python`` as in :func:`command_line`.

    Raises :class:`~translate.errors.UsageError` if the project lies in no git repository.
    """
    if git(store.root, "rev-parse", "--git-dir").code:
        raise UsageError(Problem("this project is in no git repository", str(store.root), 0, "Make one: git init"))
    added: tuple[str, ...] = ()
    missing = tuple(line for line, driver in zip(LINES, _drivers(store.root), strict=True) if driver != DRIVER)
    if missing:
        store.update(ATTRIBUTES, lambda old: _with_lines(old or b"", missing))
        added = missing
    wanted = ((f"merge.{DRIVER}.name", _NAME), (f"merge.{DRIVER}.driver", command_line(python)))
    settings = tuple(pair for pair in wanted if _set(store.root, *pair))
    warnings = []
    if any(driver != DRIVER for driver in _drivers(store.root)):
        hint = "See: git check-attr merge -- " + " ".join(_SAMPLES)
        warnings.append(Problem("another attributes file gives catalogs another merge driver", ATTRIBUTES, 0, hint))
    return Setup(added, settings, tuple(warnings))


def _drivers(root: Path) -> tuple[str, ...]:
    """The merge driver git would use for a catalog and for a template."""
    said = git(root, "check-attr", "-z", "merge", "--", *_SAMPLES).out.decode("utf-8", "replace").split("\0")
    return (*said[2::3], "", "")[: len(_SAMPLES)]


def _with_lines(old: bytes, lines: tuple[str, ...]) -> bytes:
    newline = b"\r\n" if b"\r\n" in old else b"\n"
    start = old if not old or old.endswith(b"\n") else old + newline
    return start + b"".join(line.encode() + newline for line in lines)


def _set(root: Path, name: str, value: str) -> bool:
    """Set a value in the clone's configuration; True if it was another one."""
    if git(root, "config", "--local", "--get", name).text == value:
        return False
    if git(root, "config", "--local", "--replace-all", name, value).code:
        raise StoreError(Problem(f"git could not set {name} in the configuration of this clone", str(root)))
    return True
