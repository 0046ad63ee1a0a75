"""Files of a project: read whole, written whole or not at all, never outside the project.

A write goes to a temporary file in the same folder, is flushed to the disk and renamed over the old one, under a lock,
and only if the content changed. A crash at any moment leaves the old file or the new one.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from translate.errors import Problem, StoreError

if TYPE_CHECKING:
    import filelock

CACHE = ".translate"
_TEMPORARY = ".translate-new"
_ATTEMPTS = 5
_NAME = 50
"""So many characters of a name fit into 255 bytes with what we add."""
_SHARING_ERRORS = os.name == "nt"
"""Windows refuses to replace a file while a reader has it open."""


@dataclass(frozen=True)
class Store:
    """The files below one folder, by paths with ``/`` relative to it."""

    root: Path
    project: Path | None = None
    """The project whose lock is taken; None if ``root`` is the project."""

    @cached_property
    def _lock(self) -> filelock.BaseFileLock:
        from filelock import FileLock

        folder = (self.project or self.root) / CACHE
        self._folder(folder)
        return FileLock(folder / "lock", timeout=60)

    def path(self, name: str) -> Path:
        """The absolute path of a file. Raises :class:`StoreError` if it lies outside the project."""
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts or "\0" in name:
            raise StoreError(Problem("the path leaves the project", name))
        path = self.root / name
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(os.path.realpath(self.root)):
            raise StoreError(Problem("the path leads outside the project through a link", name))
        return path

    def read(self, name: str) -> bytes | None:
        """A file's content; None if there is none. Raises :class:`StoreError` if it cannot be read."""
        try:
            return self.path(name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise StoreError(_told(error, "read", name)) from error

    def exists(self, name: str) -> bool:
        """True if there is such a file. Raises :class:`StoreError` if that cannot be seen."""
        try:
            return self.path(name).is_file()
        except OSError as error:
            raise StoreError(_told(error, "read", name)) from error

    def files(self, folder: str, *, hidden: bool = False) -> Iterator[str]:
        """All files below a folder, sorted; links that leave the project are passed over, and hidden folders.

        Arguments: ``hidden``, hidden files too, but those that Emacs and macOS leave beside every file. Raises
        :class:`StoreError` if a folder cannot be read: what is in it has not gone.
        """
        top = self.path(folder)
        found: list[str] = []

        def unreadable(error: OSError) -> None:
            if not isinstance(error, FileNotFoundError | NotADirectoryError):
                name = Path(error.filename or top).relative_to(self.root).as_posix()
                raise StoreError(_told(error, "read", name)) from error

        for base, folders, names in os.walk(top, onerror=unreadable):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            relative = Path(base).relative_to(self.root).as_posix()
            found += [f"{relative}/{n}" for n in names if _TEMPORARY not in n and _is_seen(n, hidden=hidden)]
        yield from sorted(found)

    def write(self, name: str, data: bytes) -> bool:
        """Write a file if its content differs; True if it was written. Raises :class:`StoreError`."""
        return self.update(name, lambda _: data)

    def update(self, name: str, make: Callable[[bytes | None], bytes | None]) -> bool:
        """Replace a file by what ``make`` gives for its present content (None: leave it); True if it was written.

        If another program saves the file in between, ``make`` is called again with what it saved.
        """
        path = self.path(name)
        with self.locked():
            self._tidy(path, name)
            for _ in range(_ATTEMPTS):
                old = self.read(name)
                new = make(old)
                if new is None or new == old:
                    return False
                try:
                    if self._replace(path, old, new):
                        return True
                except OSError as error:
                    raise StoreError(_told(error, "write", name)) from error
        raise StoreError(Problem("another program keeps changing the file", name, 0, "Close it there, then try again."))

    def remove(self, name: str) -> bool:
        """Remove a file and the folders that become empty; True if it was there."""
        path = self.path(name)
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise StoreError(_told(error, "remove", name)) from error
        self._prune(path)
        return True

    def move(self, name: str, to: str) -> bool:
        """Give a file another name, in place of what may be there; True if it was there. Raises :class:`StoreError`."""
        path, target = self.path(name), self.path(to)
        with self.locked():
            if not self.exists(name):
                return False
            self._folder(target.parent)
            try:
                path.replace(target)
            except OSError as error:
                raise StoreError(_told(error, "rename", name)) from error
        self._prune(path)
        return True

    def _prune(self, path: Path) -> None:
        """Remove the folders that became empty."""
        for folder in path.parents:
            if folder == self.root or not folder.is_relative_to(self.root):
                break
            try:
                folder.rmdir()
            except OSError:
                break  # not empty

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """One writer at a time; others wait up to a minute."""
        from filelock import Timeout

        try:
            self._lock.acquire()
        except Timeout as error:
            raise StoreError(
                Problem("another translate command holds the project", hint="Wait for it to end, then try again.")
            ) from error
        except OSError as error:
            raise StoreError(_told(error, "lock", CACHE)) from error
        try:
            yield
        finally:
            self._lock.release()

    def _tidy(self, path: Path, name: str) -> None:
        """Remove what a process left that was killed while it wrote."""
        try:
            _temporary(Path(os.path.realpath(path))).unlink(missing_ok=True)
        except NotADirectoryError:
            return
        except OSError as error:
            raise StoreError(_told(error, "write", name)) from error

    def folder(self, name: str) -> None:
        """Make a folder if it is not there. Raises :class:`StoreError`."""
        self._folder(self.path(name))

    def _folder(self, folder: Path) -> None:
        try:
            private = folder.name == CACHE and not folder.exists()
            folder.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(_told(error, "make", folder.name)) from error

    def _replace(self, path: Path, old: bytes | None, new: bytes) -> bool:
        """Put new content in place; False if somebody else changed the file meanwhile."""
        self._folder(path.parent)
        target = Path(os.path.realpath(path))
        temporary = _temporary(target)
        try:
            with temporary.open("xb") as file:
                file.write(new)
                file.flush()
                os.fsync(file.fileno())
            if old is not None:
                temporary.chmod(target.stat().st_mode & 0o777)
            if (target.read_bytes() if target.exists() else None) != old:
                return False
            for attempt in range(_ATTEMPTS):
                try:
                    temporary.replace(target)
                    break
                except PermissionError:
                    if not _SHARING_ERRORS or attempt == _ATTEMPTS - 1:
                        raise
                    time.sleep(0.1 * 2**attempt)
        finally:
            temporary.unlink(missing_ok=True)
        return True


def _temporary(path: Path) -> Path:
    """Where new content waits: one place per file, so that a leftover is found; writers take turns by the lock."""
    return path.with_name(f".{path.name[:_NAME]}{_TEMPORARY}")


def _is_seen(name: str, *, hidden: bool) -> bool:
    return not name.startswith((".#", "._") if hidden else ".")


def _told(error: OSError, verb: str, name: str) -> Problem:
    reason = error.strerror or type(error).__name__
    hint = "Check the permissions of the file and its folder." if isinstance(error, PermissionError) else ""
    return Problem(f"cannot {verb} it: {reason}", name, 0, hint)
