"""From runs to segments: hoist what no sentence needs, cut where sentences end, never inside a pair (DESIGN §6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from translate.html.pieces import WORDS, Piece, Role

Cutter = Callable[[str], Sequence[int]]
"""Sentence boundaries of a unit's plain text: offsets behind each sentence, ascending, the end of the text left out."""

_BLANK = " \t\n\f\r"
_BINDING = "\u00a0\u202f"
_GOES_ON = frozenset(",;:–—-")
"""Behind a quotation: the sentence is not over."""


@dataclass(frozen=True, slots=True)
class Part:
    """Pieces ``[low, high)`` of a run; the first and the last may be cut, by offsets in their text."""

    pieces: list[Piece]
    low: int
    high: int
    head: int = 0
    """Where the text of piece ``low`` begins."""
    tail: int | None = None
    """Where the text of piece ``high - 1`` ends; None for its end."""

    def text(self, index: int) -> str:
        """What belongs to this part of a piece's text."""
        piece = self.pieces[index]
        start = self.head if index == self.low else 0
        return piece.text[start : self.tail if index == self.high - 1 else None]

    @property
    def span(self) -> tuple[int, int]:
        """In the source."""
        first, last = self.pieces[self.low], self.pieces[self.high - 1]
        start = first.source(self.head) if first.role is Role.TEXT else first.start
        if last.role is not Role.TEXT or self.tail is None:
            return start, last.end
        return start, last.source(self.tail)

    def __iter__(self) -> Iterator[tuple[Piece, str]]:
        for index in range(self.low, self.high):
            yield self.pieces[index], self.text(index)


def segments(pieces: list[Piece], cutter: Cutter) -> list[Part]:
    """The parts of a run that are sentences to translate, in order.

    Arguments: ``pieces``, a run with balanced pairs; ``cutter``, tells where sentences end.
    """
    flat, places = _plain(pieces)
    boundaries = _outside_quotations(pieces, flat, places, _boundaries(flat, cutter))
    done: list[Part] = []
    todo = [(Part(pieces, 0, len(pieces)), boundaries)]
    while todo:
        part, within = todo.pop()
        hoisted = _hoist(part)
        if hoisted is None:
            continue
        pieces_of, rest = _split(hoisted, within, places)
        if len(pieces_of) == 1:
            if _translatable(hoisted):
                done.append(hoisted)
        else:
            todo += zip(pieces_of, rest, strict=True)
    return sorted(done, key=lambda p: p.span)


def _plain(pieces: list[Piece]) -> tuple[str, list[int]]:
    """The text a sentence cutter reads, and where in it each piece begins. Footnote references are left out."""
    out: list[str] = []
    places: list[int] = []
    length, skip_to = 0, -1
    for index, piece in enumerate(pieces):
        places.append(length)
        if piece.role is Role.OPEN and index > skip_to and _is_reference(pieces, index):
            skip_to = piece.partner
        text = " " if piece.name in ("br", "wbr") and piece.role is Role.VOID else piece.text
        if index > skip_to and text:
            out.append(text)
            length += len(text)
    places.append(length)
    return "".join(out), places


def _boundaries(flat: str, cutter: Cutter) -> list[int]:
    """Where sentences end; a no-break space alone binds what stands around it: ``3.&nbsp;Results``."""
    if not flat.strip():
        return []
    return [
        place
        for place in cutter(flat)
        if flat[place : place + 1] not in ("\u00a0", "\u202f") or flat[place + 1 : place + 2] in (" ", "\u00a0")
    ]


def _outside_quotations(pieces: list[Piece], flat: str, places: list[int], boundaries: list[int]) -> list[int]:
    """The boundaries without those in a ``<q>`` behind which the sentence goes on; its marks are not in the text."""
    for index, piece in enumerate(pieces):
        if boundaries and piece.role is Role.OPEN and piece.name == "q":
            start, end = places[index], places[piece.partner]
            following = flat[end : end + 50].lstrip()[:1]
            if following.islower() or following in _GOES_ON:
                boundaries = [place for place in boundaries if not start < place <= end]
    return boundaries


def _hoist(part: Part) -> Part | None:
    """The part without edge white space, comments, voids, empty pairs, footnote references and all-round wrappers."""
    pieces, low, high, head, tail = part.pieces, part.low, part.high, part.head, part.tail
    while low < high:
        first, last = pieces[low], pieces[high - 1]
        if first.role is Role.TEXT:
            end = tail if low == high - 1 else None
            blank = _BLANK + _BINDING if head else _BLANK  # between two sentences it binds nothing
            head += len(first.text[head:end]) - len(first.text[head:end].lstrip(blank))
            if head < (len(first.text) if end is None else end):
                break
            low, head = low + 1, 0
        elif first.role in (Role.VOID, Role.COMMENT) and not first.shown:
            low += 1
        elif first.role is Role.OPEN and first.partner == high - 1:
            low, high, tail = low + 1, high - 1, None
        elif first.role is Role.OPEN and (
            _is_empty(pieces, low, first.partner) or (first.partner < high and _is_reference(pieces, low))
        ):
            low = first.partner + 1
        else:
            break
    while low < high:
        last = pieces[high - 1]
        if last.role is Role.TEXT:
            start = head if low == high - 1 else 0
            text = last.text[start:tail]
            kept = text.rstrip(_BLANK)
            if kept:
                tail = None if start + len(kept) == len(last.text) else start + len(kept)
                break
            high, tail = high - 1, None
        elif last.role in (Role.VOID, Role.COMMENT) and not last.shown:
            high -= 1
        elif last.role is Role.CLOSE and last.partner == low:
            return _hoist(Part(pieces, low + 1, high - 1))
        elif last.role is Role.CLOSE and (
            _is_empty(pieces, last.partner, high - 1) or _is_reference(pieces, last.partner)
        ):
            high = last.partner
        else:
            break
    return Part(pieces, low, high, head, tail) if low < high else None


def _split(part: Part, boundaries: list[int], places: list[int]) -> tuple[list[Part], list[list[int]]]:
    """Cut a part at every boundary that lies in no pair; the boundaries left for each piece of it."""
    if not boundaries:
        return [part], [[]]
    pieces = part.pieces
    parts: list[Part] = []
    rest: list[list[int]] = [[]]
    low, head, depth, waiting = part.low, part.head, 0, iter(boundaries)
    boundary = next(waiting, None)
    index = part.low
    while index < part.high:
        piece = pieces[index]
        if piece.role is Role.OPEN:
            depth += 1
        elif piece.role is Role.CLOSE:
            depth -= 1
        begin, end = places[index], places[index + 1]
        last = index == part.high - 1
        limit = min(end, begin + part.tail) if last and part.tail is not None else end
        while boundary is not None and boundary <= begin + (head if index == low and piece.role is Role.TEXT else 0):
            boundary = next(waiting, None)
        while boundary is not None and boundary <= limit and end > begin:
            inside = boundary < end
            after = index + 1
            level = depth
            while not inside and level and after < part.high and pieces[after].role in (Role.CLOSE, Role.COMMENT):
                level -= pieces[after].role is Role.CLOSE
                after += 1
            at_end = after >= part.high and not inside
            if level or at_end or (last and boundary >= limit) or (inside and piece.role is not Role.TEXT):
                rest[-1].append(boundary)
            elif inside:
                parts.append(Part(pieces, low, index + 1, head, boundary - begin))
                low, head = index, boundary - begin
                rest.append([])
            else:
                parts.append(Part(pieces, low, after, head, None))
                low, head, depth, index = after, 0, level, after - 1
                rest.append([])
            boundary = next(waiting, None)
            if not inside:
                break
        index += 1
    parts.append(Part(pieces, low, part.high, head, part.tail))
    return parts, rest


def _is_empty(pieces: list[Piece], opened: int, closed: int) -> bool:
    """A pair that shows nothing: an anchor, an icon."""
    return closed >= 0 and all(
        p.role is not Role.PROTECTED and not p.text.strip(_BLANK) and (p.role is not Role.VOID or p.name == "wbr")
        for p in pieces[opened + 1 : closed]
    )


def _is_reference(pieces: list[Piece], opened: int) -> bool:
    """A footnote reference: a pair without letters around, or with, a link into the same page."""
    inside = pieces[opened : pieces[opened].partner]
    return any(
        p.role is Role.OPEN
        and p.name == "a"
        and p.element is not None
        and (p.element.get("href") or "").startswith("#")
        for p in inside
    ) and not any(c.isalpha() for p in inside for c in p.text)


def _translatable(part: Part) -> bool:
    """There is a letter outside code and protected elements."""
    return any(p.role in WORDS and not p.code and any(map(str.isalpha, text)) for p, text in part)
