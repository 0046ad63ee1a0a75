"""Sentences inside quotations and brackets: which boundaries a translator would not want (DESIGN §6).

No cut inside a quotation or bracket after whose closing mark the sentence goes on, and none in a quotation under
40 words: a short quotation is one thought, and half of it cannot be translated. None just before a closing mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from translate.segmentation.marks import Quotation, quotations
from translate.segmentation.places import is_small

SHORT = 40
"""Words below which a quotation is never cut."""

_LONG = 1000
"""Characters from which nothing is short."""

_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_TRAILING = " \t\n\u00a0\u202f"
_STOPS = frozenset(".!?…。！？")
_BEGINS_BEHIND = _STOPS | frozenset("\"'”»“)]」』")
_GOES_ON = frozenset(",;:–—-)]»”’'\"")


def keep(text: str, boundaries: Sequence[int]) -> list[int]:
    """The boundaries that may stay.

    Arguments: ``text``, a unit's plain text; ``boundaries``, offsets behind each sentence, ascending.
    """
    if not boundaries:
        return []
    covered = [0] * (len(boundaries) + 1)
    for quotation in quotations(text):
        low, high = bisect_right(boundaries, quotation.start), bisect_right(boundaries, quotation.end)
        if low >= high:
            continue
        short = not quotation.bracket and _is_short(text[quotation.start : min(quotation.end, quotation.start + _LONG)])
        if short or _goes_on(text, quotation, boundaries):
            covered[low] += 1
            covered[high] -= 1
    return [boundary for boundary, depth in zip(boundaries, accumulate(covered), strict=False) if not depth]


def _goes_on(text: str, quotation: Quotation, boundaries: Sequence[int]) -> bool:
    """True if the sentence that holds the quotation continues behind its closing mark."""
    behind = quotation.end + 1
    rest = text[behind : behind + 200]
    following = rest.lstrip(_TRAILING)
    if not following:
        return False
    before = text[max(0, quotation.start - 40) : quotation.start].rstrip()
    if quotation.bracket and before and before[-1] not in _BEGINS_BEHIND:
        return True  # opened in the middle of a sentence
    at = bisect_right(boundaries, quotation.end)
    if at < len(boundaries) and boundaries[at] <= behind:
        return False
    if rest[0] in _STOPS:
        return text[quotation.end - 1] not in _STOPS
    if following[0] in _GOES_ON or is_small(following[0]) or following[0].isdigit():
        return True
    return text[quotation.end - 1] not in _STOPS


def _is_short(text: str) -> bool:
    """Under :data:`SHORT` words; two ideographs make a word."""
    return len(text) < _LONG and len(text.split()) + len(_IDEOGRAPH.findall(text)) // 2 < SHORT
