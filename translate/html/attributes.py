"""Attribute texts that readers see or hear: alternatives, titles, labels, descriptions for other machines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.html import elements, told
from translate.html.context import ROOT, Context
from translate.html.inline import escape, shortened
from translate.html.its.values import NOTHING
from translate.html.page import Element, Page, attribute_span
from translate.html.rules import Ruled
from translate.html.templating import NAME
from translate.model.content import CodeKind, InlineCode, Place, Segment, Span

_SPACE = re.compile(r"[ \t\n\f\r]+")
_VALUE = re.compile(r"[^=]+=[ \t\n\f\r]*(?P<quote>[\"']?)")
_PLACES = {'"': Place.DOUBLE_QUOTED, "'": Place.SINGLE_QUOTED, "": Place.UNQUOTED}


def attribute_segments(
    page: Page, context_of: dict[Element, Context], rules: Ruled
) -> Iterator[tuple[Element, Context, Place, Segment]]:
    """Each translatable attribute of a page as a segment, with its element and how its value is quoted."""
    for element in page.elements:
        if not element.has_attributes or element.start is None:
            continue
        outside = context_of[element.parent] if element.parent else ROOT
        here = context_of[element]
        if outside.never or element.name in ("script", "style"):
            continue
        for name, family in (*_translatable(element), *((n, n) for n in rules.attributes_of(element))):
            said = here.said.attributes.get(name, NOTHING).translate
            if not (here.translate if said is None else said):
                continue
            value = _SPACE.sub(" ", element.get(name) or "").strip(" ")
            span = attribute_span(element, name)
            if span is None or not any(c.isalpha() for c in value):
                continue
            found = value_span(page.text, span)
            if found:
                own = (element.get("data-l10n-context") or "").strip()
                text, codes = _with_codes(value, found[0], page)
                notes = tuple(told.lines(here.said.of_attribute(name), NOTHING)) if here.said is not NOTHING else ()
                yield element, here, found[1], Segment(text, own or family, found[0], codes, notes=notes)


def _with_codes(value: str, span: Span, page: Page) -> tuple[str, tuple[InlineCode, ...]]:
    """The msgid of a value; template syntax in it is an inline code."""
    spans = page.constructs(span)
    if not spans:
        return escape(value), ()
    sources = [page.text[start:end] for start, end in spans]
    number = {source: str(n) for n, source in enumerate(dict.fromkeys(sources), 1)} if len(set(sources)) > 1 else {}
    codes = tuple(
        InlineCode(f"{NAME}{number.get(source, '')}", CodeKind.VOID, place, None, shortened(source))
        for source, place in zip(sources, spans, strict=True)
    )
    parts = page.masked.apart(value)
    written = [f"{escape(part)}<{code.name}/>" for part, code in zip(parts, codes, strict=False)]
    return "".join(written) + escape(parts[-1]), codes


def value_span(text: str, span: Span) -> tuple[Span, Place] | None:
    """Where the value of ``name="value"`` stands, without its quotes; None if there is no value."""
    match = _VALUE.match(text, span[0] + 1, span[1])  # a name may begin with "="
    if match is None:
        return None
    quote = match["quote"]
    return (match.end(), span[1] - len(quote)), _PLACES[quote]


def _translatable(element: Element) -> Iterator[tuple[str, str]]:
    """Names of the attributes that are text, each with its family."""
    names = element.node.attrs.keys()
    for name in elements.ATTRIBUTES.intersection(names):
        yield name, name
    if element.name == "meta" and "content" in names:
        key = element.get("property") or element.get("name") or ""
        family = elements.META.get(key.strip().lower())
        if family:
            yield "content", family
    elif element.name == "input" and (element.get("type") or "").strip().lower() in elements.BUTTONS:
        yield "value", "button"
