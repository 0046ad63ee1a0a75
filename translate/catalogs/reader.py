"""Bytes to catalog, strictly: what ``msgfmt`` refuses is refused here too, with every problem and its line.

Where we differ from ``msgfmt -o /dev/null`` on purpose is :data:`DIFFERENCES`.
"""

from __future__ import annotations

import re
from typing import Final

from translate.catalogs import charset
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.fast import next_block
from translate.catalogs.grammar import Block, Refused, Words, parse_block, quoted
from translate.catalogs.header import Header, parse_fields
from translate.catalogs.lexer import tokens
from translate.catalogs.newlines import mismatch
from translate.errors import InputError, Problem
from translate.model.message import Message

DIFFERENCES: Final = (
    "Invalid bytes are refused in comments and references too; msgfmt looks at them in strings only.",
    (
        "Without a charset in the header (or with the placeholder CHARSET) the file is read as UTF-8, or if it is not UTF-8 "
        "as ISO-8859-1, which keeps every byte; msgfmt does not look."
    ),
    (
        "An unknown charset is refused, and those Python has no codec for (EUC-TW, VISCII, GEORGIAN-PS, JOHAB, UTF-7); "
        "msgfmt warns."
    ),
    "NUL is refused, also as an escape (\\0, \\x00); msgfmt cuts the string there.",
    "Numeric escapes must give text in the file's charset; msgfmt passes any bytes on.",
    "A line that ends in a backslash is refused; gettext before 0.22 joins it to the next line, in comments too.",
    "A file whose lines end in a lone carriage return is refused; msgfmt takes what follows a # for one comment.",
    "A comment behind #| or #~| is refused; msgfmt lets it pass where no message follows.",
    "The header entry must not have msgid_plural.",
    "A domain directive is kept where it stands and means nothing, as msgfmt -o treats it.",
)
"""How this reader differs from ``msgfmt`` 0.21, for the documentation. Most are refusals."""

MOST_PROBLEMS: Final = 100
"""So many problems of a file are listed, the rest are counted."""

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n")
_SPACE = re.compile(r"[ \t\r\f\v\n]*+")


def read(data: bytes, path: str, *, duplicates: bool = False) -> Catalog:
    """The catalog in a PO file's bytes; :func:`translate.catalogs.writer.write` gives the same bytes back.

    Arguments: ``path``, the file's name in problems, relative to the project, with ``/``; ``duplicates``, let a message
    that is there twice pass, as git's merge by lines makes them.
    Raises ``InputError`` with all problems of the file.
    """
    declared = charset.guess(data)
    for _ in range(2):
        text, codec = charset.decode(data, charset=declared, path=path)
        catalog, problems = _Reading(text, codec=codec, path=path, duplicates=duplicates).run()
        really = charset.declared(catalog.header.msgstr)
        if problems or really == declared or charset.CODECS.get(really.lower()) == codec:
            break
        declared = really  # the header stood where the quick look did not find it
    if problems:
        more = len(problems) - MOST_PROBLEMS
        rest = [Problem(f"and {more} more problems", path)] if more > 0 else []
        raise InputError(*problems[:MOST_PROBLEMS], *rest)
    return catalog


class _Reading:
    """One pass over a text."""

    def __init__(self, text: str, *, codec: str, path: str, duplicates: bool) -> None:
        returns = text.count("\r")
        self._newline = "\r\n" if returns and returns == text.count("\r\n") == text.count("\n") else "\n"
        self._text = text.replace("\r\n", "\n") if self._newline == "\r\n" else text
        self._codec = codec
        self._path = path
        self._duplicates = duplicates
        self._problems: list[Problem] = []
        self._entries: list[Entry] = []
        self._gaps: list[str] = []
        self._header = Header()
        self._seen: dict[tuple[str | None, str], int] = {}
        self._counted = (0, 1)
        self._end = 0

    def run(self) -> tuple[Catalog, list[Problem]]:
        """The catalog and what is wrong with it."""
        if self._lines_are_sound():
            self._blocks()
        catalog = Catalog(
            self._path,
            self._header,
            tuple(self._entries),
            self._codec,
            self._newline,
            tuple(self._gaps),
            self._text[self._end :],
        )
        return catalog, self._problems

    def _lines_are_sound(self) -> bool:
        """False if the file is not worth parsing: conflict markers, lines no two tools end in the same place."""
        text = self._text
        conflict = _CONFLICT.search(text)
        if conflict:
            hint = f"Merge it message by message: translate resolve {self._path}"
            self._problem(conflict.start(), "unresolved merge conflict", hint)
            return False
        if "\r" in text and "\n" not in text:
            self._problem(0, "the lines end in a lone carriage return", "Save the file with Unix line ends.")
            return False
        position = text.find("\\\n")
        while position >= 0:
            hint = "Put a full stop or a space behind it."
            self._problem(position, "a line ends in a backslash, which joins it to the next", hint)
            position = text.find("\\\n", position + 1)
        return not self._problems

    def _blocks(self) -> None:
        text = self._text
        length = len(text)
        position = _after_space(text, 0)
        while position < length:
            block = next_block(text, position)
            if block is None:
                position = self._strictly(position)
            else:
                self._add(block)
                position = _after_space(text, block.end)

    def _strictly(self, position: int) -> int:
        """Read word by word until an entry begins a line again; the offset of that line."""
        words = Words(tokens(self._text, position))
        while True:
            try:
                block = parse_block(words, codec=self._codec)
            except Refused as refused:
                self._problem(refused.offset, refused.problem, refused.hint)
                blank = _BLANK_LINE.search(self._text, max(refused.offset, position))
                return _after_space(self._text, blank.end()) if blank else len(self._text)
            if block.message is None:
                return len(self._text)
            self._add(block)
            start = words.next.start
            if start >= len(self._text) or self._text[start - 1] == "\n":
                return start

    def _add(self, block: Block) -> None:
        message = block.message
        assert message is not None  # both callers looked
        line = self._line(block.keyword)
        identity = (message.msgctxt, message.msgid)
        if identity in self._seen and not (self._duplicates and message.msgid):
            self._duplicate(message, block)
        self._seen[identity] = line
        self._gaps.append(self._text[self._end : block.start])
        self._end = block.end
        raw = self._text[block.start : block.end]
        if message.msgid or message.msgctxt is not None or message.obsolete:
            self._entries.append(Entry(message, raw, line, message))
            fault = mismatch(message)
            if fault:
                hint = "Make both begin and end alike, or mark the entry fuzzy."
                self._problem(block.keyword, f"{fault}: {quoted(message.msgid)}", hint)
            return
        if message.msgid_plural is not None:
            self._problem(block.keyword, "the header entry has msgid_plural")
        self._header = Header(
            parse_fields(message.msgstr),
            message.comments,
            message.extracted,
            message.references,
            message.flags,
            raw,
            line,
            len(self._entries),
        )

    def _duplicate(self, message: Message, block: Block) -> None:
        first = self._seen[message.msgctxt, message.msgid]
        if not message.msgid and message.msgctxt is None:
            said = f"a second header entry, the first is in line {first}"
        else:
            said = f"duplicate message {quoted(message.msgid)}, first in line {first}"
        self._problem(block.keyword, said, "Keep one of the two (msguniq shows both side by side).")

    def _line(self, offset: int) -> int:
        position, line = self._counted
        if offset < position:
            return self._text.count("\n", 0, offset) + 1
        line += self._text.count("\n", position, offset)
        self._counted = (offset, line)
        return line

    def _problem(self, offset: int, message: str, hint: str = "") -> None:
        self._problems.append(Problem(message, self._path, self._line(offset), hint))


def _after_space(text: str, offset: int) -> int:
    found = _SPACE.match(text, offset)
    return found.end() if found else offset
