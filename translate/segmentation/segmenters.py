"""The libraries and what we fall back to: each gives the offsets behind the sentences of a text, its own end left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

Segmenter = Callable[[str, str], list[int]]
"""``(text, language) -> offsets``; the language is a BCP 47 tag, or its primary subtag."""

_PLAIN = re.compile(
    r"(?:[.!?…]+[\"'”’»)\]\u202f\u00a0]*(?=[ \t\n\u00a0\u202f]+[\"'“‘«„(\[¿¡—–-]*[^\W\d_a-zа-яёіїєґ])"
    r"|[。！？]+[”’」』）]*|[.!?…]*[؟।॥۔።։]+[\"”’»)]*(?=\s))"
)

_WIDE = re.compile("[\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+(?=[^\\w\\s])")
"""sentencex 1 panics where a wide space stands before a full stop: it takes every space for one byte."""


def plain(text: str, language: str) -> list[int]:
    """A sentence ends at its full stop if a capital, a digitless new word or nothing in between follows."""
    del language
    return inside(text, (m.end() for m in _PLAIN.finditer(text)))


def sentencex(text: str, language: str) -> list[int]:
    """Wikimedia's sentencex: 240 languages, fast."""
    import sentencex as library

    text = _WIDE.sub(lambda m: " " * len(m[0]), text)
    try:
        sentences = library.segment(language, text)
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # Rust's, which is no Exception
            raise
        return plain(text, language)
    ends, position = [], 0
    for sentence in sentences:
        found = text.find(sentence, position)
        position = (found if found >= 0 else position) + len(sentence)
        ends.append(position)
    return inside(text, ends)


SEGMENTERS: Final[dict[str, Segmenter]] = {"plain": plain, "sentencex": sentencex}


def inside(text: str, ends: Iterable[int]) -> list[int]:
    """Offsets moved in front of trailing white space, ascending, each once, without the text's beginning and end."""
    whole = len(text.rstrip())
    trimmed: list[int] = []
    earlier = 0
    for end in sorted(set(ends)):
        last = end
        while last > earlier and text[last - 1].isspace():
            last -= 1
        if earlier < last < whole:
            trimmed.append(last)
        earlier = end
    return trimmed
