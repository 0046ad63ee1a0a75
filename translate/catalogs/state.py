"""What a message is to the desk: the table of DESIGN §7, one function for each of its columns."""

from __future__ import annotations

from enum import StrEnum

from translate.catalogs import desk
from translate.catalogs.desk import DeskLine
from translate.model.change import Kind
from translate.model.message import Message


class State(StrEnum):
    """The state of a message. A catalog holds no state of its own: it follows from what the entry says."""

    EMPTY = "empty"
    """No translation."""
    DRAFT = "draft"
    """Machine text nobody has touched."""
    IN_WORK = "in-work"
    """Our text, edited by a person who has not vouched for it yet."""
    GUESS = "guess"
    """Another tool moved this text here from another message."""
    CHANGED = "changed"
    """A person's translation of what the source said before."""
    NEEDS_WORK = "needs-work"
    """A person or a foreign tool marked it fuzzy."""
    ACCEPTED = "accepted"
    """Reviewed, but a machine's words as they were, in a project that wants a second reader for these. Never what
    :func:`state_of` says: it is the configuration that asks."""
    REVIEWED = "reviewed"
    """A person, or a rule that provably changes nothing, vouched for it."""


class Shown(StrEnum):
    """What a page has where the message stands."""

    SOURCE = "source"
    TRANSLATION = "translation"
    MARKED_OLD = "marked-old"
    """The old translation, marked as such."""
    MARKED_DRAFT = "marked-draft"
    """The draft, marked as such (``drafts = "marked"``)."""


class Redraft(StrEnum):
    """Whether an engine may write over the text."""

    YES = "yes"
    KEPT = "kept"
    """Yes, but the text before goes into a comment."""
    NO = "no"


def text_of(message: Message) -> str:
    """The translation as one string, plural forms joined by NUL; empty if there is none (``<empty/>`` is some)."""
    if message.msgid_plural is None:
        return message.msgstr
    return "\0".join(message.msgstr_plural) if any(message.msgstr_plural) else ""


def state_of(message: Message) -> State:
    """The state of a message, obsolete or not."""
    text = text_of(message)
    if not text:
        return State.EMPTY
    if not message.fuzzy:
        return State.REVIEWED
    line = desk.parse(message.comments)
    if line is None:
        return State.NEEDS_WORK
    if line.src != desk.source_hash(message.msgctxt, message.msgid):
        return State.GUESS
    if line.out != desk.text_hash(text):
        return State.IN_WORK
    if line.origin.startswith("carried/"):
        return State.NEEDS_WORK  # it was reviewed, and a person took that back
    return State.CHANGED if line.kind or line.origin == "previous" else State.DRAFT


def kind_in(line: DeskLine) -> Kind | None:
    """The kind of source change a desk line tells; the gravest if it is none we know, None if it tells nothing."""
    if not line.kind:
        return None
    return Kind(line.kind) if line.kind in frozenset(Kind) else Kind.FACTS


def is_reviewed(message: Message) -> bool:
    """Column "reviewed?"."""
    return state_of(message) is State.REVIEWED


def on_page(message: Message, *, drafts: str = "never") -> Shown:
    """Column "on the page". Arguments: ``drafts``, the ``[publish]`` option, ``never`` or ``marked``.

    A text that was not reviewed before its source changed is never shown, whatever the change was.
    """
    state = state_of(message)
    if state is State.REVIEWED:
        return Shown.TRANSLATION
    if state is State.DRAFT and drafts == "marked":
        return Shown.MARKED_DRAFT
    if state is State.CHANGED:
        line = desk.parse(message.comments)
        if line is not None and kind_in(line) is Kind.WORDING and not line.get("was"):
            return Shown.MARKED_OLD
    return Shown.SOURCE


def enters_memory(message: Message) -> bool:
    """Column "memory". A message merged into its neighbour (``<empty/>``, DESIGN §6) is no translation of anything."""
    return is_reviewed(message) and message.msgstr.strip() != "<empty/>"


def redraft(message: Message) -> Redraft:
    """Column "re-draftable"."""
    state = state_of(message)
    if state in (State.EMPTY, State.DRAFT):
        return Redraft.YES
    return Redraft.KEPT if state is State.GUESS else Redraft.NO


def by_person(message: Message) -> bool:
    """True if the text may hold a person's words, so that it must never be lost.

    A draft counts if it was put in from people's text (``import/FILE``, ``authors``), a guess also if its origin is
    not known or if it is not what we wrote.
    """
    state = state_of(message)
    if state in (State.DRAFT, State.GUESS):
        line = desk.parse(message.comments)
        return line is None or line.by_person or line.out != desk.text_hash(text_of(message))
    return state is not State.EMPTY
