"""Our own segmenter: rules of writing decide what they can, a library's vocabulary the rest."""

from __future__ import annotations

import re

from translate.segmentation.decisions import ASK, verdict
from translate.segmentation.language import Language
from translate.segmentation.lists import layout
from translate.segmentation.places import Place, places
from translate.segmentation.segmenters import sentencex

_MARKS = str.maketrans(dict.fromkeys('"“”„«»‹›()[]{}', " "))
_STRAIGHT = re.compile(r"[\"“”]|''|(?<!\w)'|'(?!\w)")
_DETACHED = re.compile(r"(?:''|[\"'])(?=\s)")


def cut(text: str, tag: str, language: Language) -> list[int]:
    """Offsets behind the sentences of a text, its own end left out."""
    lines = layout(text)
    waiting = list(reversed(lines.ends))
    ends: list[int] = []
    begin = 0
    library = _Library(text, tag)
    quotes = _Quotes(text, tag)
    for place in places(text, language.more, language.less):
        while waiting and waiting[-1] <= place.start:
            begin = _add(ends, waiting.pop())
        if place.start in lines.markers and not language.numbers_apart:
            continue
        found = verdict(text, begin, place, language)
        if found is ASK:
            found = library.cuts_at(place)
        if found:
            begin = _add(ends, quotes.end(place))
    ends.extend(end for end in reversed(waiting) if not ends or end > ends[-1])
    return ends


def _add(ends: list[int], end: int) -> int:
    if not ends or end > ends[-1]:
        ends.append(end)
    return ends[-1]


class _Library:
    """The library's cuts, made when they are first asked for; quotation marks and brackets are taken away before."""

    __slots__ = ("_cuts", "_tag", "_text")

    def __init__(self, text: str, tag: str) -> None:
        self._text, self._tag = text, tag
        self._cuts: frozenset[int] | None = None

    def cuts_at(self, place: Place) -> bool:
        """True if the library cuts at a place."""
        if self._cuts is None:
            self._cuts = frozenset(sentencex(self._text.translate(_MARKS), self._tag))
        return any(offset in self._cuts for offset in range(place.start + 1, place.after + 1))


class _Quotes:
    """Which quotation marks belong to the sentence before them: as the library pairs them, else by counting."""

    __slots__ = ("_counts", "_cuts", "_read", "_tag", "_text")

    def __init__(self, text: str, tag: str) -> None:
        self._text, self._tag = text, tag
        self._read = 0
        self._counts = {"'": 0, '"': 0, "”": 0}
        self._cuts: frozenset[int] | None = None

    def end(self, place: Place) -> int:
        """The end of a sentence, moved in front of a mark that opens the next one, or behind one that closes it."""
        if not place.gap and place.closing and place.closing[0] in self._counts:
            mark = place.start + len(place.stop)
            return place.end if self._is_open(place.closing[0], mark) else mark
        if not place.gap or not place.opening.startswith(("'", '"')):
            return place.end
        at = place.after - len(place.opening)
        match = _DETACHED.match(self._text, at)
        if not match:
            return place.end
        if self._cuts is None:
            self._cuts = frozenset(sentencex(self._text, self._tag))
        if (match.end() in self._cuts) != (place.end in self._cuts):
            return match.end() if match.end() in self._cuts else place.end
        return match.end() if self._is_open(match[0][0], at) else place.end

    def _is_open(self, mark: str, offset: int) -> bool:
        """True if a mark of this kind is open at an offset; offsets are asked for in order."""
        for match in _STRAIGHT.finditer(self._text, self._read, offset):
            self._counts["”" if match[0] in "“”" else match[0][0]] += 1
        self._read = offset
        return self._counts[mark] % 2 == 1
