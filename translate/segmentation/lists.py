"""Lists within a text: ``1. Bread 2. Milk``, bullets, and the paragraphs of preformatted text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from translate.segmentation.segmenters import inside

_LABEL = r"\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})(?:\.\)|[.)])"
_MARKER = re.compile(r"(?<!\S)([•‣◦▪●⁃*-] ?)?(\(?)(\d{1,3}|[a-z]|[ivx]{2,5})(\.\)|[.)])(?=\s)")
_ROMAN: Final = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_BULLETS: Final = "•‣◦▪●⁃"
_BREAK = re.compile(rf"\n[^\S\n]*(?:\n|(?=[{_BULLETS}]|[*-] |{_LABEL}\s))")
_BEFORE: Final = '.!?…。！？"”»)\n'
_GOES_ON = re.compile(r"(?:[,;]|\b(?:and|or|und|oder|et|ou|y|o|e|и|или|та|або|i|lub|och|og|en|of))\s*$")
"""What makes an enumeration of a list: “(1) bread, (2) milk and (3) eggs”."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the layout of a text says about its sentences."""

    ends: tuple[int, ...]
    """Offsets behind items and paragraphs, ascending."""
    markers: frozenset[int]
    """Offsets of the full stops in the markers of lists: no sentence ends there."""


def layout(text: str) -> Layout:
    """Items of lists and paragraphs of a text."""
    starts: set[int] = set()
    markers: set[int] = set()
    if "\n" in text:
        starts.update(match.start() for match in _BREAK.finditer(text))
    _numbered(text, starts, markers)
    head = text[:40].lstrip()
    if head and head[0] in _BULLETS:
        starts.update(match.start() for match in re.finditer(rf"(?<=\s){head[0]}", text))
    return Layout(tuple(inside(text, starts)), frozenset(markers))


def _numbered(text: str, starts: set[int], markers: set[int]) -> None:
    """Markers of one style that count up, the first at the beginning of a text or sentence."""
    lists: dict[tuple[str, str, str], re.Match[str]] = {}
    for match in _MARKER.finditer(text):
        style = (match[1] or "", match[2], match[4])
        earlier = lists.get(style)
        if _GOES_ON.search(text, max(0, match.start() - 8), match.start()):
            lists.pop(style, None)
        elif earlier is not None and _follows(earlier[3], match[3]):
            starts.update((earlier.start(), match.start()))
            markers.update((earlier.end(3), match.end(3)))
            lists[style] = match
        elif _is_at_beginning(text, match.start()):
            lists[style] = match


def _is_at_beginning(text: str, offset: int) -> bool:
    before = text[max(0, offset - 8) : offset].rstrip(" \t\u00a0")
    return not before or before[-1] in _BEFORE


def _follows(label: str, following: str) -> bool:
    """True if a label is the next one: 1 2, a b, i ii."""
    if label.isdigit():
        return following.isdigit() and int(following) == int(label) + 1
    if label in _ROMAN and following in _ROMAN and _ROMAN.index(following) == _ROMAN.index(label) + 1:
        return True
    return len(label) == len(following) == 1 and following.isalpha() and ord(following) == ord(label) + 1
