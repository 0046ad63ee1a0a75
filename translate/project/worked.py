"""When a person last worked on each catalog: by the history of git, else no later than the catalog's date of revision."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from hashlib import blake2b, sha1, sha256
from typing import Final, Self

from translate.catalogs.entry import Catalog
from translate.catalogs.personal import NO_MARKS, Marks, marks, worked
from translate.catalogs.reader import read
from translate.errors import StoreError, TranslateError
from translate.project.history import Change, Repository, repository
from translate.project.store import CACHE
from translate.project.workspace import LOCALES, Workspace

REMEMBERED: Final = f"{CACHE}/worked.json"
"""Answers by catalog, each with a hash of the versions it was found in: no text, no names."""
_SHA1: Final = 40


@dataclass(frozen=True, slots=True)
class Day:
    """When a person last worked on something."""

    day: str = ""
    """ISO 8601; empty if nobody has, or if it is not known."""
    exact: bool = True
    """False: on that day at the latest, as far as can be known."""

    def __str__(self) -> str:
        return self.day + ("" if self.exact or not self.day else " or before")


NEVER: Final = Day()


@dataclass(slots=True)
class Remembered:
    """What is kept between two runs."""

    days: dict[str, tuple[str, str, bool]] = field(default_factory=dict)
    changed: bool = False


@dataclass(frozen=True)
class Work:
    """The catalogs of one project in the course of one command; close it at the end."""

    workspace: Workspace
    _open: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        """Itself; processes start when they are needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes and remember what was found."""
        self._open.close()
        self._keep()

    @cached_property
    def _content(self) -> Callable[[str], bytes | None]:
        if self._repository is None:
            return lambda _: None
        return self._open.enter_context(self._repository.reader())

    @cached_property
    def _repository(self) -> Repository | None:
        try:
            return repository(self.workspace.store.root)
        except StoreError:
            return None  # what git does not read tells nothing

    @cached_property
    def _committed(self) -> dict[str, str]:
        return self._repository.committed(LOCALES) if self._repository else {}

    @cached_property
    def _versions(self) -> dict[str, list[Change]]:
        """What commits did to each catalog, newest first; one that was renamed keeps its past."""
        found: dict[str, list[Change]] = {}
        now: dict[str, str] = {}
        if self._repository is None or not self._committed:
            return found
        try:
            changes = list(self._repository.changes("-M50%", paths=(f"{LOCALES}/",)))
        except StoreError:
            return found
        for change in changes:
            path = now.get(change.path, change.path)
            found.setdefault(path, []).append(change)
            if change.old_path != change.path:
                now[change.old_path] = path
        return found

    @cached_property
    def _cache(self) -> Remembered:
        try:
            stored = json.loads(self.workspace.store.read(REMEMBERED) or b"{}")
            days = stored.get("days", {}).items()
            return Remembered({str(path): (str(key), str(day), exact is True) for path, (key, day, exact) in days})
        except (ValueError, TypeError, AttributeError, TranslateError):
            return Remembered()  # the cache may be lost at any time

    def last(self, path: str, data: bytes, catalog: Catalog) -> Day:
        """When a person last worked on a catalog. Arguments: ``data``, what stands in its file now; ``catalog``, the same, read."""
        present = marks(catalog)
        if not present.made:
            return NEVER
        if self._repository is None:
            return Day(catalog.header.get("PO-Revision-Date").partition(" ")[0], exact=False)
        blob = self._committed.get(path, "")
        if blob != _id(data, like=blob) and worked(self._marks(blob, path), present):
            return Day(self._saved(path))
        return self._in_history(path)

    def _keep(self) -> None:
        """Remember what was found. A project that cannot be written to is none the worse."""
        if not self._cache.changed or self._repository is None:
            return
        days = {path: list(told) for path, told in sorted(self._cache.days.items()) if path in self._committed}
        try:
            self.workspace.store.write(REMEMBERED, json.dumps({"schema": 1, "days": days}, indent=0).encode())
        except StoreError:
            return

    def _in_history(self, path: str) -> Day:
        versions = self._versions.get(path, [])
        key = blake2b(repr([(v.commit, v.old, v.new) for v in versions]).encode(), digest_size=8).hexdigest()
        known = self._cache.days.get(path)
        if known is not None and known[0] == key:
            return Day(known[1], known[2])
        day = self._search(path, versions)
        self._cache.days[path] = (key, day.day, day.exact)
        self._cache.changed = True
        return day

    def _search(self, path: str, versions: Sequence[Change]) -> Day:
        newer = ("", NO_MARKS)
        for version in versions:
            if not version.new:
                continue
            after = newer[1] if newer[0] == version.new else self._marks(version.new, path)
            before = self._marks(version.old, path)
            if worked(before, after):
                cut_off = version.first and self._repository is not None and self._repository.shallow
                return Day(version.day, exact=not cut_off)
            newer = (version.old, before)
        return NEVER

    def _marks(self, blob: str, path: str) -> Marks:
        """What is a person's in one version. One that cannot be read, with conflict markers perhaps, has nothing."""
        data = self._content(blob) if blob else None
        try:
            return NO_MARKS if data is None else marks(read(data, path))
        except TranslateError:
            return NO_MARKS

    def _saved(self, path: str) -> str:
        stamp = self.workspace.store.path(path).stat().st_mtime
        return datetime.fromtimestamp(stamp, UTC).date().isoformat()


def _id(data: bytes, *, like: str) -> str:
    """What git calls a content, by the hash that another id was made with."""
    make = sha1 if len(like) == _SHA1 else sha256
    return make(b"blob %d\0" % len(data) + data).hexdigest()
