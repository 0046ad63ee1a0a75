"""What kind of abbreviation a word in front of a full stop is, in its language."""

from __future__ import annotations

from enum import Enum, auto

from translate.segmentation.language import Language


class Kind(Enum):
    """How likely a sentence ends behind it."""

    WORD = auto()
    """In no list: perhaps no abbreviation at all."""
    NEVER = auto()
    """*Dr.*"""
    OPEN = auto()
    """*U.S.*: before a word that begins sentences."""
    FINAL = auto()
    """*etc.*: before any capital."""


def kind_of(
    language: Language, token: str, whole: str, *, before_number: bool = False, behind_number: bool = False
) -> Kind:
    """The kind of a word.

    Arguments: ``token``, the word without its full stop; ``whole``, with what belongs to it (``z. B`` without the
    spaces); ``before_number``, ``behind_number``, whether a number is its neighbour: *no. 5*, *5 ft.*
    """
    for word in (whole, token) if whole != token else (token,):
        forms = _forms(word)
        if before_number and not language.numbered.isdisjoint(forms):
            return Kind.NEVER
        if not language.never.isdisjoint(forms) and not (behind_number and len(word) < 3):
            return Kind.NEVER
        if not language.open.isdisjoint(forms):
            return Kind.FINAL if behind_number else Kind.OPEN
        if not language.final.isdisjoint(forms):
            return Kind.FINAL
    return Kind.WORD


def _forms(word: str) -> tuple[str, ...]:
    """A word as written and in small letters; a single capital is an initial and has no other form."""
    return (word,) if len(word) == 1 and word.isupper() else (word, word.lower())
