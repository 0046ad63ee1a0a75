"""A draft, and the messages that may get one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from translate.catalogs import desk
from translate.catalogs.desk import DeskLine, source_hash, text_hash, with_line
from translate.catalogs.difference import difference
from translate.catalogs.keep import difference_line, is_difference, was_line
from translate.catalogs.state import State, state_of
from translate.model.message import Message
from translate.prefill.terms.pipeline import TermOutcome

TERMS: Final = "terms"
"""Field of the desk line: :func:`translate.prefill.terms.used.terms_used` when the draft was made."""
MISSING: Final = "missing"
"""Field of the desk line: ids of the concepts the draft could not be made to say."""
VIA: Final = "via"
"""Field of the desk line: the locale whose reviewed text was translated instead of the source."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A translation ready to be written."""

    msgstr: str
    origin: str
    """``apertium/eng-spa``, ``memory/ARTICLE``."""
    unknown: tuple[str, ...] = ()
    """Words the engine did not know."""
    score: int = 0
    """Of a text from the memory: 101 in context, 100 exact, else how much alike the sources are."""
    made_for: str = ""
    """The source that text was made for, if it is another one."""
    terms: str = ""
    """What the glossary said of the source's terms, as a hash; empty if it has none."""
    missing: tuple[str, ...] = ()
    """Ids of the concepts it does not render as the glossary says."""
    via: str = ""
    """Tag of the locale it was translated from, if that is not the source's."""
    outcomes: tuple[tuple[str, TermOutcome], ...] = ()
    """How each of its terms got there: id of the concept, and the way. For the report, not for the catalog."""


def wants_draft(message: Message) -> bool:
    """True if prefill may write this message: nothing is there, or only another tool's guess."""
    return (
        not message.obsolete and message.msgid_plural is None and state_of(message) in (State.EMPTY, State.GUESS)
    )  # plural forms are no format of ours: a catalog that holds some is another program's


def is_stale(message: Message, terms: str) -> bool:
    """True for machine text nobody has touched, made when the glossary said something else of its terms.

    Arguments: ``terms``, what it says now.
    """
    if message.obsolete or message.msgid_plural is not None or state_of(message) is not State.DRAFT:
        return False
    line = desk.parse(message.comments)
    assert line is not None  # a draft has one
    machine = not line.by_person and line.origin.partition("/")[0] != "memory"
    return machine and line.get(TERMS) != terms


def drafted(message: Message, draft: Draft, *, today: date) -> Message:
    """The message as a draft: fuzzy, with its desk line; a guess that stood there is kept in a comment.

    A text from the memory has its score in the desk line, and in a comment what its source had said, if that was something
    else.
    """
    comments = tuple(line for line in message.comments if not is_difference(line))
    kept = message.msgstr and state_of(message) is not State.DRAFT
    if kept and was_line(message.msgstr) not in comments:
        comments += (was_line(message.msgstr),)
    if draft.made_for:
        comments += (difference_line(difference(draft.made_for, message.msgid)),)
    bare = replace(
        message,
        msgstr=draft.msgstr,
        comments=comments,
        flags=message.flags if message.fuzzy else ("fuzzy", *message.flags),
        previous_msgctxt=None,
        previous_msgid=None,
        previous_msgid_plural=None,
    )
    more = {
        "score": str(draft.score) if draft.score else "",
        VIA: draft.via,
        TERMS: draft.terms,
        MISSING: ",".join(draft.missing),
    }
    line = DeskLine(
        draft.origin,
        source_hash(message.msgctxt, message.msgid),
        text_hash(draft.msgstr),
        today.isoformat(),
        unknown=draft.unknown,
        extra=tuple((name, value) for name, value in more.items() if value),
    )
    return with_line(bare, line)
