"""Marks: how an engine that knows only text carries them, and whether an answer has them all.

A mark travels as a word of letters and a digit (``XQZ1A … XQZ1B`` for a pair, ``XQZ1`` for a void): every form with
symbols is reported corrupted by one service or another. Reading them back is lenient; the verification is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from translate.engines.base import Mark, Parts, text_of

_STEMS = ("XQZ", "ZQX", "QXJ", "JZX", "XJQ")
_LOOKALIKES = {"X": "XxХхΧχ", "Q": "QqԚԛ", "Z": "ZzΖζ", "J": "JjЈј", "A": "AaАаΑα", "B": "BbВвΒβ"}
_SUFFIX = {"open": "A", "close": "B", "void": ""}


@dataclass(frozen=True, slots=True)
class Encoded:
    """Parts as one text, with what is needed to read the answer."""

    text: str
    stem: str
    indexes: tuple[int, ...]
    """The marks' own indexes, by the number in the token less one: tokens count 1, 2, 3, whatever the indexes are."""
    source: Parts


def encode(parts: Parts) -> Encoded | None:
    """The parts as one text with letter tokens; None if the text itself uses up all of our tokens' letters."""
    stem = free_stem(text_of(parts))
    if stem is None:
        return None
    indexes = tuple(dict.fromkeys(part.index for part in parts if isinstance(part, Mark)))
    number = {index: at for at, index in enumerate(indexes, 1)}
    pieces: list[str] = []
    after_mark = False
    for part in parts:
        text = part if isinstance(part, str) else f"{stem}{number[part.index]}{_SUFFIX[part.kind]}"
        is_mark = isinstance(part, Mark)
        if not text:
            continue
        if pieces and (is_mark or after_mark) and pieces[-1][-1:].isalnum() and text[0].isalnum():
            pieces.append(" ")  # a token glued to a word would not be seen as one; decode() takes the space out again
        pieces.append(text)
        after_mark = is_mark
    return Encoded("".join(pieces), stem, indexes, parts)


def decode(answer: str, encoded: Encoded) -> Parts | str:
    """The answer's parts, spaced like the source, or the reason why they cannot be trusted.

    Lenient about letter case, inner spaces, look-alike Cyrillic and Greek letters, a doubled last letter and an
    attached suffix.
    """
    voids = {part.index for part in encoded.source if isinstance(part, Mark) and part.kind == "void"}
    parts: list[str | Mark] = []
    position = 0
    for match in token_pattern(encoded.stem).finditer(answer):
        number, letter, end = int(match["number"]), match["letter"], match.end()
        if not 0 < number <= len(encoded.indexes):
            return "inline codes invented"
        index = encoded.indexes[number - 1]
        if index in voids:
            letter, end = None, match.end("number")
        parts.append(answer[position : match.start()])
        parts.append(Mark(index, "void" if not letter else "open" if letter in _LOOKALIKES["A"] else "close"))
        position = end
    parts.append(answer[position:])
    kept = tuple(part for part in parts if part != "")
    return verify(encoded.source, kept) or misplaced(encoded.source, kept) or respace(encoded.source, kept)


def free_stem(text: str) -> str | None:
    """The letters of a token that a text does not hold yet; None if it holds them all."""
    plain = text.casefold()
    return next((stem for stem in _STEMS if stem.casefold() not in plain), None)


@cache
def token_pattern(stem: str) -> re.Pattern[str]:
    """What may have become of a token: groups ``number`` and ``letter`` (of a pair)."""
    letters = r"\s?".join(f"[{_LOOKALIKES[letter]}]" for letter in stem)
    last = _LOOKALIKES[stem[-1]]
    ends = _LOOKALIKES["A"] + _LOOKALIKES["B"]
    return re.compile(rf"{letters}[{last}]?\s?(?P<number>\d{{1,4}})(?:\s?(?P<letter>[{ends}]))?")


def verify(source: Parts, answer: Parts) -> str:
    """Empty if the answer has each mark of the source as often as the source, balanced and nested; else the reason."""
    wanted, got = (Counter(p for p in parts if isinstance(p, Mark)) for parts in (source, answer))
    if lost := wanted - got:
        return f"{lost.total()} of {wanted.total()} inline codes lost"
    if extra := got - wanted:
        return f"{extra.total()} inline codes too many"
    stack: list[int] = []
    for part in answer:
        if not isinstance(part, Mark) or part.kind == "void":
            continue
        if part.kind == "open":
            stack.append(part.index)
        elif not stack or stack.pop() != part.index:
            return "inline codes do not nest"
    return "inline codes do not balance" if stack else ""


def misplaced(source: Parts, answer: Parts) -> str:
    """Empty if the marks of the answer could be where they belong; else the reason.

    Arguments: both with the same marks (see :func:`verify`). A pair around words must not end around nothing, and marks
    from the midst of a text must not all stand at its beginning: so do services put them that lost their place.
    """
    if empty_pairs(answer) - empty_pairs(source):
        return "an inline code ended around nothing"
    if len({part.index for part in source if isinstance(part, Mark)}) > 1:
        late = sum(_lettered(source)), sum(_lettered(answer))
        if late[0] and not late[1]:
            return "inline codes moved to the beginning"
    return ""


def empty_pairs(parts: Parts) -> frozenset[int]:
    """Indexes of the pairs with neither words nor a void mark inside."""
    found: set[int] = set()
    around: list[int] = []
    filled: set[int] = set()
    for part in parts:
        if isinstance(part, Mark) and part.kind == "open":
            around.append(part.index)
        elif isinstance(part, Mark) and part.kind == "close":
            index = around.pop() if around else part.index
            if index not in filled:
                found.add(index)
            elif around:
                filled.add(around[-1])
        elif around and (isinstance(part, Mark) or part.strip()):
            filled.add(around[-1])
    return frozenset(found)


def _lettered(parts: Parts) -> list[bool]:
    """For each mark that begins something: whether words stand before it."""
    words = False
    out: list[bool] = []
    for part in parts:
        if isinstance(part, str):
            words = words or any(map(str.isalnum, part))
        elif part.kind != "close":
            out.append(words)
    return out


def respace(source: Parts, answer: Parts) -> Parts:
    """The answer with white space at its marks as in the source: inside a pair exactly, around it where words would touch.

    Arguments: both with the same marks (see :func:`verify`).
    """
    places = {part: at for at, part in enumerate(source) if isinstance(part, Mark)}
    out: list[str | Mark] = list(answer)
    for at, part in enumerate(answer):
        if not isinstance(part, Mark):
            continue
        before, after = _sides(source, places[part])
        if part.kind == "open":
            _set_side(out, at + 1, space=after, left=True, spill=at - 1)
        elif part.kind == "close":
            _set_side(out, at - 1, space=before, left=False, spill=at + 1)
        else:
            if _glued(source, places[part], -1):
                _set_side(out, at - 1, space="", left=False, spill=-1)
            if _glued(source, places[part], 1):
                _set_side(out, at + 1, space="", left=True, spill=-1)
    return tuple(part for part in out if part != "")


def _sides(parts: Parts, at: int) -> tuple[str, str]:
    before = parts[at - 1] if at else ""
    after = parts[at + 1] if at + 1 < len(parts) else ""
    left = before[len(before.rstrip()) :] if isinstance(before, str) else ""
    right = after[: len(after) - len(after.lstrip())] if isinstance(after, str) else ""
    return left, right


def _glued(parts: Parts, place: int, step: int) -> bool:
    """True if a letter or digit touches the mark there at that side; punctuation may well differ in the translation."""
    at = place + step
    text = parts[at] if 0 <= at < len(parts) else ""
    return isinstance(text, str) and (text[-1:] if step < 0 else text[:1]).isalnum()


def _set_side(parts: list[str | Mark], at: int, *, space: str, left: bool, spill: int) -> None:
    """Give ``parts[at]`` exactly this white space at one end; what stood there goes to the outside, if words touch."""
    text = parts[at] if 0 <= at < len(parts) else None
    if not isinstance(text, str):
        return
    if not text.strip():
        parts[at] = space
        return
    bare = text.lstrip() if left else text.rstrip()
    parts[at] = space + bare if left else bare + space
    if len(bare) == len(text) or space or not 0 <= spill < len(parts):
        return
    outside = parts[spill]
    if isinstance(outside, str) and outside:
        if left and outside[-1].isalnum():
            parts[spill] = outside + " "
        elif not left and outside[0].isalnum():
            parts[spill] = " " + outside


def strip_edges(parts: Parts) -> tuple[str, Parts, str]:
    """White space before, the parts without it, white space after. Marks end the search."""
    inner: list[str | Mark] = list(parts)
    lead = trail = ""
    if inner and isinstance(inner[0], str):
        text = inner[0]
        lead, inner[0] = text[: len(text) - len(text.lstrip())], text.lstrip()
    if inner and isinstance(inner[-1], str):
        text = inner[-1]
        trail, inner[-1] = text[len(text.rstrip()) :], text.rstrip()
    return lead, tuple(part for part in inner if part != ""), trail


def join(parts: Sequence[str | Mark]) -> Parts:
    """The parts with neighbouring texts joined and empty ones dropped."""
    out: list[str | Mark] = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] = out[-1] + part
        elif part != "":
            out.append(part)
    return tuple(out)
