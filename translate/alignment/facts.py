"""What a translation keeps of a text: numbers as values, addresses, names, words that look alike; and how long it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

NUMBER: Final = "n"
NAME: Final = "N"
WORD: Final = "w"
ADDRESS: Final = "u"
CODE: Final = "c"
"""First letters of facts, which say what kind each is."""

_GROUPED = r"\d{1,3}(?:(?P<mark>[.,٬'’\u00a0\u202f\u2009 ])\d{3})(?:(?P=mark)\d{3})*(?!\d)(?:[.,٫]\d+)?"
_NUMBER = re.compile(rf"{_GROUPED}|\d+(?:[.,٫]\d+)*")
_MARK = re.compile(r"[.,٫]")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"“”«»]+")
_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_NAME = re.compile(rf"[{_LETTER}](?:[{_LETTER}0-9_]|[-.'’](?=[{_LETTER}0-9_]))*")
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_SYLLABLE = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_ENDINGS = re.compile(r"\.(?:x?html?|php|md|txt|aspx?)$", re.IGNORECASE)
_STEM = 5
"""So many first letters make two words look alike: ``informa`` of *information* and *información*."""
_LONGEST = 300
"""Of an address: the rest tells nothing more."""


def numbers(text: str) -> Iterator[str]:
    """The numbers of a text as values, in any digits: ``1,234`` = ``1 234`` = ``١٬٢٣٤``, ``3,5`` = ``3.5``.

    A comma or point before exactly three digits is taken for a mark between thousands, in both languages alike.
    """
    for match in _NUMBER.finditer(text):
        found, mark = match[0], match["mark"]
        if mark:
            head = re.match(rf"\d+(?:{re.escape(mark)}\d{{3}})+(?!\d)", found)
            end = head.end() if head else 0
            found = found[:end].replace(mark, "") + found[end:]
        found = _MARK.sub(".", found)
        yield found if found.isascii() else "".join(c if c == "." else str(unicodedata.decimal(c)) for c in found)


def address(text: str, languages: tuple[str, ...]) -> str:
    """What stays of a link's target in the page of another language.

    Arguments: ``languages``, tags that may stand in it: ``/en/about.html`` and ``../es/about`` are the same page.
    """
    path = text.strip()[:_LONGEST].partition("?")[0]
    path, _, fragment = path.partition("#")
    parts = [part for part in path.split("/") if part not in ("", ".", "..", "http:", "https:")]
    lower = {tag.lower() for tag in languages}
    parts = [part for part in parts if part.lower() not in lower]
    if parts:
        last = _ENDINGS.sub("", _without_language(parts[-1], lower))
        parts[-1] = _without_language(last, lower)
    return "/".join(parts) + (f"#{fragment}" if fragment else "")


def _without_language(name: str, languages: set[str]) -> str:
    stem, mark, suffix = name.rpartition(".")
    if mark and suffix.lower() in languages:
        return stem
    for mark in "-_":
        stem, found, suffix = name.rpartition(mark)
        if found and stem and suffix.lower() in languages:
            return stem
    return name


def facts(text: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Everything in a text that a translation might keep, each with the letter of its kind.

    Arguments: ``text``, plain, without tags; ``languages``, as in :func:`address`.
    """
    rest = text
    if "://" in text:
        for match in _ADDRESS.finditer(text):
            yield ADDRESS + address(match[0].rstrip(".,;:!?…'’)]}"), languages)
        rest = _ADDRESS.sub(" ", text)
    for value in numbers(rest):
        yield NUMBER + value
    start = len(rest) - len(rest.lstrip())
    for match in _NAME.finditer(rest):
        word = match[0]
        first = match.start() == start and word[1:].islower() and word.isalpha()  # every sentence begins so
        if len(word) > 1 and not first and not (word.islower() and word.isalpha()):
            yield NAME + word.casefold()
    for match in _WORD.finditer(rest):
        word = match[0]
        if len(word) >= _STEM - 1 and not _UNSPACED.search(word):
            yield WORD + _folded(word)[:_STEM]


def _folded(word: str) -> str:
    """Without case and accents."""
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return word.casefold()


def length(text: str) -> int:
    """How much a text says, in letters of an alphabet: a Chinese character weighs three, kana and hangul two."""
    if text.isascii():
        return len(text)
    return len(text) + 2 * len(_HAN.findall(text)) + len(_SYLLABLE.findall(text))
