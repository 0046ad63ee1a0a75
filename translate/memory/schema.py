"""The tables of a memory, and the little of SQLite the rest needs. Nothing here opens a file.

``source`` holds each source text once, whatever the number of locales; ``translation`` its translations and where they
stand; ``posting`` the rarest words of each source text, ``word`` how many texts hold a word at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Protocol

VERSION: Final = 1
"""Of the tables and of what the numbers in them mean. Another one: build anew."""
APPLICATION: Final = 0x74446573
"""``PRAGMA application_id``: this file is ours."""

TABLES: Final = """
    CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE file (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, origin TEXT NOT NULL,
        catalog INTEGER NOT NULL);
    CREATE TABLE locale (id INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE);
    CREATE TABLE source (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, slots INTEGER, text TEXT NOT NULL);
    CREATE INDEX source_key ON source (key);
    CREATE INDEX source_slots ON source (slots) WHERE slots IS NOT NULL;
    CREATE TABLE translation (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, locale INTEGER NOT NULL,
        file INTEGER NOT NULL, family TEXT NOT NULL, before INTEGER, behind INTEGER, live INTEGER NOT NULL,
        day TEXT NOT NULL, target TEXT NOT NULL);
    CREATE INDEX translation_source ON translation (source, locale);
    CREATE INDEX translation_file ON translation (file);
    CREATE TABLE posting (word INTEGER, source INTEGER, PRIMARY KEY (word, source)) WITHOUT ROWID;
    CREATE TABLE word (id INTEGER PRIMARY KEY, texts INTEGER NOT NULL);
"""
NAMES: Final = ("fact", "file", "locale", "source", "translation", "posting", "word")
_MANY = 500
"""Values in one ``IN (…)``: SQLite takes 999 at least."""


class Rows(Protocol):
    """What a statement gives."""

    def fetchone(self) -> Any:
        """The next row, or None."""
        ...

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]: ...


class Database(Protocol):
    """An open SQLite database (PEP 249), in autocommit mode: transactions are begun by hand."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Rows:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Rows:
        """Run one statement for each row of values."""
        ...


def create(database: Database) -> None:
    """Make the tables of a database that has none of them, in the transaction that is open."""
    for statement in filter(str.strip, TABLES.split(";")):
        database.execute(statement)
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {VERSION}")


def is_ours(database: Database) -> bool:
    """True if a database was made by :func:`create` of this version."""
    application = database.execute("PRAGMA application_id").fetchone()[0]
    version = database.execute("PRAGMA user_version").fetchone()[0]
    return bool(application == APPLICATION and version == VERSION)


def is_empty(database: Database) -> bool:
    """True if a database has no tables at all."""
    return database.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None


def clear(database: Database) -> None:
    """Remove every row, in the transaction that is open."""
    for name in NAMES:
        database.execute(f"DELETE FROM {name}")  # noqa: S608  # a name of ours


def fact(database: Database, name: str) -> str:
    """What is noted under a name; empty if nothing is."""
    row = database.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def note(database: Database, name: str, value: str) -> None:
    """Note something under a name."""
    database.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))


def select(database: Database, sql: str, values: Sequence[Any], *before: Any) -> Iterator[Any]:
    """The rows of a statement that ends in ``IN ({})``, for any number of values. Arguments: ``before``, further ones."""
    for start in range(0, len(values), _MANY):
        part = values[start : start + _MANY]
        yield from database.execute(sql.format(",".join("?" * len(part))), (*before, *part))
