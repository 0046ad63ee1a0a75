"""Words, numbers and signs of a normal form; where two texts differ; what each token is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from translate.changes.reading import PLACE
from translate.changes.typography import (
    CLOSES,
    CLOSES_OR_APOSTROPHE,
    DOUBTFUL,
    MARKS,
    MINUS,
    OPENS,
    OPENS_OR_APOSTROPHE,
)

_LONGEST: Final = 2000
"""Words that are compared one by one; of two longer texts only their equal beginnings and ends are left out."""

_TOKEN = re.compile(
    rf"{PLACE}|[{MINUS}+±]?\d(?:[\d.,:’'٫٬/]*\d)?(?:[-']?[^\W_]+)*%?"
    r"|[^\W_]+(?:['-][^\W_]+)*|\S"
)
QUESTION: Final = "question or exclamation mark"
_ASKING = frozenset("?!¿¡؟？！")
_SIGNS = frozenset("%‰°$€£¥₴₽₹¢№§&+=<>±×÷~^*/\\|@#−")
_SHOWN = {
    OPENS: "“", CLOSES: "”", OPENS_OR_APOSTROPHE: "‘", CLOSES_OR_APOSTROPHE: "’",
}  # fmt: skip
_ROMAN = re.compile("[IVXLCDM]{2,8}|[VX]")


def cut(text: str, places: Sequence[str]) -> list[str]:
    """The tokens of a normal form; what stands at each :data:`PLACE` follows it."""
    tokens: list[str] = _TOKEN.findall(text)
    if PLACE in tokens:
        rest = iter(places)
        tokens = [PLACE + next(rest, "") if token == PLACE else token for token in tokens]
    return tokens


def regions(before: list[str], after: list[str]) -> Iterator[tuple[range, range]]:
    """Stretches of tokens that differ."""
    start = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        start += 1
    end = 0
    for one, other in zip(reversed(before[start:]), reversed(after[start:]), strict=False):
        if one != other:
            break
        end += 1
    a, b = range(start, len(before) - end), range(start, len(after) - end)
    if max(len(a), len(b)) > _LONGEST or not (a and b):
        yield a, b
        return
    from rapidfuzz.distance import Levenshtein

    blocks = Levenshtein.opcodes(before[a.start : a.stop], after[b.start : b.stop])
    pending: tuple[int, int, int, int] | None = None
    for block in blocks:
        if block.tag == "equal":
            continue
        i, j, k, m = block.src_start + start, block.src_end + start, block.dest_start + start, block.dest_end + start
        if pending is not None and pending[1] == i and pending[3] == k:
            pending = pending[0], j, pending[2], m
            continue
        if pending is not None:
            yield range(pending[0], pending[1]), range(pending[2], pending[3])
        pending = i, j, k, m
    if pending is not None:
        yield range(pending[0], pending[1]), range(pending[2], pending[3])


def is_quoted(tokens: Sequence[str], at: range) -> bool:
    """True if a stretch of tokens lies, or could lie, between quotation marks."""
    if MARKS.isdisjoint(tokens) and DOUBTFUL.isdisjoint(tokens):
        return False
    depth = single = 0
    for token in tokens[: at.start]:
        if token in DOUBTFUL:
            return True
        if token == OPENS:
            depth += 1
        elif token == CLOSES:
            depth = max(0, depth - 1)
        elif token == OPENS_OR_APOSTROPHE:
            single += 1
        elif token == CLOSES_OR_APOSTROPHE:
            single -= 1
    singles = OPENS_OR_APOSTROPHE in tokens[: at.start] and CLOSES_OR_APOSTROPHE in tokens[at.stop :]
    if depth or single > 0 or singles:
        return True
    for token in tokens[at.stop :]:
        if token in (OPENS, OPENS_OR_APOSTROPHE):
            return False
        if token in DOUBTFUL or token == CLOSES:
            return True
    return False


def show(token: str) -> str:
    """A token for an editor to read."""
    token = token.removeprefix(PLACE) if len(token) > 1 else token
    if len(token) == 1 and not token.isprintable() and token not in _SHOWN:
        return f"U+{ord(token):04X}"
    return _SHOWN.get(token, token)


def sort(token: str) -> str:
    """What a single character other than a letter or digit is, in words for an editor."""
    if token in _ASKING:
        return QUESTION
    if token in _SIGNS:
        return "sign"
    category = unicodedata.category(token)
    if category in ("Cf", "Mn", "Mc", "Me"):
        return "invisible or combining character"
    return "punctuation" if category[0] == "P" else "sign"


def is_numeric(token: str) -> bool:
    """True for numbers in any script, Roman ones, and words with digits."""
    return any(char.isnumeric() for char in token) or _ROMAN.fullmatch(token) is not None


def of_two_scripts(token: str) -> bool:
    """True for a word with letters of two alphabets, as a homoglyph makes it."""
    if token.isascii():
        return False
    return len({unicodedata.name(char, " ").partition(" ")[0] for char in token if char.isalpha()}) > 1
