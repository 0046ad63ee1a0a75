"""A page's units: what a reader can read, in document order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from translate.html import inline, told
from translate.html.attributes import attribute_segments
from translate.html.context import Context
from translate.html.cut import Cutter, Part, segments
from translate.html.embedded import framed_units
from translate.html.its.values import NOTHING
from translate.html.json_ld import json_ld_segments
from translate.html.page import Element, Page, attribute_span, parse
from translate.html.pieces import WORDS, Role
from translate.html.rules import Ruled
from translate.html.runs import Run, runs
from translate.html.tokens import Kind
from translate.model.content import Host, Place, Segment, Unit


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a page beside its text."""

    context_of: dict[Element, Context]
    """What each element hands down."""
    ruled: Ruled
    """What the project's rules make of it."""


def units(
    page: Page, known: Known, read: Callable[[Page], Known], *, cutter: Cutter, uncut: Cutter, root: str, depth: int = 0
) -> tuple[Unit, ...]:
    """All units of a page.

    Arguments: ``read``, gives what is known of a page inside this one; ``cutter``, tells where sentences end in the plain
    text of a unit, ``uncut`` where the project wants paragraphs; ``root``, the language of the page; ``depth``, how many frames hold it.
    """
    context_of = known.context_of
    lines = _lines(page.text)
    found: list[Unit] = []
    for run in runs(page, context_of):
        parts = segments(run.pieces, _cutter_for(run.context, cutter, uncut))
        if parts:
            found.append(_unit(page, run, parts, lines, root, context_of))
    for element, context, place, segment in attribute_segments(page, context_of, known.ruled):
        found.append(_alone(element, context, place, segment, lines, root))
    for element, segment in json_ld_segments(page, context_of):
        found.append(_alone(element, context_of[element], Place.JSON, segment, lines, root))

    def framed(text: str, depth: int) -> tuple[Unit, ...]:
        inner = parse(text)
        return units(inner, read(inner), read, cutter=cutter, uncut=uncut, root=root, depth=depth)

    found += (_located(unit, lines) for unit in framed_units(page, context_of, framed, depth=depth))
    found.sort(key=lambda unit: unit.segments[0].span)
    return tuple(found)


def _alone(element: Element, context: Context, place: Place, segment: Segment, lines: list[int], root: str) -> Unit:
    """A text that is no block's."""
    line, column = _position(lines, segment.span[0])
    return Unit(
        (segment,),
        place,
        line,
        _position(lines, segment.span[1])[0],
        column,
        element.name,
        None,
        _foreign_language(context, root),
        False,
        context.note,
    )


def _located(unit: Unit, lines: list[int]) -> Unit:
    """The unit with its place in this page."""
    line, column = _position(lines, unit.span[0])
    return replace(unit, line=line, last_line=_position(lines, unit.span[1])[0], column=column)


def whole(_: str) -> tuple[int, ...]:
    """The cutter that does not cut."""
    return ()


def _cutter_for(context: Context, cutter: Cutter, uncut: Cutter) -> Cutter:
    if context.preformatted or context.whole:
        return whole
    return uncut if context.paragraph else cutter


def _lines(text: str) -> list[int]:
    lines, position = [0], text.find("\n")
    while position >= 0:
        lines.append(position + 1)
        position = text.find("\n", position + 1)
    return lines


def _position(lines: list[int], offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    line = bisect_right(lines, offset)
    return line, offset - lines[line - 1] + 1


def page_language(context_of: dict[Element, Context]) -> str:
    """The ``lang`` of ``<html>``; empty if the page does not say it."""
    return next((context.language for element, context in context_of.items() if element.name == "html"), "")


def same_language(first: str, second: str) -> bool:
    """True if two tags name one language, whatever the region: ``en``, ``en-GB``."""
    return first.partition("-")[0].lower() == second.partition("-")[0].lower()


def _foreign_language(context: Context, root: str) -> str:
    return "" if not context.language or same_language(context.language, root) else context.language


def _unit(
    page: Page, run: Run, parts: list[Part], lines: list[int], root: str, context_of: dict[Element, Context]
) -> Unit:
    context = run.context
    block = context.block
    made = tuple(_segment(page, part, context, context_of) for part in parts)
    place = Place.TEXT
    if block and (block.foreign or block.name in ("option", "optgroup", "select")):
        place = Place.FOREIGN
    elif block and block.name in ("title", "textarea"):
        place = Place.RAW_TITLE
    line, column = _position(lines, made[0].span[0])
    return Unit(
        made,
        place,
        line,
        _position(lines, made[-1].span[1])[0],
        column,
        block.name if block else "",
        _host(page, run),
        _foreign_language(context, root),
        context.preformatted,
        context.note,
    )


def _segment(page: Page, part: Part, context: Context, context_of: dict[Element, Context]) -> Segment:
    msgid, codes = inline.write(part, page, context_of, preformatted=context.preformatted)
    comments = tuple((p.start, p.end) for p, _ in part if p.role is Role.COMMENT)
    return Segment(msgid, context.family, part.span, codes, comments, _notes(part, context, context_of))


def _notes(part: Part, context: Context, context_of: dict[Element, Context]) -> tuple[str, ...]:
    """What ITS says of a segment; tags around all of it are not in the msgid, but what they say is told."""
    if context.said is NOTHING or context.block is None:
        return ()
    said = [context_of[piece.element].said for piece, text in part if piece.role in WORDS and piece.element and text]
    common = said[0] if said and all(each == said[0] for each in said) else context.said
    return tuple(dict.fromkeys(told.lines(common, context_of[context.block].said)))


def host_of(element: Element) -> Host | None:
    """Where ``lang`` and ``dir`` of an element are, or may be inserted."""
    if element.start is None:
        return None
    return Host(
        element.start[0] + 1 + len(element.name), attribute_span(element, "lang"), attribute_span(element, "dir")
    )


def _host(page: Page, run: Run) -> Host | None:
    """The block that holds this run and nothing else."""
    block = run.context.block
    if block is None or block.start is None or not run.alone or not run.first:
        return None
    before = page.owner[run.first - 1]
    if before is not block or page.tokens[run.first - 1].kind != Kind.START:
        return None
    if run.last < len(page.tokens):
        token, owner = page.tokens[run.last], page.owner[run.last]
        if token.kind is Kind.END and owner is block:
            return host_of(block)
        if owner is None or token.kind is Kind.TEXT or owner is block or block in owner.ancestors():
            return None
    return host_of(block)
