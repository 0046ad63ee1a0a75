"""Sentences inside quotations and brackets: which boundaries a translator would not want (DESIGN §6).

No cut inside a quotation or bracket after whose closing mark the sentence goes on, and none in a quotation under
40 words: a short quotation is one thought, and half of it cannot be translated. None just before a closing mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

SHORT = 40
"""Words below which a quotation is never cut."""

_LONG = 1000
"""Characters from which nothing is short."""

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
}
_MARK = re.compile(r"[“”«»„()\[\]「」『』（）‘’‹›\"]")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_BRACKETS = frozenset("([（")
_TRAILING = " \t\n\u00a0\u202f"
_GOES_ON = frozenset(",;:–—-)]»”’'\"")


@dataclass(frozen=True, slots=True)
class _Quotation:
    start: int
    """Offset of the opening mark."""
    end: int
    """Offset of the closing mark."""
    bracket: bool


def keep(text: str, boundaries: Sequence[int]) -> list[int]:
    """The boundaries that may stay.

    Arguments: ``text``, a unit's plain text; ``boundaries``, offsets behind each sentence, ascending.
    """
    kept = list(boundaries)
    for quotation in _quotations(text) if kept else ():
        low, high = bisect_right(kept, quotation.start), bisect_right(kept, quotation.end)
        if low >= high:
            continue
        short = not quotation.bracket and _is_short(text[quotation.start : min(quotation.end, quotation.start + _LONG)])
        if short or _goes_on(text, quotation, kept):
            del kept[low:high]
    return kept


def _goes_on(text: str, quotation: _Quotation, boundaries: list[int]) -> bool:
    """True if the sentence that holds the quotation continues behind its closing mark."""
    behind = quotation.end + 1
    rest = text[behind : behind + 200]
    following = rest.lstrip(_TRAILING)
    if not following:
        return False
    at = bisect_right(boundaries, quotation.end)
    if at < len(boundaries) and boundaries[at] <= behind:
        return False
    if rest[0] in ".!?…。！？":
        return text[quotation.end - 1] not in ".!?…。！？"
    if following[0] in _GOES_ON or following[0].islower() or following[0].isdigit():
        return True
    return text[quotation.end - 1] not in ".!?…。！？"


def _is_short(text: str) -> bool:
    """Under :data:`SHORT` words; two ideographs make a word."""
    return len(text) < _LONG and len(text.split()) + len(_IDEOGRAPH.findall(text)) // 2 < SHORT


def _quotations(text: str) -> list[_Quotation]:
    """Pairs of marks, outer ones first where they nest; a mark without partner is no quotation."""
    marks = _Marks(text)
    for match in _MARK.finditer(text):
        marks.read(match.start())
    return sorted(marks.found, key=lambda q: q.start)


class _Marks:
    """The marks open at a place in a text, and the quotations closed before it."""

    __slots__ = ("_awaited", "_stack", "_straight", "_text", "found")

    def __init__(self, text: str) -> None:
        self.found: list[_Quotation] = []
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
        elif self._stack and char in self._stack[-1][1]:
            if char == "’" and text[offset + 1 : offset + 2].isalpha():
                return  # an apostrophe
            self._close(len(self._stack) - 1, offset)
        elif char in _PAIRS:
            if char == "»" and not text[offset + 1 : offset + 2].isalnum():
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
        self.found.append(_Quotation(start, offset, self._text[start] in _BRACKETS))

    def _read_straight(self, offset: int) -> None:
        """A ``"`` opens before a word and closes behind one."""
        before, after = self._text[offset - 1 : offset] if offset else "", self._text[offset + 1 : offset + 2]
        opens = (not before or before.isspace() or before in "([—–-/«“") and bool(after) and not after.isspace()
        nested = opens and before.isspace() and after.isalnum() and self._closes_later(offset)
        if self._straight and not nested:
            self._close(self._straight[-1], offset)
        elif opens:
            self._straight.append(len(self._stack))
            self._open(offset, "")

    def _closes_later(self, offset: int) -> bool:
        """An opening ``"`` behind another open one is a new quotation only if two closing marks follow."""
        following = self._text.find('"', offset + 1)
        return following >= 0 and self._text.find('"', following + 1) >= 0
