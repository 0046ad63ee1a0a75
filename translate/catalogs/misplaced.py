"""Where a returned text goes whose sentence was edited since it was given: to where ``extract`` would have put it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from translate.catalogs import carry, desk, keep
from translate.catalogs.entry import Catalog
from translate.catalogs.given import Was
from translate.catalogs.state import State, by_person, kind_in, state_of, text_of
from translate.model.change import Change, Fate, Kind
from translate.model.message import Key, Message

Followed = Callable[[Sequence[Key], Sequence[Key]], Sequence[Change]]
"""What became of the messages of an older order in a newer one."""


class Misplaced:
    """The two orders, compared when first asked."""

    def __init__(self, ours: Catalog, theirs: Catalog, followed: Followed, today: date) -> None:
        self._ours, self._theirs, self._followed = ours, theirs, followed
        self.today = today

    @cached_property
    def _changes(self) -> dict[Key, tuple[Key, Kind]]:
        """For each message of hers that was edited into one of ours, that one and the kind of the edit."""
        hers = [message.key for message in self._theirs.messages]
        found = self._followed(hers, [message.key for message in self._ours.messages])
        edits = (change for change in found if change.fate is Fate.EDITED and len(change.new) == 1)
        return {change.old[0]: (change.new[0], change.kind or Kind.FACTS) for change in edits}

    @cached_property
    def _remembered(self) -> dict[Key, Key]:
        """Our messages by the source their text was made for."""
        found = {carry.made_for(message): message.key for message in self._ours.messages}
        return {source: key for source, key in found.items() if source is not None}

    def target(self, key: Key) -> Key | None:
        """Our message that a message of hers became; None if there is none."""
        found = self._remembered.get(key)
        return found or self._changes.get(key, (None, None))[0]

    def place(self, hers: Message, ours: Message, was: Was | None) -> Message | None:
        """Our message with her text as ``extract`` would carry it; None if a reviewed text of somebody else stands there.

        Where somebody is at work on it, her text goes into a comment.
        """
        kind = self._kind(hers.key, ours)
        carried = carry.edited(hers, ours, kind, today=self.today)
        if carried is None:
            return None
        if text_of(carried) == text_of(ours):
            return keep.absorbed(ours, hers)
        mine = was is not None and was.text == desk.text_hash(text_of(ours))
        if not by_person(ours) or (mine and _by_rule(ours)):
            difference = any(map(keep.is_difference, carried.comments))
            rest = (line for line in desk.with_line(ours, None).comments if line not in carried.comments)
            more = (line for line in rest if not (difference and keep.is_difference(line)))
            return replace(carried, comments=(*carried.comments, *more))
        if state_of(ours) is State.REVIEWED:
            return None
        return keep.absorbed(ours, hers)

    def _kind(self, key: Key, ours: Message) -> Kind:
        """What an editor, or else a rule, says of the edit."""
        line = desk.parse(ours.comments)
        said = kind_in(line) if line is not None and _by_rule(ours) else None
        return said or self._changes.get(key, (None, Kind.FACTS))[1]


def _by_rule(message: Message) -> bool:
    """True for a text that stands where ``extract`` carried it."""
    line = desk.parse(message.comments)
    if line is None or line.out != desk.text_hash(text_of(message)):
        return False
    return line.origin == "previous" or line.origin.startswith("carried/")
