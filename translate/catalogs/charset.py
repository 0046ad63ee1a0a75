"""Bytes to text: which charset a PO file declares, and what is wrong with its bytes."""

from __future__ import annotations

import re
from typing import Final

from translate.errors import InputError, Problem

_PLAIN = ("koi8-r", "koi8-u", "koi8-t", "gb2312", "euc-jp", "euc-kr", "gbk", "gb18030", "big5", "tis-620")
_PAGES = (437, 850, 852, 855, 866, 874, 932, 949, 950, *range(1250, 1259))
CODECS: Final = (
    {"utf-8": "utf-8", "utf8": "utf-8", "ascii": "ascii", "us-ascii": "ascii", "ansi_x3.4-1968": "ascii"}
    | {"": "utf-8", "charset": "utf-8"}  # nothing declared, or the placeholder of a template
    | {"big5-hkscs": "big5hkscs", "shift_jis": "shift_jis", "sjis": "shift_jis"}
    | {name: name for name in _PLAIN}
    | {f"iso-8859-{part}": f"iso8859-{part}" for part in range(1, 17) if part != 12}
    | {f"iso_8859-{part}": f"iso8859-{part}" for part in range(1, 17) if part != 12}
    | {f"cp{page}": f"cp{page}" for page in _PAGES}
    | {f"windows-{page}": f"cp{page}" for page in range(1250, 1259)}
)
"""Charset names that are read, lower case, and their Python codecs: those of gettext that extend ASCII and Python has.
A list and not every Python codec, because a file must not choose ``unicode_escape`` or an encoding that is not text."""

_HEADER = re.compile(rb'^[ \t]*msgid[ \t]*""[ \t\r]*\n[ \t]*msgstr((?:[ \t\r\n]*"[^"\n]*")*)', re.MULTILINE)
_CHARSET = re.compile(r"charset=([^\s\\\"]*)")
MOST_LINES: Final = 100
"""So many lines with invalid bytes are reported, the rest of them is counted."""


def declared(msgstr: str) -> str:
    """The charset a header's msgstr names, as written; empty if none."""
    match = re.search(r"^content-type:[^\n]*?charset=([^\s\"]*)", msgstr, re.IGNORECASE | re.MULTILINE)
    match = match or _CHARSET.search(msgstr)
    return match[1] if match else ""


def guess(data: bytes) -> str:
    """The charset a file seems to declare, before it is read: the strict reader has the last word."""
    header = _HEADER.search(data)
    return declared(header[1].decode("latin-1").replace("\\n", "\n").replace('"', "")) if header else ""


def decode(data: bytes, *, charset: str, path: str) -> tuple[str, str]:
    """The text of a file and the codec it was read with.

    Raises ``InputError`` with a problem for each bad line: UTF-16, a byte order mark, NUL, an unknown charset, bytes
    invalid in the charset, bytes that would not come back the same.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _refuse(path, 1, "the file is in UTF-16", "Save it as UTF-8 without byte order mark.")
    if data[:3] == b"\xef\xbb\xbf":
        hint = "Save it as UTF-8 without byte order mark: gettext refuses the mark."
        raise _refuse(path, 1, "the file begins with a byte order mark", hint)
    if b"\0" in data:
        raise InputError(*_each_line(data, path=path, what="a NUL byte", codec=""))
    codec = CODECS.get(charset.lower())
    if codec is None:
        shown = charset[:40].encode("unicode_escape").decode("ascii")
        line = data[: max(data.find(b"charset="), 0)].count(b"\n") + 1
        raise _refuse(path, line, f"the charset '{shown}' is not known", "Convert the file: msgconv -t UTF-8 FILE")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        if charset.lower() in ("", "charset"):
            return data.decode("latin-1"), "latin-1"  # nothing is known, so every byte is kept
        what = f"bytes that are not {charset or 'UTF-8'}"
        raise InputError(*_each_line(data, path=path, what=what, codec=codec)) from None
    if codec not in ("utf-8", "ascii") and text.encode(codec, "replace") != data:
        hint = "Convert the file: msgconv -t UTF-8 FILE"
        raise _refuse(path, 0, f"the file would not come back the same from charset {charset}", hint)
    return text, codec


def _refuse(path: str, line: int, message: str, hint: str) -> InputError:
    return InputError(Problem(message, path, line, hint))


def _each_line(data: bytes, *, path: str, what: str, codec: str) -> list[Problem]:
    """A problem for each line that has NUL (no ``codec``) or cannot be decoded."""
    hint = "Open the file in its own encoding and save it as UTF-8." if codec else "Take the NUL out."
    problems: list[Problem] = []
    more = 0
    for number, line in enumerate(data.split(b"\n"), 1):
        if codec:
            try:
                line.decode(codec)
            except UnicodeDecodeError:
                pass
            else:
                continue
        elif b"\0" not in line:
            continue
        if len(problems) < MOST_LINES:
            problems.append(Problem(what, path, number, hint))
        else:
            more += 1
    if more:
        problems.append(Problem(f"{what} in {more} more lines", path))
    return problems
