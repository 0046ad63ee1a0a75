"""Is this a translation at all? What services return with "200 OK" may be their own error message, a page, or nothing.

What a draft must be beyond that (numbers, codes, language…) is judged once, by :mod:`translate.prefill.sanity`.
"""

from __future__ import annotations

import re

from translate.engines.scripts import is_copied, is_out_of_proportion, lacks_script
from translate.model.locale import Locale

_PAGE = re.compile(r"<\s*(?:!doctype|html|head|body|title|script|iframe|meta)\b", re.IGNORECASE)
_MESSAGES = re.compile(
    r"MYMEMORY WARNING|INVALID (?:TARGET|SOURCE) LANGUAGE|QUERY LENGTH LIMIT|YOU USED ALL AVAILABLE"
    r"|Error \d{3}\b|\b(?:HTTP|Status)[ /:]*[45]\d\d\b|Internal Server Error|Bad Gateway|Service Unavailable"
    r"|Gateway Time-?out|Too many requests|unusual traffic|Slowdown:|Invalid API key|rate limit exceeded"
    r"|quota exceeded|captcha|^\s*\{\s*\"error\"",
    re.IGNORECASE,
)
_CHATTER = re.compile(
    r"\bhere(?:['’]s| is| are)\b[^.!?\n]{0,60}\btranslat|\bas an? (?:AI|(?:large )?language model)\b|```"
    r"|^\W{0,3}(?:the )?translat(?:ion|ed text)\s*(?:\([^()\n]{0,40}\)\s*)?:",
    re.IGNORECASE,
)


def objection(source: str, answer: object, *, languages: tuple[Locale, Locale]) -> str:
    """Why an answer cannot be a translation of ``source``, or an empty string.

    Arguments: ``source``, plain text with at least a letter; ``languages``, of the source and of the answer.
    """
    if not isinstance(answer, str):
        return "no text came back"
    if not answer.strip():
        return "an empty answer"
    if reason := imposture(source, answer):
        return reason
    if is_out_of_proportion(source, answer):
        return f"{len(answer.strip())} characters for {len(source.strip())}"
    if languages[0].language != languages[1].language and is_copied(source, answer):
        return "came back untranslated"
    if lacks_script(source, answer, languages[1]):
        return f"no letter of {languages[1].name or languages[1].tag} in it"
    return ""


def imposture(source: str, answer: str) -> str:
    """Why a text is a service's own words and no translation, or an empty string. Arguments: plain texts."""
    if _PAGE.search(answer) and not _PAGE.search(source):
        return "a web page instead of a translation"
    if _MESSAGES.search(answer) and not _MESSAGES.search(source):
        return "a message of the service instead of a translation"
    if _CHATTER.search(answer) and not _CHATTER.search(source):
        return "words of the engine around the translation"
    return ""
