"""Whether a person worked on a catalog between two of its versions: what tools do to it does not count.

A catalog's date of revision cannot tell, for extraction and drafting move it too. So two versions are compared: a person
worked if there is a text of hers that was nowhere in the version before, a reviewed message that was not reviewed with
that text, or a comment that was not there. A text that only moved, was marked fuzzy or carried by rule is no work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from translate.catalogs import desk
from translate.catalogs.entry import Catalog
from translate.catalogs.keep import was_texts
from translate.catalogs.state import State, state_of, text_of
from translate.model.message import Message

_PERSONS: Final = frozenset({State.REVIEWED, State.IN_WORK, State.NEEDS_WORK})


@dataclass(frozen=True, slots=True)
class Marks:
    """What in one version of a catalog is a person's."""

    made: frozenset[tuple[str, ...]] = frozenset()
    """Texts, reviews and comments that a person must have made, here or in an earlier version."""
    had: frozenset[tuple[str, ...]] = frozenset()
    """The same and every other text: what is among them is no news in a later version."""


NO_MARKS: Final = Marks()


def marks(catalog: Catalog) -> Marks:
    """What in a catalog is a person's."""
    made: set[tuple[str, ...]] = set()
    had: set[tuple[str, ...]] = set()
    for entry in catalog.entries:
        message = entry.message
        text = text_of(message)
        state = state_of(message)
        had.update((was,) for was in was_texts(message))
        for line in message.comments:
            if line.strip() and not desk.is_ours(line):
                made.add(("#", line.strip()))
        if not text:
            continue
        had.add((text,))
        context, msgid = message.key
        if state is State.REVIEWED:
            had.add((context, msgid, text))
        elif message.previous_msgid is not None:
            had.add((message.previous_msgctxt or "", message.previous_msgid, text))
        if state in _PERSONS and not _carried(message, text):
            made.add((text,))
            if state is State.REVIEWED:
                made.add((context, msgid, text))
    return Marks(frozenset(made), frozenset(had | made))


def worked(before: Marks, after: Marks) -> bool:
    """True if a person worked on a catalog between two versions of it."""
    return not after.made <= before.had


def _carried(message: Message, text: str) -> bool:
    """True if a rule made the text of a person's, and nobody has touched it since."""
    line = desk.parse(message.comments)
    return line is not None and line.origin.startswith("carried/") and line.out == desk.text_hash(text)
