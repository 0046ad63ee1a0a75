"""A catalog without a text that a person ordered to be forgotten: the one exception of DESIGN promise 1.

Entries that do not hold it stay byte for byte. Of those that do:

- a person's translation or comment loses the very text and no more, and what was reviewed becomes fuzzy;
- what a machine wrote (a draft, a guess, a ``# term:`` line, the difference in ``# was:``, ``#.``) goes as a whole, and ``#|`` too;
- a message of a sentence that is gone (``#~``) loses the text in msgid and msgstr; if nothing else stood there it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from translate.catalogs import desk
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.header import Header
from translate.catalogs.keep import absorbed, is_difference, was_line, was_texts
from translate.catalogs.newlines import mismatch
from translate.catalogs.spellings import Sought
from translate.catalogs.state import State, by_person, state_of
from translate.model.message import Key, Message

STRUCTURE: Final = frozenset(
    {"language", "mime-version", "content-type", "content-transfer-encoding", "plural-forms", "x-desk-published"}
)
"""Header fields that cannot hold a name: without them the file would not be read any more."""

_TERM = " term: "
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What came of one catalog."""

    catalog: Catalog
    """Itself if it did not hold the text."""
    changed: int = 0
    """Entries that lost something; the header and comments between entries count as one each."""
    gone: int = 0
    """Entries of which nothing was left."""
    elsewhere: tuple[tuple[int, Key], ...] = ()
    """Messages whose source named it and whose translation did not, where it may stand in another spelling: line before, key now."""


def forget(catalog: Catalog, sought: Sought) -> Forgotten:
    """The catalog without a text, and what happened to it."""
    entries: list[Entry | None] = []
    named: list[tuple[int, Key]] = []
    for entry in catalog.entries:
        message = _without(entry.message, sought)
        entries.append(None if message is None else entry.with_message(message))
        if message is not None and named_elsewhere(entry.message, sought):
            named.append((entry.line, message.key))
    elsewhere = tuple(named)
    gone = entries.count(None)
    changed = sum(new is not None and new is not old for new, old in zip(entries, catalog.entries, strict=True))
    header = _header(catalog.header, sought)
    changed += header is not catalog.header
    gaps, tail = tuple(map(sought.without, catalog.gaps)), sought.without(catalog.tail)
    changed += (gaps, tail) != (catalog.gaps, catalog.tail)
    if not changed and not gone:
        return Forgotten(catalog, elsewhere=elsewhere)
    _make_distinct(entries)
    stays = [entry is not None for entry in entries]
    header = replace(header, index=sum(stays[: header.index])) if header else header
    if header:
        stays.insert(catalog.header.index, True)
    if len(gaps) == len(stays):
        first, gaps = gaps[:1], tuple(gap for gap, kept in zip(gaps, stays, strict=True) if kept)
        gaps = (*first, *gaps[1:]) if gaps else ()
    after = replace(catalog, header=header, gaps=gaps, tail=tail)
    kept = tuple(entry for entry in entries if entry is not None)
    return Forgotten(after.with_entries(kept), changed, gone, elsewhere)


def named_elsewhere(message: Message, sought: Sought) -> bool:
    """True if the source of a message holds the text and its translation does not."""
    if not message.msgstr and not any(message.msgstr_plural):
        return False
    named = (
        sought.is_in(message.msgid)
        or sought.is_in(message.msgid_plural or "")
        or sought.is_in(message.previous_msgid or "")
    )
    return named and not any(sought.is_in(text) for text in (message.msgstr, *message.msgstr_plural))


def _without(message: Message, sought: Sought) -> Message | None:
    """The message without the text, itself if it does not hold it, None if nothing else is in it."""
    if not any(sought.is_in(part) for part in _parts(message)):
        return message
    msgid = sought.without(message.msgid)
    if msgid != message.msgid and not _says(msgid):
        return None
    state = state_of(message)
    msgstr = sought.without(message.msgstr)
    plural = tuple(map(sought.without, message.msgstr_plural))
    same = msgid == message.msgid and (msgstr, plural) == (message.msgstr, message.msgstr_plural)
    result = replace(
        message,
        msgid=msgid,
        msgctxt=sought.without(message.msgctxt or "") or None,
        msgid_plural=None if message.msgid_plural is None else sought.without(message.msgid_plural),
        extracted=tuple(line for line in message.extracted if not sought.is_in(line)),
        references=tuple(filter(str.strip, map(sought.without, message.references))),
        comments=_comments(message, sought),
    )
    if any(
        sought.is_in(text)
        for text in (message.previous_msgid or "", message.previous_msgctxt or "", message.previous_msgid_plural or "")
    ):
        result = replace(result, previous_msgid=None, previous_msgctxt=None, previous_msgid_plural=None)
    if same:
        return _same_source(message, result)
    return _translated(result, message, msgstr, plural, state)


def _same_source(before: Message, after: Message) -> Message:
    """A message whose context alone changed keeps a desk line that fits it."""
    if after.msgctxt == before.msgctxt:
        return after
    line = desk.parse(after.comments)
    if line is None or line.src != desk.source_hash(before.msgctxt, before.msgid):
        return after
    return desk.with_line(after, replace(line, src=desk.source_hash(after.msgctxt, after.msgid)))


def _translated(result: Message, before: Message, msgstr: str, plural: tuple[str, ...], state: State) -> Message:
    """The message with what is left of its text: fuzzy, for somebody to look at."""
    line = desk.parse(result.comments)
    touched = (msgstr, plural) != (before.msgstr, before.msgstr_plural)
    machine = state in (State.DRAFT, State.GUESS) and not by_person(before)
    if state is State.EMPTY or (touched and (machine or not any(map(_says, (msgstr, *plural))))):
        empty = replace(result, msgstr="", msgstr_plural=tuple("" for _ in plural), flags=_flags(result, fuzzy=False))
        return desk.with_line(empty, None)
    if line is not None and (state is State.REVIEWED or not _ours(line, before)):
        line = None  # or it could pass for a draft or a guess, which an engine may write over
    if line is not None:
        line = replace(
            line,
            src=desk.source_hash(result.msgctxt, result.msgid),
            out=desk.text_hash("\0".join(plural) if plural else msgstr) if state is not State.IN_WORK else line.out,
        )
    fuzzy = state is not State.REVIEWED or touched or result.msgid != before.msgid
    made = replace(result, msgstr=msgstr, msgstr_plural=plural, flags=_flags(result, fuzzy=fuzzy))
    if mismatch(made) and not made.fuzzy:
        made = replace(made, flags=_flags(made, fuzzy=True))
    return desk.with_line(made, line)


def _ours(line: desk.DeskLine, message: Message) -> bool:
    return line.src == desk.source_hash(message.msgctxt, message.msgid)


def _flags(message: Message, *, fuzzy: bool) -> tuple[str, ...]:
    rest = tuple(flag for flag in message.flags if flag != "fuzzy")
    return ("fuzzy", *rest) if fuzzy else rest


def _says(text: str) -> bool:
    """True if there is a letter or digit in a text, tags aside."""
    return any(c.isalnum() for c in _TAG.sub("", text)) or text.strip() == "<empty/>"


def _parts(message: Message) -> Iterator[str]:
    """Every text of a message that may hold something; comments as one, for a name may be broken over two lines."""
    yield message.msgid
    yield message.msgstr
    yield "\n".join(message.comments)
    yield from message.extracted
    yield from message.references
    yield from message.msgstr_plural
    for text in (message.msgctxt, message.msgid_plural, message.previous_msgctxt, message.previous_msgid):
        yield text or ""
    yield message.previous_msgid_plural or ""
    yield from was_texts(message)


def _comments(message: Message, sought: Sought) -> tuple[str, ...]:
    kept: list[str] = []
    run: list[str] = []
    texts = iter(was_texts(message))
    for comment in (*message.comments, None):
        if comment is not None and not desk.is_ours(comment):
            run.append(comment)
            continue
        kept += _people(run, sought)
        run = []
        if comment is None:
            break
        is_text = comment.startswith(" was: ") and not is_difference(comment)
        text = next(texts) if is_text else ""
        if is_text and (sought.is_in(text) or sought.is_in(comment)):
            text = sought.without(text)
            kept += [was_line(text)] if _says(text) else []
        elif not sought.is_in(comment):
            kept.append(comment)
        elif not comment.startswith(_TERM) and not is_difference(comment):
            kept += _desk_line(comment, sought)
    return tuple(kept)


def _people(lines: list[str], sought: Sought) -> list[str]:
    """People's comments: the text goes, and the line if nothing else stood in it."""
    text = "\n".join(lines)
    if not sought.is_in(text):
        return lines
    cut = sought.without(text).split("\n")
    if len(cut) != len(lines):
        return [line for line in cut if line.strip()]
    return [new for old, new in zip(lines, cut, strict=True) if new == old or new.strip(" \t.,;:!?")]


def _desk_line(comment: str, sought: Sought) -> list[str]:
    line = desk.parse((comment,))
    if line is None:
        return []
    cut = replace(
        line,
        origin=sought.without(line.origin),
        unknown=tuple(word for word in line.unknown if not sought.is_in(word)),
        extra=tuple((name, sought.without(value)) for name, value in line.extra if not sought.is_in(name)),
    )
    written = desk.format(cut)
    return [written] if not sought.is_in(written) else []


def _header(header: Header, sought: Sought) -> Header:
    fields = tuple(
        (sought.without(name) if sought.is_in(name) else name, sought.without(value))
        if name.lower() not in STRUCTURE and (sought.is_in(value) or sought.is_in(name))
        else (name, value)
        for name, value in header.fields
    )
    fields = tuple((name, value.strip()) for name, value in fields if name or value.strip())
    comments = tuple(_people(list(header.comments), sought))
    extracted = tuple(line for line in header.extracted if not sought.is_in(line))
    references = tuple(line for line in header.references if not sought.is_in(line))
    if (fields, comments, extracted, references) == (
        header.fields, header.comments, header.extracted, header.references,
    ):  # fmt: skip
        return header
    return replace(header, fields=fields, comments=comments, extracted=extracted, references=references)


def _make_distinct(entries: list[Entry | None]) -> None:
    """Each key once: sentences that differed in the forgotten text alone are one now, with the texts of both."""
    places: dict[Key, int] = {}
    for number, entry in enumerate(entries):
        if entry is None:
            continue
        place = places.setdefault(entry.message.key, number)
        first = entries[place]
        if place == number or first is None:
            continue
        winner, loser, lost = first, entry, number
        if first.message.obsolete and not entry.message.obsolete:
            winner, loser, lost = entry, first, place
            places[entry.message.key] = number
        entries[number if lost == place else place] = winner.with_message(absorbed(winner.message, loser.message))
        entries[lost] = None
