"""Machine output that must never become a draft. Each refusal has a reason that ``status`` shows."""

from __future__ import annotations

import re
from unicodedata import digit

from translate.html.inline import plain
from translate.html.message import place_of, segment_of
from translate.html.render import RenderError, render
from translate.model.locale import Locale
from translate.model.message import Message

_SCRIPTS = {
    "Cyrl": r"\u0400-\u052f", "Arab": r"\u0600-\u06ff\u0750-\u077f", "Hebr": r"\u0590-\u05ff",
    "Hans": r"\u4e00-\u9fff", "Hant": r"\u4e00-\u9fff", "Jpan": r"\u3040-\u30ff\u4e00-\u9fff", "Kore": r"\uac00-\ud7af",
    "Grek": r"\u0370-\u03ff", "Deva": r"\u0900-\u097f", "Thai": r"\u0e00-\u0e7f", "Armn": r"\u0530-\u058f",
    "Geor": r"\u10a0-\u10ff",
}  # fmt: skip
_SCRIPT_OF = {
    **dict.fromkeys(["ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "tg", "mn"], "Cyrl"), **dict.fromkeys(["ar", "fa", "ur", "ps", "ckb"], "Arab"),
    **dict.fromkeys(("he", "yi"), "Hebr"), "zh": "Hans", "ja": "Jpan", "ko": "Kore", "el": "Grek",
    **dict.fromkeys(["hi", "mr", "ne"], "Deva"), "th": "Thai", "hy": "Armn", "ka": "Geor",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGITS = re.compile(r"\d+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LOOP = re.compile(r"(\b\w+\b[\s,]+)\1{4,}")
_LEFTOVER = re.compile(r"(?i)x\s?q\s?z\s?\d")


def refusal(message: Message, target: str, locale: Locale) -> str:
    """Why a machine translation may not be written, or an empty string.

    Arguments: ``target``, as it would stand in the catalog.
    """
    source_text, target_text = plain(message.msgid), plain(target)
    reason = damage(message, target)
    if reason:
        return reason
    segment = segment_of(message.msgctxt or "", message.msgid, message.extracted)
    wanted = sorted(code.name for code in segment.codes)
    given = sorted(code.name for code in segment_of("", target, message.extracted).codes)
    if wanted != given:
        return "lost or invented inline codes"
    if not target_text.strip():
        return "empty answer"
    if _LEFTOVER.search(target_text) and not _LEFTOVER.search(source_text):
        return "a token was left in the text"
    if target_text.count("*") > source_text.count("*"):
        return "marks of unknown words were left in the text"
    ratio = len(target_text) / max(1, len(source_text))
    if len(source_text) > 25 and not (0.15 if _dense(locale) else 0.4) <= ratio <= 3:
        return f"length out of proportion ({ratio:.1f} times the source)"
    if _numbers(source_text) != _numbers(target_text):
        return "lost or invented numbers"
    if _LOOP.search(target_text) and not _LOOP.search(source_text):
        return "the answer repeats itself"
    return _wrong_language(source_text, target_text, locale)


def damage(message: Message, target: str) -> str:
    """Why a text cannot stand in a catalog or on a page at all, or an empty string. Arguments: as :func:`refusal`."""
    segment = segment_of(message.msgctxt or "", message.msgid, message.extracted)
    try:
        render(target, segment, place_of(segment.family, segment), lambda _: "")
    except RenderError as error:
        return f"damaged codes: {error}"
    if set(_CONTROL.findall(target)) - set(message.msgid):
        return "control characters"
    return ""


def _numbers(text: str) -> list[str]:
    """The numbers of a text, in any digits."""
    return sorted("".join(str(digit(d, 0)) for d in number) for number in _DIGITS.findall(text))


def _wrong_language(source: str, target: str, locale: Locale) -> str:
    words = _WORD.findall(source)
    script = locale.script or _SCRIPT_OF.get(locale.language, "")
    if script in _SCRIPTS and len(words) >= 3 and not re.search(f"[{_SCRIPTS[script]}]", target):
        return "not in the script of the language"
    if len(words) >= 4 and source.casefold() == target.casefold():
        return "returned unchanged"
    return ""


def _dense(locale: Locale) -> bool:
    """Languages that say in one character what others say in three."""
    return locale.language in ("zh", "ja", "ko")
