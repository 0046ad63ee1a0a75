"""The words of a PO file, by gettext's rules: white space, newlines too, means nothing between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

KEYWORDS: Final = frozenset({"msgctxt", "msgid", "msgid_plural", "msgstr", "domain"})
COMMENT: Final = "comment"
STRING: Final = "string"
NUMBER: Final = "number"
END: Final = "end"

_TOKEN = re.compile(
    r"""(?P<newline>\n)|(?P<blank>[ \t\r\f\v]++)|(?P<string>"(?:[^"\\\n]++|\\[^\n])*+"?)"""
    r"""|(?P<word>[A-Za-z_$][A-Za-z0-9_$]*+)|(?P<number>[0-9]++)|(?P<previous>\#\|)|(?P<obsolete>\#~\|?)"""
    r"""|(?P<comment>\#[^\n]*+)|(?P<mark>[\[\]])|(?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r'\\(?:([abfnrtv"\\])|([0-7]{1,3})|x([0-9a-fA-F]++)|)')
_PLAIN = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", '"': '"', "\\": "\\"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the file."""

    kind: str
    """A keyword, ``[``, ``]``, :data:`COMMENT`, :data:`STRING`, :data:`NUMBER`, :data:`END`, or ``bad``."""
    text: str
    """A string's content with its escapes, a comment's line behind ``#``, else as written."""
    start: int
    """Offset, that of a ``#~`` or ``#|`` before it on its line included."""
    end: int
    obsolete: bool = False
    """Behind ``#~`` on its line."""
    previous: bool = False
    """Behind ``#|`` or ``#~|`` on its line."""


def tokens(text: str, start: int) -> Iterator[Token]:
    """The words of a text from an offset at the beginning of a line, and an :data:`END` at last."""
    obsolete = previous = False
    mark = -1
    for match in _TOKEN.finditer(text, start):
        kind = match.lastgroup or "other"
        if kind == "blank":
            continue
        if kind == "newline":
            obsolete = previous = False
            mark = -1
            continue
        if kind in ("previous", "obsolete"):
            obsolete = obsolete or kind == "obsolete"
            previous = previous or kind == "previous" or match[0] == "#~|"
            mark = match.start() if mark < 0 else mark
            continue
        value = match[0]
        if kind == "string":
            closed = len(value) > 1 and value[-1] == '"' and not _dangling(value)
            kind, value = (STRING, value[1:-1]) if closed else ("bad", value)
        elif kind == "comment":
            kind, value = ("bad", value) if previous else (COMMENT, value[1:])
        elif kind == "word":
            kind = value if value in KEYWORDS else "bad"
        elif kind == "mark":
            kind = value
        elif kind == "other":
            kind = "bad"
        yield Token(kind, value, mark if mark >= 0 else match.start(), match.end(), obsolete, previous)
        mark = -1
    yield Token(END, "", len(text), len(text))


def _dangling(value: str) -> bool:
    """True if the last quotation mark of a string token is escaped, so that none closes it."""
    slashes = len(value) - 1 - len(value[:-1].rstrip("\\"))
    return slashes % 2 == 1


def unescape(text: str, *, codec: str) -> str:
    r"""A string's content without its escapes (ISO C: ``\n``, ``\303``, ``\xc3``; numbers are bytes of the charset).

    Raises ``ValueError``, with the escape in its message, where gettext knows none, and where bytes are no text.
    """
    if "\\" not in text:
        return text
    unknown: list[str] = []
    numeric = False

    def plain(match: re.Match[str]) -> str:
        nonlocal numeric
        if match[1]:
            return _PLAIN[match[1]]
        if match[2] or match[3]:
            numeric = True
        else:
            unknown.append(text[match.start() : match.start() + 2])
        return ""

    result = _ESCAPE.sub(plain, text)
    if unknown:
        raise ValueError(f"invalid escape {', '.join(dict.fromkeys(unknown))}")
    return _numbers(text, codec=codec) if numeric else result


def _numbers(text: str, *, codec: str) -> str:
    parts: list[bytes] = []
    position = 0
    for match in _ESCAPE.finditer(text):
        parts.append(text[position : match.start()].encode(codec))
        position = match.end()
        if match[1]:
            parts.append(_PLAIN[match[1]].encode(codec))
        else:
            # gettext keeps the low byte, however many digits there are
            byte = int(match[2], 8) & 0xFF if match[2] else int(match[3][-2:], 16)
            if not byte:
                raise ValueError("an escape that stands for NUL")
            parts.append(bytes([byte]))
    parts.append(text[position:].encode(codec))
    try:
        return b"".join(parts).decode(codec)
    except UnicodeDecodeError:
        raise ValueError("numeric escapes that are no text in the file's charset") from None
