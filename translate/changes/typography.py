"""A text without its typography: two texts that differ in typography only have the same normal form.

Quotation marks become opening and closing ones, dashes between words one dash, spaces one blank; what takes part in the
meaning stays: ``? ! , ; : .``, letter case, digits, the sign of a number, a hyphen, joiners, marks of direction.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from translate.changes.reading import PLACE

OPENS: Final = "\x02"
CLOSES: Final = "\x03"
"""Quotation marks of any style."""
OPENS_OR_APOSTROPHE: Final = "\x04"
CLOSES_OR_APOSTROPHE: Final = "\x05"
"""A single mark at the edge of a word: a quotation mark, or letters are left out."""
MARKS: Final = frozenset((OPENS, CLOSES, OPENS_OR_APOSTROPHE, CLOSES_OR_APOSTROPHE))
DOUBTFUL: Final = frozenset('“”„‟"«»‹›「」『』〝〞‘‚‛')
"""Marks that stay in a normal form because nobody can say whether they open or close."""
MINUS: Final = "−"
"""The sign of a number, however it is written."""

_SPACES = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_HINT = re.compile(r"(?<=[^\W\d_])\u00ad(?=[^\W\d_])")
_NO_WIDTH = re.compile("[\u200b\u2060\ufeff]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese, Khmer: a zero-width space stands between words there."""
_ORDINARY = re.compile("[ -~]*")
_MARKED = re.compile(r"[^A-Za-z0-9 ,;:?!()]|  | [,;:?!]")

_THREE = re.compile(r"(?<!\.)(?:\.\.\.(?:\.\.\.)?|\. \. \.)(?! ?\.)")
_BEFORE_MARK = re.compile(r"(?<=[^\W_]|[)\]”»\"’']) (?=[!?;:,.]+(?:$|[\s”»\"’')\]]))")
_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=[%‰°](?! ?\d))")
_BEHIND_WIDE = re.compile(r"(?<=[。！？，、；：]) (?![-‐‑‒–—―−\d])")
_INSIDE_OPEN = re.compile(r"(?<![^\s(\[’'])([«‹]) (?=\S)")
_INSIDE_CLOSE = re.compile(r"(?<=\S) ([»›])(?=$|[\s.,;:!?…)\]–—])")
_QUOTES = re.compile("[“”„‟\"«»‹›「」『』〝〞＂‘’‚‛']+")
_SINGLE = frozenset("‘’‚‛'")
_APOSTROPHE = frozenset("'’")
_LETTER_APOSTROPHE = re.compile(r"(?<=[^\W\d_])ʼ(?=[^\W\d_])")
_HEBREW = re.compile("(?<=[\u05d0-\u05ea])[״׳](?=[\u05d0-\u05ea])|(?<=[\u05d0-\u05ea])׳")
_BEFORE_OPENING = frozenset(" ([{¿¡/")
_BEHIND_CLOSING = frozenset(" .,;:!?)]}/。，、！？；：")
_WEAK = frozenset(f"-–—‒―…{PLACE}")
_DIRECTED = {"“": True, "‘": True, "「": True, "『": True, "〝": True, "”": False, "’": False, "」": False, "』": False}
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff，。、！？；：]")
_LEFT_OUT = re.compile(
    "\x04(?:\\d|em\\b|til\\b|tis\\b|twas\\b|cause\\b|bout\\b|round\\b|n\\b|s\\b|t\\b)", re.IGNORECASE
)

_HAS_DASH = re.compile(f"[-‐‑‒–—―{MINUS}]")
_HYPHENS = str.maketrans("‐‑", "--")
_RANGE = re.compile(r"(?<=\d)[–‒—](?=\d)")
_SIGN = re.compile(rf"(?<![^\s(\[{{/=<>±~≈\x02\x04])[-–{MINUS}](?=[.,]?\d)")
_SPACED_DASH = re.compile(r"(?<!\S)(?:-{1,3}|–|‒|[—―]{1,2})(?!\S)")
_LONG_DASH = re.compile(
    r"\s?(?<![—―])[—―]{1,2}(?![—―])(?![.,]?\d)\s?|(?<=[^\W\d_])[—―](?=\d)|(?<=[^\W\d_])-{2,3}(?=[^\W\d_])"
)
"""Right before a number, a long dash might be its sign."""
_VARIANTS = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Ideographs that NFC melts into others although names are told apart by them."""

_TOLD = (
    ("quotation marks", re.compile("[“”„‟\"«»‹›「」『』〝〞＂‘‚‛״]|(?<![^\\W_])['’]|['’](?![^\\W_])")),
    ("apostrophe", re.compile("(?<=[^\\W_])['’ʼ׳](?=[^\\W_])")),
    ("dash", re.compile("[-‐‑‒–—―−]+")),
    ("ellipsis", re.compile("…|\\.{3}|\\. \\. \\.")),
    ("invisible character", re.compile("[\u00ad\u200b\u2060\ufeff]")),
    ("spaces", re.compile("\\s+")),
)


def normal(text: str) -> str:
    """The normal form.

    Arguments: ``text``, as :class:`~translate.changes.reading.Reading` has it, without control characters.
    """
    if not _MARKED.search(text) and not text.startswith(" ") and not text.endswith(" "):
        return text
    if not _ORDINARY.fullmatch(text):
        text = _without_invisible(unicodedata.normalize("NFC", text))
    text = _SPACES.sub(" ", text).strip()
    text = _THREE.sub(_dots, text)
    text = _INSIDE_CLOSE.sub(r"\1", _INSIDE_OPEN.sub(r"\1", text))
    text = _BEFORE_PERCENT.sub("", _BEHIND_WIDE.sub("", _BEFORE_MARK.sub("", text)))
    text = _quotes(text)
    return _dashes(text) if _HAS_DASH.search(text) else text


def variants(text: str) -> list[str]:
    """Ideographs that stand for others in Unicode, but not in names."""
    return [] if text.isascii() else _VARIANTS.findall(text)


def differences(old: str, new: str) -> tuple[str, ...]:
    """What of the typography differs, in words for an editor."""
    told = tuple(name for name, what in _TOLD if what.findall(old) != what.findall(new))
    return told or ("line breaks" if old == new else "Unicode form",)


def _without_invisible(text: str) -> str:
    text = _HINT.sub("", text)
    if not _UNSPACED.search(text):
        text = _NO_WIDTH.sub("", text)
    text = _LETTER_APOSTROPHE.sub("'", text)
    return _HEBREW.sub(lambda m: '"' if m[0] == "״" else "'", text)


def _dots(match: re.Match[str]) -> str:
    return "……" if match[0] == "......" else "…"


def _quotes(text: str) -> str:
    """Marks as opening or closing ones by what stands on both sides."""
    text = _QUOTES.sub(_run, text)
    return _without_levels(text) if OPENS_OR_APOSTROPHE in text else text


def _run(match: re.Match[str]) -> str:
    """One or several marks between two other characters."""
    marks, text = match[0], match.string
    before = text[match.start() - 1] if match.start() else " "
    behind = text[match.end()] if match.end() < len(text) else " "
    if before.isalnum() and behind.isalnum() and marks[0] in _APOSTROPHE:
        if len(marks) == 1 and not (_WIDE.match(before) or _WIDE.match(behind)):
            return "'"
        if len(marks) > 1:
            return "'" + _as(marks[1:], opens=True)
    opening, closing = before in _BEFORE_OPENING, behind in _BEHIND_CLOSING
    if opening == closing:
        opening = before in _WEAK and behind.isalnum() and not closing
        closing = behind in _WEAK and before.isalnum() and not opening
        if before in _BEFORE_OPENING or behind in _BEHIND_CLOSING:
            opening = closing = False
    if opening != closing:
        return _as(marks, opens=opening)
    if _WIDE.match(before) or _WIDE.match(behind):
        directions = {_DIRECTED.get(mark) for mark in marks}
        if len(directions) == 1 and None not in directions:
            return _as(marks, opens=directions == {True})
    return marks.replace("’", "'") if len(marks) == 1 else marks


def _as(marks: str, *, opens: bool) -> str:
    double, single = (OPENS, OPENS_OR_APOSTROPHE) if opens else (CLOSES, CLOSES_OR_APOSTROPHE)
    return "".join(single if mark in _SINGLE else double for mark in marks)


def _without_levels(text: str) -> str:
    """Single marks that can only be a quotation are as good as double ones."""
    singles = [char for char in text if char in (OPENS_OR_APOSTROPHE, CLOSES_OR_APOSTROPHE)]
    pairs = singles == [OPENS_OR_APOSTROPHE, CLOSES_OR_APOSTROPHE] * (len(singles) // 2)
    if not pairs or _LEFT_OUT.search(text) or "s\x05" in text:
        return text
    return text.replace(OPENS_OR_APOSTROPHE, OPENS).replace(CLOSES_OR_APOSTROPHE, CLOSES)


def _dashes(text: str) -> str:
    text = _SIGN.sub(MINUS, _RANGE.sub("-", text.translate(_HYPHENS)))
    text = _LONG_DASH.sub(" – ", _SPACED_DASH.sub("–", text))
    return _SPACES.sub(" ", text).strip()
