"""A translation as HTML, by construction: only the segment's own tags can come out, everything else is text.

The source's author is trusted, translators are not: a msgstr names tags, it never brings any. Nothing here sanitises.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from translate.html import inline, templating
from translate.html.elements import WITHOUT_ATTRIBUTES
from translate.html.escape import ATTRIBUTES, CONTROL, enclosed, escaper
from translate.model.content import CodeKind, InlineCode, Place, Segment, Span

EMPTY = "<empty/>"
"""A msgstr that says: this segment was merged into its neighbour."""

_STRAY = re.compile(r"</?[A-Za-z]")
_LINK = re.compile(r"a[0-9]*")
_VOIDS = frozenset(("br", "wbr"))


class RenderError(ValueError):
    """A translation cannot become HTML; the paragraph falls back to the source."""

    def __init__(self, message: str, span: Span, *, unsafe: bool = False) -> None:
        super().__init__(message)
        self.span = span
        """In the msgstr: the offending tag."""
        self.unsafe = unsafe
        """The tag brings attributes or an element that no sentence may have."""


def render(
    target: str, segment: Segment, place: Place, source: Callable[[Span], str], *, layers: tuple[Place, ...] = ()
) -> str:
    """The HTML of a translated segment.

    Arguments: ``target``, the msgstr; ``segment``, whose codes it may use as often as the source does; ``place``, how to
    escape; ``source``, gives the bytes of a span of the article, nested translations already applied; ``layers``, of
    the unit. Raises :class:`RenderError` if a tag is unknown, carries attributes or does not balance.
    """
    _refuse_commands(target, segment)
    escape = escaper(place, layers)
    # A headline is one message in <h1>, <title> and og:title: what cannot be shown there is left out, not refused.
    bare = place is Place.TEXT or (segment.family == "heading" and place is not Place.FOREIGN)
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
            out.append(_text(target, position, match.start(), escape))
        position = match.end()
        closing, name, selfclosing = match.groups()
        if protected is not None:
            if closing and name == protected:
                protected = None
            elif name == protected:
                raise RenderError(f"<{name}> inside itself", match.span())
            continue
        if closing:
            closed = _close(stack, name, match.span())
            out.append(source(closed) if closed else f"</{name}>" if place is Place.TEXT else "")
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
        elif name in WITHOUT_ATTRIBUTES and bare:
            if (name in _VOIDS) != bool(selfclosing):
                raise RenderError(f"{match[0]} is not well-formed", match.span())
            out.append(f"<{name}>" if place is Place.TEXT else "")
            if name not in _VOIDS:
                stack.append((name, None, match.start()))
        elif left:
            raise RenderError(f"<{name}> is used more often than in the source", match.span())
        elif place in ATTRIBUTES:
            raise RenderError("an attribute holds no tags", match.span(), unsafe=True)
        else:
            raise RenderError(f"{match[0]} is not a tag of this segment", match.span(), unsafe=True)
    if protected is not None:
        raise RenderError(f"<{protected}> is not closed", (len(target), len(target)))
    if stack:
        raise RenderError(f"<{stack[-1][0]}> is not closed", (stack[-1][2], len(target)))
    out.append(_text(target, position, len(target), escape))
    return enclosed("".join(out), place, layers) + "".join(map(source, segment.comments))


def _close(stack: list[tuple[str, InlineCode | None, int]], name: str, span: Span) -> Span | None:
    """Where the end tag stands in the source; None for a tag without attributes, which the source does not have."""
    if not stack or stack[-1][0] != name:
        what = f"</{name}> closes <{stack[-1][0]}>" if stack else f"</{name}> closes nothing"
        raise RenderError(what, span)
    _, code, _ = stack.pop()
    return code.close if code else None


def _text(target: str, start: int, end: int, escape: Callable[[str], str]) -> str:
    """A stretch of msgstr between tags, as it stands in the page."""
    part = target[start:end]
    if not part:
        return ""
    stray = _STRAY.search(part)
    if stray:
        shown = part[stray.start() : stray.start() + 40]
        raise RenderError(f"{shown!r} is not a tag a translation may hold", (start + stray.start(), end), unsafe=True)
    return escape(inline.unescape(part))


def _refuse_commands(target: str, segment: Segment) -> None:
    """No translation gives commands to the program that fills the page's templates."""
    commands = templating.commands(inline.plain(target).translate(CONTROL))
    if len(commands) > len(templating.commands(inline.plain(segment.msgid))):
        raise RenderError(f"{commands[0][:40]!r} is a command to a template", (0, len(target)), unsafe=True)
