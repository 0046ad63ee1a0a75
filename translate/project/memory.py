"""The translation memory of a project: ``.translate/memory.db``, made from its catalogs and from ``memory/*.tmx``.

The file can always be made again: whatever is wrong with it, it is thrown away, and if none can be written the memory is made
in the process. Nothing private is in it: see :meth:`Memory.refresh`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self, TypeVar

from translate.catalogs.reader import read
from translate.errors import Problem, StoreError, TranslateError
from translate.html.inline import plain
from translate.memory import schema
from translate.memory.lookup import Finder, Match
from translate.memory.pairs import Pair, pairs_of
from translate.memory.slots import Names, names_of
from translate.memory.write import Writer
from translate.model.locale import Locale
from translate.model.message import Key
from translate.project.memory_file import cannot_be_used, in_process, opened, remove, writing
from translate.project.store import CACHE
from translate.project.workspace import PRIVATE_GLOSSARY, SIDECAR, SOURCE, Source, Workspace
from translate.terminology.private import PrivateTerms, private_terms

if TYPE_CHECKING:
    from translate.catalogs.entry import Catalog

DATABASE: Final = f"{CACHE}/memory.db"
FOLDER: Final = "memory"
"""TMX files, committed."""
SUFFIX: Final = ".tmx"

_PATIENCE: Final = 30.0
"""Seconds to wait for another process that writes."""
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class _File:
    """A file the memory is made from."""

    path: str
    stamp: str
    source: Source | None = None
    """The article of a catalog."""
    locale: Locale | None = None


@dataclass
class Memory:
    """The memory of a project, opened when it is first asked. Use it as a context manager."""

    workspace: Workspace
    patience: float = _PATIENCE
    problems: list[Problem] = field(default_factory=list)
    """TMX files that could not be read, each once. A broken catalog is told by the command that works on it."""
    _connection: sqlite3.Connection | None = None
    _finder: Finder | None = None
    _fresh: bool = False
    _closed: dict[str, bool] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection, self._finder, self._fresh = None, None, False

    @property
    def asked(self) -> bool:
        """True if the memory was opened."""
        return self._connection is not None

    @cached_property
    def private(self) -> PrivateTerms:
        """The terms whose sentences stay out. Raises :class:`InputError` if a glossary is broken."""
        return private_terms(self.workspace.glossary)

    @cached_property
    def names(self) -> Names:
        """The names of the glossary that are not translated. Raises :class:`InputError` if it is broken."""
        return names_of(self.workspace.glossary)

    def find(
        self,
        locale: Locale,
        key: Key,
        *,
        around: tuple[str, str] = ("", ""),
        threshold: int | None = None,
        limit: int = 1,
    ) -> list[Match]:
        """Translations of a segment, the best first; see :meth:`Finder.find`. Looks at the files once, before the first."""
        lowest = self.workspace.config.memory_threshold if threshold is None else threshold

        def found() -> list[Match]:
            if not self._fresh:
                self._refresh()
            if self._finder is None:
                self._finder = Finder(self._database, self.workspace.config.source_locale, self.names)
            return self._finder.find(locale, key, around=around, threshold=lowest, limit=limit)

        return self._whatever_happens(found)

    def refresh(self) -> int:
        """Read again what changed; the number of files read.

        A file counts as unchanged while its size, times and inode are the same; for a catalog also those of its article and
        its metadata. Out stay: articles that are ``confidential`` or whose metadata cannot be read, segments with a private
        term, catalogs that cannot be read.
        """
        return self._whatever_happens(self._refresh)

    def pairs(self, locales: tuple[Locale, ...]) -> Iterator[tuple[str, Pair]]:
        """What people reviewed in catalogs, with the tag of its locale: sorted, each pair of texts once."""
        self.refresh()
        try:
            for tag in sorted(locale.tag for locale in locales):
                rows = self._database.execute(
                    "SELECT s.text, t.family, t.target, max(t.day) FROM translation t JOIN source s ON s.id = t.source"
                    " JOIN locale l ON l.id = t.locale JOIN file f ON f.id = t.file WHERE f.catalog AND l.tag = ?"
                    " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
                    (tag,),
                )
                for text, family, target, day in rows:
                    yield tag, Pair(text, target, family, day=day)
        except sqlite3.DatabaseError as error:
            problem = Problem(f"cannot be read to its end: {error}", DATABASE, 0, "Run the command again.")
            raise StoreError(problem) from error

    @property
    def _database(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = opened(self.workspace.store, DATABASE, patience=self.patience)
        return self._connection

    def _whatever_happens(self, work: Callable[[], _Result]) -> _Result:
        """Do something with the database; with a new one if it is broken, in the process if none can be used."""
        for last_try in (False, True):
            try:
                return work()
            except sqlite3.ProgrammingError:
                raise  # a bug, not the file
            except sqlite3.DatabaseError as error:
                self.close()
                if last_try or cannot_be_used(error) or not self.discard():
                    break
        self._connection = in_process()
        return work()

    def discard(self) -> bool:
        """Remove the file, so that the next look-up makes it anew; False if that cannot be done."""
        self.close()
        return remove(self.workspace.store, DATABASE)

    def _refresh(self) -> int:
        database = self._database
        writer = Writer(database, self.workspace.config.source_locale, self.names)
        self._keep_to(writer)
        files = {file.path: file for file in self._files()}
        known = dict(database.execute("SELECT path, stamp FROM file").fetchall())
        changed = [file for file in files.values() if known.get(file.path) != file.stamp]
        gone = sorted(known.keys() - files.keys())
        for path in gone:
            with writing(database):
                writer.remove(path)
        for file in changed:
            self._read(file, writer)
        if gone or changed:
            self._finder = None
        self._fresh = True
        return len(changed)

    def _keep_to(self, writer: Writer) -> None:
        """Start anew if the source language or the private terms are others; look for slots anew if the names are."""
        database = writer.database
        secret = self.workspace.store.read(PRIVATE_GLOSSARY) or b""
        made_for = _digest(f"{self.workspace.config.source_locale}\0".encode(), secret)
        names = _digest("\0".join(self.names.all).encode())
        if (schema.fact(database, "made-for"), schema.fact(database, "names")) == (made_for, names):
            return
        with writing(self._database):
            if schema.fact(database, "made-for") != made_for:
                schema.clear(database)
            elif schema.fact(database, "names") != names:
                writer.mark_slots()
            schema.note(database, "made-for", made_for)
            schema.note(database, "names", names)

    def _files(self) -> Iterator[_File]:
        """Every file the memory is made from, with its stamp."""
        config, root = self.workspace.config, self.workspace.store.root
        for source in self.workspace.sources:
            article = [_stamp(root / source.path), _stamp(root / f"{SOURCE}/{source.id}{SIDECAR}")]
            for locale in config.locales:
                path = source.catalog(locale)
                stamp = _stamp(root / path)
                if stamp:
                    yield _File(path, " ".join((stamp, *article)), source, locale)
        languages = " ".join(locale.tag for locale in config.locales)
        for path in tmx_files(self.workspace):
            yield _File(path, f"{_stamp(root / path)} {languages}")

    def _read(self, file: _File, writer: Writer) -> None:
        catalog = None
        if file.source is not None:
            catalog = self._catalog(file.path) if not self._is_closed(file.source) else None
        with writing(self._database):
            row = self._database.execute("SELECT stamp FROM file WHERE path = ?", (file.path,)).fetchone()
            if row is not None and row[0] == file.stamp:
                return  # another process was here
            if file.source is not None and file.locale is not None:
                locale = file.locale
                found = ((locale, pair) for pair in pairs_of(catalog) if self._is_open(pair)) if catalog else ()
                writer.replace(file.path, file.stamp, file.source.id, found, catalog=True)
                return
            try:
                self._database.execute("SAVEPOINT tmx")
                origin = file.path.removeprefix(f"{FOLDER}/")
                writer.replace(file.path, file.stamp, origin, self._tmx(file.path), catalog=False)
            except (TranslateError, OSError) as error:
                self._database.execute("ROLLBACK TO tmx")
                writer.replace(file.path, "", file.path, (), catalog=False)
                self._tell(error, file.path)

    def _tell(self, error: TranslateError | OSError, path: str) -> None:
        found = error.problems if isinstance(error, TranslateError) else (_cannot_read(error, path),)
        self.problems += [problem for problem in found if problem not in self.problems]

    def _catalog(self, path: str) -> Catalog | None:
        try:
            data = self.workspace.store.read(path)
            return read(data, path) if data is not None else None
        except TranslateError:
            return None

    def _is_closed(self, source: Source) -> bool:
        """True for an article of which nothing may be shown elsewhere."""
        if source.id not in self._closed:
            try:
                self._closed[source.id] = self.workspace.with_metadata(source).flag("confidential")
            except TranslateError:
                self._closed[source.id] = True
        return self._closed[source.id]

    def _is_open(self, pair: Pair) -> bool:
        return not self.private or not self.private.in_pair(plain(pair.source), plain(pair.target))

    def _tmx(self, path: str) -> Iterator[tuple[Locale, Pair]]:
        from translate.memory.languages import Taken, pairs_in
        from translate.memory.tmx_read import read_tmx

        config = self.workspace.config
        with self.workspace.store.path(path).open("rb") as file:
            for unit in read_tmx(file, path):
                for locale, pair in pairs_in(unit, config.source_locale, config.locales, taken=Taken()):
                    if self._is_open(pair):
                        yield locale, pair


def tmx_files(workspace: Workspace) -> list[str]:
    """The project's TMX files, sorted."""
    found = workspace.store.files(FOLDER)
    return [path for path in found if path.lower().endswith(SUFFIX) and path.count("/") == 1]


def _stamp(path: Path) -> str:
    """Says whether a file changed; empty if there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116  # ten thousand times a run
    except OSError:
        return ""
    return f"{found.st_size:x}.{found.st_mtime_ns:x}.{found.st_ctime_ns:x}.{found.st_ino:x}"


def _digest(*parts: bytes) -> str:
    return blake2b(b"\0".join(parts), digest_size=8).hexdigest()


def _cannot_read(error: OSError, path: str) -> Problem:
    return Problem(f"cannot read it: {error.strerror or type(error).__name__}", path)
