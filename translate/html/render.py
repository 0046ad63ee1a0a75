"""A translation as HTML, by construction: only the segment's own tags can come out, everything else is text.

The source's author is trusted, translators are not: a msgstr names tags, it never brings any. Nothing here sanitises.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from translate.html import inline
from translate.html.elements import WITHOUT_ATTRIBUTES
from translate.model.content import CodeKind, InlineCode, Place, Segment, Span

EMPTY = "<empty/>"
"""A msgstr that says: this segment was merged into its neighbour."""

_STRAY = re.compile(r"</?[A-Za-z]")
_LINK = re.compile(r"a[0-9]*")
_VOIDS = frozenset(("br", "wbr"))
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {chr(n): None for n in (*range(32), 127) if chr(n) not in "\t\n\f\r"}
)
"""Control characters are no text in HTML, and ESC switches character sets in ISO-2022-JP."""
_QUOTES = {Place.DOUBLE_QUOTED: '"', Place.SINGLE_QUOTED: "'", Place.UNQUOTED: '"'}


class RenderError(ValueError):
    """A translation cannot become HTML; the paragraph falls back to the source."""

    def __init__(self, message: str, span: Span, *, unsafe: bool = False) -> None:
        super().__init__(message)
        self.span = span
        """In the msgstr: the offending tag."""
        self.unsafe = unsafe
        """The tag brings attributes or an element that no sentence may have."""


def render(target: str, segment: Segment, place: Place, source: Callable[[Span], str]) -> str:
    """The HTML of a translated segment.

    Arguments: ``target``, the msgstr; ``segment``, whose codes it may use as often as the source does; ``place``, how to
    escape; ``source``, gives the bytes of a span of the article, nested translations already applied.
    Raises :class:`RenderError` if a tag is unknown, carries attributes or does not balance.
    """
    if place in _QUOTES:
        return _attribute(target, place)
    out: list[str] = []
    codes: dict[str, list[InlineCode]] = {}
    for code in segment.codes:
        codes.setdefault(code.name, []).append(code)
    used: Counter[str] = Counter()
    stack: list[tuple[str, InlineCode | None, int]] = []
    protected: str | None = None
    position = 0
    for match in inline.TAG.finditer(target):
        if protected is None:
            out.append(_text(target, position, match.start()))
        position = match.end()
        closing, name, selfclosing = match.groups()
        if protected is not None:
            if closing and name == protected:
                protected = None
            elif name == protected:
                raise RenderError(f"<{name}> inside itself", match.span())
            continue
        if closing:
            out.append(_close(stack, name, match.span(), source))
            continue
        left = codes.get(name, [])
        if used[name] < len(left):
            code = left[used[name]]
            used[name] += 1
            if (code.kind is CodeKind.VOID) != bool(selfclosing):
                want = f"<{name}/>" if code.kind is CodeKind.VOID else f"<{name}>…</{name}>"
                raise RenderError(f"{match[0]} should be {want}", match.span())
            out.append(source(code.open))
            if code.kind is CodeKind.PAIR:
                if _LINK.fullmatch(name) and any(_LINK.fullmatch(outer) for outer, _, _ in stack):
                    raise RenderError("a link inside a link", match.span())
                stack.append((name, code, match.start()))
            elif code.kind is CodeKind.PROTECTED:
                protected = name
        elif name in WITHOUT_ATTRIBUTES and place is Place.TEXT:
            if (name in _VOIDS) != bool(selfclosing):
                raise RenderError(f"{match[0]} is not well-formed", match.span())
            out.append(f"<{name}>")
            if name not in _VOIDS:
                stack.append((name, None, match.start()))
        elif left:
            raise RenderError(f"<{name}> is used more often than in the source", match.span())
        else:
            raise RenderError(f"{match[0]} is not a tag of this segment", match.span(), unsafe=True)
    if protected is not None:
        raise RenderError(f"<{protected}> is not closed", (len(target), len(target)))
    if stack:
        raise RenderError(f"<{stack[-1][0]}> is not closed", (stack[-1][2], len(target)))
    out.append(_text(target, position, len(target)))
    return "".join(out) + "".join(map(source, segment.comments))


def _close(
    stack: list[tuple[str, InlineCode | None, int]], name: str, span: Span, source: Callable[[Span], str]
) -> str:
    if not stack or stack[-1][0] != name:
        what = f"</{name}> closes <{stack[-1][0]}>" if stack else f"</{name}> closes nothing"
        raise RenderError(what, span)
    _, code, _ = stack.pop()
    return source(code.close) if code and code.close else f"</{name}>"


def _text(target: str, start: int, end: int) -> str:
    """A stretch of msgstr between tags, escaped for text."""
    part = target[start:end]
    if not part:
        return ""
    stray = _STRAY.search(part)
    if stray:
        shown = part[stray.start() : stray.start() + 40]
        raise RenderError(f"{shown!r} is not a tag a translation may hold", (start + stray.start(), end), unsafe=True)
    part = inline.unescape(part)
    return part.translate(_ESCAPED)


def _attribute(target: str, place: Place) -> str:
    stray = _STRAY.search(target)
    if stray:
        tag = inline.TAG.match(target, stray.start()) or stray
        raise RenderError("an attribute holds no tags", tag.span(), unsafe=True)
    text = inline.unescape(target).translate(_ESCAPED)
    text = text.replace('"', "&quot;") if _QUOTES[place] == '"' else text.replace("'", "&#39;")
    return f'"{text}"' if place is Place.UNQUOTED else text
