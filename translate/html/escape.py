"""How text is written where it stands: between tags, in an attribute, in a script, in a page inside an attribute."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import reduce

from translate.model.content import Place

CONTROL = dict.fromkeys(n for n in (*range(32), 127) if chr(n) not in "\t\n\f\r")
"""Control characters are no text in HTML, and ESC switches character sets in ISO-2022-JP."""
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"}) | CONTROL
_QUOTES = {Place.DOUBLE_QUOTED: ('"', "&quot;"), Place.SINGLE_QUOTED: ("'", "&#39;"), Place.UNQUOTED: ('"', "&quot;")}
_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""JSON in a script: nothing may look like its end tag or a comment (HTML standard §4.12.1.3)."""
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

ATTRIBUTES = frozenset(_QUOTES)
"""Places that are attribute values."""


def escaper(place: Place, layers: tuple[Place, ...] = ()) -> Callable[[str], str]:
    """The function that writes plain text in a place; ``layers`` as in :class:`~translate.model.content.Unit`."""

    def escape(text: str) -> str:
        if place is Place.JSON:
            return layered(json.dumps(text.translate(CONTROL), ensure_ascii=False)[1:-1].translate(_SCRIPT), layers)
        text = text.translate(_TEXT)
        if place in _QUOTES:
            text = text.replace(*_QUOTES[place])
        return layered(text, layers)

    return escape


def layered(markup: str, layers: tuple[Place, ...]) -> str:
    """Markup as it is written inside the attribute values that hold it."""
    return reduce(lambda text, place: text.replace("&", "&amp;").replace(*_QUOTES[place]), layers, markup)


def enclosed(value: str, place: Place, layers: tuple[Place, ...] = ()) -> str:
    """A whole attribute value: the source's quotes are outside of it, unless there were none."""
    quote = layered('"', layers) if place is Place.UNQUOTED else ""
    return f"{quote}{value}{quote}"


def ascii_json(text: str) -> str:
    """A JSON string's text for a page in a charset that lacks some of it: a script knows no character references."""
    return _BEYOND_ASCII.sub(lambda m: json.dumps(m[0])[1:-1], text)
