"""What ITS says of a text, as lines a translator reads (``#.``), and how a check reads them again.

The catalog alone must be enough for a check: it never sees the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.html.its.values import Note, StorageSize, Term, Values

_STORAGE = re.compile(r"\s*Storage size: ([0-9]{1,9}) bytes in (\S+), line breaks (cr|lf|crlf)")
_ALLOWED = re.compile(r"\s*Allowed characters: (.*)")
_ALLOWED_INSIDE = re.compile(r"\s*<([A-Za-z][^\s<>/]*)> = (?:.*; )?allowed characters: (.*)")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a translation may be."""

    storage: StorageSize | None = None
    allowed: tuple[tuple[str, str], ...] = ()
    """Name of an inline code (empty: the whole text) and the pattern for what it holds."""


def lines(values: Values, block: Values) -> Iterator[str]:
    """The lines of a segment.

    Arguments: ``values``, of the innermost element that holds all of its text; ``block``, of the block around.
    """
    if values.note:
        yield _note(values.note)
    for own in (block, values) if values is not block else (values,):
        yield from _own(own)
    if values.domains:
        yield f"Domain: {', '.join(values.domains)}"
    if values.allowed is not None:
        yield f"Allowed characters: {values.allowed}"


def _own(values: Values) -> Iterator[str]:
    """What no element inherits."""
    if values.term and values.term.term:
        yield _term(values.term)
    if values.id:
        yield f"Id: {values.id}"
    if values.external:
        yield f"External resource: {values.external}"
    if values.storage:
        size = values.storage
        yield f"Storage size: {size.size} bytes in {size.encoding}, line breaks {size.line_break}"


def legend(values: Values, outside: Values) -> Iterator[str]:
    """What to say of an inline code, each part for one legend.

    Arguments: ``values``, of its element; ``outside``, of the element around, whose lines say the rest.
    """
    if values.term and values.term.term:
        line = _term(values.term)
        yield line[0].lower() + line[1:]
    if values.note and values.note != outside.note:
        line = _note(values.note)
        yield line[0].lower() + line[1:]
    if values.external:
        yield f"external resource: {values.external}"
    if values.id:
        yield f"id: {values.id}"
    if values.allowed is not None and values.allowed != outside.allowed:
        yield f"allowed characters: {values.allowed}"


def limits(extracted: tuple[str, ...]) -> Limits:
    """The limits that a message's ``#.`` lines name."""
    storage: StorageSize | None = None
    allowed: list[tuple[str, str]] = []
    for line in extracted:
        if match := _STORAGE.fullmatch(line):
            storage = StorageSize(int(match[1]), match[2], match[3])
        elif match := _ALLOWED.fullmatch(line):
            allowed.append(("", match[1]))
        elif match := _ALLOWED_INSIDE.fullmatch(line):
            allowed.append((match[1], match[2]))
    return Limits(storage, tuple(allowed))


def _note(note: Note) -> str:
    return f"{'Alert' if note.type == 'alert' else 'Note'}: {note.text or f'see {note.ref}'}"


def _term(term: Term) -> str:
    told = [
        term.info,
        f"see {term.ref}" if term.ref else "",
        f"confidence {term.confidence}" if term.confidence else "",
    ]
    return ": ".join(filter(None, ("Term", "; ".join(filter(None, told)))))
