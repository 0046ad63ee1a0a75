"""What we know of a language's sentences: abbreviations, words that begin one, and how its numbers are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NOTHING: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Language:
    """Abbreviations are written without their last full stop; one in small letters stands for all ways to write it."""

    never: frozenset[str] = NOTHING
    """Abbreviations that want a word behind them: *Dr.*, *e.g.*"""
    numbered: frozenset[str] = NOTHING
    """Those that want a number behind them, and are words otherwise: *no.*, *p.*"""
    open: frozenset[str] = NOTHING
    """Those that seldom end a sentence: only a word of ``starters`` begins one behind them: *U.S.*"""
    final: frozenset[str] = NOTHING
    """Those that often end one: *etc.*, *p.m.*"""
    starters: frozenset[str] = NOTHING
    """Words that, with a capital, begin a sentence."""
    prepositions: frozenset[str] = NOTHING
    """Words that begin an adverbial of time or place: *At 5 p.m. Mr. Bell left.*"""
    ordinals: str = ""
    """How a number with a full stop is read before a capital: ``""`` as a number, ``"before-nouns"`` as an ordinal
    (German writes its nouns with a capital), ``"asked"`` as the library says."""
    more: str = ""
    """Terminators of this language only."""
    less: str = ""
    """What is no terminator in it."""
    behind_quotation: str = ""
    """A pattern of what goes on with a sentence behind a quotation, where no white space tells."""
    numbers_apart: bool = False
    """True where ``1.`` at the beginning of a sentence is one of its own (it has no letters, so it is no message)."""
    known: bool = True
    """False for a language without lists of our own."""


def words(text: str) -> frozenset[str]:
    """A list written as one string."""
    return frozenset(text.split())
