"""Machines that got stuck: the same words over and over."""

from __future__ import annotations

import re
from typing import Final

_WORD = re.compile(r"\w+")
_SYLLABLES = re.compile(r"([^\W\d_]{1,8}?)\1{7}")
"""Within a word, or in a script without spaces; ``hahaha`` is short of it."""
_LONGEST: Final = 12
"""Words of a phrase."""


def loops(text: str) -> bool:
    """True if a word stands five times in a row, a phrase four times, or a long one three times."""
    words = _WORD.findall(text.casefold())
    return _SYLLABLES.search(text) is not None or any(
        _repeats(words, size) for size in range(1, min(_LONGEST, len(words) // 3) + 1)
    )


def _repeats(words: list[str], size: int) -> bool:
    needed = (5 if size == 1 else 4 if size < 4 else 3) * size - size
    run = 0
    for one, other in zip(words, words[size:], strict=False):
        run = run + 1 if one == other and not one.isdigit() else 0
        if run >= needed:
            return True
    return False
