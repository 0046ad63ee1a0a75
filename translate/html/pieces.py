"""Pieces of a run: a tag, a stretch of text, a thing; and how text reads, with its way back to the source."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto

from translate.html.page import Element


class Role(Enum):
    """What a piece of a run is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    VOID = auto()
    PROTECTED = auto()
    COMMENT = auto()
    SECTION = auto()
    """A CDATA section: text that is replaced as a whole."""


WORDS = frozenset((Role.TEXT, Role.SECTION))


@dataclass(slots=True)
class Piece:
    """A token of a run, or a whole opaque or protected element."""

    role: Role
    start: int
    end: int
    name: str = ""
    element: Element | None = None
    code: bool = False
    """Text inside ``code``."""
    text: str = ""
    """Decoded, white space collapsed (TEXT, PROTECTED)."""
    breaks: tuple[list[int], list[int]] | None = None
    """Where offsets in ``text`` and in the source stop running in parallel; None if they never do."""
    partner: int = -1
    """Index of the other half of a pair."""
    shown: bool = False
    """Template syntax that will become words of the sentence."""

    def source(self, offset: int) -> int:
        """The source offset of an offset in ``text``."""
        if self.breaks is None:
            return self.start + offset
        index = bisect_right(self.breaks[0], offset) - 1
        return self.breaks[1][index] + offset - self.breaks[0][index]


_SPACES = " \t\n\f\r"
_REFERENCES = r"\0+|&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z][a-zA-Z0-9]*;?)"
_SPECIAL = {
    False: re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]|" + _REFERENCES),
    True: re.compile(_REFERENCES),
}
_WHITE = re.compile(
    r"[ \t\n\f\r]*(?:&#(?:0*(?:9|1[023]|32)|[xX]0*(?:9|[aAcCdD]|20));[ \t\n\f\r]*)+|" + _SPECIAL[False].pattern
)
"""With white space that is written as references."""


def flatten(raw: str, start: int, *, preformatted: bool) -> tuple[str, tuple[list[int], list[int]] | None]:
    """Text as a reader sees it, and how its offsets map to the source.

    Arguments: ``raw``, source text of a token; ``start``, its offset; ``preformatted``, white space is kept.
    """
    out: list[str] = []
    flat, source = [0], [start]
    length = position = 0
    pattern = _WHITE if not preformatted and "&#" in raw else _SPECIAL[preformatted]
    for match in pattern.finditer(raw):
        special = match[0]
        new = _character(special) if special[0] == "&" else "" if special[0] == "\0" else " "
        if new == special:
            continue
        if not preformatted and not new.strip(_SPACES) and new:
            new = " "
        out += (raw[position : match.start()], new)
        length += match.start() - position + len(new)
        position = match.end()
        flat.append(length)
        source.append(start + position)
    if not position:
        return raw, None
    return "".join(out) + raw[position:], (flat, source)


def _character(reference: str) -> str:
    """What a reference stands for; the library takes noncharacters for nothing, the HTML standard does not."""
    found = html.unescape(reference)
    if found or reference[:2] != "&#":
        return found
    digits = reference[2:].rstrip(";")
    return chr(int(digits[1:], 16) if digits[0] in "xX" else int(digits))
