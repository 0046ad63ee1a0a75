"""Sentences inside quotations and brackets: which boundaries a translator would not want (DESIGN §6).

No cut inside a quotation or bracket after whose closing mark the sentence goes on, and none in a quotation under
40 words: a short quotation is one thought, and half of it cannot be translated.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

SHORT = 40
"""Words below which a quotation is never cut."""

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
        low, high = bisect_right(kept, quotation.start), bisect_left(kept, quotation.end)
        if low >= high:
            continue
        short = not quotation.bracket and len(text[quotation.start : quotation.end].split()) < SHORT
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
    at = bisect_left(boundaries, quotation.end)
    if at < len(boundaries) and boundaries[at] <= behind:
        return False
    if rest[0] in ".!?…。！？":
        return text[quotation.end - 1] not in ".!?…。！？"
    if following[0] in _GOES_ON or following[0].islower() or following[0].isdigit():
        return True
    return text[quotation.end - 1] not in ".!?…。！？"


def _quotations(text: str) -> list[_Quotation]:
    """Pairs of marks, outer ones first where they nest; a mark without partner is no quotation."""
    found: list[_Quotation] = []
    stack: list[tuple[int, str]] = []
    for offset, char in enumerate(text):
        if char == '"':
            _straight(text, offset, stack, found)
        elif stack and char in stack[-1][1]:
            if char == "’" and text[offset + 1 : offset + 2].isalpha():
                continue  # an apostrophe
            start, _ = stack.pop()
            found.append(_Quotation(start, offset, text[start] in _BRACKETS))
        elif char in _PAIRS:
            if char == "»" and not text[offset + 1 : offset + 2].isalnum():
                continue  # a closing mark whose partner is elsewhere
            stack.append((offset, _PAIRS[char]))
        elif char in "”»)]）」』" and any(char in closers for _, closers in stack):
            while char not in stack[-1][1]:
                stack.pop()
            start, _ = stack.pop()
            found.append(_Quotation(start, offset, text[start] in _BRACKETS))
    return sorted(found, key=lambda q: q.start)


def _straight(text: str, offset: int, stack: list[tuple[int, str]], found: list[_Quotation]) -> None:
    """A ``"`` opens before a word and closes behind one."""
    opened = next((i for i in range(len(stack) - 1, -1, -1) if text[stack[i][0]] == '"'), None)
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    opens = (not before or before.isspace() or before in "([—–-/«“") and bool(after) and not after.isspace()
    if opened is not None and not (
        opens and before and before.isspace() and after.isalnum() and _closes_later(text, offset)
    ):
        start = stack[opened][0]
        del stack[opened:]
        found.append(_Quotation(start, offset, bracket=False))
    elif opens:
        stack.append((offset, ""))


def _closes_later(text: str, offset: int) -> bool:
    """An opening ``"`` behind another open one is a new quotation only if two closing marks follow."""
    return text.count('"', offset + 1) >= 2
