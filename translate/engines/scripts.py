"""Scripts: which letters they have, and how much they say in a character."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from translate.engines.languages import script_of
from translate.model.locale import Locale

LETTERS: Final = {
    "Arab": "\u0620-\u064a\u066e-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Armn": "\u0530-\u058f",
    "Beng": "\u0980-\u09ff",
    "Cyrl": "\u0400-\u052f",
    "Deva": "\u0900-\u097f",
    "Ethi": "\u1200-\u139f",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Gujr": "\u0a80-\u0aff",
    "Guru": "\u0a00-\u0a7f",
    "Hans": "\u3400-\u9fff\U00020000-\U000323af",
    "Hant": "\u3400-\u9fff\U00020000-\U000323af",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Jpan": "\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uff66-\uff9f\U00020000-\U000323af",
    "Khmr": "\u1780-\u17ff",
    "Knda": "\u0c80-\u0cff",
    "Kore": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Laoo": "\u0e80-\u0eff",
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff5a",
    "Mlym": "\u0d00-\u0d7f",
    "Mymr": "\u1000-\u109f",
    "Sinh": "\u0d80-\u0dff",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Thai": "\u0e00-\u0e7f",
    "Tibt": "\u0f00-\u0fff",
}
"""The letters of a script (ISO 15924), as the inside of a character class."""

_DENSE: Final = (("\u3400-\u9fff\U00020000-\U000323af", 1.9), ("\u3040-\u30ff", 0.6), ("\u1100-\u11ff\u3130-\u318f\uac00-\ud7af", 1.0), ("\u0590-\u05ff", 0.15))  # fmt: skip
"""How much more these letters say than those of an alphabet with vowels, measured on translations from English."""
_KANA: Final = "\u3041-\u3096\u30a1-\u30fa"
_WORD: Final = re.compile(r"[^\W\d_]+")
_PLAIN_WORD: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
    r"|(?<![\w@#$%&/\\.:`*{(-])(?!\w*[A-ZА-Я_])[^\W\d_]{2,}(?![\w@(`*]|[./:\\=-]\w)"
)
_ENOUGH: Final = 25.0
"""Texts that say less than so many letters have no proportion worth judging."""


def script_letters(locale: Locale) -> str:
    """The letters a locale is written in, as the inside of a character class; empty if they are not known here."""
    return LETTERS.get(script_of(locale), "")


def lacks_script(source: str, target: str, locale: Locale) -> bool:
    """True if a translation has not a letter of its language's script. Arguments: as :func:`is_in_another_script`."""
    letters = script_letters(locale)
    return bool(letters) and len(plain_words(source)) >= 3 and not _pattern(letters).search(target)


def is_in_another_script(source: str, target: str, locale: Locale) -> bool:
    """True if most words of a translation are not in the script of its language. Names and code may be in any.

    Arguments: plain texts; ``locale``, of the target.
    """
    script = script_of(locale)
    letters = LETTERS.get(script)
    if letters is None or len(plain_words(source)) < 3:
        return False
    written = "".join(plain_words(target))
    if not written:
        return False
    if script in ("Hans", "Hant") and len(_pattern(_KANA).findall(written)) > 0.2 * len(written):
        return True
    right = volume("".join(_pattern(letters).findall(written)))
    return right < 0.25 * volume(written)


def plain_words(text: str) -> list[str]:
    """Words that are no names and no code; in a script without spaces, whatever stands between two marks."""
    return _PLAIN_WORD.findall(text)


def is_copied(source: str, target: str) -> bool:
    """True if a text came back as it went although there was something to translate: more than names."""
    if " ".join(source.split()).casefold() != " ".join(target.split()).casefold():
        return False
    words = plain_words(source)
    return (
        len(words) >= 3 or 2 * len(words) > max(2, len(_WORD.findall(source))) or len("".join(words)) > 12 * len(words)
    )


@cache
def _pattern(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]")


def volume(text: str) -> float:
    """How much a text says, in letters of an alphabet: a Chinese character counts for three."""
    size = float(len(text))
    if not text.isascii():
        size += sum(more * len(_pattern(letters).findall(text)) for letters, more in _DENSE)
    return size


def is_out_of_proportion(source: str, target: str) -> bool:
    """True if one text says much more than the other: no pair of languages differs that far.

    Of 22,000 translations by people, from English into 58 languages, one in a thousand does, and few of these say the same.
    """
    before, after = volume(source.strip()), volume(target.strip())
    if max(before, after) < _ENOUGH:
        return False
    return after + 8 < 0.5 * before or after > 2.2 * before + 30
