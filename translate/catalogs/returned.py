"""A catalog that comes back from a translator, merged into the present one message by message (DESIGN promise 1).

What she changed against what she was given (:mod:`translate.catalogs.given`) counts, not what her file says: an old
file never reverts newer text. Where the record of what she was given is lost, her text comes in only where nobody's
stands, or beside it. Nothing she left empty or left out takes anything away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from translate.catalogs import desk, keep
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.given import Was, note_hash, notes, read_given
from translate.catalogs.header import Header, revised
from translate.catalogs.merge import merge_message
from translate.catalogs.misplaced import Followed, Misplaced
from translate.catalogs.newlines import mismatch
from translate.catalogs.state import State, by_person, state_of, text_of
from translate.html.inline import plain
from translate.model.message import Key, Message

_LONG = 4
"""So many words that are the same in both languages are a copy, which some tools write where nobody translated."""


class Outcome(StrEnum):
    """What became of a message of hers."""

    UNCHANGED = "unchanged"
    """She changed nothing, or it is here already."""
    TAKEN = "taken"
    """Her text is the message's."""
    ACCEPTED = "accepted"
    """She vouches for the very text she was given."""
    NOTED = "noted"
    """Only a comment of hers is new."""
    CONFLICT = "conflict"
    """Somebody else wrote here too: both texts are kept."""
    FOLLOWED = "followed"
    """The source was edited since: her text is at the message it became."""
    KEPT = "kept"
    """It fits nothing any more: it is in ``#~`` or in a comment."""
    LEFT = "left"
    """Her tool dropped the mark; an unchanged draft stays one."""
    COPY = "copy"
    """The source's own text, written by her tool: not taken."""


@dataclass(frozen=True, slots=True)
class Told:
    """One message of hers and what became of it."""

    key: Key
    outcome: Outcome
    theirs: str
    """Her text."""
    ours: str = ""
    """What stood here."""
    line: int = 0
    """In her file."""
    place: str = ""
    """Of what was followed or kept: the msgid it is at now, ``#~``, or ``#`` for a comment."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The catalog with her work, and the account of it."""

    catalog: Catalog
    """The very value that came in if nothing is to be written."""
    told: tuple[Told, ...]
    recorded: bool
    """The file says what she was given."""
    marks_dropped: bool
    """Her tool dropped every fuzzy mark: what stood there unchanged is not accepted by that."""
    stripped: bool
    """Neither the record nor our comments came back: her texts are taken as needing work."""
    missing: int = 0
    """Messages she was given that are not in the file: a tool saved a part of it, or it was cut off on the way."""

    def count(self, *outcomes: Outcome) -> int:
        """Messages with one of these outcomes."""
        return sum(told.outcome in outcomes for told in self.told)


def merge_returned(
    ours: Catalog,
    theirs: Catalog,
    *,
    followed: Followed,
    today: date,
    credit: bool = False,
    accept_unchanged: bool = False,
) -> Returned:
    """A file that came back, merged into our catalog.

    Arguments: ``followed``, compares two orders of messages, as ``extract`` does; ``today``, the UTC day to write where
    something changed; ``credit``, the ``[privacy]`` option: True takes the translator's name and team from her header;
    ``accept_unchanged``, what came back without its mark was accepted, whatever her tool did.
    """
    return _Merge(ours, theirs, followed, today, accept_unchanged=accept_unchanged).run(credit=credit)


class _Merge:
    """Our entries while hers are taken in."""

    def __init__(
        self, ours: Catalog, theirs: Catalog, followed: Followed, today: date, *, accept_unchanged: bool
    ) -> None:
        self._ours, self._theirs, self._accept = ours, theirs, accept_unchanged
        self._given = read_given(theirs.header)
        self._entries = list(ours.entries)
        self._live = {e.message.key: n for n, e in enumerate(ours.entries) if not e.message.obsolete}
        self._obsolete = {e.message.key: n for n, e in enumerate(ours.entries) if e.message.obsolete}
        self._elsewhere = Misplaced(ours, theirs, followed, today)
        self._told: list[Told] = []

    def run(self, *, credit: bool) -> Returned:
        for entry in sorted(self._theirs.entries, key=lambda e: e.message.obsolete):
            self._take(entry)
        changed = len(self._entries) != len(self._ours.entries) or any(
            new.message != old.message for new, old in zip(self._entries, self._ours.entries, strict=True)
        )
        catalog = self._ours
        if changed:
            header = _credited(catalog.header, self._theirs.header) if credit else catalog.header
            catalog = replace(catalog, header=revised(header, today=self._elsewhere.today))
            catalog = catalog.with_entries(tuple(self._entries))
        recorded, stripped = self._given is not None, self._stripped and not self._accept
        came = {desk.source_hash(entry.message.msgctxt, entry.message.msgid) for entry in self._theirs.entries}
        missing = len((self._given or {}).keys() - came)
        return Returned(catalog, tuple(self._told), recorded, self._dropped and not self._accept, stripped, missing)

    # What her tool did to the file

    @cached_property
    def _our_lines(self) -> bool:
        """True if her file still has desk lines."""
        return any(desk.parse(entry.message.comments) for entry in self._theirs.entries)

    @cached_property
    def _stripped(self) -> bool:
        """True if nothing in her file could tell a draft from her own words, and there may have been drafts."""
        if self._given is not None or self._our_lines:
            return False
        described = any(message.extracted for message in self._theirs.messages)
        return not described or any(desk.parse(entry.message.comments) for entry in self._ours.entries)

    @cached_property
    def _dropped(self) -> bool:
        """True if her tool, not she, cleared the marks: all are gone, and comments or drafts with them."""
        if any(message.fuzzy for message in self._theirs.messages):
            return False
        marked = [message for message in self._theirs.messages if self._was_marked(message)]
        if "omegat" in self._theirs.header.get("X-Generator").lower() and marked:
            return True
        if any(text_of(message) in ("", message.msgid) for message in marked):
            return True  # as OmegaT does: it takes no fuzzy text for a translation
        return not self._our_lines and any(self._had_line(message) for message in marked)

    def _was_marked(self, hers: Message) -> bool:
        """True if she was given a fuzzy text here."""
        was = self._was(hers)
        if was is not None:
            return was.fuzzy and bool(was.text)
        ours = self._present(hers.key)
        return ours is not None and ours.fuzzy and text_of(hers) in ("", hers.msgid, text_of(ours))

    def _had_line(self, hers: Message) -> bool:
        was, ours = self._was(hers), self._present(hers.key)
        return was.ours if was is not None else ours is not None and desk.parse(ours.comments) is not None

    @cached_property
    def _copies(self) -> bool:
        """True if her tool writes the source where nobody translated."""
        return any(_is_copy(m) and len(plain(m.msgid).split()) >= _LONG for m in map(_message, self._theirs.entries))

    # One message

    def _was(self, hers: Message) -> Was | None:
        return self._given.get(desk.source_hash(hers.msgctxt, hers.msgid)) if self._given is not None else None

    def _present(self, key: Key) -> Message | None:
        index = self._live.get(key)
        return None if index is None else self._entries[index].message

    def _take(self, entry: Entry) -> None:
        hers = entry.message
        index = self._live.get(hers.key, self._obsolete.get(hers.key))
        was = self._was(hers)
        outcome = self._verdict(hers, was, None if index is None else self._entries[index].message)
        if outcome is Outcome.TAKEN and self._stripped and not self._accept and not hers.fuzzy:
            hers = replace(hers, flags=("fuzzy", *hers.flags))
        if index is None:
            self._gone(entry, hers, was, outcome)
            return
        ours = self._entries[index].message
        comments = _with_notes(ours, hers, was)
        if outcome is Outcome.TAKEN:
            message, outcome = _merged(ours, hers, was, comments)
        else:
            message = ours if comments == ours.comments else replace(ours, comments=comments)
        if outcome is Outcome.UNCHANGED and message != ours:
            outcome = Outcome.NOTED
        place = "#~" if outcome is Outcome.TAKEN and message.obsolete else ""
        self._set(index, message)
        if place:
            outcome = Outcome.KEPT
        if outcome is Outcome.KEPT and not place:
            place = "#"
        self._tell(entry, outcome, text_of(ours), place)

    def _set(self, index: int, message: Message) -> None:
        if mismatch(message):
            message = replace(message, flags=("fuzzy", *message.flags))
        self._entries[index] = self._entries[index].with_message(message)

    def _tell(self, entry: Entry, outcome: Outcome, ours: str, place: str = "") -> None:
        shown = text_of(entry.message).replace("\0", "\n")
        self._told.append(Told(entry.message.key, outcome, shown, ours.replace("\0", "\n"), entry.line, place))

    def _verdict(self, hers: Message, was: Was | None, ours: Message | None) -> Outcome:
        """``taken`` if she changed it; ``unchanged``, ``left`` or ``copy`` if not."""
        text = text_of(hers)
        if not text or (was is not None and was.said(hers)):
            return Outcome.UNCHANGED
        if ours is not None and text == text_of(ours) and ours.fuzzy == hers.fuzzy:
            return Outcome.UNCHANGED
        if _is_copy(hers) and self._copies and not self._accept:
            return Outcome.COPY
        line = desk.parse(hers.comments)
        state = state_of(hers)
        if state is State.GUESS and line is not None and line.out == desk.text_hash(text):
            return Outcome.UNCHANGED  # her tool moved it there from another message
        if was is None and state in (State.DRAFT, State.CHANGED):
            return Outcome.UNCHANGED
        cleared = (
            was.fuzzy and was.text == desk.text_hash(text)
            if was is not None
            else ours is not None and ours.fuzzy and text == text_of(ours)
        )
        if cleared and self._dropped and not self._accept and not hers.fuzzy:
            return Outcome.LEFT
        return Outcome.TAKEN

    def _gone(self, entry: Entry, hers: Message, was: Was | None, outcome: Outcome) -> None:
        """What she wrote for a sentence that is not in our catalog any more."""
        new = _new_notes(hers, was, ())
        if outcome is not Outcome.TAKEN and not (new and was is not None):
            self._tell(entry, outcome, "")
            return
        hers = replace(_own(hers), comments=(*_line_of(hers), *new))
        if outcome is not Outcome.TAKEN:
            hers = replace(hers, msgstr="", msgstr_plural=(), msgid_plural=None, flags=())
        target = self._elsewhere.target(hers.key) if outcome is Outcome.TAKEN and hers.msgid_plural is None else None
        if target is not None:
            index = self._live[target]
            ours = self._entries[index].message
            placed = self._elsewhere.place(hers, ours, was)
            if placed is not None:
                said = Outcome.UNCHANGED if placed == ours else Outcome.FOLLOWED
                self._set(index, placed)
                self._tell(entry, said, text_of(ours), target[1])
                return
        self._obsolete[hers.key] = len(self._entries)
        self._entries.append(Entry(keep.obsolete(hers)))
        self._tell(entry, Outcome.KEPT, "", "#~")


def _message(entry: Entry) -> Message:
    return entry.message


def _is_copy(message: Message) -> bool:
    return message.msgstr == message.msgid and not message.fuzzy and message.msgid_plural is None


def _own(hers: Message) -> Message:
    """Her message without what describes a place in the source."""
    flags = ("fuzzy",) if hers.fuzzy else ()
    bare = replace(hers, extracted=(), references=(), flags=flags, obsolete=False)
    return replace(bare, previous_msgctxt=None, previous_msgid=None, previous_msgid_plural=None)


def _line_of(hers: Message) -> tuple[str, ...]:
    """The desk line, if it is still needed and about this message."""
    line = desk.parse(hers.comments)
    if line is None or not hers.fuzzy or line.src != desk.source_hash(hers.msgctxt, hers.msgid):
        return ()
    return (desk.format(line),)


def _merged(ours: Message, hers: Message, was: Was | None, comments: tuple[str, ...]) -> tuple[Message, Outcome]:
    """Our message with her text, or with both."""
    text = text_of(hers)
    if hers.msgid_plural is not None or ours.msgid_plural is not None:
        message = keep.absorbed(replace(ours, comments=comments), replace(_own(hers), comments=()))
        return message, Outcome.UNCHANGED if message == ours else Outcome.KEPT
    theirs = _in_our_place(ours, hers, comments)
    by_us = by_person(ours) and (was is None or not was.said(ours))
    if was is None and by_us and state_of(ours) is State.REVIEWED and text != text_of(ours):
        # nobody knows which is newer, so what is live stays live
        message = keep.absorbed(replace(ours, comments=comments), replace(theirs, comments=()))
        return message, Outcome.UNCHANGED if message == ours else Outcome.CONFLICT
    merged = merge_message(ours, theirs, ours_changed=by_us, theirs_changed=True)
    message = merged.message
    if text_of(message) == text and message.fuzzy == hers.fuzzy and not merged.conflict:
        accepted = text == text_of(ours) or (was is not None and was.text == desk.text_hash(text))
        return message, Outcome.ACCEPTED if accepted and not hers.fuzzy else Outcome.TAKEN
    if merged.conflict or (text in keep.was_texts(message) and text not in keep.was_texts(ours)):
        return message, Outcome.CONFLICT
    return message, Outcome.UNCHANGED


def _in_our_place(ours: Message, hers: Message, comments: tuple[str, ...]) -> Message:
    """Her text and mark at our message. The desk line is hers, or ours where her tool lost it."""
    src = desk.source_hash(ours.msgctxt, ours.msgid)
    lines = (desk.parse(hers.comments), desk.parse(ours.comments))
    line = next((found for found in lines if found is not None and found.src == src), None)
    flags = (*(("fuzzy",) if hers.fuzzy else ()), *(flag for flag in ours.flags if flag != "fuzzy"))
    theirs = desk.with_line(replace(ours, msgstr=hers.msgstr, flags=flags, comments=comments), line)
    if hers.fuzzy:
        return theirs
    return replace(theirs, previous_msgctxt=None, previous_msgid=None, previous_msgid_plural=None)


def _with_notes(ours: Message, hers: Message, was: Was | None) -> tuple[str, ...]:
    """Our comments, and those that she wrote."""
    return (*ours.comments, *_new_notes(hers, was, ours.comments))


def _new_notes(hers: Message, was: Was | None, known: Sequence[str]) -> tuple[str, ...]:
    """Comment lines that she wrote. One that begins like ours is marked as hers; without the record it is not taken."""
    stripped = {line.strip() for line in known}
    found: dict[str, None] = {}
    for line in notes(hers):
        if (was is not None and note_hash(line) in was.comments) or (was is None and desk.is_ours(line)):
            continue
        text = line.strip()
        text = f"note: {text}" if desk.is_ours(f" {text}") else text
        if text not in stripped:
            found[f" {text}"] = None
    return tuple(found)


def _credited(ours: Header, theirs: Header) -> Header:
    """Our header with the names that hers brings."""
    told = {name: theirs.get(name) for name in ("Last-Translator", "Language-Team")}
    return ours.with_fields({name: value for name, value in told.items() if value and value not in _PLACEHOLDERS})


_PLACEHOLDERS = ("FULL NAME <EMAIL@ADDRESS>", "LANGUAGE <LL@li.org>")
