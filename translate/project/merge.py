"""Catalogs and templates in the hands of git: merged message by message, at once or after the fact."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from translate.catalogs.conflicts import Side, has_markers, sides
from translate.catalogs.entry import Catalog
from translate.catalogs.merge import merge, without_duplicates
from translate.catalogs.merge_template import merge_template
from translate.catalogs.reader import read
from translate.catalogs.writer import write
from translate.errors import InputError, Problem, StoreError, TranslateError, UsageError
from translate.model.message import Key
from translate.project.git import Versions, all_unmerged, git, merged_in, unmerged
from translate.project.workspace import LOCALES, Workspace

CONTRADICTION: Final = "two people translated this message differently; it is fuzzy and holds both texts"
"""What is said of a message a person must look at."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge made of a file."""

    data: bytes
    contradictions: tuple[Problem, ...] = ()
    """Messages a person must look at, with their lines in ``data``."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of a file with conflict markers."""

    path: str
    written: bool = False
    contradictions: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Why it was left as it is."""


def merged(base: bytes | None, ours: bytes, theirs: bytes, path: str, *, credit: bool) -> Merged:
    """One file of two, message by message; what either side left alone comes as it is.

    Arguments: ``base``, what both began with, None if that is not known; ``path``, the file, a template if it ends in
    ``.pot``; ``credit``, the ``[privacy]`` option. Raises ``InputError`` if a side is broken, naming the side.
    """
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    left, right = _version(ours, path, "our version"), _version(theirs, path, "their version")
    before = None
    if base:
        with contextlib.suppress(InputError):  # both sides have mended it
            before = read(base, path)
    return _one(before, left, right, credit=credit)


def _one(base: Catalog | None, ours: Catalog, theirs: Catalog, *, credit: bool) -> Merged:
    conflicts: tuple[Key, ...] = ()
    if ours.path.endswith(".pot"):
        catalog = merge_template(base, ours, theirs)
    else:
        done = merge(base, ours, theirs, credit=credit)
        catalog, conflicts = done.catalog, done.conflicts
    data = write(catalog)
    wanted = set(conflicts)
    return Merged(data, tuple(
        Problem(CONTRADICTION, ours.path, entry.line, "The other text is in # was: keep one, clear fuzzy.")
        for entry in read(data, ours.path).entries
        if entry.message.key in wanted
    ))  # fmt: skip


def _version(data: bytes, path: str, whose: str) -> Catalog:
    try:
        return read(data, path)
    except InputError as error:
        raise InputError(*(replace(p, message=f"{whose}: {p.message}") for p in error.problems)) from error


def drive(folder: Path, base: str, ours: str, theirs: str, path: str) -> Merged:
    """Git's merge driver (gitattributes(5), "Defining a custom merge driver"): the result is in the file ``ours``.

    Arguments: ``folder``, where git runs it; ``base``, ``ours``, ``theirs``, git's temporary files; ``path``, the file
    that is merged. Raises :class:`~translate.errors.TranslateError` if a side is broken: then ``ours`` holds what git
    makes of it line by line, with conflict markers.
    """
    began, left, right = (_content(folder / name) for name in (base, ours, theirs))
    try:
        result = merged(began or None, left, right, path, credit=_credit(folder / path))
    except InputError as error:
        marked = git(
            folder, "merge-file", "-p", "--diff3", "-L", "ours", "-L", "base", "-L", "theirs", ours, base, theirs
        )
        if marked.code < _TOO_MANY:
            _put(folder / ours, marked.out)
        hint = f"git merged it line by line. Mend it, then run: translate resolve {path}"
        told = Problem("it cannot be merged message by message", path, 0, hint)
        raise InputError(*error.problems, told) from error
    if result.data != left:
        _put(folder / ours, result.data)
    return result


_TOO_MANY: Final = 128
"""Below, git merge-file says how many conflicts there are."""


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError(Problem(f"cannot read it: {error.strerror}", str(path))) from error


def _put(path: Path, data: bytes) -> None:
    """Replace one of git's own files, whole."""
    temporary = path.with_name(f"{path.name}.new")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        raise StoreError(Problem(f"cannot write it: {error.strerror}", str(path))) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _credit(path: Path) -> bool:
    """Whether names stay in headers; where no configuration can be read they do, until the next extraction."""
    from datetime import date

    from translate.project.workspace import find

    try:
        return find(path.absolute().parent, date.min).config.credit
    except TranslateError:
        return True


def conflicted(workspace: Workspace) -> Iterator[str]:
    """The catalogs and templates that hold conflict markers, or that git could not merge: a driver that is not there leaves none."""
    left = all_unmerged(workspace.store.root, LOCALES)
    for name in workspace.store.files(LOCALES):
        if name.endswith((".po", ".pot")) and (name in left or has_markers(workspace.store.read(name) or b"")):
            yield name


def named(workspace: Workspace, name: str, folder: Path) -> str:
    """A file named on a command line, relative to the project. Arguments: ``folder``, the current one.

    A path is relative to the current folder, or to the project, as problems name files.
    Raises :class:`~translate.errors.UsageError` if it lies outside of the project.
    """
    root = workspace.store.root
    paths = [Path(os.path.normpath(base / name)) for base in (folder, root)]
    inside = [path for path in paths if path.is_relative_to(root)]
    if not inside:
        raise UsageError(Problem("the file lies outside of this project", name))
    return next((path for path in inside if path.exists()), inside[0]).relative_to(root).as_posix()


def resolve(workspace: Workspace, name: str) -> Resolved:
    """Merge the versions a file with conflict markers holds, message by message, and write it.

    Arguments: ``name``, relative to the project. The file stays as it is if it holds no conflict or cannot be read.
    """
    result: list[Merged] = []
    try:
        written = workspace.store.update(name, partial(_resolved, workspace, name, result))
    except TranslateError as error:
        return Resolved(name, problems=error.problems)
    return Resolved(name, written, result[-1].contradictions if result else ())


def _resolved(workspace: Workspace, name: str, result: list[Merged], found: bytes | None) -> bytes | None:
    """The file without conflicts; None if it holds none."""
    if found is None:
        raise InputError(Problem("there is no such file", name))
    versions = unmerged(workspace.store.root, name)
    marked = has_markers(found)
    if versions is not None and None in (versions.ours, versions.theirs) and not marked:
        hint = f"Keep it (git add -- {name}) or let it go (git rm -- {name})."
        raise InputError(Problem("one side deleted the file, the other changed it", name, 0, hint))
    if not marked and (versions is None or found != versions.ours):
        return None
    if versions is None:
        versions = merged_in(workspace.store.root, name)  # which wrote the markers, or somebody has written since
    credit = workspace.config.credit
    done = None if versions is None else _from_versions(versions, found, name, credit=credit)
    done = done or _from_markers(versions, found, name, credit=credit)
    if found.count(b"\r\n") == found.count(b"\n") and b"\r" not in done.data:
        done = replace(done, data=done.data.replace(b"\n", b"\r\n"))
    result.append(done)
    return done.data


def _from_versions(versions: Versions, found: bytes, name: str, *, credit: bool) -> Merged | None:
    """What git kept of both sides, merged; None if somebody wrote into the file since, or if a side is broken."""
    if versions.ours is None or versions.theirs is None:
        return None
    kept = (versions.base, versions.ours, versions.theirs)
    known = {line.rstrip(b"\r") for data in kept for line in (data or b"").split(b"\n")}
    lines = (line.rstrip(b"\r") for line in found.split(b"\n"))
    if any(line not in known and not has_markers(line) for line in lines):
        return None
    try:
        return merged(versions.base, versions.ours, versions.theirs, name, credit=credit)
    except InputError:
        if not has_markers(found):
            raise
        return None


def _from_markers(versions: Versions | None, found: bytes, name: str, *, credit: bool) -> Merged:
    """The versions between the markers, merged."""
    parts = sides(found, name)
    ours, theirs = (_side(part, name) for part in (parts.ours, parts.theirs))
    base = None
    with contextlib.suppress(InputError):  # what git shows of it may be no whole file
        if versions is not None and versions.base is not None:
            base = read(versions.base, name)
        elif parts.base is not None:
            base = _side(parts.base, name)
    return _one(base, ours, theirs, credit=credit)


def _side(side: Side, name: str) -> Catalog:
    try:
        return without_duplicates(read(side.data, name, duplicates=True))
    except InputError as error:
        raise InputError(*side.located(error.problems)) from error
