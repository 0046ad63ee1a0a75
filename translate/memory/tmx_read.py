"""Reading TMX 1.1 to 1.4b, both levels, unit by unit: a file of any size takes the memory of one unit.

Entities, DTDs and the network are out of reach; depth, elements of a unit and characters of a segment are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from translate.errors import InputError, Problem
from translate.memory.tmx_codes import Code, Content, Kind
from translate.memory.tmx_write import TOOL

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGEST: Final = 100_000
"""Characters of a segment."""
_MOST: Final = 10_000
"""Elements of a unit, or of the header."""
_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:T|\Z)")


class Readable(Protocol):
    """A file opened for reading bytes."""

    def read(self, size: int = ..., /) -> bytes:
        """So many bytes, fewer at the end."""
        ...


@dataclass(frozen=True, slots=True)
class Variant:
    """A ``<tuv>``: one language of a unit."""

    language: str
    """``xml:lang`` as written; empty if it has none."""
    content: Content
    day: str = ""
    """ISO 8601 day of the last change, in UTC."""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A ``<tu>``."""

    line: int
    variants: tuple[Variant, ...]
    family: str = ""
    """Property ``x-family``: our ``msgctxt``."""
    own: bool = False
    """The file was written by this program."""


def read_tmx(file: Readable, path: str) -> Iterator[Unit]:
    """The units of a TMX file, in order.

    Arguments: ``path``, for messages. Raises :class:`InputError` with the line where the file is broken or too large in one of
    its parts, after the units before that line: use none of them before the end.
    """
    from lxml import etree

    events = etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        attribute_defaults=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    reading = _Reading(path)
    try:
        for event, element in events:
            if event == "start":
                reading.begins(element)
            else:
                unit = reading.ends(element)
                if unit is not None:
                    yield unit
    except etree.XMLSyntaxError as error:
        log: Any = events.error_log
        first = log[0] if len(log) else None
        message = str(first.message if first else error.msg).partition(", line ")[0].partition(", try XML")[0]
        message = " ".join(message.partition(", use XML")[0].split())
        line = first.line if first else error.lineno
        raise InputError(Problem(f"not well-formed XML: {message}", path, line or 1)) from error
    except (LookupError, UnicodeError) as error:
        raise InputError(Problem(f"cannot be decoded: {error}", path, 1)) from error
    if reading.root != "tmx":
        raise InputError(Problem("the file is empty", path))


class _Reading:
    def __init__(self, path: str) -> None:
        self.path = path
        self.root = ""
        self.own = False
        self.depth = 0
        self.elements = 0

    def begins(self, element: _Element) -> None:
        self.depth += 1
        self.elements += 1
        name = _local(element)
        if self.depth == 1:
            self._begin(element, name)
        elif self.depth == 2 and name == "header":
            self.own = element.get("creationtool") == TOOL
        if self.depth > 2 and self.elements > _MOST:
            raise self._error(f"more than {_MOST} elements in one unit", element)

    def _begin(self, element: _Element, name: str) -> None:
        document: Any = element.getroottree()
        subset = document.docinfo.internalDTD
        if subset is not None and any(True for _ in subset.iterentities()):
            raise self._error("a DOCTYPE with entities is not read", element)
        if name != "tmx":
            raise self._error(f"this is no TMX file: it begins with <{name[:40]}>", element)
        self.root = name

    def ends(self, element: _Element) -> Unit | None:
        self.depth -= 1
        name = _local(element)
        unit = self._unit(element) if self.depth == 2 and name == "tu" else None
        if self.depth in (1, 2):
            self.elements = 0
            element.clear()
            parent: Any = element.getparent()
            while element.getprevious() is not None:
                del parent[0]
        return unit

    def _unit(self, element: _Element) -> Unit:
        family = ""
        variants: list[Variant] = []
        for child in element:
            name = _local(child)
            if name == "prop" and child.get("type") == "x-family":
                family = child.text or ""
            elif name == "tuv":
                variants.append(self._variant(child, element))
        return Unit(_line(element), tuple(variants), family, self.own)

    def _variant(self, element: _Element, unit: _Element) -> Variant:
        content: list[str | Code] = []
        for child in element:
            if _local(child) == "seg":
                self._content(child, content)
        size = sum(len(part if isinstance(part, str) else part.native) for part in content)
        if size > _LONGEST:
            raise self._error(f"a segment of {size:,} characters; {_LONGEST:,} are allowed", element)
        day = next((day for one in (element, unit) if (day := _day(one))), "")
        by = next((by for one in (element, unit) for name in ("changeid", "creationid") if (by := one.get(name))), "")
        return Variant(element.get(_LANGUAGE) or element.get("lang") or "", tuple(content), day, by)

    def _content(self, element: _Element, out: list[str | Code]) -> None:
        """Text and codes in a ``<seg>`` or a ``<hi>``, which is only emphasis of the tool."""
        out += [element.text] if element.text else []
        for child in element:
            if not isinstance(child.tag, str):
                raise self._error(f"the entity {str(child)[:40]} is not read", element)
            name = _local(child)
            if name == "hi":
                self._content(child, out)
            else:
                kind = _KINDS.get(name, "unknown")
                out.append(
                    Code(kind, self._native(child), child.get("type", ""), child.get("i", ""), child.get("x", ""))
                )
            out += [child.tail] if child.tail else []

    def _native(self, element: _Element) -> str:
        """What a code stands for; the text inside of it, in ``<sub>``, is none of it."""
        if any(not isinstance(child.tag, str) for child in element):
            raise self._error("an entity in a code is not read", element)
        return (element.text or "") + "".join(child.tail or "" for child in element)

    def _error(self, message: str, element: _Element) -> InputError:
        return InputError(Problem(message, self.path, _line(element)))


_KINDS: Final[Mapping[str, Kind]] = {"bpt": "open", "ept": "close", "ph": "void"}


def _local(element: _Element) -> str:
    tag: Any = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _line(element: _Element) -> int:
    line: Any = element.sourceline  # lxml-stubs give it the type of ...
    return line or 0


def _day(element: _Element) -> str:
    for name in ("changedate", "creationdate"):
        match = _DAY.match(element.get(name) or "")
        if match:
            return "-".join(match.groups())
    return ""
