"""Rule files as XML, read by lxml without entities, DTDs or network; what the rest needs of them as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from translate.errors import InputError, Problem

if TYPE_CHECKING:
    from lxml import etree

ITS: Final = "http://www.w3.org/2005/11/its"
LARGEST: Final = 1_000_000
"""Bytes of one file."""
_MOST_PREFIXES = 100
"""Namespaces in scope of one element: each element has its own list of them."""
_DEEPEST = 3
"""``its:rules``, a rule, its note."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where markup stands."""

    path: str
    before: int = 0
    """Lines before it, where it stands in a page."""

    def problem(self, message: str, line: int = 0, hint: str = "") -> Problem:
        """Something wrong in a line of the markup, from 1; 0: as a whole."""
        return Problem(message, self.path, self.before + line if line or self.before else 0, hint)


@dataclass(frozen=True, slots=True)
class Markup:
    """An XML element."""

    name: str
    """``{namespace}local``."""
    attributes: Mapping[str, str]
    """Names with a namespace as ``{namespace}local``."""
    prefixes: Mapping[str, str]
    """Namespaces in scope, the default one left out."""
    line: int
    text: str
    """All text inside."""
    children: tuple[Markup, ...] = ()

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return self.name.rpartition("}")[2]


def read(data: bytes | str, source: Source) -> tuple[str, tuple[Markup, ...]]:
    """The name of the root element, and every ``its:rules`` element.

    Raises :class:`InputError` if the file is too large, no well-formed XML, or has a DOCTYPE.
    """
    from lxml import etree

    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if len(raw) > LARGEST:
        raise InputError(source.problem(f"the rules are larger than {LARGEST:,} bytes"))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8" if isinstance(data, str) else None,
    )
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(source.problem(f"the rules are no well-formed XML: {error.msg}", error.lineno or 1)) from error
    document = root.getroottree()
    if document.docinfo.internalDTD is not None or document.docinfo.doctype:
        raise InputError(source.problem("rules may not have a DOCTYPE", 1, "Take it out; entities are not read."))
    return str(root.tag), tuple(_markup(element, 1, source) for element in root.iter(f"{{{ITS}}}rules"))


def _markup(element: etree._Element, depth: int, source: Source) -> Markup:
    prefixes = {prefix: uri for prefix, uri in element.nsmap.items() if prefix}
    if len(prefixes) > _MOST_PREFIXES:
        raise InputError(source.problem(f"more than {_MOST_PREFIXES} namespaces are declared"))
    inside = list(element.iterchildren("*")) if depth < _DEEPEST else []
    line: Any = element.sourceline  # lxml-stubs give it the type of ...
    return Markup(
        str(element.tag),
        {str(key): str(value) for key, value in element.attrib.items()},
        prefixes,
        line or 1,
        "".join(map(str, element.itertext())) if depth > 1 else "",
        tuple(_markup(child, depth + 1, source) for child in inside),
    )
