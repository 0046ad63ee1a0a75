"""The source cut into tokens without a gap: tags, text, comments, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import count
from typing import NamedTuple

from translate.html import elements

_NOSCRIPT = re.compile(r"(<noscrip)t(?=[\s/>])", re.IGNORECASE)
FOREIGN = re.compile(r"<(?:svg|math)[\s/>]", re.IGNORECASE)
"""A page without these has no element whose content is read differently."""


class Kind(IntEnum):
    """What a token is; values are turbohtml's."""

    TEXT = 0
    START = 1
    END = 2
    COMMENT = 3
    DOCTYPE = 4
    INSTRUCTION = 6
    SECTION = 7
    """``<![CDATA[…]]>`` in svg or math, where it is text."""


_KINDS = {int(kind): kind for kind in Kind}
_CDATA = re.compile(r"<!\[CDATA\[")


class Token(NamedTuple):
    """A piece of the source; tokens follow each other without a gap."""

    kind: Kind
    start: int
    end: int
    name: str
    """Element name in lower case (START, END), target (INSTRUCTION), else empty."""


def tokens_of(text: str) -> list[Token]:
    """The source cut into tokens without a gap.

    The tokenizer takes the content of ``<noscript>``, and of ``<title>`` or ``<style>`` in svg, for raw text where the
    tree reads markup. It is shown such start tags under a name of the same length that means nothing to it.
    """
    import turbohtml

    sections = _sections(text)
    broken = "</>" in text
    known = _disguised(_without(text, sections))
    lines = [0, *(m.end() for m in re.finditer("\n", text))]
    tokens: list[Token] = []
    position = 0
    for token in turbohtml.tokenize(known, capture_source=True, resolve_references=True):
        kind = _KINDS[token.type]
        if kind is Kind.TEXT:
            continue
        start = lines[token.line - 1] + token.col
        if start > position:
            tokens += _texts(text, position, start, tokens) if broken else (Token(Kind.TEXT, position, start, ""),)
        if start in sections:
            kind = Kind.SECTION
        position = start + len(token.source or "")
        tokens.append(Token(kind, start, position, token.tag or token.target or ""))
    end = _unfinished(text, position, tokens)
    if position < end:
        tokens += _texts(text, position, end, tokens)
    if end < len(text):
        tokens.append(Token(Kind.COMMENT, end, len(text), ""))
    return tokens


def _texts(text: str, start: int, end: int, before: list[Token]) -> Iterator[Token]:
    """A stretch of text; ``</>`` in it is nothing (HTML standard §13.2.5.7), but where tags are not read."""
    literal = before and before[-1].kind is Kind.START and before[-1].name in elements.RAW
    while not literal and (place := text.find("</>", start, end)) >= 0:
        if place > start:
            yield Token(Kind.TEXT, start, place, "")
        yield Token(Kind.COMMENT, place, place + 3, "")
        start = place + 3
    if end > start:
        yield Token(Kind.TEXT, start, end, "")


def _sections(text: str) -> dict[int, int]:
    """Where CDATA sections begin and end. Only the tree knows: outside of svg and math they are broken comments."""
    import turbohtml

    if not FOREIGN.search(text) or "<![CDATA[" not in text:
        return {}
    mark = unused(text)
    places = [match.end() for match in _CDATA.finditer(text)]
    numbers = iter(range(len(places)))
    marked = _CDATA.sub(lambda match: f"{match[0]}{mark}{next(numbers)}{mark}", text)
    found: dict[int, int] = {}
    for node in turbohtml.parse(marked).descendants:
        if isinstance(node, turbohtml.Text) and mark in node.data:
            for number in re.findall(f"{mark}([0-9]+){mark}", node.data):
                begin = places[int(number)]
                end = text.find("]]>", begin)
                found[begin - len("<![CDATA[")] = len(text) if end < 0 else end + 3
    return found


def _without(text: str, sections: dict[int, int]) -> str:
    """The text with a comment of the same length in place of each section."""
    out: list[str] = []
    position = 0
    for start, end in sorted(sections.items()):
        if start >= position:
            out += (text[position:start], "<?", re.sub("[^\n]", "x", text[start + 2 : end - 1]), ">")
            position = end
    return "".join(out) + text[position:] if out else text


def unused(text: str) -> str:
    """A private character that a text does not have."""
    return next(c for n in count(0xE000) if (c := chr(n)) not in text)


def _unfinished(text: str, position: int, tokens: list[Token]) -> int:
    """Where the tag begins in which the file ends; parsers drop it. The file's end if there is none."""
    last = tokens[-1] if tokens else None
    raw = last is not None and last.kind is Kind.START and last.name in elements.RAW
    pattern = rf"</{last.name}[\s/]" if raw and last else "</?[A-Za-z]"
    match = re.compile(pattern, re.IGNORECASE).search(text, position)
    return match.start() if match else len(text)


def _disguised(text: str) -> str:
    text = _NOSCRIPT.sub(r"\1x", text)
    if not FOREIGN.search(text):
        return text
    out: list[str] = []
    position = 0
    for end in _foreign_raw(text):
        out += (text[position : end - 1], "x")
        position = end
    return "".join(out) + text[position:] if out else text


def _foreign_raw(text: str) -> list[int]:
    """Offsets behind the names of ``<title>``, ``<style>`` … in svg or math, where they are ordinary elements."""
    import turbohtml

    document = turbohtml.parse(text, source_locations=True)
    return sorted(
        node.source_location.start_tag.start_offset + 1 + len(node.tag)
        for node in document.iter_elements(elements.RAW)
        if node.namespace is not turbohtml.Namespace.HTML and node.source_location
    )
