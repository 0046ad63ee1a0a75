"""The segmenters themselves: each gives the offsets behind the sentences of a text, the text's own end left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import choppa

Segmenter = Callable[[str, str], list[int]]
"""``(text, language) -> offsets``; the language is a BCP 47 primary subtag."""

_PLAIN = re.compile(
    r"(?:[.!?…]+[\"'”’»)\]\u202f\u00a0]*(?=[ \t\n\u00a0\u202f]+[\"'“‘«„(\[¿¡—–-]*[^\W\d_a-zа-яёіїєґ])"
    r"|[。！？]+[”’」』）]*|[.!?…]*[؟।॥።։]+[\"”’»)]*(?=\s))"
)

_WIDE = re.compile("[\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+(?=[^\\w\\s])")
"""sentencex 1 panics where a wide space stands before a full stop: it takes every space for one byte."""


def plain(text: str, language: str) -> list[int]:
    """A sentence ends at its full stop if a capital, a digitless new word or nothing in between follows."""
    del language
    return _inside(text, (m.end() for m in _PLAIN.finditer(text)))


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
    return _inside(text, ends)


def choppa_srx(text: str, language: str) -> list[int]:
    """LanguageTool's SRX rules: careful with abbreviations, slower."""
    from choppa import SrxTextIterator

    ends, position = [], 0
    for sentence in SrxTextIterator(_rules(), f"{language}_two", text):
        position += len(sentence)
        ends.append(position)
    return _inside(text, ends)


def hybrid(text: str, language: str) -> list[int]:
    """The library sentencex where a plain rule agrees with it, LanguageTool's rules where it does not."""
    fast = sentencex(text, language)
    return fast if fast == plain(text, language) else choppa_srx(text, language)


SEGMENTERS: Final[dict[str, Segmenter]] = {
    "plain": plain,
    "sentencex": sentencex,
    "choppa": choppa_srx,
    "hybrid": hybrid,
}


@cache
def _rules() -> choppa.SrxDocument:
    from importlib.resources import files

    from choppa import SrxDocument

    return SrxDocument(ruleset=str(files("choppa") / "data" / "srx" / "languagetool_segment.srx"))


def _inside(text: str, ends: Iterable[int]) -> list[int]:
    """Offsets moved in front of trailing white space, each once, without the text's beginning and end."""
    whole = len(text.rstrip())
    trimmed: set[int] = set()
    for end in ends:
        last = end
        while last and text[last - 1].isspace():
            last -= 1
        if 0 < last < whole:
            trimmed.add(last)
    return sorted(trimmed)
