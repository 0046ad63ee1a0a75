"""One full stop, white space, and no small letter: the end of a sentence, of an abbreviation, or of both."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from translate.segmentation.abbreviations import Kind, kind_of
from translate.segmentation.language import Language
from translate.segmentation.places import Place

LEADING: Final = "([{\"'“„«‘‚‹¿¡*—–―-/"
"""What may stand in front of a word."""
NUMBER: Final = re.compile(r"\d+(?:[.,:/]\d+)*")

_ACRONYM = re.compile(r"[^\W\d_]\S{0,3}(?:\.-?[^\W\d_]\S{0,3})+")
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*")
_ROMAN = re.compile(r"[IVXLCDM]+")
_COUNTED = re.compile(r".*\d|[IVXLCDM]+")
_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœąęıăâîőűėįųūāēīōаеёиоуыэюяєіїўαεηιουωάέήίόύώ]", re.IGNORECASE)
_LONG: Final = 5
"""Letters from which a word that is in no list of abbreviations is none."""
_ADVERBIAL: Final = 6
"""Words up to which the beginning of a sentence may be no more than a time or a place."""
_BEFORE: Final = 80
"""Characters in front of a full stop that are looked at."""


def full_stop(text: str, begin: int, place: Place, language: Language) -> bool | None:
    """Whether a sentence ends at a full stop; None if a library must be asked.

    Arguments: ``begin``, where the sentence begins.
    """
    before = text[max(begin, place.start - _BEFORE) : place.start]
    tokens = before.split()
    if not tokens or before[-1].isspace():
        return bool(tokens)
    token = re.split(r"[/—–]", tokens[-1].lstrip(LEADING))[-1]
    digit = place.next[0].isdigit()
    starts = not digit and _starts(text, place, language)
    if not any(map(str.isalnum, token)):
        return True
    whole_sentence = place.start - begin <= _BEFORE
    if NUMBER.fullmatch(token):
        alone = whole_sentence and before.strip().lstrip(LEADING + "•·‣◦▪●⁃№# ") == token
        return _number(place, language, token, alone=alone, starts=starts)
    counted = len(tokens) > 1 and len(token) <= 3 and token.islower() and bool(_COUNTED.fullmatch(tokens[-2]))
    number = digit or (len(place.next) > 1 and bool(_ROMAN.fullmatch(place.next)))
    kind = kind_of(language, token, _joined(tokens, token), before_number=number, behind_number=counted)
    if kind is Kind.NEVER:
        return False
    if token[-1].isdigit() or unicodedata.category(token[-1])[0] in "PS" or token[-1] == "º":
        return True
    if len(token) == 1 and whole_sentence and before.strip().lstrip(LEADING) == token:
        return False  # “a. apples”, “J. Smith”
    if kind is Kind.OPEN or (kind is Kind.FINAL and "(" in place.opening):
        return starts and not place.opening
    if kind is Kind.FINAL:
        if digit and not place.opening:
            return None
        return starts or not _is_adverbial(before, language, whole=whole_sentence)
    return _word(text, place, language, token, starts=starts)


def _word(text: str, place: Place, language: Language, token: str, *, starts: bool) -> bool | None:
    """The verdict on a word that is in no list."""
    digit = place.next[0].isdigit()
    if _INITIALS.fullmatch(token):
        if len(place.next) == 1 and text[place.after + 1 : place.after + 2] == ".":
            return False  # “J. R. R.”
        return starts or (False if token[-1].isupper() and not digit else None)
    if _ACRONYM.fullmatch(token) and len(token) < 10:
        return starts or None
    if _ROMAN.fullmatch(token):
        return starts or (None if language.ordinals else True)
    if starts or (len(token) > 1 and token.isupper()):
        return True
    if language.known and _VOWEL.search(token):
        plain = token.islower()
        return True if (digit and plain) or (len(token) >= _LONG and (plain or len(token) > _LONG + 1)) else None
    return None


def _starts(text: str, place: Place, language: Language) -> bool:
    """True if the next word can only be the first of a sentence."""
    word = place.next
    if len(word) == 1 and text[place.after + 1 : place.after + 2] == ".":
        return False  # an initial: “A. A. Milne”
    return word.lower() in language.starters or re.split(r"[’'ʼ-]", word, maxsplit=1)[0].lower() in language.starters


def _joined(tokens: list[str], token: str) -> str:
    """The whole of an abbreviation with spaces in it: ``z. B``, ``т. д``, ``U. A. E``."""
    whole = token
    for earlier in reversed(tokens[-4:-1]):
        bare = earlier.lstrip(LEADING)
        if not bare.endswith(".") or len(bare) > 4 or len(token) > 4:
            break
        whole = bare + whole
    return whole


def _number(place: Place, language: Language, token: str, *, alone: bool, starts: bool) -> bool | None:
    """``1.`` at the beginning numbers a list; ``15.`` may be an ordinal; ``1992.`` ends a sentence."""
    digit = place.next[0].isdigit()
    if alone and max(map(len, token.split("."))) <= 3:
        return language.numbers_apart
    if digit and place.opening[:1] in ("–", "—", "-"):
        return False
    if not language.ordinals or not token.isdigit() or starts:
        return True
    if digit or _ROMAN.fullmatch(place.next):
        return False
    if len(token) > 2:
        return True
    return False if language.ordinals == "before-nouns" else None


def _is_adverbial(before: str, language: Language, *, whole: bool) -> bool:
    """True if a sentence has so far no more than a time or place, as in “At 5 p.m. Mr. Bell left”."""
    _, colon, tail = before.rpartition(": ")
    if not whole and not colon:
        return False
    found = tail.strip(" \t\n\u00a0“«„\"'–—-").split()
    if not 0 < len(found) <= _ADVERBIAL or not (found[0].lower() in language.prepositions or found[0][0].isdigit()):
        return False
    return any(word[0].isdigit() or _ROMAN.fullmatch(word) for word in found)
