"""Whose words a message holds: a machine's, a person's, or a machine's that a person took over."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from translate.catalogs import desk
from translate.catalogs.state import State, state_of, text_of
from translate.model.message import Message

SECOND: Final = " second:"
"""How the comment line of a second reader begins: ``# second: read by the evening desk``."""


class Provenance(StrEnum):
    """Where the text of a message comes from. What an engine drafted is told by the desk line and its ``out``."""

    NONE = "none"
    """There is no text."""
    UNTOUCHED = "untouched"
    """A draft as the engine left it."""
    IN_WORK = "in-work"
    """Drafted, being edited, not vouched for."""
    ACCEPTED = "accepted-unchanged"
    """A machine's words, letter for letter, that a person vouched for."""
    POST_EDITED = "post-edited"
    """Drafted by a machine, edited and vouched for by a person."""
    HUMAN = "human"
    """A person's own words, from the start or out of the memory; also a guess of another tool at one."""


def provenance_of(message: Message) -> Provenance:
    """Whose words a message holds."""
    state = state_of(message)
    if state is State.EMPTY:
        return Provenance.NONE
    line = desk.parse(message.comments)
    if line is None or line.by_person or line.origin.partition("/")[0] == "memory" or line.kind:
        return Provenance.HUMAN
    if state is State.DRAFT:
        return Provenance.UNTOUCHED
    if state is State.IN_WORK:
        return Provenance.IN_WORK
    if state is not State.REVIEWED or line.src != desk.source_hash(message.msgctxt, message.msgid):
        return Provenance.HUMAN
    return Provenance.ACCEPTED if line.out == desk.text_hash(text_of(message)) else Provenance.POST_EDITED


def wants_second_reader(message: Message) -> bool:
    """True for a machine's words that one person accepted as they were, and no second one has signed."""
    signed = any(line.startswith(SECOND) and line[len(SECOND) :].strip() for line in message.comments)
    return not signed and provenance_of(message) is Provenance.ACCEPTED
