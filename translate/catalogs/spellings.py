r"""A text in all the ways files may spell it: one regular expression for messages and for raw files.

``Iván Petrov`` is also ``IVÁN  PETROV``, ``Iva\u0301n Petrov`` (decomposed), ``Iv&aacute;n&#160;Petrov``, ``Iv%C3%A1n%20Petrov``,
``Iv\u00e1n``, ``Iv\303\241n`` (PO), ``ivan-petrov`` only if ``ivan-petrov`` was asked for: letters are never guessed. A tag, a soft hyphen,
a zero-width character, the end of a string of a rewrapped PO file may stand between any two characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_SPACES = (0x20, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x200A, 0x202F, 0x2D, 0x2010, 0x2011, 0x2013, 0x5F)
_HIDDEN = (0xAD, 0x34F, 0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)
_SEPARATORS = re.compile(r"[\s\-_\u2010-\u2015]+")
_APOSTROPHES = "'\u2018\u2019\u02bc\u02b9\uff07`\u00b4"
_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
_TAG: Final = r"<[/!A-Za-z][^<>]{0,300}+>"
_JOINT: Final = r'"[ \t]*+\r?\n[ \t]*+(?:\#~\|?|\#\|)?[ \t]*+"'
_NEXT_LINE: Final = r"\r?\n[ \t]*+(?:\#[.,:|~]{0,2}|>|//|\*)[ \t]*+"
_KEPT = re.compile(rf"{_TAG}|\n")
_LAST_FOLDING: Final = 0x2FA20
MOST: Final = 200
"""Characters of one text that is looked for."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is to be forgotten, ready to be looked for."""

    pattern: re.Pattern[str]
    composed: bool = False
    """Look into the composed and the decomposed form of a text too: an expression does not know of them."""

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it stands, as half-open spans of the text; for a form of the text that is not its own, its whole."""
        any_found = False
        for match in self.pattern.finditer(text):
            if match.end() > match.start():
                any_found = True
                yield match.span()
        if self.composed and not any_found and any(self._has(form) for form in _forms(text)):
            yield 0, len(text)

    def is_in(self, text: str) -> bool:
        """True if a text holds it."""
        return bool(text) and next(self.found(text), None) is not None

    def without(self, text: str) -> str:
        """The text without it, tags and line ends inside of it kept; itself if it does not hold it."""
        if self.composed and not self._has(text):
            text = next((form for form in _forms(text) if self._has(form)), text)
        while True:
            shorter = self._once(text)
            if shorter == text:
                return text
            text = shorter

    def masked(self, text: str, mark: str) -> str:
        """The text with a mark at each place where it stands."""
        out = ""
        end = 0
        for start, stop in self.found(text):
            out += text[end:start] + mark
            end = stop
        return out + text[end:]

    def _has(self, text: str) -> bool:
        return any(match.end() > match.start() for match in self.pattern.finditer(text))

    def _once(self, text: str) -> str:
        out: list[str] = []
        end = 0
        for match in self.pattern.finditer(text):
            if match.end() == match.start():
                continue
            out.append(text[end : match.start()])
            kept = "".join(_KEPT.findall(match[0]))
            out.append(kept)
            end = match.end()
            before = text[match.start() - 1] if match.start() else ""
            if not kept and before in ("", " ") and text[end : end + 1] == " ":
                end += 1
        return "".join(out) + text[end:]


def sought(texts: Iterable[str], *, regex: bool = False) -> Sought:
    """What to look for: texts, or with ``regex`` Python expressions, which ignore letter case.

    Raises ``ValueError``, without the text in it, for one that is empty, too short or too long, and for a broken expression.
    """
    parts: list[str] = []
    for text in texts:
        if len(text) > MOST:
            raise ValueError(f"a pattern has more than {MOST} characters")
        parts.append(_expression(text) if regex else _spelled(text))
    if not parts:
        raise ValueError("there is no pattern")
    return Sought(re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE if regex else 0), regex)


def _expression(text: str) -> str:
    try:
        compiled = re.compile(text, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"not a regular expression: {getattr(error, 'msg', 'too large')}") from None
    if compiled.match(""):
        raise ValueError("the expression matches where nothing stands")
    if compiled.groupindex or re.search(r"\\[1-9]|\(\?\(|^\(\?[a-zA-Z]+\)", text):
        raise ValueError("the expression has named groups, references to groups or global flags; write it without")
    return text


def _spelled(text: str) -> str:
    folded = _SEPARATORS.sub(" ", unicodedata.normalize("NFC", "".join(c for c in text if not _invisible(c)))).strip()
    folded = unicodedata.normalize("NFC", folded.casefold())
    if sum(c.isalnum() for c in folded) < (1 if any(ord(c) > 0x2E7F for c in folded) else 2):
        raise ValueError("a pattern needs two letters or digits")
    known = _unfolded(frozenset(folded))
    parts: list[str] = []
    position = 0
    while position < len(folded):
        if folded[position] == " ":
            parts.append(_separator())
            position += 1
            continue
        length = next(
            (n for n in (3, 2) if known.get(folded[position : position + n]) and position + n <= len(folded)), 1
        )
        together = folded[position : position + length]
        letters = (f"(?:{'|'.join(_written(known.get(letter, {letter})))})" for letter in together)
        apart = _between().join(letters)
        parts.append(f"(?:{apart}|{'|'.join(_written(known[together]))})" if length > 1 else apart)
        position += length
    out = ""
    for before, part in zip([_separator(), *parts], parts, strict=False):
        out += part if not out or _separator() in (before, part) else _between() + part
    return out


def _invisible(character: str) -> bool:
    return re.match(f"[{_INVISIBLE}]", character) is not None


def _unfolded(characters: frozenset[str]) -> dict[str, set[str]]:
    """What folds to each character, or to several of them (``ß`` to ``ss``)."""
    known: dict[str, set[str]] = {character: {character} for character in characters}
    for folded, variants in _foldings().items():
        if set(folded) <= characters:
            known.setdefault(folded, set()).update(variants)
    for marks in (_APOSTROPHES, _QUOTES):
        for character in characters & set(marks):
            known[character].update(marks)
    return known


@cache
def _foldings() -> Mapping[str, set[str]]:
    """Characters by what they fold to, where that is not themselves (Unicode, CaseFolding.txt, and singletons of NFC)."""
    found: dict[str, set[str]] = {}
    for code in range(0x41, _LAST_FOLDING):
        character = chr(code)
        folded = unicodedata.normalize("NFC", character.casefold())
        if folded != character:
            found.setdefault(folded, set()).add(character)
    return found


def _written(characters: Iterable[str]) -> list[str]:
    """Alternatives for characters, composed and decomposed, raw and in every notation, each of a literal beginning."""
    out: dict[str, None] = {}
    for character in sorted(characters):
        apart = unicodedata.normalize("NFD", character)
        base = {apart[0], apart[0].upper(), apart[0].lower()}  # not every letter with a mark has a capital of its own
        for form in dict.fromkeys((character, *(first + apart[1:] for first in sorted(base)))):
            rest = "".join(f"(?:{'|'.join(_notations(ord(c)))})" for c in form[1:])
            out.update(dict.fromkeys(head + rest for head in _notations(ord(form[0]))))
    return list(out)


def _notations(code: int) -> list[str]:
    """One code point raw, as HTML reference, percent-encoded, as JSON or PO escape."""
    octets = chr(code).encode("utf-8", "surrogatepass")
    names = sorted({name.rstrip(";") for name in _names().get(chr(code), ())})
    references = [
        rf"\#0{{0,6}}{code}(?:;|(?!\d))",
        rf"\#[xX]0{{0,6}}{_hex(f'{code:x}')}(?:;|(?![\da-fA-F]))",
        *(f"{name};" for name in names),
    ]
    units = chr(code).encode("utf-16-be", "surrogatepass")
    escape = "".join(rf"\\u{_hex(units[i : i + 2].hex())}" for i in range(0, len(units), 2))
    numeric = "".join(rf"\\(?:{octet:03o}|x{_hex(f'{octet:02x}')})" for octet in octets)
    raw = re.escape(chr(code))
    return [
        raw,
        f"&(?:amp;)?(?:{'|'.join(references)})",
        "".join(f"%(?:25)?{_hex(f'{octet:02x}')}" for octet in octets),
        escape,
        numeric,
        *([rf"\\{raw}"] if chr(code) in "\"'\\/" else []),
    ]


def _hex(digits: str) -> str:
    return "".join(f"[{d}{d.upper()}]" if d.isalpha() else d for d in digits)


@cache
def _names() -> Mapping[str, list[str]]:
    """HTML's names of single characters (HTML Standard, "Named character references")."""
    from html.entities import html5

    found: dict[str, list[str]] = {}
    for name, text in html5.items():
        if len(text) == 1:
            found.setdefault(text, []).append(name)
    return found


@cache
def _between() -> str:
    """What may stand between two characters and is not seen."""
    hidden = "|".join(notation for code in _HIDDEN for notation in _notations(code)[1:])
    return rf"(?:[{_INVISIBLE}]++|{_JOINT}|{_TAG}|{hidden}){{0,12}}+"


@cache
def _separator() -> str:
    """What may stand between two words."""
    blank = "|".join(notation for code in _SPACES for notation in _notations(code)[1:])
    hidden = "|".join(notation for code in _HIDDEN for notation in _notations(code)[1:])
    dashes = r"[\-_+\u2010-\u2015]"
    return rf"(?:{_JOINT}|{_NEXT_LINE}|\s|{dashes}|[{_INVISIBLE}]|{_TAG}|\\[nrt]|{blank}|{hidden}){{1,200}}+"


def _forms(text: str) -> Iterator[str]:
    for form in ("NFC", "NFD"):
        other = unicodedata.normalize(form, text)
        if other != text:
            yield other
