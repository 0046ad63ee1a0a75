"""Structured data for other machines (JSON-LD 1.1 in a script): the strings of it that people read in search results."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from translate.html.context import Context
from translate.html.inline import escape
from translate.html.page import Element, Page
from translate.html.templating import mask
from translate.html.tokens import Kind
from translate.model.content import Segment, Span

FAMILIES = {
    "headline": "heading",
    "alternativeHeadline": "heading",
    "description": "description",
    "name": "name",
    "caption": "caption",
}
"""Keys of schema.org whose values are text, with the family of each."""

_TYPE = "application/ld+json"
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


def json_ld_segments(page: Page, context_of: dict[Element, Context]) -> Iterator[tuple[Element, Segment]]:
    """Each text in the JSON-LD of a page as a segment, with its script element.

    A script that is no JSON (it may be a template) is left as it is.
    """
    for index, owner in enumerate(page.owner):
        if owner is None or owner.name != "script" or not owner.has_attributes or page.tokens[index].kind != Kind.START:
            continue
        if (
            (owner.get("type") or "").partition(";")[0].strip().lower() != _TYPE
            or not context_of[owner].translate
            or owner.foreign
        ):
            continue
        if index + 1 < len(page.tokens) and page.tokens[index + 1].kind == Kind.TEXT:
            token = page.tokens[index + 1]
            for family, span, text in _strings(page.text[token.start : token.end], token.start):
                yield owner, Segment(escape(text), family, span)


def _strings(source: str, offset: int) -> Iterator[tuple[str, Span, str]]:
    """Family, place (without the quotes) and text of each string that is one of ours."""
    try:
        json.loads(source)
    except (ValueError, RecursionError):
        return
    keys: list[str | None] = []
    """By depth: the key whose value is being read; a list hands down its own."""
    previous = ""
    for match in _TOKEN.finditer(source):
        piece = match[0]
        if piece in "{[":
            keys.append(keys[-1] if piece == "[" and keys else None)
        elif piece in "}]":
            keys.pop()
        elif piece == ",":
            pass
        elif piece == ":":
            if keys:
                keys[-1] = json.loads(previous)
        elif piece[0] == '"' and keys and (family := FAMILIES.get(keys[-1] or "")) and _is_value(source, match.end()):
            text = " ".join(str(json.loads(piece, strict=False)).split())
            if any(map(str.isalpha, text)) and not mask(text).spans and _is_text(text):
                yield family, (offset + match.start() + 1, offset + match.end() - 1), text
        previous = piece


def _is_value(source: str, end: int) -> bool:
    """A string before a colon is a key."""
    return not source[end : end + 50].lstrip().startswith(":")


def _is_text(text: str) -> bool:
    """No half of a surrogate pair, which UTF-8 cannot write; no address."""
    return not any("\ud800" <= c <= "\udfff" for c in text) and not re.match(r"https?://\S+$", text)
