"""How marks travel: as words of letters, as addresses of mail, or as tags, by what a service keeps best.

Whatever the form, reading back verifies: each mark once, balanced, nested, or there is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import Protocol

from translate.engines import marks
from translate.engines.base import Mark, Parts, Request, text_of


class Coded(Protocol):
    """A request as a service gets it."""

    @property
    def text(self) -> str:
        """What is sent."""
        ...

    def read(self, answer: str) -> Parts | str:
        """The answer's parts, or the reason why they cannot be trusted."""
        ...


Coder = Callable[[Request], Coded | None]
"""Writes a request down; None if its text looks like the form itself."""


@dataclass(frozen=True, slots=True)
class _Letters:
    encoded: marks.Encoded

    @property
    def text(self) -> str:
        return self.encoded.text

    def read(self, answer: str) -> Parts | str:
        return marks.decode(answer, self.encoded)


def letters(request: Request) -> Coded | None:
    """``XQZ1A … XQZ1B`` for a pair, ``XQZ1`` for a void: see :mod:`translate.engines.marks`."""
    encoded = marks.encode(request.parts)
    return None if encoded is None else _Letters(encoded)


_MAIL = re.compile(
    r"\bph\s?(?P<number>\d{1,4})\s?(?P<side>[abаб])?\s?@\s?tb\s?\.\s?x(?![^\W\d_])", re.IGNORECASE
)  # Cyrillic letters too: some engines write in their own script
_SIDES = {"open": "a", "close": "b", "void": ""}


@dataclass(frozen=True, slots=True)
class _Mail:
    text: str
    source: Parts
    indexes: tuple[int, ...]

    def read(self, answer: str) -> Parts | str:
        parts: list[str | Mark] = []
        position = 0
        for match in _MAIL.finditer(answer):
            number = int(match["number"])
            if not 0 < number <= len(self.indexes):
                return "inline codes invented"
            parts.append(answer[position : match.start()])
            side = (match["side"] or "").casefold()
            parts.append(Mark(self.indexes[number - 1], "void" if not side else "open" if side in "aа" else "close"))
            position = match.end()
        parts.append(answer[position:])
        glued = set(pairwise(self.source))
        kept = [
            part
            for at, part in enumerate(parts)
            if part != " " or at == 0 or (parts[at - 1], *parts[at + 1 : at + 2]) not in glued
        ]  # a space that we set ourselves between two marks
        return _verified(self.source, kept)


def mail(request: Request) -> Coded | None:
    """``ph1a@tb.x … ph1b@tb.x`` for a pair, ``ph1@tb.x`` for a void, set apart by spaces."""
    if "@tb" in text_of(request.parts).casefold():
        return None
    indexes, number = _numbered(request.parts)
    pieces: list[str] = []
    after_mark = False
    for part in request.parts:
        is_mark = isinstance(part, Mark)
        text = f"ph{number[part.index]}{_SIDES[part.kind]}@tb.x" if isinstance(part, Mark) else part
        if pieces and (is_mark or after_mark) and pieces[-1][-1:].isalnum() and text[:1].isalnum():
            pieces.append(" ")
        pieces.append(text)
        after_mark = is_mark
    return _Mail("".join(pieces), request.parts, indexes)


@dataclass(frozen=True, slots=True)
class Tags:
    """A form of tags: ``{}`` is the mark's number."""

    pair: str
    """Start tag of a pair."""
    void: str
    """Start tag of a void."""
    filling: str = ""
    """What stands inside a void and must come back unchanged; empty: the void closes itself."""

    def start(self, mark: Mark, number: int) -> str:
        """The start tag of a mark, or what closes it."""
        if mark.kind == "close":
            return f"</{_name(self.pair)}>"
        if mark.kind == "open":
            return self.pair.format(number)
        tag, filling = self.void.format(number), self.filling.format(number)
        return f"{tag}{filling}</{_name(self.void)}>" if filling else tag


XML = Tags('<g id="{}">', '<x id="{}"/>')
"""For DeepL: strict XML, voids empty."""
HTML = Tags('<span id="g{}">', '<span class="notranslate" id="x{}">', "XQZ{}")
"""For Microsoft: an empty element may be thrown away, so a void holds a word that is left alone."""

_TAG = re.compile(r"<(?P<end>/)?(?P<name>[A-Za-z][\w:-]{0,40})(?P<rest>[^<>]{0,400})>")
_ID = re.compile(r"\bid\s*=\s*[\"']?[gx]?(\d{1,4})\b")


@dataclass(frozen=True, slots=True)
class _Tagged:
    text: str
    source: Parts
    indexes: tuple[int, ...]
    form: Tags

    def read(self, answer: str) -> Parts | str:
        parts: list[str | Mark] = []
        try:
            parts.extend(self._pieces(answer))
        except ValueError as reason:
            return str(reason)
        return _verified(self.source, parts)

    def _pieces(self, answer: str) -> Iterator[str | Mark]:
        """Marks and texts in order. Raises ``ValueError`` with the reason if the tags are not ours, or not in order."""
        voids = {part.index for part in self.source if isinstance(part, Mark) and part.kind == "void"}
        known = {_name(self.form.pair), _name(self.form.void)}
        stack: list[tuple[str, int]] = []
        position = 0
        for tag in _TAG.finditer(answer):
            text, position = unescape(answer[position : tag.start()]), tag.end()
            inside = stack[-1][1] if stack else -1
            if inside in voids:
                filling = self.form.filling.format(self.indexes.index(inside) + 1)
                if text.strip().casefold() != filling.casefold() or not tag["end"]:
                    raise ValueError("an inline code was filled")
            else:
                yield text
            if tag["name"] not in known:
                raise ValueError("inline codes invented")
            if tag["end"]:
                if not stack or stack[-1][0] != tag["name"]:
                    raise ValueError("inline codes do not nest")
                index = stack.pop()[1]
                if index not in voids:
                    yield Mark(index, "close")
                continue
            number = _ID.search(tag["rest"])
            if number is None or not 0 < int(number[1]) <= len(self.indexes):
                raise ValueError("inline codes invented")
            index = self.indexes[int(number[1]) - 1]
            yield Mark(index, "void" if index in voids else "open")
            if not tag["rest"].rstrip().endswith("/"):
                stack.append((tag["name"], index))
            elif index not in voids:
                yield Mark(index, "close")
        if stack:
            raise ValueError("inline codes do not balance")
        yield unescape(answer[position:])


def tagged(form: Tags, *, write: Callable[[str, Request], str] | None = None) -> Coder:
    """A coder for a form of tags; text is escaped, always. Arguments: ``write``, in place of the escaping of a text."""

    def code(request: Request) -> Coded:
        indexes, number = _numbered(request.parts)
        pieces = [
            form.start(part, number[part.index])
            if isinstance(part, Mark)
            else write(part, request)
            if write
            else escaped(part)
            for part in request.parts
        ]
        return _Tagged("".join(pieces), request.parts, indexes, form)

    return code


def escaped(text: str) -> str:
    """Text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _name(tag: str) -> str:
    return tag.strip("<>/").split()[0]


def _numbered(parts: Parts) -> tuple[tuple[int, ...], dict[int, int]]:
    indexes = tuple(dict.fromkeys(part.index for part in parts if isinstance(part, Mark)))
    return indexes, {index: at for at, index in enumerate(indexes, 1)}


def _verified(source: Parts, parts: list[str | Mark]) -> Parts | str:
    kept = marks.join(parts)
    return marks.verify(source, kept) or marks.misplaced(source, kept) or marks.respace(source, kept)
