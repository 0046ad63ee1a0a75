"""What a translator was given, in the header of the file she is given: a merge on its return needs nothing stored here.

    X-Desk-Given: 9f21c0de 2a6303dc=1f3a9c77 984d1657~5b1e0a44+c0ffee12 #7d3e9a01

One word for each message: the hash of its source; ``=`` and the hash of its text, ``~`` if that was fuzzy with a desk
line, ``?`` if it was fuzzy without one; the hash of each comment behind a ``+``. Then a checksum: half a field is none.
Editors keep header fields that begin with ``X-``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from translate.catalogs import desk
from translate.catalogs.entry import Catalog
from translate.catalogs.header import Header, without_people
from translate.catalogs.state import text_of
from translate.model.message import Message

FIELD: Final = "X-Desk-Given"

_WORD = re.compile(r"([0-9a-f]{8})(?:([=~?])([0-9a-f]{8}))?((?:\+[0-9a-f]{8})*+)")
_UTF8: Final = "text/plain; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Was:
    """A message as it was given."""

    text: str = ""
    """:func:`~translate.catalogs.desk.text_hash` of its translation; empty if it had none."""
    fuzzy: bool = False
    ours: bool = False
    """It was fuzzy with a desk line, so a tool that keeps comments brings that back."""
    comments: frozenset[str] = frozenset()
    """Hashes of its comment lines, the desk line aside."""

    def said(self, message: Message) -> bool:
        """True if a message still says this: the text and whether it is fuzzy."""
        text = text_of(message)
        return self.text == (desk.text_hash(text) if text else "") and (self.fuzzy == message.fuzzy or not text)


Given = Mapping[str, Was]
"""By :func:`~translate.catalogs.desk.source_hash` of the message."""


def for_mail(catalog: Catalog) -> Catalog:
    """The catalog as it is given away: live messages, in UTF-8, with the record of what they say, without names."""
    entries = tuple(entry for entry in catalog.entries if not entry.message.obsolete)
    words = " ".join(_word(entry.message) for entry in entries)
    line = f"{words} #{desk.text_hash(words)}" if words else f"#{desk.text_hash('')}"
    header = without_people(catalog.header).with_fields({"Content-Type": _UTF8, FIELD: line})
    header = replace(header, index=0)
    return Catalog(catalog.path, header, entries)


def read_given(header: Header) -> Given | None:
    """What a file's header says was given; None if it says nothing, or not all of it any more."""
    words = header.get(FIELD).split()
    if not words or words[-1] != f"#{desk.text_hash(' '.join(words[:-1]))}":
        return None
    found: dict[str, Was] = {}
    for word in words[:-1]:
        match = _WORD.fullmatch(word)
        if match is None:
            return None
        source, mark, text, comments = match.groups()
        found[source] = Was(text or "", mark in ("~", "?"), mark == "~", frozenset(comments.split("+")[1:]))
    return found


def notes(message: Message) -> tuple[str, ...]:
    """A message's comment lines without the desk line and without empty ones."""
    return tuple(line for line in message.comments if line.strip() and not line.startswith(desk.OURS[0]))


def note_hash(line: str) -> str:
    """Stands for a comment line; tools change the blanks at its ends."""
    return desk.text_hash(line.strip())


def _word(message: Message) -> str:
    text = text_of(message)
    mark = "=" if not message.fuzzy else "~" if desk.parse(message.comments) else "?"
    said = f"{mark}{desk.text_hash(text)}" if text else ""
    comments = "".join(f"+{note_hash(line)}" for line in notes(message))
    return f"{desk.source_hash(message.msgctxt, message.msgid)}{said}{comments}"
