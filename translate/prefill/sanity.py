"""Machine output that must never become a draft. Each refusal has a reason that ``status`` shows, without the text itself.

Measured on 22,227 translations by people from English into 58 languages (documentation, manuals, programs): each rule
refuses fewer than one in two hundred, most of them rightly; that of ``*`` more, where it is markup.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from translate.engines.numbers import changed
from translate.engines.sanity import imposture
from translate.engines.scripts import is_copied, is_in_another_script, is_out_of_proportion
from translate.html.inline import plain
from translate.html.message import place_of, segment_of
from translate.html.render import RenderError, render
from translate.model.locale import Locale
from translate.model.message import Message
from translate.prefill.language import is_in_another
from translate.prefill.repetition import loops

UNKNOWN_SHARE: Final = 0.2
"""Words an engine did not know, among all; above that a draft is more work than none."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LEFTOVER = re.compile(
    r"(?i)(?<!\w)(?:[xхχ]\s?[qԛ]\s?[zζ]|[zζ]\s?[qԛ]\s?[xхχ]|[qԛ]\s?[xхχ]\s?[jј]|[jј]\s?[zζ]\s?[xхχ]|[xхχ]\s?[jј]\s?[qԛ])\s?\d"
    r"|\bph\d{1,4}@tb\.x|⟦\s?/?[a-z]{0,3}\d{1,4}\s?/?⟧|[\ue000-\uf8ff\ufffc\U000f0000-\U0010ffff]|<\s*/?\s*(?:x|g|ph|ign|t)\s*(?:id\s*=|\d)|&lt;/?(?:x|g|ph|ign)\b"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»()（）]{3,400}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_EDGE = ".,;:!?…)]}'’*_`。，、；：！？」』"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BEGINS: Final = ("", ".", "!", "?", ":", "…", "\n")
"""What stands before the first word of a sentence."""
_CAPITAL_NOUNS: Final = ("de", "lb", "gsw", "nds")
_SPACES = re.compile(r" {2,}")


def refusal(
    message: Message, target: str, locale: Locale, *, source_locale: Locale | None = None, unknown: Sequence[str] = ()
) -> str:
    """Why a machine translation may not be written, or an empty string.

    Arguments: ``target``, as it would stand in the catalog; ``source_locale``, the language of the message, where it is
    known; ``unknown``, words of ``target`` that the engine did not know, without those of the glossary's terms.
    """
    return damage(message, target) or _codes(message, target) or _words(message, target, locale, source_locale, unknown)


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


def mended(message: Message, target: str) -> str:
    """The text with a single space wherever there are several and the source has none such."""
    return target if "  " in message.msgid or "  " not in target else _SPACES.sub(" ", target)


def _codes(message: Message, target: str) -> str:
    segment = segment_of(message.msgctxt or "", message.msgid, message.extracted)
    wanted = Counter(code.name for code in segment.codes)
    given = Counter(code.name for code in segment_of("", target, message.extracted).codes)
    return "lost or invented inline codes" if wanted != given else ""


def _words(message: Message, target: str, locale: Locale, source_locale: Locale | None, unknown: Sequence[str]) -> str:
    before, after = plain(message.msgid), plain(target)
    if not after.strip():
        return "empty answer" if before.strip() else ""
    if reason := imposture(before, after):
        return reason
    if _LEFTOVER.search(after) and not _LEFTOVER.search(before):
        return "a token was left in the text"
    if after.count("*") > before.count("*"):
        return "marks of unknown words were left in the text"
    if "\n" in after.strip() and "\n" not in before.strip():
        return "line breaks were added"
    if _addresses(before) != _addresses(after):
        return "lost or invented web or mail addresses"
    if changed(before, after):
        return "lost or invented numbers"
    if is_out_of_proportion(before, after):
        return f"length out of proportion ({len(after)} characters for {len(before)})"
    if loops(after) and not loops(before):
        return "the answer repeats itself"
    strange = len(set(unknown) - _names(before, source_locale)) if unknown else 0
    if strange > UNKNOWN_SHARE * (count := len(_WORD.findall(after))):
        return f"the engine did not know {strange} of {count} words"
    return _language(before, after, locale, source_locale)


def _names(source: str, locale: Locale | None) -> set[str]:
    """Words with a capital in the midst of a sentence: an engine that hands them on as they are does right."""
    if locale is not None and locale.language in _CAPITAL_NOUNS:
        return set()
    found: set[str] = set()
    for match in _WORD.finditer(source):
        if match[0][0].isupper() and source[: match.start()].rstrip(" \"'“”‘’«»(")[-1:] not in _BEGINS:
            found.update((match[0], *re.split("['’-]", match[0])))
    return found


def _addresses(text: str) -> set[str]:
    return {found.rstrip(_EDGE).casefold() for found in _ADDRESS.findall(text)}


def _language(source: str, target: str, locale: Locale, source_locale: Locale | None) -> str:
    if is_in_another_script(source, target, locale):
        return "not in the script of the language"
    if source_locale is not None and source_locale.language == locale.language:
        return ""
    if is_copied(source, target):
        return "returned unchanged"
    if source_locale is not None and is_in_another(target, (source_locale, locale)):
        return "not in the language"
    return ""
