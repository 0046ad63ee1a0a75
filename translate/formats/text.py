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
        text = _decode(data, reading.path)
        markup, lines = to_html(text)
        article = article_of(
            Skeleton(markup),
            id=reading.id,
            path=reading.path,
            format=self.id,
            cutter=reading.cutter,
            segmenter=reading.segmenter,
            language=reading.language,
            rules=reading.rules,
            its=reading.its,
            linked=reading.linked,
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
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")


PLUGIN: Final[Format] = TextFormat()
