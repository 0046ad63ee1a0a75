"""Pages inside a page: the ``srcdoc`` of a frame is a document of its own, written as an attribute value."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from translate.html.attributes import value_span
from translate.html.context import ROOT, Context
from translate.html.page import Element, Page, attribute_span
from translate.model.content import Host, InlineCode, Place, Segment, Span, Unit

_DEEPEST = 3
"""Frames within frames; nobody writes more, and each costs a parse."""
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*(?:;|(?![=A-Za-z0-9])))")
"""In an attribute, ``&copy=`` is no reference (HTML standard §13.2.5.73)."""


def framed_units(
    page: Page, context_of: dict[Element, Context], units_of: Callable[[str, int], tuple[Unit, ...]], *, depth: int
) -> Iterator[Unit]:
    """The units of every ``srcdoc`` of a page, placed in the page that holds it.

    Arguments: ``units_of``, gives the units of an inner page at a depth; ``depth``, of this page, 0 for the article.
    """
    if depth >= _DEEPEST:
        return
    for element in page.elements:
        if element.name != "iframe" or element.foreign or not element.has_attributes or element.start is None:
            continue
        outside = context_of[element.parent] if element.parent else ROOT
        span = attribute_span(element, "srcdoc")
        found = value_span(page.text, span) if span and context_of[element].translate and not outside.never else None
        if found is None or found[1] is Place.UNQUOTED:
            continue
        value, outer = _decoded(page.text[slice(*found[0])], found[0][0])
        if value == page.masked.restore(element.get("srcdoc") or ""):
            for unit in units_of(value, depth + 1):
                yield _placed(unit, outer, found[1])


@dataclass(frozen=True, slots=True)
class _Places:
    """Offsets in a decoded attribute value as offsets in the page."""

    flat: list[int]
    source: list[int]

    def __call__(self, span: Span) -> Span:
        return self._at(span[0]), self._at(span[1])

    def _at(self, offset: int) -> int:
        index = bisect_right(self.flat, offset) - 1
        return self.source[index] + offset - self.flat[index]


def _decoded(raw: str, start: int) -> tuple[str, _Places]:
    """An attribute value as the parser reads it."""
    out: list[str] = []
    flat, source = [0], [start]
    length = position = 0
    for match in _REFERENCE.finditer(raw):
        new = html.unescape(match[0])
        if new == match[0]:
            continue
        out += (raw[position : match.start()], new)
        length += match.start() - position + len(new)
        position = match.end()
        flat.append(length)
        source.append(start + position)
    return "".join(out) + raw[position:], _Places(flat, source)


def _placed(unit: Unit, outer: _Places, quoted: Place) -> Unit:
    """A unit of the inner page as one of the outer page. Its line is found anew there."""
    host = unit.host
    if host:
        host = Host(outer((host.insert, host.insert))[0], host.lang and outer(host.lang), host.dir and outer(host.dir))
    segments = tuple(_moved(segment, outer) for segment in unit.segments)
    return replace(unit, segments=segments, host=host, layers=(*unit.layers, quoted))


def _moved(segment: Segment, outer: _Places) -> Segment:
    codes = tuple(
        InlineCode(code.name, code.kind, outer(code.open), code.close and outer(code.close), code.legend)
        for code in segment.codes
    )
    return replace(segment, span=outer(segment.span), codes=codes, comments=tuple(map(outer, segment.comments)))
