"""One entry of a PO file, by gettext's grammar, word by word. The reader comes here with what its fast way cannot take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.catalogs import comments as remarks
from translate.catalogs.lexer import COMMENT, END, NUMBER, STRING, Token, unescape
from translate.model.message import Message

_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
SHOWN: Final = 60
"""So much of a file's text is repeated in a problem."""


class Refused(Exception):
    """The grammar does not allow this. Carries the offset, the problem and the next step."""

    def __init__(self, offset: int, problem: str, hint: str = "") -> None:
        super().__init__(problem)
        self.offset = offset
        self.problem = problem
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Block:
    """An entry as it stands in the text; ``message`` is None for comments that no message follows."""

    message: Message | None
    start: int
    end: int
    keyword: int
    """Offset of ``msgid``."""


def quoted(text: str) -> str:
    """Text of a file for a problem: short, and without anything a terminal would obey."""
    text = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return '"' + _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + '"'


class Words:
    """The tokens of a text with one looked at ahead."""

    def __init__(self, stream: Iterator[Token]) -> None:
        self._stream = stream
        self.next = next(stream)

    def take(self) -> Token:
        """The next token, which is then gone."""
        token = self.next
        if token.kind != END:
            self.next = next(self._stream)
        return token


def parse_block(words: Words, *, codec: str) -> Block:
    """The next entry with its comments (and ``domain`` directives, which are kept in its text and mean nothing).

    Raises ``Refused`` at the first word gettext's grammar does not allow there.
    """
    start = words.next.start
    lines: list[str] = []
    while words.next.kind in (COMMENT, "domain"):
        token = words.take()
        if token.kind == COMMENT:
            lines.append(token.text.removesuffix("\r"))
        else:
            _one_string(words, token, codec=codec)
    if words.next.kind == END:
        return Block(None, start, words.next.end, start)
    return _Entry(words, codec=codec).read(start, remarks.sort(lines))


def _one_string(words: Words, token: Token, *, codec: str) -> None:
    if token.previous or words.next.kind != STRING or words.next.previous:
        raise Refused(token.start, "a domain directive without its name")
    _unescaped(words.take(), codec=codec)


def _unescaped(token: Token, *, codec: str) -> str:
    try:
        text = unescape(token.text, codec=codec)
    except ValueError as error:
        raise Refused(token.start, f"{error} in {quoted(token.text)}", "Write a backslash as \\\\.") from None
    if "\x04" in text:
        raise Refused(token.start, f"the control character U+0004 in {quoted(token.text)}", "Take it out.")
    return text


class _Entry:
    """The fields of one entry, while they are read."""

    def __init__(self, words: Words, *, codec: str) -> None:
        self._words = words
        self._codec = codec
        self._obsolete = words.next.obsolete
        self._end = words.next.end

    def read(self, start: int, comments: remarks.Comments) -> Block:
        previous: tuple[str | None, str | None, str | None] = (None, None, None)
        if self._words.next.previous:
            context, _, msgid = self._intro(previous=True)
            previous = (context, msgid, self._optional("msgid_plural", previous=True))
        context, keyword, msgid = self._intro(previous=False)
        plural = self._optional("msgid_plural", previous=False)
        msgstr, forms = self._translation(keyword, plural)
        message = Message(
            msgid,
            msgstr,
            context,
            plural,
            forms,
            comments.people,
            comments.extracted,
            comments.references,
            comments.flags,
            *previous,
            self._obsolete,
        )
        return Block(message, start, self._end, keyword.start)

    def _intro(self, *, previous: bool) -> tuple[str | None, Token, str]:
        context = self._optional("msgctxt", previous=previous)
        keyword = self._keyword("msgid", previous=previous)
        return context, keyword, self._strings(keyword)

    def _optional(self, kind: str, *, previous: bool) -> str | None:
        token = self._words.next
        if token.kind != kind or token.previous != previous:
            return None
        return self._strings(self._keyword(kind, previous=previous))

    def _keyword(self, kind: str, *, previous: bool) -> Token:
        token = self._words.next
        if token.kind != kind or token.previous != previous:
            raise self._unexpected(f"{'#| ' if previous else ''}{kind}")
        self._consistent(token)
        return self._words.take()

    def _consistent(self, token: Token) -> None:
        if token.obsolete != self._obsolete:
            hint = "Either every line of an entry begins with #~ or none."
            raise Refused(token.start, "inconsistent use of #~ in one entry", hint)

    def _strings(self, keyword: Token) -> str:
        parts: list[str] = []
        while self._words.next.kind == STRING and self._words.next.previous == keyword.previous:
            token = self._words.next
            self._consistent(token)
            self._words.take()
            parts.append(_unescaped(token, codec=self._codec))
            self._end = token.end
        if not parts:
            raise self._unexpected(f"a string in quotation marks behind {keyword.kind}")
        return "".join(parts)

    def _translation(self, keyword: Token, plural: str | None) -> tuple[str, tuple[str, ...]]:
        if self._words.next.kind != "msgstr":
            section = "msgstr" if plural is None else "msgstr[0]"
            if self._words.next.kind == "bad":
                raise self._unexpected(section)
            raise Refused(keyword.start, f"missing {section} of this msgid")
        token = self._keyword("msgstr", previous=False)
        if self._words.next.kind != "[":
            if plural is not None:
                raise Refused(token.start, "msgstr without index behind msgid_plural", "Write msgstr[0], msgstr[1] …")
            return self._strings(token), ()
        if plural is None:
            raise Refused(token.start, "msgstr[…] without msgid_plural")
        forms: list[str] = []
        while True:
            self._index(len(forms))
            forms.append(self._strings(token))
            if self._words.next.kind != "msgstr" or self._words.next.previous:
                return "", tuple(forms)
            token = self._keyword("msgstr", previous=False)

    def _index(self, expected: int) -> None:
        for kind in ("[", NUMBER, "]"):
            token = self._words.next
            if token.kind != kind:
                raise self._unexpected(f"[{expected}]")
            self._consistent(token)
            if kind == NUMBER and token.text.lstrip("0") != str(expected or ""):
                raise Refused(token.start, f"plural index {quoted(token.text[:20])} where {expected} should stand")
            self._words.take()

    def _unexpected(self, wanted: str) -> Refused:
        token = self._words.next
        if token.kind == END:
            return Refused(token.start, f"the file ends where {wanted} should stand")
        if token.kind == "bad" and token.text.startswith('"'):
            hint = 'Close it with " on the same line; a quotation mark inside is written \\".'
            return Refused(token.start, f"unterminated string {quoted(token.text[1:])}", hint)
        if token.kind == "bad":
            return Refused(token.start, f"{quoted(token.text)} is no keyword, {wanted} should stand here")
        if token.kind == COMMENT:
            return Refused(
                token.start, f"a comment inside an entry, where {wanted} should stand", "Move it above msgid."
            )
        return Refused(token.start, f"{quoted(token.text)} where {wanted} should stand")
