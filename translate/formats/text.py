"""Plain text articles: paragraphs by blank line, the first is the title; they become HTML before anything else happens."""

from __future__ import annotations

import codecs
import html
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Final

from translate.errors import InputError, Problem
from translate.formats.base import Format, Reading
from translate.html.assemble import assemble
from translate.html.document import article_of
from translate.model.content import Article, PageRendering, Skeleton, Unit

_URL = re.compile(r"\bhttps?://[^\s<>\"“”«»]+")
_TRAILING = ".,;:!?…'’)]}"
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


@dataclass(frozen=True, slots=True)
class TextFormat:
    """One ``<br/>`` per kept line break, addresses become links, published through the page template."""

    id: str = "text"
    suffixes: tuple[str, ...] = (".txt",)

    def read(self, data: bytes, reading: Reading) -> Article:
        """See :class:`Format`."""
        text = _decode(data, reading.path)
        markup, lines = to_html(text)
        article = article_of(
            Skeleton(markup),
            id=reading.id,
            path=reading.path,
            format=self.id,
            cutter=reading.cutter,
            segmenter=reading.segmenter,
        )
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
    position, name = 0, "h1"
    for match in [*_BLANK_LINE.finditer(text), None]:
        block = text[position : match.start() if match else len(text)]
        start = text.count("\n", 0, position) + 1 + len(block) - len(block.lstrip("\n"))
        block = block.strip("\n")
        if block.strip():
            rows = [row.strip() for row in block.split("\n")]
            out.append(f"<{name}>{'<br>'.join(map(_linked, rows))}</{name}>\n")
            lines.append((start, start + len(rows) - 1))
            name = "p"
        position = match.end() if match else len(text)
    return "".join(out), lines


def _linked(row: str) -> str:
    out: list[str] = []
    position = 0
    for match in _URL.finditer(row):
        address = match[0]
        while (
            address
            and address[-1] in _TRAILING
            and not (address[-1] == ")" and address.count("(") >= address.count(")"))
        ):
            address = address[:-1]
        shown = html.escape(address)
        out += (html.escape(row[position : match.start()], quote=False), f'<a href="{shown}">{shown}</a>')
        position = match.start() + len(address)
    out.append(html.escape(row[position:], quote=False))
    return "".join(out)


def _placed(unit: Unit, lines: list[tuple[int, int]]) -> Unit:
    """The unit with its place in the text file; the generated HTML has one block a line."""
    first, last = lines[bisect_right(range(1, len(lines) + 1), unit.line) - 1]
    return replace(unit, line=first, last_line=last, column=1)


def _decode(data: bytes, path: str) -> str:
    """UTF-8, or UTF-16 with its byte order mark; anything else would be a guess."""
    encoding = "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            Problem(
                f"the text is not {'UTF-8' if encoding == 'utf-8-sig' else 'UTF-16'} (byte offset {error.start})",
                path,
                data.count(b"\n", 0, error.start) + 1,
                "Save it as UTF-8.",
            )
        ) from error
    if "\0" in text:
        raise InputError(Problem("the text holds a NUL character", path, text.count("\n", 0, text.index("\0")) + 1))
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


PLUGIN: Final[Format] = TextFormat()
