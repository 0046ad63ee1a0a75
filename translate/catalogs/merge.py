"""Two versions of a catalog become one, message by message: what a person wrote on either side is in the result.

A merge never writes a state of its own: translation, ``fuzzy``, desk line and ``#|`` of a message come from one side
together. The one exception is a contradiction between two people, which is fuzzy without a desk line: needs work.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from translate.catalogs import desk, keep
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.follow import Identity, Side, follow
from translate.catalogs.merge_header import merge_shell
from translate.catalogs.newlines import mismatch
from translate.catalogs.state import State, by_person, state_of, text_of
from translate.catalogs.three_way import spliced, three_way, united
from translate.model.message import Key, Message

_CLAIMS: Final = {State.REVIEWED: 5, State.IN_WORK: 4, State.NEEDS_WORK: 4, State.CHANGED: 3, State.EMPTY: 0}
_PEOPLES_DRAFT: Final = 2
_MACHINES_DRAFT: Final = 1


@dataclass(frozen=True, slots=True)
class Merged:
    """One message of two."""

    message: Message
    conflict: bool = False
    """True if two people wrote different texts with equal right: a person must look at it."""


@dataclass(frozen=True, slots=True)
class MergedCatalog:
    """One catalog of two."""

    catalog: Catalog
    conflicts: tuple[Key, ...] = ()
    """Messages a person must look at, in file order."""


def merge_message(
    ours: Message, theirs: Message, *, ours_changed: bool, theirs_changed: bool, base: Message | None = None
) -> Merged:
    """One message of two with the same identity.

    Arguments: ``ours_changed`` and ``theirs_changed``, whether a side differs from what both began with, True where
    that is not known; ``base``, what both began with, if it is known: then text, comments and place are merged each by
    itself, and what one side took out and the other left alone stays out.

    Of two different texts the one with the better state is in ``msgstr``; a person's other text is in a ``# was:``
    line. If both are reviewed, ours is in ``msgstr``, fuzzy.
    """
    if ours == theirs or (ours_changed and not theirs_changed):
        return Merged(ours)
    if theirs_changed and not ours_changed:
        return Merged(theirs)
    message, loser, conflict = _text(ours, theirs, base)
    comments = united(_notes(ours), _notes(theirs), base=None if base is None else _notes(base))
    message = desk.with_line(replace(message, comments=comments), desk.parse(message.comments))
    message = _placed(message, ours, theirs, base)
    if loser is not None:
        message = keep.absorbed(message, replace(loser, comments=_desk_line(loser)))
    if mismatch(message):  # one side alone may be obsolete, and then gettext allows more
        message = replace(message, flags=("fuzzy", *message.flags))
    return Merged(message, conflict)


def merge(base: Catalog | None, ours: Catalog, theirs: Catalog, *, credit: bool = False) -> MergedCatalog:
    """One catalog of two that began as ``base``; None if that is not known.

    Arguments: ``credit``, the ``[privacy]`` option: False takes people's names out of the header, where there is
    anything to merge.

    A side that changed nothing gives way: the other one is the result as it is. An entry neither side touched keeps
    its bytes. One that a side removed stays out unless the other side wrote into it; then what a side added and nobody
    filled is left to the next extraction, which may carry the text there.
    """
    if _same(ours, theirs) or (base is not None and _same(theirs, base)):
        return MergedCatalog(ours)
    if base is not None and _same(ours, base):
        return MergedCatalog(replace(theirs, path=ours.path))
    old, left, right = (_by_identity(catalog) for catalog in (base, ours, theirs))
    left, right = follow(old, left, right)
    right, left = follow(old, right, left)
    entries: dict[Identity, Entry] = {}
    conflicts: set[Identity] = set()
    for identity in dict.fromkeys((*left, *right)):
        entry, conflict = _entry(old.get(identity), left.get(identity), right.get(identity))
        if entry is not None:
            entries[identity] = entry
            if conflict:
                conflicts.add(identity)
    if any(identity not in left or identity not in right for identity in old if identity in entries):
        entries = {
            i: entry for i, entry in entries.items() if i in old or not (i in left) ^ (i in right) or _filled(entry)
        }
    order = [identity for identity in spliced(tuple(old), tuple(left), tuple(right)) if identity in entries]
    if _partitioned(ours) and _partitioned(theirs):
        order.sort(key=lambda identity: entries[identity].message.obsolete)
    catalog = merge_shell(base, ours, theirs, credit=credit)
    catalog = catalog.with_entries(tuple(entries[identity] for identity in order))
    if order != list(_by_identity(ours)):
        catalog = replace(catalog, gaps=(), header=replace(catalog.header, index=0))
    return MergedCatalog(catalog, tuple(entries[i].message.key for i in order if i in conflicts))


def without_duplicates(catalog: Catalog) -> Catalog:
    """The catalog with one entry for each identity, which has what people wrote in all of them."""
    kept: dict[Identity, Entry] = {}
    for entry in catalog.entries:
        identity = (entry.message.msgctxt, entry.message.msgid)
        other = kept.get(identity)
        if other is None:
            kept[identity] = entry
            continue
        winner, loser = sorted((other, entry), key=lambda e: (-_claim(e.message), e.message.obsolete))
        message = keep.absorbed(winner.message, loser.message)
        if message.obsolete and not loser.message.obsolete:
            message = keep.placed(message, loser.message)
        kept[identity] = winner.with_message(message)
    return catalog if len(kept) == len(catalog.entries) else replace(catalog, entries=tuple(kept.values()), gaps=())


def _text(ours: Message, theirs: Message, base: Message | None) -> tuple[Message, Message | None, bool]:
    """The message whose text, state and desk line win, the one to be kept in a comment, and whether they contradict."""
    before = None if base is None else _said(base)
    if before is not None and before in (_said(ours), _said(theirs)):
        return (theirs if _said(ours) == before else ours), None, False
    text, other = text_of(ours), text_of(theirs)
    began = None if base is None else text_of(base)
    if text == other:
        if ours.fuzzy == theirs.fuzzy:
            return max(ours, theirs, key=lambda message: (_claim(message), _desk_line(message))), None, False
        # who set the flag, or cleared it, is the one who looked
        wanted = not base.fuzzy if base is not None and began == text else False
        return (ours if ours.fuzzy is wanted else theirs), None, False
    seen = () if base is None else keep.was_texts(base)
    if text in keep.was_texts(theirs) and text not in seen:
        return theirs, None, False  # it was merged into theirs before
    if other in keep.was_texts(ours) and other not in seen:
        return ours, None, False
    claim, others_claim = ((_claim(m), text_of(m) != began) for m in (ours, theirs))
    winner, loser = (ours, theirs) if claim >= others_claim else (theirs, ours)
    if not by_person(loser) or text_of(loser) == began:
        return winner, None, False
    conflict = by_person(winner) and _claim(ours) == _claim(theirs)
    if conflict and state_of(winner) is State.REVIEWED:
        winner = desk.with_line(replace(winner, flags=("fuzzy", *winner.flags)), None)
    return winner, loser, conflict


def _claim(message: Message) -> int:
    """How good a claim a text has to its message: the higher wins."""
    found = _CLAIMS.get(state_of(message))
    if found is not None:
        return found
    return _PEOPLES_DRAFT if by_person(message) else _MACHINES_DRAFT


def _said(message: Message) -> tuple[object, ...]:
    """What belongs to the translation and goes with it."""
    return (
        message.msgstr,
        message.msgid_plural,
        message.msgstr_plural,
        message.fuzzy,
        message.previous_msgctxt,
        message.previous_msgid,
        message.previous_msgid_plural,
        _desk_line(message),
    )


def _desk_line(message: Message) -> tuple[str, ...]:
    line = desk.parse(message.comments)
    return () if line is None else (desk.format(line),)


def _notes(message: Message) -> tuple[str, ...]:
    """The comments without the desk line."""
    return desk.with_line(message, None).comments


def _placed(message: Message, ours: Message, theirs: Message, base: Message | None) -> Message:
    """The message with what describes its place in the article: of the side that changed it, live before obsolete."""
    obsolete = ours.obsolete and theirs.obsolete
    if ours.obsolete != theirs.obsolete:
        live = theirs if ours.obsolete else ours
        extracted, references, others = _place(live)
    else:
        parts = (None if base is None else _place(base), _place(ours), _place(theirs))
        extracted, references, others = (
            three_way(None if parts[0] is None else parts[0][n], parts[1][n], parts[2][n]) for n in range(3)
        )
    flags = (*(("fuzzy",) if message.fuzzy else ()), *others)
    if set(flags) == set(message.flags):
        flags = message.flags
    return replace(message, extracted=extracted, references=references, flags=flags, obsolete=obsolete)


def _place(message: Message) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Extracted comments, references, flags but fuzzy."""
    return message.extracted, message.references, tuple(flag for flag in message.flags if flag != "fuzzy")


def _entry(base: Entry | None, ours: Entry | None, theirs: Entry | None) -> tuple[Entry | None, bool]:
    """What becomes of one identity; None if it leaves."""
    if ours is None or theirs is None:
        there = ours or theirs
        if base is None or there is None:
            return there, False
        one, other = there.message, base.message
        written = (_said(one), _notes(one)) != (_said(other), _notes(other))
        return (there if written and keep.worth_keeping(one) else None), False
    if base is None:
        merged = merge_message(ours.message, theirs.message, ours_changed=True, theirs_changed=True)
    else:
        merged = merge_message(
            ours.message, theirs.message,
            ours_changed=ours.message != base.message, theirs_changed=theirs.message != base.message, base=base.message,
        )  # fmt: skip
    for entry in (ours, theirs):
        if entry.message == merged.message:
            return entry, merged.conflict
    return ours.with_message(merged.message), merged.conflict


def _filled(entry: Entry) -> bool:
    return entry.message.obsolete or bool(text_of(entry.message)) or keep.worth_keeping(entry.message)


def _by_identity(catalog: Catalog | None) -> Side:
    entries = () if catalog is None else catalog.entries
    return {(entry.message.msgctxt, entry.message.msgid): entry for entry in entries}


def _same(one: Catalog, other: Catalog) -> bool:
    """True if two files have the same text."""
    return replace(one, path="") == replace(other, path="")


def _partitioned(catalog: Catalog) -> bool:
    """True if all live entries stand before all obsolete ones, as we write them."""
    flags = [entry.message.obsolete for entry in catalog.entries]
    return flags == sorted(flags)
