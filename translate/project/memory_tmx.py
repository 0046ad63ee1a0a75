"""``memory import`` and ``memory export``: TMX files in and out, piece by piece, so that no size of file fills the memory."""

from __future__ import annotations

import filecmp
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import translate
from translate.errors import InputError, Problem, StoreError, UsageError
from translate.html.inline import plain
from translate.memory.languages import Taken, nothing_taken, pairs_in, tag_of
from translate.memory.pairs import Pair
from translate.memory.tmx_codes import verbatim
from translate.memory.tmx_read import Unit, read_tmx
from translate.memory.tmx_write import can_be_written, tmx
from translate.model.locale import Locale
from translate.project.memory import FOLDER, SUFFIX, Memory
from translate.project.publish import PREVIEW, PUBLIC
from translate.project.store import CACHE, Store
from translate.project.workspace import LOCALES, SOURCE, Workspace

_SITE: Final = "a site is built there, and readers could load it"
_WHY_NOT: Final = {
    SOURCE: "every file in source/ that is no article is published beside the pages",
    LOCALES: "that folder is for templates and catalogs",
    PUBLIC: _SITE,
    PREVIEW: _SITE,
    CACHE: "that folder may be deleted at any time",
    FOLDER: "what is in memory/ counts as work from elsewhere, so what people take back here would stay in the memory",
}
"""Why an export is not written into a folder of the project."""
_NAME = re.compile(r"[^\w.-]+")
_WAITING: Final = ".translate-new"
_TABLE: Final = (
    "CREATE TABLE pair (tag TEXT, source TEXT, family TEXT, target TEXT, day TEXT, by TEXT,"
    " PRIMARY KEY (tag, source, family, target)) WITHOUT ROWID"
)
_INSERT: Final = (
    "INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET by = CASE WHEN excluded.day > day"
    " THEN excluded.by ELSE by END, day = max(day, excluded.day)"
)
_SELECT: Final = "SELECT tag, source, family, target, day, by FROM pair ORDER BY tag, source, family, target"


@dataclass(slots=True)
class Imported:
    """What became of one file."""

    file: str
    path: str = ""
    """Where its segments are now, in the project."""
    written: bool = False
    segments: int = 0
    """In that file now, those of earlier imports of the same name included."""
    taken: Taken = field(default_factory=Taken)


def import_tmx(
    workspace: Workspace, file: Path, locales: Sequence[Locale], *, memory: Memory, shown: str = ""
) -> Imported:
    """Take the segments of a TMX file into ``memory/<name>.tmx``, beside those an earlier import put there.

    Arguments: ``locales``, those wanted; ``memory``, knows the private terms, whose segments are left out; ``shown``, the
    file's name in messages. The file is written in an order of its own, names of people only with ``[privacy] credit``.
    Raises :class:`InputError` with the line if the file is broken or has none of the project's languages; nothing is written
    then.
    """
    result = Imported(shown or str(file))
    name = _NAME.sub("-", re.sub(r"(?i)\.tmx$", "", file.name)).strip("-.") or "imported"
    result.path = f"{FOLDER}/{name}{SUFFIX}"
    there = workspace.store.path(result.path)
    with closing(
        sqlite3.connect("", isolation_level=None)
    ) as sorting:  # a file of SQLite's own, gone when it is closed
        sorting.execute(_TABLE)
        sorting.execute("BEGIN")
        if there.exists() and not (file.exists() and there.samefile(file)):
            sorting.executemany(_INSERT, _rows(_kept(there, workspace, memory, result), workspace))
        sorting.executemany(_INSERT, _rows(_new(workspace, file, locales, memory, result), workspace))
        if not result.taken.pairs:
            raise nothing_taken(result.taken, workspace.config.source_locale, locales, result.file)
        result.segments = sorting.execute("SELECT count(*) FROM pair").fetchone()[0]
        found = ((row[0], Pair(row[1], row[3], row[2], day=row[4], by=row[5])) for row in sorting.execute(_SELECT))
        result.written = _written(workspace.store, result.path, _file(workspace, found))
    return result


def export_tmx(workspace: Workspace, locales: Sequence[Locale], memory: Memory, *, skipped: list[str]) -> Iterator[str]:
    """What people reviewed, as a TMX file, piece by piece.

    Arguments: ``skipped`` takes the source of each segment that XML cannot hold.
    """

    def usable() -> Iterator[tuple[str, Pair]]:
        for tag, pair in memory.pairs(tuple(locales)):
            if can_be_written(pair):
                yield tag, pair
            else:
                skipped.append(pair.source)

    return _file(workspace, usable())


def refuse_own_folder(workspace: Workspace, path: Path) -> None:
    """Raises :class:`UsageError` for an export into a folder of the project that is something else, with the reason."""
    root = os.path.realpath(workspace.store.root)
    real = Path(os.path.realpath(path))
    top = real.relative_to(root).parts[:1] if real.is_relative_to(root) else ()
    why = _WHY_NOT.get(top[0]) if top else None
    if why:
        raise UsageError(Problem(f"an export is not written there: {why}", path.as_posix(), 0, "Name another place."))


def write_out(path: Path, chunks: Iterable[str]) -> None:
    """Write a file anywhere, whole or not at all. Raises :class:`StoreError`."""
    waiting = path.with_name(f".{path.name[:50]}{_WAITING}")
    try:
        try:
            _fill(waiting, chunks)
            waiting.replace(path)
        finally:
            waiting.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(Problem(f"cannot write it: {error.strerror or error}", str(path))) from error


def _file(workspace: Workspace, pairs: Iterable[tuple[str, Pair]]) -> Iterator[str]:
    config = workspace.config
    return tmx(pairs, source=config.source_locale.tag, version=translate.__version__, segmentation=config.segmentation)


def _rows(pairs: Iterable[tuple[str, Pair]], workspace: Workspace) -> Iterator[tuple[str, ...]]:
    credit = workspace.config.credit
    for tag, pair in pairs:
        yield tag, pair.source, pair.family, pair.target, pair.day, pair.by if credit else ""


def _new(
    workspace: Workspace, file: Path, locales: Sequence[Locale], memory: Memory, result: Imported
) -> Iterator[tuple[str, Pair]]:
    for unit in _units(file, result.file):
        for locale, pair in pairs_in(unit, workspace.config.source_locale, locales, taken=result.taken):
            if _is_open(pair, memory, result.taken):
                yield locale.tag, pair


def _kept(there: Path, workspace: Workspace, memory: Memory, result: Imported) -> Iterator[tuple[str, Pair]]:
    """The pairs of an earlier import, of whatever languages they are; but for terms that are private by now."""
    source = workspace.config.source_locale.tag
    for unit in _units(there, result.path):
        sides = [(tag_of(variant.language), variant) for variant in unit.variants]
        if not unit.own or len(sides) != 2 or sides[0][0] != source:
            message, hint = "this file is there already and no earlier import of ours", "Rename one of the two files."
            raise InputError(Problem(message, result.path, unit.line, hint))
        (_, one), (tag, other) = sides
        pair = Pair(verbatim(one.content), verbatim(other.content), unit.family, day=other.day, by=other.by)
        if _is_open(pair, memory, result.taken):
            yield tag, pair


def _is_open(pair: Pair, memory: Memory, taken: Taken) -> bool:
    held = bool(memory.private) and memory.private.in_pair(plain(pair.source), plain(pair.target))
    taken.private += held
    return not held


def _units(file: Path, shown: str) -> Iterator[Unit]:
    try:
        with file.open("rb") as opened:
            yield from read_tmx(opened, shown)
    except FileNotFoundError as error:
        raise UsageError(Problem("there is no such file", shown)) from error
    except OSError as error:
        raise InputError(Problem(f"cannot read it: {error.strerror or error}", shown)) from error


def _written(store: Store, name: str, chunks: Iterable[str]) -> bool:
    """Write a file of the project piece by piece, if its content differs; True if it was written."""
    path = store.path(name)
    waiting = path.with_name(f".{path.name[:50]}{_WAITING}")
    store.folder(FOLDER)
    try:
        with store.locked():
            try:
                _fill(waiting, chunks)
                if path.exists() and filecmp.cmp(path, waiting, shallow=False):
                    return False
                waiting.replace(path)
            finally:
                waiting.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(Problem(f"cannot write it: {error.strerror or error}", name)) from error
    return True


def _fill(path: Path, chunks: Iterable[str]) -> None:
    path.unlink(missing_ok=True)  # of a process that was killed
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.writelines(chunks)
        file.flush()
        os.fsync(file.fileno())
