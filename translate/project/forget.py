"""``forget``: a text that a person ordered to disappear, a witness's name, leaves every file the desk has written.

What people keep by hand (articles, glossary, configuration) is named and never edited. Articles come first: while one
holds the text, nothing is done, for the next extraction would bring it back. A crash in between leaves whole files; run it again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from translate.catalogs.forget import Forgotten
from translate.catalogs.forget import forget as without
from translate.catalogs.reader import read
from translate.catalogs.spellings import Sought
from translate.catalogs.writer import write
from translate.errors import Problem, TranslateError
from translate.model.message import Key
from translate.project.extract import extract
from translate.project.forget_memory import without_units
from translate.project.publish import MARK as SITE
from translate.project.publish import PREVIEW, PUBLIC
from translate.project.search import Holder, Occurrence, holders, holds
from translate.project.store import CACHE
from translate.project.workspace import LOCALES, SOURCE, Workspace

MEMORY: Final = "memory"
_TEMPORARY: Final = ".translate-new"
_LOCK: Final = f"{CACHE}/lock"


class Fate(StrEnum):
    """What becomes of a file that holds the text."""

    BLOCKS = "take it out first"
    """An article or what belongs to it: nothing is done before a person has edited it."""
    EDITED = "the text is taken out"
    """A template or catalog."""
    UNITS = "the units that hold it are taken out"
    """A translation memory in TMX."""
    REMOVED = "the file is removed"
    """A page, a cache, a log, a leftover: it can be made again."""
    STAYS = "stays: a person must edit or remove it"
    """Anything else."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that holds the text, and what becomes of it."""

    holder: Holder
    fate: Fate
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that would be done."""

    found: tuple[Found, ...] = ()
    elsewhere: tuple[tuple[str, int], ...] = ()
    """Path and line of messages whose source named it and whose translation did not: it may stand there in another spelling."""

    def of(self, *fates: Fate) -> tuple[Found, ...]:
        """The files with some fates."""
        return tuple(found for found in self.found if found.fate in fates)

    @property
    def blocked(self) -> bool:
        """True while an article holds the text."""
        return bool(self.of(Fate.BLOCKS))

    @property
    def to_do(self) -> tuple[Found, ...]:
        """The files that would be edited or removed."""
        return self.of(Fate.EDITED, Fate.UNITS, Fate.REMOVED)


@dataclass(slots=True)
class Done:
    """What was done."""

    edited: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    pages: bool = False
    """Pages of a site were removed: it must be built again."""
    problems: list[Problem] = field(default_factory=list)
    left: tuple[Found, ...] = ()
    """Files that hold it still, after everything."""
    elsewhere: list[tuple[str, int]] = field(default_factory=list)
    """As in :class:`Plan`, with the lines of now."""


def plan(workspace: Workspace, sought: Sought) -> Plan:
    """What holds the text, and what would become of it. Writes nothing."""
    outputs = _outputs(workspace)
    found = {holder.path: holder for holder in holders(workspace.store.root, sought)}
    elsewhere: list[tuple[str, int]] = []
    for path in workspace.store.files(LOCALES):
        if not path.endswith((".po", ".pot")):
            continue
        result = _read(workspace, path, sought)
        if result is None:
            continue
        elsewhere += [(path, line) for line, _ in result.elsewhere]
        if (result.changed or result.gone) and path not in found:
            found[path] = Holder(path, (Occurrence(0),))
    judged = (_judged(found[path], outputs) for path in sorted(found))
    return Plan(tuple(judged), tuple(elsewhere))


def _read(workspace: Workspace, path: str, sought: Sought) -> Forgotten | None:
    """What would come of a catalog; None if it cannot be read."""
    try:
        data = workspace.store.read(path)
        return without(read(data, path), sought) if data is not None else None
    except TranslateError:
        return None


def _outputs(workspace: Workspace) -> tuple[str, ...]:
    """Folders of built sites."""
    root = workspace.store.root
    marks = (path.parent.relative_to(root).as_posix() for path in root.glob(f"*/{SITE}"))
    return tuple(f"{folder}/" for folder in dict.fromkeys((PUBLIC, PREVIEW, *marks)))


def _judged(holder: Holder, outputs: tuple[str, ...]) -> Found:
    path = holder.path
    name = PurePosixPath(path).name
    if holder.unread:
        return Found(holder, Fate.STAYS, f"not searched: {holder.unread}")
    if path.startswith(f"{CACHE}/") or _TEMPORARY in name or path.startswith(outputs):
        return Found(holder, Fate.REMOVED)
    if path.startswith(f"{SOURCE}/"):
        return Found(holder, Fate.BLOCKS, "rename it" if holder.in_name and not holder.occurrences else "")
    if path.startswith(f"{LOCALES}/") and name.endswith((".po", ".pot")):
        if holder.in_name and not holder.occurrences:
            return Found(holder, Fate.STAYS, "its name holds it: rename it, or remove it (translate gc)")
        return Found(holder, Fate.EDITED)
    if path.startswith(f"{MEMORY}/") and name.lower().endswith(".tmx"):
        return (
            Found(holder, Fate.UNITS)
            if holder.occurrences
            else Found(holder, Fate.STAYS, "its name holds it: rename it")
        )
    return Found(holder, Fate.STAYS)


def carry_out(
    workspace: Workspace, sought: Sought, planned: Plan, *, told: Callable[[str], None] = lambda _: None
) -> Done:
    """Do what was planned, then look again. Arguments: ``told``, called with each stage.

    Raises :class:`ValueError` if an article holds the text.
    """
    if planned.blocked:
        raise ValueError("an article holds the text")
    done = Done()
    store = workspace.store
    with store.locked():
        told("extract")
        _extract(workspace, planned, done)
        told("catalogs")
        for path in _catalogs(workspace, sought):
            keys: list[Key] = []
            _edit(workspace, path, partial(_forgotten, sought, path, keys), done)
            done.elsewhere += [(path, line) for line in _lines(workspace, path, keys)]
        for found in planned.of(Fate.UNITS):
            _edit(workspace, found.holder.path, partial(_without_units, sought), done)
        told("pages and caches")
        outputs = _outputs(workspace)
        for path in (*(found.holder.path for found in planned.of(Fate.REMOVED)), *_private(workspace, sought)):
            if _remove(workspace, path, done):
                done.pages = done.pages or path.startswith(outputs)
        told("look again")
        done.left = plan(workspace, sought).found
        for found in done.left:
            if found.fate is Fate.REMOVED and _remove(workspace, found.holder.path, done):
                done.pages = done.pages or found.holder.path.startswith(outputs)
    done.left = tuple(found for found in done.left if found.holder.path not in done.removed)
    return done


def _extract(workspace: Workspace, planned: Plan, done: Done) -> None:
    """The articles whose template or catalogs hold it are extracted anew, so that a msgid of theirs says what they say."""
    touched = {found.holder.path for found in planned.of(Fate.EDITED)}
    sources = tuple(
        source
        for source in workspace.sources
        if source.template in touched or any(source.catalog(locale) in touched for locale in workspace.config.locales)
    )
    for result in extract(workspace, sources):
        done.problems += result.problems
        done.edited += result.written


def _catalogs(workspace: Workspace, sought: Sought) -> Iterator[str]:
    """Catalogs that name it, and templates of no article; those of an article were just written."""
    templates = {source.template for source in workspace.sources}
    for path in workspace.store.files(LOCALES):
        if path.endswith(".po") or (path.endswith(".pot") and path not in templates):
            result = _read(workspace, path, sought)
            if result.changed or result.gone or result.elsewhere if result else _holds(workspace, path, sought):
                yield path


def _holds(workspace: Workspace, path: str, sought: Sought) -> bool:
    try:
        return holds(workspace.store.read(path) or b"", sought)
    except TranslateError:
        return True  # it cannot be read, which is to be told


def _forgotten(sought: Sought, path: str, elsewhere: list[Key], old: bytes | None) -> bytes | None:
    if old is None:
        return None
    catalog = read(old, path)
    result = without(catalog, sought)
    elsewhere[:] = [key for _, key in result.elsewhere]
    return None if result.catalog is catalog else write(result.catalog)


def _lines(workspace: Workspace, path: str, keys: list[Key]) -> list[int]:
    """Where messages stand now."""
    data = workspace.store.read(path) if keys else None
    entries = read(data, path).entries if data is not None else ()
    return [entry.line for entry in entries if entry.message.key in keys]


def _without_units(sought: Sought, old: bytes | None) -> bytes | None:
    return None if old is None else without_units(old, sought)


def _edit(workspace: Workspace, path: str, make: Callable[[bytes | None], bytes | None], done: Done) -> None:
    try:
        if workspace.store.update(path, make) and path not in done.edited:
            done.edited.append(path)
    except TranslateError as error:
        done.problems += error.problems


def _private(workspace: Workspace, sought: Sought) -> Iterator[str]:
    """Files of the cache that hold it by now, and those that cannot be searched: a database is made again."""
    root = workspace.store.root
    for file in sorted((root / CACHE).rglob("*")):
        path = file.relative_to(root).as_posix()
        if not file.is_file() or path == _LOCK:
            continue
        data = file.read_bytes()
        if (
            b"\0" in data
            or not _is_text(data)
            or file.name.startswith("memory.db")
            or holds(data, sought)
            or sought.is_in(path)
        ):
            yield path


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _remove(workspace: Workspace, path: str, done: Done) -> bool:
    try:
        if not workspace.store.remove(path):
            return False
    except TranslateError as error:
        done.problems += error.problems
        return False
    done.removed.append(path)
    return True
