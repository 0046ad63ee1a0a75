"""Bytes to text and back without losing one: charset, byte order mark, line ends.

Precedence as in the HTML standard §13.2.3.2: byte order mark, then what the file declares, then UTF-8. We refuse what
does not come back as the same bytes rather than guess.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left

from translate.errors import InputError, Problem
from translate.model.content import Skeleton

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(
    rb"""<meta[\s/][^>]{0,1000}?charset\s{0,20}=\s{0,20}["']?\s{0,20}([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE
)
_XML = re.compile(rb"""^<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']([A-Za-z0-9._:-]{1,40})""")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_PRESCAN = 1024
_TOLERANT = 8192
"""Browsers read 1,024 bytes; authors put the declaration behind long comments, and a wrong guess would be mojibake."""

_CODECS = frozenset(
    "ascii utf-8 utf-16-le utf-16-be big5 big5hkscs cp866 cp874 cp932 cp949 euc_jp gb18030 iso2022_jp koi8-r koi8-u "
    "mac-cyrillic mac-roman cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 "
    "iso8859-15 iso8859-16".split()
)
"""The encodings of the Encoding standard. Python knows others, which no browser reads: UTF-7, rot13, punycode."""

_LABELS = {
    **dict.fromkeys(("latin1", "latin-1", "iso-8859-1", "iso8859-1", "ascii", "us-ascii", "l1"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("tis-620", "iso-8859-11"), "cp874"),
    **dict.fromkeys(("gb2312", "gb_2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601"), "cp949"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode", "ucs-2"), "utf-8"),
    "big5": "big5hkscs",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
}
"""Encoding standard §4.2, where a label does not mean what Python takes it to mean."""


def decode(data: bytes, path: str) -> Skeleton:
    """The text of a page, with all that is needed to make the same bytes again.

    Arguments: ``data``, the whole file; ``path``, for messages.
    Raises :class:`InputError` if the bytes are not text in the charset they claim, or would not come back the same.
    """
    bom = next((b for b, _ in _BOMS if data.startswith(b)), b"")
    declared = "" if bom else _declared(data)
    encoding = next((e for b, e in _BOMS if b == bom and bom), "") or _codec(declared) or "utf-8"
    body = data[len(bom) :]
    try:
        text = body.decode(encoding)
        whole = text.encode(encoding) == body
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        claim = f"declares the charset {declared}" if declared else "declares no charset and is not UTF-8"
        raise InputError(
            Problem(
                f"the page {claim}; the bytes at offset {start + len(bom)} do not fit",
                path,
                body.count(b"\n", 0, start) + 1,
                "Save it as UTF-8, or add the right <meta charset=…>.",
            )
        ) from error
    if not whole:
        raise InputError(
            Problem(f"the page does not come back as the same bytes in {encoding}", path, 0, "Save it as UTF-8.")
        )
    if "\r" not in text:
        return Skeleton(text, encoding, bom)
    crlf: list[int] = []
    cr: list[int] = []
    offset, parts = 0, re.split("(\r\n?)", text)
    for index in range(0, len(parts) - 1, 2):
        offset += len(parts[index])
        (crlf if parts[index + 1] == "\r\n" else cr).append(offset)
        offset += 1
    return Skeleton(text.replace("\r\n", "\n").replace("\r", "\n"), encoding, bom, tuple(crlf), tuple(cr))


def encode(skeleton: Skeleton, edits: list[tuple[int, int, str]]) -> bytes:
    """The page's bytes after replacing spans of its text.

    Arguments: ``edits``, non-overlapping ``(start, end, new text)`` sorted by start; ``start == end`` inserts.
    Everything outside the spans is the source's own bytes. Characters the page's charset lacks become character
    references; a line break in new text follows the file's own.
    """
    text = skeleton.text
    newline = _newline(skeleton)
    out: list[str] = []
    position = 0
    for start, end, new in edits:
        out.append(original(skeleton, position, start))
        out.append(new if newline == "\n" else new.replace("\n", newline))
        position = end
    out.append(original(skeleton, position, len(text)))
    return skeleton.bom + "".join(out).encode(skeleton.encoding, "xmlcharrefreplace")


def _newline(skeleton: Skeleton) -> str:
    """The line end that the file has most of."""
    if not (skeleton.crlf or skeleton.cr):
        return "\n"
    counted = {"\r\n": len(skeleton.crlf), "\r": len(skeleton.cr)}
    counted["\n"] = skeleton.text.count("\n") - sum(counted.values())
    return max(counted, key=lambda end: counted[end])


def original(skeleton: Skeleton, start: int, end: int) -> str:
    """The source's own text of a span, line ends as in the file."""
    part = skeleton.text[start:end]
    if not (skeleton.crlf or skeleton.cr):
        return part
    marks = dict.fromkeys(_within(skeleton.crlf, start, end), "\r\n")
    marks |= dict.fromkeys(_within(skeleton.cr, start, end), "\r")
    out: list[str] = []
    position = start
    for offset in sorted(marks):
        out += (skeleton.text[position:offset], marks[offset])
        position = offset + 1
    return "".join(out) + skeleton.text[position:end]


def _within(offsets: tuple[int, ...], start: int, end: int) -> tuple[int, ...]:
    return offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]


def _declared(data: bytes) -> str:
    xml = _XML.match(data[:_PRESCAN])
    if xml:
        return xml[1].decode("ascii")
    meta = _META.search(_COMMENT.sub(b"", data[:_TOLERANT]))
    return meta[1].decode("ascii") if meta else ""


def _codec(label: str) -> str:
    """Python's codec for a charset label; empty if there is none, so that UTF-8 is tried."""
    name = _LABELS.get(label.lower(), label)
    try:
        known = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    return known if known in _CODECS else ""
