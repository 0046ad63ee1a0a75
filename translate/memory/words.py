"""The words of a source text, as the memory counts them: how many two texts share, and how rare those are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from math import log1p
from typing import Final
from zlib import crc32

_WORDS = re.compile(r"[^\W_]+")
_NO_BLANKS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Scripts that set no blanks between words: Thai, Lao, Burmese, Khmer, kana, Han."""
_STEM = 6
"""Letters of a word that count: ``cabinet`` and ``cabinets`` are one."""
_MASK = 0x7FFFFFFF
"""31 bits: four bytes in SQLite, never negative."""

FEWEST: Final = 4
"""A text of fewer words (pairs of characters, in scripts without blanks) resembles nothing but itself."""


def number_of(text: str) -> int:
    """31 bits that stand for a text. Two texts may share them, so compare the texts as well."""
    return crc32(text.encode("utf-8", "surrogatepass")) & _MASK


def words(text: str) -> Counter[int]:
    """How often each word is in a plain text: words by the number of their first letters, letter case aside.

    In scripts that set no blanks each pair of neighbouring characters is a word.
    """
    found: list[str] = _WORDS.findall(text.casefold())
    if not text.isascii() and _NO_BLANKS.search(text):
        found = [part for word in found for part in _parts(word)]
    return Counter([crc32(word[:_STEM].encode("utf-8", "surrogatepass")) & _MASK for word in found])


def _parts(word: str) -> list[str]:
    out: list[str] = []
    end = 0
    for match in _NO_BLANKS.finditer(word):
        out += [word[end : match.start()]] if match.start() > end else []
        run = match[0]
        out += [run[n : n + 2] for n in range(len(run) - 1)] if len(run) > 1 else [run]
        end = match.end()
    return out + ([word[end:]] if end < len(word) else [])


def rarity(texts: int, holding: int) -> float:
    """How much a word says: the more, the fewer of ``texts`` texts hold it."""
    return log1p(max(texts, 1) / max(holding, 1))


def shared(one: Mapping[int, int], other: Mapping[int, int], weight: Mapping[int, float]) -> float:
    """How much of two texts' words is the same, from 0 to 1: Dice's coefficient, each word weighed by its rarity."""
    common = sum(weight[word] * min(count, other[word]) for word, count in one.items() if word in other)
    whole = sum(weight[word] * count for text in (one, other) for word, count in text.items())
    return 2 * common / whole if whole else 0.0


def score(query: str, text: str, likeness: float) -> int:
    """How alike two plain texts are, 0 to 100.

    The mean of two measures: rapidfuzz's ratio of characters in order, and ``likeness``, from :func:`shared`. The second
    keeps apart what merely begins alike: police said on Monday that …
    """
    from rapidfuzz.fuzz import ratio

    return int((ratio(query, text) + 100 * likeness) / 2)
