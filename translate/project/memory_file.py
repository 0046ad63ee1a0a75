"""The SQLite file of the memory: opened, recognised, removed. Whatever is wrong with it, it can be made again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from translate.errors import StoreError, TranslateError
from translate.memory import schema
from translate.project.store import CACHE, Store

_UNUSABLE: Final = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    )
)
"""The file may be whole, but cannot be used now. Any other error: it is broken."""


def opened(store: Store, name: str, *, patience: float) -> sqlite3.Connection:
    """The database of a project with our tables, made if it is not there; readable by its owner alone.

    Arguments: ``patience``, seconds to wait for another process that writes. Raises ``sqlite3.DatabaseError`` if it cannot be
    used, is broken, another program's or of another version.
    """
    path = store.path(name)
    try:
        store.folder(CACHE)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # SQLite's other files take over its mode
    except (OSError, StoreError) as error:
        raise _error(str(error), sqlite3.SQLITE_CANTOPEN) from error
    connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        return _prepared(connection)
    except BaseException:
        connection.close()
        raise


def in_process() -> sqlite3.Connection:
    """A database that lives as long as the process, where no file can be used."""
    return _prepared(sqlite3.connect(":memory:", isolation_level=None))


def remove(store: Store, name: str) -> bool:
    """Remove the database; False if that cannot be done."""
    path = store.path(name)
    try:
        with store.locked():
            for end in ("-wal", "-shm", "-journal", ""):
                Path(f"{path}{end}").unlink(missing_ok=True)
    except (OSError, TranslateError):
        return False
    return True


def cannot_be_used(error: sqlite3.DatabaseError) -> bool:
    """True if a database may be whole, but is locked or cannot be written; False if it is broken."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code & 0xFF in _UNUSABLE


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction; other processes wait for its end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA cache_size = -32000")
    if not schema.is_ours(connection):
        with writing(connection):
            if not schema.is_ours(connection):
                if not schema.is_empty(connection):
                    raise _error("not our tables", sqlite3.SQLITE_NOTADB)
                schema.create(connection)
    return connection


def _error(message: str, code: int) -> sqlite3.OperationalError:
    found = sqlite3.OperationalError(message)
    found.sqlite_errorcode = code
    return found
