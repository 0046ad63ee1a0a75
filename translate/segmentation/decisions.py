"""Whether a sentence ends at a place: yes, no, or a matter of vocabulary that a library is asked about."""

from __future__ import annotations

import re
from typing import Final

from translate.segmentation.abbreviations import Kind, kind_of
from translate.segmentation.full_stops import LEADING, NUMBER, full_stop
from translate.segmentation.language import Language
from translate.segmentation.places import SELF_SUFFICIENT, Place, is_small, is_wide

Verdict = bool | None
"""None: ask."""

ASK: Final = None
YES: Final = True
NO: Final = False

_BRAND = re.compile(r"[a-z][A-Z][a-z]")
"""iPhone, eBay"""
_LONG: Final = 4
"""Letters from which a word in front of a small letter is no abbreviation."""
_PARTNER: Final = {")": "(", "]": "[", "）": "（", "］": "［"}
_NOTHING: Final = 12
"""Characters in which a sentence may have no letter yet."""
_REMARK: Final = 500
"""Characters in which the beginning of a bracket is looked for."""


def verdict(text: str, begin: int, place: Place, language: Language) -> Verdict:
    """Whether the sentence that begins at an offset ends at a place."""
    stop = place.stop
    if stop[0] in ".…" and place.start - begin < _NOTHING and not any(map(str.isalnum, text[begin : place.start])):
        return NO  # “… And then”
    if stop[-1] in SELF_SUFFICIENT or stop[0] in SELF_SUFFICIENT:
        return not (_is_remark(text, begin, place) or _speech_goes_on(text, place, language))
    if not place.gap and not place.opening.startswith((".", "…")):
        return _without_gap(text, begin, place, language)
    if is_small(place.next[0]) and not _has_no_capitals(text[place.start - 1] if place.start else ""):
        return _before_small(text, begin, place, language)
    if _is_remark(text, begin, place):
        return NO
    if stop != ".":
        return not (stop[0] in ".…" and _last_word(text, begin, place) in language.never)
    return full_stop(text, begin, place, language)


def _speech_goes_on(text: str, place: Place, language: Language) -> bool:
    """「…。」と言った, “…。”她说: behind a quotation, without white space."""
    if not place.closing or place.gap or not language.behind_quotation:
        return False
    return bool(re.compile(language.behind_quotation).match(text, place.end))


def _has_no_capitals(char: str) -> bool:
    """True for a letter of a script without capitals: a Latin word in such a text begins as it likes."""
    return char.isalpha() and not char.isupper() and not is_small(char)


def _without_gap(text: str, begin: int, place: Place, language: Language) -> Verdict:
    """No white space: a sentence ends between Chinese letters, or where a writer forgot the space."""
    if is_wide(place.next[0]):
        return place.stop[0] in "!?…" and place.start > begin and is_wide(text[place.start - 1])
    if place.end > place.start + len(place.stop) or place.opening or not place.next[0].isupper():
        return NO
    token = _last_word(text, begin, place)  # “home.Then”, but not “G.Oueddei”, “threading.Lock”, “DT.UA”
    rest = text[place.after : place.after + 40].split(None, 1)[0].rstrip(".,!?…")
    begins = place.next.lower() in language.starters or place.next.lower() in language.never
    is_word = (len(token) > 2 and token[1:].islower() and token.isalpha()) or ("," in token and NUMBER.fullmatch(token))
    return ASK if begins and is_word and rest == place.next else NO


def _last_word(text: str, begin: int, place: Place) -> str:
    words = text[max(begin, place.start - 40) : place.start].split()
    return words[-1].lstrip(LEADING) if words else ""


def _is_remark(text: str, begin: int, place: Place) -> bool:
    """``(?)``, ``[…]``, ``(he laughs!)``: in brackets that were opened in the middle of a sentence."""
    bracket = next((char for char in place.closing if char in _PARTNER), "")
    if not bracket:
        return False
    opened = text.rfind(_PARTNER[bracket], max(begin, place.start - _REMARK), place.start)
    if opened < 0:
        return False
    return opened + 1 == place.start or bool(text[max(begin, opened - 8) : opened].strip(" \t\n\u00a0\"'“”„«»‘’"))


def _before_small(text: str, begin: int, place: Place, language: Language) -> Verdict:
    """A small letter begins a sentence where it is a name's, an ellipsis is before it, or its writer knew no capitals."""
    if _BRAND.match(place.next):
        return YES
    if place.stop != "." or place.closing:
        return NO
    word = _last_word(text, begin, place)
    if place.opening.startswith((".", "…")):
        return len(word) >= _LONG
    if not language.known or place.opening or len(word) < _LONG or not (word.isalpha() and word.islower()):
        return NO
    return ASK if kind_of(language, word, word, before_number=True) is Kind.WORD else NO
