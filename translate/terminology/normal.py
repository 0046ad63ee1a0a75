"""Text as the matcher sees it: the same words however they were typed, each with its place in the original.

NFC; zero-width characters, soft hyphens and direction marks left out; every run of white space (no-break spaces too) one
space; typographic apostrophes ``'``, no-break hyphens ``-``. Then cut into tokens (:func:`tokens`), whose edges are the
places where a term may begin or end.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translate.model.content import Span

SAME: Final = dict.fromkeys("\u2018\u2019\u02bc\uff07", "'") | dict.fromkeys("\u2010\u2011", "-")
"""One character for another. U+02BC is Unicode's own Ukrainian apostrophe, typed as U+2019 or ' by everybody."""
IGNORED: Final = frozenset("\u00ad\u034f\u061c\u180e\ufeff") | {
    chr(c) for c in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x2070))
}
_SPACES = dict.fromkeys("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
_SPACES |= {chr(c): " " for c in range(0x2000, 0x200B)}
_IN_PLACE = str.maketrans(SAME | _SPACES)
_MOVES = re.compile(rf"\s\s|[{''.join(sorted(IGNORED))}]")
_JAMO = range(0x1100, 0x1200)

# Scripts written without spaces (Han, kana, bopomofo, Thai, Lao, Khmer, Myanmar): a word may begin anywhere.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b"
    "\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff"
    "\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U000323af"
)
_SPACELESS_CHARACTER = re.compile(f"[{_SPACELESS}]")
_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
# Latin, Greek and Cyrillic without combining marks: \w alone knows their words.
_PLAIN = re.compile("[\x00-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2000-\u20cf]*")
_PLAIN_TOKEN = re.compile(r"\w+|.", re.DOTALL)
_TURKIC = str.maketrans({"I": "ı", "İ": "i"})


@dataclass(frozen=True, slots=True)
class Text:
    """A normalised text that knows where it came from."""

    raw: str
    norm: str
    starts: tuple[int, ...] | None = None
    """For each character of ``norm``, where it begins in ``raw``; None if nothing moved."""
    ends: tuple[int, ...] | None = None
    """For each character of ``norm``, where it ends in ``raw``."""

    def span(self, start: int, end: int) -> Span:
        """Place in ``raw`` of a non-empty range of ``norm``."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def read(raw: str) -> Text:
    """Normalise a text and keep the way back."""
    if raw.isascii() and "  " not in raw and raw.isprintable():
        return Text(raw, raw)
    if unicodedata.is_normalized("NFC", raw) and not _MOVES.search(raw):
        return Text(raw, raw.translate(_IN_PLACE))
    norm: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, cluster in _clusters(raw):
        for character in unicodedata.normalize("NFC", cluster):
            norm.append(SAME.get(character, character))
            starts.append(start)
            ends.append(end)
    return Text(raw, "".join(norm), tuple(starts), tuple(ends))


def normalise(text: str) -> str:
    """Only the normalised text."""
    return read(text).norm


def _clusters(raw: str) -> Iterator[tuple[int, int, str]]:
    """Cut into pieces that normalise apart from each other: a character with its marks, or a run of white space."""
    start = end = 0
    cluster = ""
    for at, character in enumerate(raw):
        if character in IGNORED:
            continue
        if character.isspace():
            if cluster != " ":
                if cluster:
                    yield start, end, cluster
                start, cluster = at, " "
        elif cluster and cluster != " " and _joins(character):
            cluster += character
        else:
            if cluster:
                yield start, end, cluster
            start, cluster = at, character
        end = at + 1
    if cluster:
        yield start, end, cluster


def _joins(character: str) -> bool:
    """True if NFC might melt it into the character before: marks, and the jamo of a Hangul syllable."""
    if character < "\u0300":
        return False
    return unicodedata.category(character)[0] == "M" or ord(character) in _JAMO or unicodedata.combining(character) > 0


def tokens(norm: str) -> list[str]:
    """Cut into words, single other characters, and single characters (with marks) of scripts without spaces.

    The tokens put together are ``norm`` again. A word is letters, marks, digits and ``_``; it ends where Hangul or a
    right-to-left script meets another script, since those attach their particles to foreign words (``KGB는``).
    """
    if _PLAIN.fullmatch(norm):
        return _PLAIN_TOKEN.findall(norm)
    return _token_pattern().findall(norm)


def is_word(character: str) -> bool:
    """True for letters, marks, digits and ``_`` of scripts that put spaces between words."""
    word = character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"
    return word and not _SPACELESS_CHARACTER.match(character)


def fold(token: str, language: str) -> str:
    """Letter case taken away, as the language does it (Turkish and Azerbaijani have two letters i)."""
    return (token.translate(_TURKIC) if is_turkic(language) else token).casefold()


@cache
def is_turkic(language: str) -> bool:
    """True for the languages that tell ``ı`` from ``i``."""
    return language.partition("-")[0] in ("tr", "az", "crh", "tt", "gag") and "-cyrl" not in language.lower()


@cache
def _token_pattern() -> re.Pattern[str]:
    words: list[int] = []
    right_to_left: list[int] = []
    for block in (range(0x30, 0x3000), range(0xA000, 0xAC00), range(0xFB00, 0xFFF0), range(0x10000, 0x1F000)):
        for code in block:
            character = chr(code)
            if _SPACELESS_CHARACTER.match(character) or 0x1100 <= code < 0x1200 or 0xA960 <= code < 0xA980:
                continue
            if is_word(character):
                (right_to_left if _RIGHT_TO_LEFT.match(character) else words).append(code)
    other = _as_class([*words, *range(0xE0100, 0xE01F0)])
    return re.compile(
        f"[{_SPACELESS}][{marks()}]*|[{_HANGUL}]+|[{_as_class(right_to_left)}]+|[{other}]+|.",
        re.DOTALL,
    )


@cache
def marks() -> str:
    r"""All combining marks, as the inside of a character class: ``\w`` leaves them out."""
    blocks = (range(0x300, 0x3100), range(0xA000, 0xAC00), range(0xFB00, 0xFF00), range(0x10000, 0x1F000))
    found = [code for block in blocks for code in block if unicodedata.category(chr(code))[0] == "M"]
    return _as_class([*found, *range(0xE0100, 0xE01F0)])


def _as_class(codes: list[int]) -> str:
    """Ranges of ascending code points, for use between brackets."""
    parts: list[str] = []
    start = previous = codes[0]
    for code in [*codes[1:], 0x110000]:
        if code != previous + 1:
            parts.append(f"{re.escape(chr(start))}-{re.escape(chr(previous))}")
            start = code
        previous = code
    return "".join(parts)
