"""One side edited the source, the other one the translation: the new text goes to the message its source became."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from translate.catalogs import desk
from translate.catalogs.carry import made_for
from translate.catalogs.entry import Entry
from translate.catalogs.newlines import mismatch
from translate.catalogs.state import State, state_of, text_of
from translate.catalogs.three_way import united
from translate.model.message import Message

Identity = tuple[str | None, str]
"""``(msgctxt, msgid)`` as gettext tells entries apart: an empty msgctxt is not an absent one."""
Side = dict[Identity, Entry]

_FOLLOW: Final = frozenset({State.REVIEWED, State.IN_WORK, State.NEEDS_WORK})


def follow(base: Mapping[Identity, Entry], side: Side, other: Side) -> tuple[Side, Side]:
    """Both sides, with what ``other`` wrote for messages whose source ``side`` had changed at the changed message.

    Only where the old text was carried there and nobody has touched it: then it is what extraction would have made of
    the new text. The message of ``other`` leaves, as it left ``side``.
    """
    moved: Side = {}
    followed: set[Identity] = set()
    for identity, entry in side.items():
        if identity in base or identity in other:
            continue
        first = _first(entry.message, base, side)
        old, new = base.get(first), other.get(first)
        if old is None or new is None or first in side or first in followed:
            continue
        message = _followed(entry.message, new.message, old.message)
        if message is not None:
            moved[identity] = entry.with_message(message)
            followed.add(first)
    if not moved:
        return side, other
    return {**side, **moved}, {identity: entry for identity, entry in other.items() if identity not in followed}


def _first(message: Message, base: Mapping[Identity, Entry], side: Side) -> Identity:
    """What a message's source was; an identity no entry has if nothing tells."""
    if made_for(message) is not None:
        return message.previous_msgctxt, message.previous_msgid or ""
    line = desk.parse(message.comments)
    if line is not None and line.origin.startswith("carried/"):
        gone = [i for i, e in base.items() if i not in side and text_of(e.message) == message.msgstr]
        if len(gone) == 1:
            return gone[0]
    return None, ""


def _followed(message: Message, new: Message, old: Message) -> Message | None:
    """The changed message with the text that was written for what its source said before; None if it does not take it."""
    line = desk.parse(message.comments)
    state, text = state_of(new), text_of(new)
    if line is None or new.msgid_plural is not None or text_of(message) != text_of(old) or text == text_of(old):
        return None
    carried = state_of(message) is State.REVIEWED and line.origin.startswith("carried/")
    if state not in ((State.REVIEWED,) if carried else _FOLLOW if state_of(message) is State.CHANGED else ()):
        return None
    extra = [(name, value) for name, value in line.extra if name != "was"]
    if state is not State.REVIEWED:
        extra.append(("was", str(state)))
    line = replace(line, out=desk.text_hash(text), extra=tuple(extra))
    before, mine, theirs = (desk.with_line(m, None).comments for m in (old, message, new))
    followed = desk.with_line(replace(message, msgstr=text, comments=united(mine, theirs, base=before)), line)
    return None if mismatch(followed) else followed
