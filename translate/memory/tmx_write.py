"""Writing TMX 1.4b, level 2: one unit for each pair, in the order it comes, so that memory stays flat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from translate.memory.pairs import Pair
from translate.memory.tmx_codes import Code, content_of

TOOL: Final = "translate-desk"
"""``creationtool``: a file that says so is read back to the letter."""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = {**_TEXT, ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}


def can_be_written(pair: Pair) -> bool:
    """False for texts with characters that XML does not have (XML 1.0 §2.2)."""
    return not (_ILLEGAL.search(pair.source) or _ILLEGAL.search(pair.target) or _ILLEGAL.search(pair.family))


def tmx(
    pairs: Iterable[tuple[str, Pair]], *, source: str, version: str, segmentation: str = "sentence"
) -> Iterator[str]:
    """A TMX file, piece by piece.

    Arguments: ``pairs``, the BCP 47 tag of the translation and the pair, which :func:`can_be_written`; ``source``, the tag of
    the source texts; ``version``, of this program; ``segmentation``, ``sentence`` or ``paragraph``.
    """
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f'<header creationtool="{TOOL}" creationtoolversion="{_attribute(version)}" segtype="{segmentation}" o-tmf="PO"'
        f' adminlang="en" srclang="{_attribute(source)}" datatype="html"/>\n<body>\n'
    )
    for tag, pair in pairs:
        yield _unit(tag, pair, source)
    yield "</body>\n</tmx>\n"


def _unit(tag: str, pair: Pair, source: str) -> str:
    day = f' changedate="{pair.day.replace("-", "")}T000000Z"' if pair.day else ""
    by = f' changeid="{_attribute(pair.by)}"' if pair.by else ""
    family = f'<prop type="x-family">{pair.family.translate(_TEXT)}</prop>\n' if pair.family else ""
    numbers: dict[tuple[str, int], str] = {}
    variants = "".join(
        f'<tuv xml:lang="{_attribute(language)}"><seg>{_segment(text, numbers)}</seg></tuv>\n'
        for language, text in ((source, pair.source), (tag, pair.target))
    )
    return f"<tu{day}{by}>\n{family}{variants}</tu>\n"


def _segment(text: str, numbers: dict[tuple[str, int], str]) -> str:
    if "<" not in text and "&" not in text:
        return text.translate(_TEXT)
    return "".join(
        part.translate(_TEXT) if isinstance(part, str) else _code(part) for part in content_of(text, numbers)
    )


def _code(code: Code) -> str:
    native = code.native.translate(_TEXT)
    x = f' x="{code.x}"' if code.x else ""
    if code.kind == "void":
        return f"<ph{x}>{native}</ph>"
    if code.i:
        return f'<bpt i="{code.i}"{x}>{native}</bpt>' if code.kind == "open" else f'<ept i="{code.i}">{native}</ept>'
    return f'<it pos="{code.type or "begin"}"{x}>{native}</it>'


def _attribute(text: str) -> str:
    return _ILLEGAL.sub("", text).translate(_ATTRIBUTE)
