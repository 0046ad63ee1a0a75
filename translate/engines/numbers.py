"""The numbers of two texts, as values: ``1,234.5``, ``1 234,5`` and ``۱٬۲۳۴٫۵`` are one.

What cannot be told is let pass: a number in words, another calendar's month, a time of twelve hours as one of twenty-four.
A number that became another one is what this is for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Final

_SPACES = " \u00a0\u2009\u202f"
_NUMBER = re.compile(
    rf"\d{{1,3}}(?:[.,'’{_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?"
)
_MAGNITUDES: Final = (3, 6, 9, 12)
_ASIAN_MAGNITUDES: Final = (2, 3, 4, 5, 6, 7, 8, 9, 12)
"""Ten-thousands and hundred-millions, lakhs and crores: ``146 million`` are ``1.46 亿``."""
_ASIAN = re.compile("[\u0900-\u0dff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|lakh|crore")
_ROMAN = re.compile(r"(?<!\w)[IVXLCХІ]{1,7}(?!\w)")
_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "Х": 10, "І": 1}
_AFTERNOON = re.compile(r"(?i)\d\s?[ap]\.?\s?m\b|午後|下午|오후|مساءً")
_SMALL: Final = 3
"""Up to here a number that is gone may have become a word: ``both``, ``the third``, ``a pair``."""
_SPELLED: Final = 100
"""Up to here, and in round thousands, a number that came from nowhere may have been a word in the source."""


def changed(source: str, target: str) -> bool:
    """True if a number was lost, invented or became another one."""
    one, other = _plain(source), _plain(target)
    if not re.search(r"\d", one + other) or _groups([one]) == _groups([other]):
        return False
    lost, invented = _NUMBER.findall(one), _NUMBER.findall(other)
    _pair(lost, invented, lambda a, b: not _readings(a).isdisjoint(_readings(b)))
    if _groups(lost) == _groups(invented):
        return False
    magnitudes = _ASIAN_MAGNITUDES if _ASIAN.search(f"{source}\n{target}") else _MAGNITUDES
    _pair(lost, invented, lambda a, b: _is_scaled(a, b, magnitudes))
    if _AFTERNOON.search(f"{source}\n{target}"):
        _pair(lost, invented, lambda a, b: any(abs(x - y) == 12 for x in _readings(a) for y in _readings(b)))
    _pair(lost, invented, _is_decade)
    romans = {value for text in (source, target) for value in map(_roman, _ROMAN.findall(text))}
    lost, invented = (
        [number for number in numbers if romans.isdisjoint(_readings(number))] for numbers in (lost, invented)
    )
    if lost and invented:
        return True
    return not all(map(_may_be_a_word, lost)) or not all(map(_was_a_word, invented))


def _plain(text: str) -> str:
    """The text with ASCII digits and usual separators."""
    if text.isascii():
        return text
    text = re.sub(r"[^\x00-\x7f]", lambda match: _digit(match[0]), text)
    return text.replace("٫", ".").replace("٬", ",")


def _digit(character: str) -> str:
    digit = unicodedata.digit(character, None)
    return character if digit is None else str(digit)


def _groups(numbers: list[str]) -> Counter[str]:
    """Runs of digits: what is left of dates and versions whatever stands between."""
    return Counter(group.lstrip("0") or "0" for number in numbers for group in re.findall(r"\d+", number))


def _readings(number: str) -> frozenset[Decimal]:
    """The values a number may have: ``1,234`` is two."""
    signs = re.findall(r"\D", number)
    if not signs:
        return frozenset((Decimal(number),))
    digits = re.sub(r"\D", "", number)
    whole = Decimal(digits)
    fraction = len(number) - max(number.rfind(sign) for sign in signs) - 1
    point = whole.scaleb(-fraction)
    if len(set(signs)) > 1 and len(signs) > 1:  # the last one is the point, if it is not one more of the others
        return frozenset((point,)) if signs[-1] not in signs[:-1] else frozenset((whole,))
    if len(signs) > 1 or signs[0] in "'’" + _SPACES:
        return frozenset((whole,))
    return frozenset((whole, point)) if fraction == 3 else frozenset((point,))


def _is_scaled(one: str, other: str, magnitudes: tuple[int, ...]) -> bool:
    """``3`` (million) and ``3,000,000``."""
    for a in _readings(one):
        for b in _readings(other):
            low, high = sorted((a, b))
            if low and any(low.scaleb(power) == high for power in magnitudes):
                return True
    return False


def _is_decade(one: str, other: str) -> bool:
    """``the 90s`` and ``1990``."""
    short, long = sorted((one, other), key=len)
    return re.fullmatch(r"[1-9]0", short) is not None and re.fullmatch(rf"(?:18|19|20){short}", long) is not None


def _pair(lost: list[str], invented: list[str], same: Callable[[str, str], bool]) -> None:
    """Take out of both lists what is the same number."""
    for number in list(lost):
        for other in invented:
            if same(number, other):
                lost.remove(number)
                invented.remove(other)
                break


def _roman(text: str) -> Decimal:
    values = [_VALUES[letter] for letter in text]
    return Decimal(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))


def _may_be_a_word(number: str) -> bool:
    return number.isdigit() and int(number) <= _SMALL


def _was_a_word(number: str) -> bool:
    return any(value <= _SPELLED or value % 1000 == 0 for value in _readings(number))
