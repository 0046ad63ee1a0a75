"""Where a sentence could end: full stops with what stands before and behind them.

UAX #29 names the parts: terminators (ATerm, STerm), closing marks (Close), white space (Sp), then the next sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

TERMINATORS: Final = ".!?…‽⁇⁈⁉⸮؟۔؞।॥።፧፨։။។៕᠃᠉꓿。！？｡"
"""Characters that may end a sentence in any language; a language may have more (``:`` in Armenian)."""

SELF_SUFFICIENT: Final = frozenset("؟۔।॥።፧፨։။។៕᠃᠉꓿。！？｡")
"""Those that end one without white space behind them."""

_CLOSING = "\"'”’»›)\\]}」』）】》〉›＞］｝〕〗"
_EITHER = "“«„‘‹"
_OPENING = "<\"'“”‘’«»„‚‹›(\\[{¿¡「『（【《〈〔〖*#@$€£¥₴₽§№&~|•·‣◦▪●⁃–—―‒-"
_PICTURES = "\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff\u200d\ufe0f\u20e3\U000e0020-\U000e007f"
_ELISION = r"[ \u00a0]?[(\[](?:…|\.\.\.)[)\]]"
_FACE = r"[ \u00a0]?[:;]-?[)D](?!\S)"
_REFERENCE = r"[ \u00a0]?\[(?:\d[\d, –-]{0,10}|[^\W\d_][^\W\d_ ]?|[a-z ]{3,20})\](?!\()"
_NOTE = (
    r"[⁰¹²³⁴-⁹]{1,3}|(?:(?<=[^\W\d_]{3}\.)|(?<=[)\]”’\"»%]\.))\d{1,3}(?:[,–-]\d{1,3}|[ ]\d{1,3}(?!\S))*(?=\s+[^\W\d_])"
)


def is_small(char: str) -> bool:
    """True for a small letter that could be a capital: Georgian is written without."""
    return char.islower() and not "\u10d0" <= char <= "\u10ff"


def is_wide(char: str) -> bool:
    """True for letters of Chinese and Japanese, between which no space stands."""
    return "\u3040" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


@dataclass(frozen=True, slots=True)
class Place:
    """A run of terminators and its surroundings."""

    start: int
    """Offset of the first terminator."""
    end: int
    """Offset behind the last terminator and all that belongs to the sentence it ends."""
    stop: str
    """The terminators, with closing marks and single spaces between them."""
    closing: str
    """Closing marks behind them."""
    gap: bool
    """True if white space follows."""
    opening: str
    """Marks in front of the next word, with white space among them."""
    next: str
    """The next word, or nothing."""
    after: int
    """Offset of the next word."""


@cache
def _pattern(more: str, less: str) -> re.Pattern[str]:
    stops = "".join(re.escape(c) for c in TERMINATORS + more if c not in less)
    return re.compile(
        rf"(?P<stop>[{stops}](?:[{_CLOSING}]*(?:[ \u00a0](?=(?:\.{{1,4}}|…)(?:\s|$)|[!?]+(?:\s|$)))?[{stops}])*)"
        rf"(?P<close>(?:[{_CLOSING}]|[{_EITHER}](?![^\W_])|[ \u00a0\u202f]»(?!\w))*)"
        rf"(?P<tail>(?:{_ELISION}|{_FACE}|{_REFERENCE}|{_NOTE}|[ \u00a0]?[{_PICTURES}])*)"
        rf"(?P<gap>\s*)(?P<open>(?:(?:[{_OPENING}]|,,|\.\.\.(?=[^\W_])|…(?=[^\W_]))\s*)*)"
        rf"(?P<next>[^\W_][\w’'ʼ-]*)?"
    )


def places(text: str, more: str = "", less: str = "") -> Iterator[Place]:
    """Where sentences of a text could end.

    Arguments: ``more``, ``less``, characters that are, are not terminators in the text's language.
    """
    for match in _pattern(more, less).finditer(text):
        word = match["next"]
        if word:
            yield Place(
                match.start(),
                match.end("tail"),
                match["stop"],
                match["close"],
                bool(match["gap"]),
                match["open"],
                word,
                match.start("next"),
            )
