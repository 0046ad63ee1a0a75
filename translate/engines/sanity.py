"""Is this a translation at all? What services return with "200 OK" may be their own error message, a page, or nothing."""

from __future__ import annotations

import re

from translate.engines.languages import script_of
from translate.model.locale import Locale

_PAGE = re.compile(r"<\s*(?:!doctype|html|head|body|title|script|iframe|meta)\b", re.IGNORECASE)
_MESSAGES = re.compile(
    r"MYMEMORY WARNING|INVALID (?:TARGET|SOURCE) LANGUAGE|QUERY LENGTH LIMIT|YOU USED ALL AVAILABLE"
    r"|Error \d{3}\b|\b(?:HTTP|Status)[ /:]*[45]\d\d\b|Internal Server Error|Bad Gateway|Service Unavailable"
    r"|Gateway Time-?out|Too many requests|unusual traffic|Slowdown:|Invalid API key|rate limit exceeded"
    r"|quota exceeded|captcha|^\s*\{\s*\"error\"",
    re.IGNORECASE,
)
_SCRIPTS = {
    "Cyrl": "\u0400-\u052f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff",
    "Hebr": "\u0590-\u05ff",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Taml": "\u0b80-\u0bff",
    "Thai": "\u0e00-\u0e7f",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Armn": "\u0530-\u058f",
    "Ethi": "\u1200-\u137f",
    "Hans": "\u3400-\u9fff",
    "Hant": "\u3400-\u9fff",
    "Jpan": "\u3040-\u30ff\u3400-\u9fff",
    "Kore": "\u1100-\u11ff\uac00-\ud7af",
    "Latn": "A-Za-z\u00c0-\u024f\u1e00-\u1eff",
}
_DENSE = frozenset({"Hans", "Hant", "Jpan", "Kore"})
_PLAIN_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{3,}(?!\w)")
_LONG_ENOUGH = 20


def objection(source: str, answer: object, *, languages: tuple[Locale, Locale]) -> str:
    """Why an answer cannot be a translation of ``source``, or an empty string.

    Arguments: ``source``, plain text with at least a letter; ``languages``, of the source and of the answer.
    """
    if not isinstance(answer, str):
        return "no text came back"
    if not answer.strip():
        return "an empty answer"
    if _PAGE.search(answer) and not _PAGE.search(source):
        return "a web page instead of a translation"
    if _MESSAGES.search(answer) and not _MESSAGES.search(source):
        return "a message of the service instead of a translation"
    scripts = script_of(languages[0]), script_of(languages[1])
    if not _proportionate(len(source.strip()), len(answer.strip()), scripts):
        return f"{len(answer.strip())} characters for {len(source.strip())}"
    plain = len(_PLAIN_WORD.findall(source))
    if plain >= 3 and " ".join(answer.split()).casefold() == " ".join(source.split()).casefold():
        return "came back untranslated"
    letters = _SCRIPTS.get(scripts[1])
    if letters and plain >= 3 and not re.search(f"[{letters}]", answer):
        return f"no letter of {languages[1].name or languages[1].tag} in it"
    return ""


def _proportionate(before: int, after: int, scripts: tuple[str, str]) -> bool:
    """Length ratio 0.3–3 for texts long enough to have one; looser from or into scripts that say more per character."""
    if max(before, after) < _LONG_ENOUGH:
        return True
    low, high = 0.3, 3.0
    if scripts[1] in _DENSE and scripts[0] not in _DENSE:
        low, high = 0.08, 2.0
    elif scripts[0] in _DENSE and scripts[1] not in _DENSE:
        low, high = 0.5, 12.0
    return low * before <= after + 6 and after <= high * before + 20
