"""Tokens of Markdown as HTML, with the place in the article of everything that is written."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translate.formats.markdown_parser import Parsed
from translate.formats.markdown_template import Hidden

if TYPE_CHECKING:
    from markdown_it.token import Token

_LANGUAGE = re.compile(r"\{?\.?([\w+#.-]*)")
_HEADING = re.compile(r"<h1[\s>]", re.IGNORECASE)
_PROGRAM = frozenset(("code_inline", "code_block", "fence"))
_WRITTEN = frozenset(("html_inline", "html_block"))


@dataclass(frozen=True, slots=True)
class Rendered:
    """An article's HTML."""

    markup: str
    starts: tuple[int, ...]
    """Offset in ``markup`` of each piece."""
    lines: tuple[tuple[int, int, bool], ...]
    """For each piece its first and last line in the article, from 1, and whether it has the article's own line breaks."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """First and last line in the article of a stretch of markup."""
        return self._line(start)[0], max(self._line(start)[0], self._line(max(start, end - 1))[1])

    def _line(self, offset: int) -> tuple[int, int]:
        piece = bisect_right(self.starts, offset) - 1
        first, last, verbatim = self.lines[piece]
        if not verbatim:
            return first, last
        line = min(last, first + self.markup.count("\n", self.starts[piece], offset))
        return line, line


def render(parsed: Parsed, hidden: Hidden, line: int, *, title: tuple[str, int] = ("", 0)) -> Rendered:
    """The HTML of some tokens.

    Arguments: ``hidden``, the text they were made of; ``line``, that of the file on which the text begins; ``title``,
    plain text of a heading to put above it if it has no first-level heading, and its line in the file.
    """
    out: list[str] = []
    starts: list[int] = []
    lines: list[tuple[int, int, bool]] = []
    length = 0
    if title[0] and not _has_heading(parsed.tokens):
        out.append(f"<h1>{html.escape(title[0], quote=False)}</h1>\n")
        starts.append(0)
        lines.append((title[1], title[1], False))
        length = len(out[0])
    _prepare(parsed.tokens, hidden)
    around: list[list[int]] = [[0, 1]]
    """Lines of the blocks that are open; the first holds those of the piece before."""
    for index, token in enumerate(parsed.tokens):
        place = token.map or around[-1]
        around[0] = place
        if token.nesting == 1:
            around.append(place)
        elif token.nesting == -1 and len(around) > 1:
            around.pop()
        piece = hidden.restored_markup(_piece(parsed, index))
        if not piece:
            continue
        out.append(piece)
        starts.append(length)
        length += len(piece)
        first, behind = hidden.line(place[0]), hidden.line(max(place[0] + 1, place[1]))
        lines.append((line + first, line + behind - 1, token.type == "html_block"))
    return Rendered("".join(out), tuple(starts), tuple(lines))


def _piece(parsed: Parsed, index: int) -> str:
    """The HTML of one token."""
    md, token = parsed.md, parsed.tokens[index]
    renderer: Any = md.renderer
    if token.type == "inline":
        made = renderer.renderInline(token.children or [], md.options, parsed.env)
    elif token.type in renderer.rules:
        made = renderer.rules[token.type](parsed.tokens, index, md.options, parsed.env)
    else:
        made = renderer.renderToken(parsed.tokens, index, md.options, parsed.env)
    return str(made)


def _prepare(tokens: list[Token], hidden: Hidden) -> None:
    """Put template syntax back where it is program text or the author's own HTML; name the languages of listings."""
    for index, token in enumerate(tokens):
        for inner in (token, *(token.children or ())):
            if inner.type in _PROGRAM or inner.type in _WRITTEN:
                inner.content = hidden.restored(inner.content)
        if token.type == "fence":
            match = _LANGUAGE.match(hidden.restored(token.info).strip())
            token.info = match[1] if match else ""
        elif token.type == "paragraph_open" and hidden.commands(tokens[index + 1].content):
            token.hidden = tokens[index + 2].hidden = True
            alone = tokens[index + 1]  # a shortcode on a line of its own makes its own blocks
            alone.type, alone.content, alone.children = "html_block", f"{hidden.restored(alone.content)}\n", None


def _has_heading(tokens: list[Token]) -> bool:
    """True if there is a first-level heading, in Markdown or in HTML."""
    return any(
        token.tag == "h1" if token.type == "heading_open" else _HEADING.search(token.content) is not None
        for outer in tokens
        for token in (outer, *(outer.children or ()))
        if token.type == "heading_open" or token.type in _WRITTEN
    )
