"""Which quotation marks and brackets of a text belong together, in the styles of all languages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_PAIRS = {
    "“": "”",
    "«": "»",
    "„": "“”",
    "(": ")",
    "[": "]",
    "「": "」",
    "『": "』",
    "（": "）",
    "»": "«",
    "‘": "’",
    "‹": "›",
    "›": "‹",
}
_MARK = re.compile(r"[“”«»„()\[\]「」『』（）‘’‹›\"']")
_ELIDED = re.compile(r"'(?:em|til|tis|twas|cause|bout|round|n)\b", re.IGNORECASE)
_MIRRORED = re.compile(r"\) [\u0590-\u08ff]{1,6} \(")
"""Old right-to-left text with its brackets the wrong way round."""
_BRACKETS = frozenset("([（")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A pair of marks and what stands between them."""

    start: int
    """Offset of the opening mark."""
    end: int
    """Offset of the closing mark."""
    bracket: bool
    """True for brackets, which are no quotation but have the same inside."""


def quotations(text: str) -> list[Quotation]:
    """Pairs of marks, outer ones first where they nest; a mark without partner is no quotation."""
    marks = _Marks(text)
    mirrored = {at for match in _MIRRORED.finditer(text) for at in (match.start(), match.end() - 1)}
    for match in _MARK.finditer(text):
        if match.start() not in mirrored:
            marks.read(match.start())
    return sorted(marks.found, key=lambda q: q.start)


class _Marks:
    """The marks open at a place in a text, and the quotations closed before it."""

    __slots__ = ("_awaited", "_stack", "_straight", "_text", "found")

    def __init__(self, text: str) -> None:
        self.found: list[Quotation] = []
        self._text = text
        self._stack: list[tuple[int, str]] = []
        """Offset of each open mark and what may close it."""
        self._awaited: Counter[str] = Counter()
        """How many open marks each closing one would find."""
        self._straight: list[int] = []
        """Where in the stack a ``"`` is open."""

    def read(self, offset: int) -> None:
        """Take the mark at an offset into account."""
        text, char = self._text, self._text[offset]
        if char == '"':
            self._read_straight(offset)
        elif char == "'":
            self._read_single(offset)
        elif self._stack and char in self._stack[-1][1]:
            if char == "’" and text[offset + 1 : offset + 2].isalpha():
                return  # an apostrophe
            self._close(len(self._stack) - 1, offset)
        elif char in _PAIRS:
            if char in "»›" and not text[offset + 1 : offset + 2].isalnum():
                return  # a closing mark whose partner is elsewhere
            self._open(offset, _PAIRS[char])
        elif char in "”»)]）」』" and self._awaited[char]:
            self._close(next(i for i in reversed(range(len(self._stack))) if char in self._stack[i][1]), offset)

    def _open(self, offset: int, closers: str) -> None:
        self._stack.append((offset, closers))
        self._awaited.update(closers)

    def _close(self, index: int, offset: int) -> None:
        """The mark at an index of the stack is closed; those opened behind it have no partner."""
        start = self._stack[index][0]
        for _, closers in self._stack[index:]:
            self._awaited.subtract(closers)
        del self._stack[index:]
        while self._straight and self._straight[-1] >= index:
            self._straight.pop()
        self.found.append(Quotation(start, offset, self._text[start] in _BRACKETS))

    def _read_straight(self, offset: int) -> None:
        """A ``"`` opens before a word and closes behind one."""
        before, after = self._text[offset - 1 : offset] if offset else "", self._text[offset + 1 : offset + 2]
        if "\u0590" <= before <= "\u05ff" and "\u0590" <= after <= "\u05ff":
            return  # Hebrew abbreviations: ש"ח
        opens = (not before or before.isspace() or before in "([—–-/«“") and bool(after) and not after.isspace()
        nested = opens and before.isspace() and after.isalnum() and self._closes_later(offset)
        if self._straight and not nested:
            self._close(self._straight[-1], offset)
        elif opens:
            self._straight.append(len(self._stack))
            self._open(offset, "")

    def _read_single(self, offset: int) -> None:
        """A ``'`` before a word opens, unless letters are left out there; the ``s`` of *dogs'* is no end of a quotation."""
        before, after = self._text[offset - 1 : offset] if offset else "", self._text[offset + 1 : offset + 2]
        if before.isalnum() and after.isalnum():
            return  # an apostrophe
        if after.isalpha():
            if not _ELIDED.match(self._text, offset):
                self._open(offset, "'")
        elif self._stack and self._stack[-1][1] == "'" and before != "s" and (before.isalnum() or before in ".,!?…"):
            self._close(len(self._stack) - 1, offset)

    def _closes_later(self, offset: int) -> bool:
        """An opening ``"`` behind another open one is a new quotation only if two closing marks follow."""
        following = self._text.find('"', offset + 1)
        return following >= 0 and self._text.find('"', following + 1) >= 0
