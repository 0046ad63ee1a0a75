"""Plain text articles: paragraphs by blank line, the first is the title; they become HTML before anything else happens."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Final

from translate.formats.base import Format, Reading, article_in, text_of
from translate.html.assemble import assemble
from translate.model.content import Article, Metadata, PageRendering, Skeleton, Unit

_URL = re.compile(r"\bhttps?://[^\s<>\"“”«»]+")
_TRAILING = ".,;:!?…'’)]}"
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True, slots=True)
class TextFormat:
    """One ``<br/>`` per kept line break, addresses become links, published through the page template."""

    id: str = "text"
    suffixes: tuple[str, ...] = (".txt",)
    keeps_bytes: bool = False

    def metadata(self, data: bytes, path: str) -> Metadata:  # noqa: ARG002  # the Protocol's
        """See :class:`Format`; it has none."""
        return {}

    def read(self, data: bytes, reading: Reading) -> Article:
        """See :class:`Format`."""
        text = text_of(data, reading.path).replace("\f", " ")
        markup, lines = to_html(text)
        article = article_in(Skeleton(markup), reading, format=self.id)
        return replace(article, units=tuple(_placed(unit, lines) for unit in article.units), fragment=True)

    def write(self, article: Article, page: PageRendering, *, source_language: str) -> bytes:
        """See :class:`Format`."""
        return assemble(article, page, source_language=source_language)


def to_html(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text as an HTML fragment, and the text's line for each line of it.

    Arguments: ``text``, newlines normalised. Gives the markup and, by line of the markup, ``(first, last)`` line of
    the text, both from 1.
    """
    out: list[str] = []
    lines: list[tuple[int, int]] = []
    position, line, name = 0, 1, "h1"
    for match in [*_BLANK_LINE.finditer(text), None]:
        rows = [row.strip() for row in text[position : match.start() if match else len(text)].split("\n")]
        filled = [number for number, row in enumerate(rows) if row]
        if filled:
            first, last = filled[0], filled[-1]
            out.append(f"<{name}>{'<br>'.join(map(_linked, rows[first : last + 1]))}</{name}>\n")
            lines.append((line + first, line + last))
            name = "p"
        if match:
            line += text.count("\n", position, match.end())
            position = match.end()
    return "".join(out), lines


def _linked(row: str) -> str:
    out: list[str] = []
    position = 0
    for match in _URL.finditer(row):
        address = _without_trailing(match[0])
        if address.endswith("//"):
            continue
        shown = html.escape(address)
        out += (html.escape(row[position : match.start()], quote=False), f'<a href="{shown}">{shown}</a>')
        position = match.start() + len(address)
    out.append(html.escape(row[position:], quote=False))
    return "".join(out)


def _without_trailing(address: str) -> str:
    """An address without the punctuation of the sentence around it; a bracket that it opened itself stays."""
    end, surplus = len(address), address.count(")") - address.count("(")
    while end and address[end - 1] in _TRAILING:
        if address[end - 1] == ")":
            if surplus <= 0:
                break
            surplus -= 1
        end -= 1
    return address[:end]


def _placed(unit: Unit, lines: list[tuple[int, int]]) -> Unit:
    """The unit with its place in the text file; the generated HTML has one block a line."""
    first, last = lines[bisect_right(range(1, len(lines) + 1), unit.line) - 1]
    return replace(unit, line=first, last_line=last, column=1)


PLUGIN: Final[Format] = TextFormat()
