"""Drafts on their way into a catalog: written as they come, at most once in a while."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from time import monotonic

from translate.catalogs.entry import Entry
from translate.catalogs.reader import read
from translate.catalogs.state import State, state_of
from translate.catalogs.writer import write
from translate.model.message import Key
from translate.prefill.draft import Draft, drafted, wants_draft
from translate.project.store import Store

_EVERY = 1.0
"""Seconds between two writes."""
_SHARE = 20
"""A large catalog is written less often: writing takes at most one part in so many of the time."""


@dataclass
class Drafted:
    """The drafts of one catalog. What is not written yet stays here; call :meth:`flush` at the end, whatever happened."""

    store: Store
    path: str
    today: date
    before: Mapping[Key, str]
    """The messages to draft, with what stood there: text that changed meanwhile is somebody else's."""
    written: int = 0
    _waiting: dict[Key, Draft] = field(default_factory=dict)
    _next: float = field(default_factory=lambda: monotonic() + _EVERY)

    def add(self, key: Key, draft: Draft) -> None:
        """Take a draft; now and then, write. Raises ``StoreError`` or ``InputError`` if the catalog cannot be written."""
        self._waiting[key] = draft
        if monotonic() >= self._next:
            self.flush()

    def flush(self) -> None:
        """Write what waits. What somebody else wrote meanwhile stays, comments too."""
        if not self._waiting:
            return
        begun, waiting = monotonic(), self._waiting
        self.store.update(self.path, lambda old: self._with(old, waiting))
        self.written += len(waiting)
        self._waiting = {}
        now = monotonic()
        self._next = now + max(_EVERY, _SHARE * (now - begun))

    def _with(self, old: bytes | None, drafts: Mapping[Key, Draft]) -> bytes | None:
        if old is None:
            return None
        catalog = read(old, self.path)

        def entry(present: Entry) -> Entry:
            message = present.message
            draft = drafts.get(message.key)
            if draft is None or message.obsolete:
                return present
            untouched = state_of(message) is State.DRAFT and message.msgstr == self.before[message.key]
            if not wants_draft(message) and not untouched:
                return present
            return present.with_message(drafted(message, draft, today=self.today))

        return write(catalog.with_entries(tuple(map(entry, catalog.entries))))
