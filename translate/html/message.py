"""A segment as its catalog alone shows it: what a check or an engine may know without the article."""

from __future__ import annotations

import re

from translate.html import inline
from translate.html.elements import ATTRIBUTES
from translate.html.templating import NAME
from translate.model.content import CodeKind, InlineCode, Place, Segment

_LEGEND = re.compile(r"\s*<([A-Za-z][^\s<>/]*)/?> = (.*)")
_FAMILIES = ATTRIBUTES | {"description", "keywords", "site name"}
_NOWHERE = (0, 0)
_TEMPLATE = re.compile(rf"{NAME}[0-9]*")


def protected_names(extracted: tuple[str, ...]) -> frozenset[str]:
    """Names of the codes that a message's ``#.`` lines call not to be translated."""
    found = (match for line in extracted if (match := _LEGEND.match(line)))
    return frozenset(match[1] for match in found if match[2].partition(";")[0].strip() == inline.PROTECTED)


def segment_of(msgctxt: str, msgid: str, extracted: tuple[str, ...] = ()) -> Segment:
    """The segment a message stands for, with codes that have names but no place."""
    protected = protected_names(extracted)
    codes: list[InlineCode] = []
    inside = ""
    for match in inline.TAG.finditer(msgid):
        closing, name, single = match.groups()
        if inside:
            inside = "" if closing and name == inside else inside
        elif not closing:
            kind = CodeKind.VOID if single else CodeKind.PROTECTED if name in protected else CodeKind.PAIR
            codes.append(InlineCode(name, kind, _NOWHERE, _NOWHERE))
            inside = name if kind is CodeKind.PROTECTED else ""
    return Segment(msgid, msgctxt, _NOWHERE, tuple(codes))


def place_of(msgctxt: str, segment: Segment) -> Place:
    """How a message's text is escaped: a family of attributes holds no tags, but template syntax."""
    codes = all(_TEMPLATE.fullmatch(code.name) for code in segment.codes)
    return Place.DOUBLE_QUOTED if msgctxt in _FAMILIES and codes else Place.TEXT
