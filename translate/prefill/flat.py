"""Text and marks apart, so that words can be changed without losing a code: each mark knows its offset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from translate.engines.base import Mark, Parts
from translate.engines.marks import empty_pairs
from translate.model.content import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A range of a text and what it becomes."""

    start: int
    end: int
    """Behind ``start``: nothing is only inserted."""
    new: str


@dataclass(frozen=True, slots=True)
class Flat:
    """Parts, taken apart. Make one with :func:`flat`."""

    text: str
    marks: tuple[tuple[int, Mark], ...] = ()
    """Offset in ``text`` and mark, in order."""

    @property
    def parts(self) -> Parts:
        """Together again."""
        out: list[str | Mark] = []
        cursor = 0
        for offset, mark in self.marks:
            if offset > cursor:
                out.append(self.text[cursor:offset])
            out.append(mark)
            cursor = offset
        if cursor < len(self.text):
            out.append(self.text[cursor:])
        return tuple(out)


def flat(parts: Parts) -> Flat:
    """Take parts apart."""
    pieces: list[str] = []
    marks: list[tuple[int, Mark]] = []
    length = 0
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
            length += len(part)
        else:
            marks.append((length, part))
    return Flat("".join(pieces), tuple(marks))


def edited(given: Flat, edits: Iterable[Edit]) -> tuple[Flat, tuple[Span, ...]] | None:
    """The text with these ranges changed, and where the new words stand; None if a pair would hold nothing any more.

    Arguments: ``edits``, in text order, without overlap. Marks keep their order, so what was nested stays nested. Those
    inside a changed range go before it, from the first closing one on behind it: half a word in a link becomes the whole.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    marks: list[tuple[int, Mark]] = []
    waiting = given.marks
    cursor = length = at = 0
    for edit in edits:
        while at < len(waiting) and waiting[at][0] <= edit.start:
            marks.append((waiting[at][0] - cursor + length, waiting[at][1]))
            at += 1
        pieces += (given.text[cursor : edit.start], edit.new)
        begin = length + edit.start - cursor
        length = begin + len(edit.new)
        spans.append((begin, length))
        closing = False
        while at < len(waiting) and waiting[at][0] < edit.end:
            closing = closing or waiting[at][1].kind == "close"
            marks.append((length if closing else begin, waiting[at][1]))
            at += 1
        cursor = edit.end
    marks += ((offset - cursor + length, mark) for offset, mark in waiting[at:])
    pieces.append(given.text[cursor:])
    done = Flat("".join(pieces), tuple(marks))
    if marks and empty_pairs(done.parts) - empty_pairs(given.parts):
        return None
    return done, tuple(spans)


def changed(given: Flat, edits: Iterable[Edit]) -> Flat:
    """The text with the edits made, in any order; one after the other where together they would empty an inline code."""
    ordered = sorted(edits, key=lambda edit: edit.start)
    if not ordered:
        return given
    done = edited(given, ordered)
    if done is not None:
        return done[0]
    for edit in reversed(ordered):
        one = edited(given, [edit])
        given = one[0] if one else given
    return given
