"""``.translate/answers.db``: what engines answered. Money and time are in it, nothing else: it can be lost without harm."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import suppress
from typing import Final

from translate.errors import Problem, StoreError
from translate.project.memory_file import cannot_be_used, remove
from translate.project.store import CACHE, Store

ANSWERS: Final = f"{CACHE}/answers.db"
_APPLICATION: Final = 0x74446165
_VERSION: Final = 1
_PATIENCE: Final = 10.0
"""Seconds to wait for another process that writes."""


class Answers:
    """The cache of answers of a project; opened with the first question. Many threads may use it at once.

    A row is on disk, as far as a crash of this process goes, when :meth:`put` returns (WAL). Where the file cannot be used,
    nothing is kept, and ``problems`` says so.
    """

    def __init__(self, store: Store) -> None:
        """Opens nothing yet."""
        self._store = store
        self._open: sqlite3.Connection | None = None
        self._lock = threading.RLock()
        self.problems: tuple[Problem, ...] = ()
        """Why nothing is kept."""

    def get(self, key: bytes) -> str | None:
        """What was kept under a key."""
        with self._lock:
            if self._open is None and not self._store.exists(ANSWERS):
                return None
            row = self._executed("SELECT kept FROM answer WHERE key = ?", (key,))
        return str(row[0]) if row else None

    def put(self, key: bytes, kept: str) -> None:
        """Keep a text under a key, in place of what was there."""
        with self._lock:
            self._executed("INSERT OR REPLACE INTO answer VALUES (?, ?)", (key, kept))

    def close(self) -> None:
        """May be called twice."""
        with self._lock:
            if self._open is not None:
                self._open.close()
            self._open = None

    def _executed(self, statement: str, values: tuple[object, ...]) -> tuple[object, ...] | None:
        """The first row a statement gives."""
        connection = self._connection()
        try:
            row = connection.execute(statement, values).fetchone() if connection else None
        except sqlite3.DatabaseError as error:
            self._give_up(error)
            return None
        return tuple(row) if row else None

    def _connection(self) -> sqlite3.Connection | None:
        if self._open is None and not self.problems:
            try:
                self._open = _opened(self._store)
            except (sqlite3.DatabaseError, OSError, StoreError) as error:
                broken = isinstance(error, sqlite3.DatabaseError) and not cannot_be_used(error)
                if broken and remove(self._store, ANSWERS):
                    return self._connection()
                self._give_up(error)
        return self._open

    def _give_up(self, error: Exception) -> None:
        self.close()
        self.problems = (
            Problem(
                f"answers of engines cannot be kept, so that they would be paid for again ({error})",
                ANSWERS,
                hint="remove the file, or make the folder writable",
            ),
        )


def _opened(store: Store) -> sqlite3.Connection:
    path = store.path(ANSWERS)
    store.folder(CACHE)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # SQLite's other files take over its mode
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")
        marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        if marks != [_APPLICATION, _VERSION]:
            _make(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _make(connection: sqlite3.Connection) -> None:
    """The table. Two processes may be here at once: the second one finds it made."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("CREATE TABLE IF NOT EXISTS answer (key BLOB PRIMARY KEY, kept TEXT NOT NULL) WITHOUT ROWID")
        connection.execute("SELECT key, kept FROM answer LIMIT 0")
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
