"""Runs: the inline tokens between two block tags, which is what a reader sees as one paragraph."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice, takewhile

from translate.html import elements, templating
from translate.html.context import ROOT, Context, is_inline
from translate.html.page import Element, Page
from translate.html.pieces import WORDS, Piece, Role, flatten
from translate.html.templating import NAME
from translate.html.tokens import Kind, Token
from translate.model.content import Span


@dataclass(slots=True)
class Run:
    """Pieces that belong together, with balanced pairs."""

    pieces: list[Piece]
    context: Context
    first: int
    """Index of the first token of the region between two block tags."""
    last: int
    """Index of the token that ends the region."""
    alone: bool = True
    """No other run shares the region."""


_LONG = 500
_TARGET = re.compile(r"[a-z][a-z0-9]*")


@dataclass(slots=True)
class _Open:
    """A run being collected; opaque elements inside a run have a run of their own on top of it."""

    pieces: list[Piece]
    first: int
    until: int
    """Offset behind the opaque element."""
    skipped: bool = False
    """Nothing in it is wanted."""
    implied: list[Element] = field(default_factory=list)
    """Parts of a ruby that are open and have no end tag."""


def runs(page: Page, context_of: dict[Element, Context]) -> list[Run]:
    """All runs of a page that hold text to translate, in the order they end."""
    found: list[Run] = []
    stack = [_Open([], 0, len(page.text) + 1)]

    def flush(index: int) -> None:
        top = stack[-1]
        if any(p.role in WORDS and not p.text.isspace() for p in top.pieces):
            found.extend(_balanced(top.pieces, top.first, index, context_of))
        stack[-1] = _Open([], index + 1, top.until)

    for index, (token, owner) in enumerate(zip(page.tokens, page.owner, strict=True)):
        while token.start >= stack[-1].until:
            flush(index - 1)
            stack.pop()
        if stack[-1].skipped:
            continue
        kind, top = token.kind, stack[-1].pieces
        here = context_of[owner] if owner else ROOT
        if kind is Kind.TEXT:
            if owner and here.translate and not here.never:
                if page.masked.spans:
                    top += _texts(page, token, owner, here)
                else:
                    top.append(_text(page, token.start, token.end, owner, here))
            elif page.text[token.start : token.end].isspace():
                top.append(Piece(Role.TEXT, token.start, token.end, text=" "))
            else:
                flush(index)
        elif owner is None:
            if not _ownerless(page, token, top):
                flush(index)
        elif kind is Kind.SECTION:
            if here.translate and not here.never:
                text = " ".join(page.text[token.start + len("<![CDATA[") : token.end].removesuffix("]]>").split())
                top.append(Piece(Role.SECTION, token.start, token.end, "", owner, text=text))
        else:
            if stack[-1].implied:
                _close_implied(stack[-1], token.start, owner)
            if kind is Kind.START:
                if not _start(page, index, owner, stack, context_of):
                    flush(index)
            elif here.translate and not here.never and is_inline(owner, here):
                top.append(Piece(Role.CLOSE, token.start, token.end, owner.name, owner))
            else:
                flush(index)
    while stack:
        flush(len(page.tokens))
        stack.pop()
    return found


def _ownerless(page: Page, token: Token, top: list[Piece]) -> bool:
    """Add a comment, an instruction or template syntax to the run; False for a stray tag, which ends it."""
    if token.kind is Kind.COMMENT:
        hidden = page.constructs((token.start, token.end))
        if hidden and templating.is_tag(page.text[token.start : token.end]):
            return False
        top.append(_construct(page, hidden[0]) if hidden else Piece(Role.COMMENT, token.start, token.end))
        return True
    if token.kind is Kind.INSTRUCTION:
        name = token.name.lower()
        top.append(Piece(Role.VOID, token.start, token.end, name if _TARGET.fullmatch(name) else "pi"))
        return True
    return False


def _text(page: Page, start: int, end: int, owner: Element, here: Context) -> Piece:
    text, breaks = flatten(page.text[start:end], start, preformatted=here.preformatted)
    return Piece(Role.TEXT, start, end, "", owner, here.code, text, breaks)


def _texts(page: Page, token: Token, owner: Element, here: Context) -> Iterator[Piece]:
    """A token of text: one piece, or more around the template syntax in it."""
    position = token.start
    for start, end in (*page.constructs((token.start, token.end)), (token.end, token.end)):
        if start > position:
            yield _text(page, position, start, owner, here)
        if end > start:
            yield _construct(page, (start, end))
        position = end


def _construct(page: Page, span: Span) -> Piece:
    return Piece(Role.VOID, *span, NAME, shown=templating.is_shown(page.text[slice(*span)]))


def _start(page: Page, index: int, owner: Element, stack: list[_Open], context_of: dict[Element, Context]) -> bool:
    """Add a start tag to the run; False if it ends the run instead."""
    top, (_, start, end, _) = stack[-1].pieces, page.tokens[index]
    inside, outside = context_of[owner], context_of[owner.parent] if owner.parent else ROOT
    if outside.never:
        return False
    if _is_void(owner):
        if owner.name in elements.INLINE_VOID:
            top.append(Piece(Role.VOID, start, end, owner.name, owner))
        return owner.name in elements.INLINE_VOID
    inline = is_inline(owner, inside)
    closed = owner.end is not None and owner.end[0] >= end
    program = inside.code and closed and _is_program_text(owner)
    if inline and inside.translate and not program:
        top.append(Piece(Role.OPEN, start, end, owner.name, owner))
        if owner.end is None and owner.name in elements.RUBY:
            stack[-1].implied.append(owner)
        return True
    opaque = owner.name in elements.OPAQUE and not (owner.foreign and owner.name not in ("svg", "math"))
    opaque = opaque or inside.within == "nested"
    if owner.end is None or not closed or not (opaque or (inline and outside.translate)):
        return False
    role = Role.PROTECTED if inline else Role.VOID
    text = _shown(page, index, owner) if inline else ""
    top.append(Piece(role, start, owner.end[1], owner.name, owner, text=text))
    stack.append(_Open([], index + 1, owner.end[1], skipped=program))
    return True


def _shown(page: Page, index: int, element: Element) -> str:
    """The text of a protected element, for context: cut where it gets long, for it comes back from the source."""
    closes = element.end[0] if element.end else page.tokens[index].end
    if not page.constructs((page.tokens[index].end, closes)):
        text = page.text_of(element)
    else:
        inside = takewhile(lambda token: token.start < closes, islice(page.tokens, index + 1, None))
        words = (page.text[t.start : t.end] for t in inside if t.kind is Kind.TEXT or page.constructs(t[1:3]))
        text = " ".join(html.unescape("".join(words)).split())
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _close_implied(run: _Open, place: int, owner: Element) -> None:
    """End tags of a ruby's parts may be left out (HTML standard §4.5.11): close those a tag at a place is not inside."""
    above = {owner, *owner.ancestors()}
    while run.implied and run.implied[-1] not in above:
        element = run.implied.pop()
        run.pieces.append(Piece(Role.CLOSE, place, place, element.name, element))


def _is_program_text(element: Element) -> bool:
    """``<code>`` in a sentence: shown, and restored from the source. Pages that wrap whole paragraphs in it mean a font."""
    return element.name == "code" and all(
        (elements.is_inline(inner.tag) or inner.tag in elements.INLINE_VOID) and "translate" not in inner.attrs
        for inner in element.node.iter_elements()
    )


def _is_void(element: Element) -> bool:
    return not element.foreign and element.name in elements.VOID


def _balanced(pieces: list[Piece], first: int, last: int, context_of: dict[Element, Context]) -> list[Run]:
    """Runs without halves of pairs: a tag whose partner is elsewhere cuts, and stays in the page as it is."""
    done: list[list[Piece]] = []
    todo = [pieces]
    while todo:
        current = todo.pop()
        single = _pair(current)
        if not single:
            done.append(current)
            continue
        position = 0
        for index in (*single, len(current)):
            if index > position:
                todo.append(current[position:index])
            position = index + 1
    found = []
    for part in sorted(done, key=lambda p: p[0].start):
        inside = [context_of[p.element] for p in part if p.role in WORDS and p.element and not p.text.isspace()]
        if inside:
            found.append(Run(part, _common(inside, context_of), first, last))
    for run in found:
        run.alone = len(found) == 1
    return found


def _common(inside: list[Context], context_of: dict[Element, Context]) -> Context:
    """The context of a run: its texts' own if they agree, else that of the block around them."""
    first = inside[0]
    same = all(
        c is first or (c.language, c.family, c.note, c.said) == (first.language, first.family, first.note, first.said)
        for c in inside
    )
    return first if same or first.block is None else context_of[first.block]


def _pair(pieces: list[Piece]) -> list[int]:
    """Find each tag's partner; the indexes of those that have none."""
    stack: list[int] = []
    single: list[int] = []
    opened: dict[Element | None, int] = {}
    for index, piece in enumerate(pieces):
        if piece.role is Role.OPEN:
            stack.append(index)
            opened[piece.element] = index
        elif piece.role is Role.CLOSE:
            if piece.element not in opened:
                single.append(index)
                continue
            while (top := stack.pop()) != opened[piece.element]:
                single.append(top)
                opened.pop(pieces[top].element, None)
            del opened[piece.element]
            piece.partner, pieces[top].partner = top, index
    return sorted(single + stack)
