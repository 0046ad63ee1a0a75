"""A TMX file without the translation units that hold a text (TMX 1.4b); what is not of them stays byte for byte."""

from __future__ import annotations

import re
from typing import Final

from translate.catalogs.spellings import Sought

_UNIT: Final = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|(?P<open><tu(?=[\s>]))|(?P<close></tu\s*+>)(?P<line>[ \t]*+\r?\n)?", re.DOTALL
)
_ENCODING: Final = re.compile(rb"""^<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


def without_units(data: bytes, sought: Sought) -> bytes | None:
    """The file without these units; None if none holds the text, or if the file cannot be decoded."""
    for codec in _codecs(data):
        try:
            text = data.decode(codec)
            if text.encode(codec) != data:
                continue
        except (LookupError, UnicodeError):
            continue
        after = _cut(text, sought)
        return None if after == text else after.encode(codec)
    return None


def _codecs(data: bytes) -> tuple[str, ...]:
    if data[:2] == b"\xff\xfe":
        return ("utf-16-le",)
    if data[:2] == b"\xfe\xff":
        return ("utf-16-be",)
    declared = _ENCODING.match(data)
    return (declared[1].decode("ascii"), "utf-8") if declared else ("utf-8",)


def _cut(text: str, sought: Sought) -> str:
    kept: list[str] = []
    end = 0
    start = -1
    for match in _UNIT.finditer(text):
        if match["open"] and start < 0:
            start = match.start()
        elif match["close"] and start >= 0:
            if sought.is_in(text[start : match.end()]):
                before = text[end:start]
                own_line = before.rstrip(" \t")
                kept.append(own_line if match["line"] and own_line.endswith("\n") else before)
                end = match.end() if kept[-1] is own_line else match.end("close")
            start = -1
    return "".join(kept) + text[end:]
