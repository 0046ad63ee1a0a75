"""The form of a language table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

NEGATION: Final = "negation"
NUMBER: Final = "number"
TIME: Final = "time"
MODALITY: Final = "how certain it is"
SOURCE: Final = "who says so"
SMALL: Final = "small word"
WEIGHTY: Final = "weighty word"
ORIGIN: Final = "nationality or place"
"""Why a word may be a fact, in words for an editor."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Words are in small letters, separated by blanks.

    A word of ``words``, ``beginnings`` or ``patterns`` may be a fact; ``light`` and ``alike`` say which of them, in which
    change, are none.
    """

    letters: str
    """The small letters of the language, as the inside of a character class."""
    words: Mapping[str, str]
    """By reason: whole words."""
    beginnings: Mapping[str, str]
    """By reason: how such words begin."""
    patterns: Mapping[str, str] = field(default_factory=dict)
    """By reason: a regular expression for such a word as a whole."""
    light: str = ""
    """Words that may come and go: articles."""
    alike: str = ""
    """Words that may stand for each other, joined by ``/``: ``which/that``. Only two of one group."""
    endings: str = ""
    """Pairs of endings that tell facts apart, joined by ``/``: ``ful/less``."""
    inflected: bool = False
    """True if any other ending of a word may tell who did what to whom."""
    serial: str = ""
    """Words before which a comma may come and go."""


class Index:
    """A table made ready for looking up."""

    __slots__ = (
        "_alike",
        "_beginnings",
        "_endings",
        "_inflected",
        "_patterns",
        "_words",
        "light",
        "ordinary",
        "serial",
    )

    def __init__(self, table: Table) -> None:
        self.ordinary = re.compile(f"[{table.letters}]+(?:['-][{table.letters}]+){{0,5}}")
        self.light = frozenset(table.light.split())
        self.serial = frozenset(table.serial.split())
        self._inflected = table.inflected
        self._words = {word: reason for reason, words in table.words.items() for word in words.split()}
        self._beginnings = [
            (reason, re.compile("|".join(map(re.escape, words.split())))) for reason, words in table.beginnings.items()
        ]
        self._patterns = [(reason, re.compile(pattern)) for reason, pattern in table.patterns.items()]
        groups = [group.split("/") for group in table.alike.split()]
        self._alike = {(one, other) for group in groups for one in group for other in group}
        self._endings = frozenset(
            pair
            for one, _, other in (p.partition("/") for p in table.endings.split())
            for pair in ((one, other), (other, one))
        )

    def reason(self, word: str) -> str | None:
        """Why a word in small letters may be a fact; None for an ordinary word."""
        if word in self._words:
            return self._words[word]
        for reason, pattern in self._beginnings:
            if pattern.match(word):
                return reason
        for reason, pattern in self._patterns:
            if pattern.fullmatch(word):
                return reason
        return None

    def alike(self, one: str, other: str) -> bool:
        """True if a word may stand for another without a change of facts."""
        return (one, other) in self._alike

    def told_apart(self, one: str, other: str) -> bool:
        """True if two words differ by endings that tell facts apart."""
        stem = common_start(one, other)
        short = max(len(one), len(other)) - stem <= 3
        if self._inflected and stem >= 3 and short and common_start(one[stem:][::-1], other[stem:][::-1]) < 2:
            return True
        return any((one[at:], other[at:]) in self._endings for at in range(max(2, stem - 3), stem + 1))


def common_start(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


@cache
def index(table: Table) -> Index:
    """The table made ready, once."""
    return Index(table)
