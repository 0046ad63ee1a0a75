"""The one adapter to turbohtml: where each token stands in the source, and what the WHATWG tree makes of it.

The tokenizer gives positions, the tree gives meaning. Text nodes carry no position, so each run of text is given a mark
before parsing, and the mark is found again in the tree: a text token without its mark in the tree is not text of the
page (``owner`` is None) and stays source.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.html import templating
from translate.html.explosion import refuse_explosion
from translate.html.templating import Masked
from translate.html.tokens import Kind, Token, tokens_of, unused
from translate.model.content import Span

if TYPE_CHECKING:
    import turbohtml

_BLANK = " \t\n\f\r\0"
_SHADOW = re.compile(r"(\s)s(hadowrootmode)(?=[\s=/>])", re.IGNORECASE)
"""With its proper name, the content of the template would be moved to where nothing is found."""
_SPACE = re.compile(r"[ \t\n\f\r]+")


@dataclass(slots=True, eq=False)
class Element:
    """An element of the tree, with its place in the source."""

    name: str
    parent: Element | None
    foreign: bool
    """In svg or math."""
    start: Span | None
    """The start tag; None if the parser made the element up."""
    end: Span | None
    """The end tag; None if the source has none."""
    node: turbohtml.Element
    has_attributes: bool

    def get(self, name: str) -> str | None:
        """An attribute's value, references resolved; ``""`` if it has none; None if it is absent."""
        return (self.node.attr(name) or "") if self.has_attributes and name in self.node.attrs else None

    def ancestors(self) -> Iterator[Element]:
        """From the parent up."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed source."""

    text: str
    tokens: tuple[Token, ...]
    owner: tuple[Element | None, ...]
    """By token: the element a START opens, an END closes, a TEXT stands in."""
    elements: tuple[Element, ...]
    """In tree order, those the parser made up included."""
    mark: re.Pattern[str]
    masked: Masked
    """The source as the parser saw it; template syntax is hidden."""
    root: turbohtml.Document
    of: dict[turbohtml.Node, Element]

    def select(self, selector: str) -> list[Element]:
        """The elements that a CSS selector matches, in tree order. Raises ``ValueError`` if it is none."""
        return [self.of[node] for node in self.root.select(selector)]

    def text_of(self, element: Element) -> str:
        """The text inside an element, references resolved, white space collapsed."""
        return self.masked.restore(_SPACE.sub(" ", self.mark.sub("", element.node.text)).strip(" "))

    def constructs(self, span: Span) -> tuple[Span, ...]:
        """The template syntax inside a span, ascending."""
        spans = self.masked.spans
        return spans[bisect_left(spans, (span[0], -1)) : bisect_left(spans, (span[1], -1))] if spans else ()


def parse(text: str, path: str = "") -> Page:
    """Tokens and tree of a page or fragment.

    Arguments: ``text``, decoded, newlines normalised; ``path``, for messages. Any text is a page, HTML has no syntax errors
    that stop a parser; but raises :class:`InputError` for a page whose tree would be thousands of times its size.
    """
    import turbohtml

    masked = templating.mask(text)
    tokens = tokens_of(masked.text)
    refuse_explosion(masked.text, tokens, path)
    marked, starts, mark = _with_marks(masked.text, tokens)
    document = turbohtml.parse(marked, source_locations=True)
    owner: list[Element | None] = [None] * len(tokens)
    found: dict[turbohtml.Node, Element] = {}
    parsed: list[Element] = []
    pattern = re.compile(f"{mark}([0-9]+){mark}")
    hidden: list[int] = []
    html = turbohtml.Namespace.HTML
    for node in document.descendants:
        if isinstance(node, turbohtml.Element):
            location = node.source_location
            opened = starts.get(location.start_tag.start_offset) if location else None
            closed = starts.get(location.end_tag.start_offset) if location and location.end_tag else None
            if location and opened is None:
                hidden.append(location.start_tag.start_offset)
            element = Element(
                node.tag,
                _parent(node, found),
                node.namespace is not html,
                tokens[opened][1:3] if opened is not None else None,
                tokens[closed][1:3] if closed is not None else None,
                node,
                bool(location and location.attrs),
            )
            found[node] = element
            parsed.append(element)
            # A misnested element is cloned by the parser; the tags belong to the first of the clones.
            if opened is not None and owner[opened] is None:
                owner[opened] = element
            if closed is not None and owner[closed] is None:
                owner[closed] = element
        elif isinstance(node, turbohtml.Text) and mark in node.data:
            for index in pattern.findall(node.data):
                owner[int(index)] = _parent(node, found)
    _disown(owner, starts, hidden)
    return Page(text, tuple(tokens), tuple(owner), tuple(parsed), pattern, masked, document, found)


def attribute_span(element: Element, name: str) -> Span | None:
    """Where ``name="value"`` stands in the source, or None if the element lacks it."""
    location = element.node.source_location
    if location is None or element.start is None or name not in location.attrs:
        return None
    span, shift = location.attrs[name], element.start[0] - location.start_tag.start_offset
    return span.start_offset + shift, span.end_offset + shift


def _parent(node: turbohtml.Node, found: dict[turbohtml.Node, Element]) -> Element | None:
    above: turbohtml.Node | None = node.parent
    while above is not None and above not in found:  # the document fragment between <template> and its content
        above = above.parent
    if above is None:
        return None
    return found[above]


def _with_marks(text: str, tokens: list[Token]) -> tuple[str, dict[int, int], str]:
    """The source with a mark in every run of text, where each token starts in it, and the mark."""
    mark = unused(text)
    out: list[str] = []
    starts: dict[int, int] = {}
    position, raw = 0, False
    for index, token in enumerate(tokens):
        piece = text[token.start : token.end]
        if token.kind is not Kind.TEXT:
            starts[position] = index
            raw = token.kind is Kind.START and token.name in ("script", "style")
            if token.name == "template" and "shadow" in piece.lower():
                piece = _SHADOW.sub(r"\1x\2", piece)
            if token.kind is Kind.SECTION:
                piece = piece.replace("<![CDATA[", f"<![CDATA[{mark}{index}{mark}", 1)
        elif not raw:
            body = piece.lstrip(_BLANK)
            if body:
                piece = f"{piece[: len(piece) - len(body)]}{mark}{index}{mark}{body}"
        out.append(piece)
        position += len(piece)
    return "".join(out), starts, mark


def _disown(owner: list[Element | None], starts: dict[int, int], hidden: list[int]) -> None:
    """Text in which the tree sees tags that the tokens do not show is nobody's: it stays source."""
    offsets = list(starts)
    for offset in hidden:
        place = bisect_right(offsets, offset)
        behind = starts[offsets[place - 1]] + 1 if place else 0
        if behind < len(owner):
            owner[behind] = None
