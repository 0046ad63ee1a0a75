"""Simplified tags: how a segment reads in a catalog, ``See <a>this report</a>.`` (DESIGN §6)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from translate.html import told
from translate.html.context import Context
from translate.html.cut import Part
from translate.html.its.values import NOTHING
from translate.html.page import Element, Page
from translate.html.pieces import WORDS, Piece, Role
from translate.html.templating import NAME
from translate.model.content import CodeKind, InlineCode

_TAG_LIKE = re.compile(r"<(?=/?[A-Za-z])")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
TAG = re.compile(r"<(/?)([A-Za-z][^\s<>/]*)\s*(/?)>")
"""A tag as catalogs may hold it: no attributes."""

_LEGENDS = (
    ("a", "href", "link to "),
    ("img", "alt", "image: "),
    ("img", "src", "image "),
    ("abbr", "title", "short for "),
    ("q", "lang", "quotation in "),
)
PROTECTED = "not to be translated"
"""Legend of a code that is restored from the source as a whole."""

_LONG = 200
"""A ``data:`` address is no help to a translator."""


def escape(text: str) -> str:
    """Plain text as it stands in a msgid: escaped only where it would read as a tag or a character reference."""
    if "&" in text:
        text = _REFERENCE.sub(lambda m: "&amp;" + m[0][1:] if html.unescape(m[0]) != m[0] else m[0], text)
    return _TAG_LIKE.sub("&lt;", text) if "<" in text else text


def unescape(text: str) -> str:
    """The plain text of a stretch of msgid or msgstr without tags; the inverse of :func:`escape`."""
    return _REFERENCE.sub(lambda m: html.unescape(m[0]), text) if "&" in text else text


def split(text: str) -> Iterator[str | re.Match[str]]:
    """A msgid or msgstr as plain text (references resolved) and tags, in order."""
    position = 0
    for match in TAG.finditer(text):
        if match.start() > position:
            yield unescape(text[position : match.start()])
        yield match
        position = match.end()
    if position < len(text):
        yield unescape(text[position:])


def plain(text: str) -> str:
    """The text of a msgid or msgstr without its tags."""
    if "<" not in text:
        return unescape(text)
    return "".join(piece for piece in split(text) if isinstance(piece, str))


def write(
    part: Part, page: Page, context_of: Mapping[Element, Context], *, preformatted: bool = False
) -> tuple[str, tuple[InlineCode, ...]]:
    """The msgid of a segment and the inline codes it names.

    Arguments: ``page``, of whose text each code keeps its own bytes; ``context_of``, for what ITS says of inline elements;
    ``preformatted``, white space on both sides of a comment is two.
    """
    source = page.text
    names = _names(part, source)
    out: list[str] = []
    text_before: list[str] = []
    """Escaped as one: what a comment keeps apart in the source, ``<<!-- -->b>``, would be a tag in the msgid."""
    codes: list[InlineCode] = []
    for piece, text in part:
        if piece.role in WORDS:
            doubled = text[:1] == " " and not preformatted and text_before and text_before[-1][-1:] == " "
            text_before.append(text[1:] if doubled else text)
            continue
        if piece.role is Role.COMMENT:
            continue
        out.append(escape("".join(text_before)))
        text_before.clear()
        if piece.role is Role.OPEN:
            closing = part.pieces[piece.partner]
            name = names[piece.name, source[piece.start : piece.end]]
            codes.append(
                InlineCode(
                    name,
                    CodeKind.PAIR,
                    (piece.start, piece.end),
                    (closing.start, closing.end),
                    _legend(piece, page, context_of),
                )
            )
            out.append(f"<{name}>")
        elif piece.role is Role.CLOSE:
            opening = part.pieces[piece.partner]
            out.append(f"</{names[opening.name, source[opening.start : opening.end]]}>")
        else:
            name = names[piece.name, source[piece.start : piece.end]]
            kind = CodeKind.VOID if piece.role is Role.VOID else CodeKind.PROTECTED
            codes.append(InlineCode(name, kind, (piece.start, piece.end), None, _legend(piece, page, context_of)))
            out.append(f"<{name}/>" if kind is CodeKind.VOID else f"<{name}>{escape(piece.text)}</{name}>")
    out.append(escape("".join(text_before)))
    return "".join(out), tuple(codes)


def _names(part: Part, source: str) -> dict[tuple[str, str], str]:
    """The name of each start tag: numbered in order where two different ones share a name."""
    seen: dict[str, dict[str, None]] = {}
    for piece, _ in part:
        if piece.role not in (Role.TEXT, Role.CLOSE, Role.COMMENT):
            seen.setdefault(piece.name, {})[source[piece.start : piece.end]] = None
    return {
        (name, raw): name if len(tags) == 1 else f"{name}-{number}" if name[-1].isdigit() else f"{name}{number}"
        for name, tags in seen.items()
        for number, raw in enumerate(tags, 1)
    }


def _legend(piece: Piece, page: Page, context_of: Mapping[Element, Context]) -> str:
    element = piece.element
    if element is None:
        return shortened(page.text[piece.start : piece.end]) if piece.name == NAME else ""
    parts = (
        [PROTECTED] if piece.role is Role.PROTECTED else [] if not element.has_attributes else [_target(piece, page)]
    )
    said, outside = context_of[element].said, context_of[element.parent].said if element.parent else NOTHING
    if said is not outside:
        parts += told.legend(said, outside)
    return "; ".join(filter(None, parts))


def _target(piece: Piece, page: Page) -> str:
    for name, attribute, words in _LEGENDS:
        if piece.name == name and piece.element and (value := piece.element.get(attribute)):
            return words + shortened(page.masked.restore(value))
    return ""


def shortened(value: str) -> str:
    """One line of a legend."""
    value = " ".join(value.split())
    return value if len(value) <= _LONG else value[:_LONG] + "…"
