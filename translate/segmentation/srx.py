"""A project's own segmentation rules: SRX 2.0 (GALA, 2008), the format of OmegaT, Okapi and LanguageTool.

A rule has a pattern before and a pattern behind a place; the first that fits says whether a sentence ends there.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from translate.errors import InputError, Problem
from translate.segmentation.bounded import Budget, Pattern, compiled, try_out
from translate.segmentation.srx_rules import LanguageMap, Rule, Rules

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE: Final = "{http://www.lisa.org/srx20}"
_LARGEST: Final = 2_000_000
"""Bytes of a file."""
_LOOKBEHIND: Final = 100
"""Repetitions of ``*`` and ``+`` in what stands before a place, as choppa has it."""


def read_srx(data: bytes, path: str) -> Rules:
    """Read an SRX 2.0 file.

    Arguments: ``data``, its bytes; ``path``, for messages. A DOCTYPE, and with it every entity, is refused; nothing
    is fetched. Raises :class:`~translate.errors.InputError` with every problem of the file.
    """
    root = _root(data, path)
    reader = _Reader(path)
    reader.read(root)
    if not reader.problems and not reader.maps:
        reader.complain("the file has no <languagemap>", root, "map a language to rules, or remove the file")
    if reader.problems:
        raise InputError(*reader.problems)
    header = root.find(f"{_NAMESPACE}header")
    groups = {name: tuple(rules) for name, rules in reader.groups.items()}
    return Rules(
        path,
        sha256(data).hexdigest()[:8],
        header is not None and header.get("cascade") == "yes",
        tuple(reader.maps),
        groups,
        reader.budget,
    )


def _root(data: bytes, path: str) -> _Element:
    from lxml import etree

    if len(data) > _LARGEST:
        raise InputError(Problem(f"the file has {len(data)} bytes; {_LARGEST} are allowed", path))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(Problem(f"not XML: {error.msg}", path, error.lineno or 0)) from error
    document: Any = root.getroottree()
    if document.docinfo.internalDTD is not None or document.docinfo.doctype:
        raise InputError(Problem("a DOCTYPE is not allowed", path, 1, "remove the line that begins with <!DOCTYPE"))
    if root.tag != f"{_NAMESPACE}srx":
        hint = f'the first element must be <srx xmlns="{_NAMESPACE.strip("{}")}" version="2.0">'
        raise InputError(Problem(f"not an SRX 2.0 file: it begins with <{root.tag}>", path, _line(root), hint))
    return root


def _line(element: _Element) -> int:
    line: Any = element.sourceline  # lxml-stubs give it the type of ...
    return line or 0


class _Reader:
    """Takes rules and maps out of the tree, and collects what is wrong with them."""

    def __init__(self, path: str) -> None:
        self.problems: list[Problem] = []
        self.groups: dict[str, list[Rule]] = {}
        self.maps: list[LanguageMap] = []
        self.budget = Budget()
        self._path = path

    def complain(self, message: str, element: _Element, hint: str = "") -> None:
        """Note a problem at an element."""
        self.problems.append(Problem(message, self._path, _line(element), hint))

    def read(self, root: _Element) -> None:
        """Read all rules, then all maps."""
        for group in root.iter(f"{_NAMESPACE}languagerule"):
            name = group.get("languagerulename") or ""
            if not name or name in self.groups:
                self.complain(f"<languagerule> {name!r}: its languagerulename is missing or there twice", group)
            self.groups.setdefault(name, []).extend(self._rule(rule) for rule in group.iter(f"{_NAMESPACE}rule"))
        for element in root.iter(f"{_NAMESPACE}languagemap"):
            name = element.get("languagerulename") or ""
            if name not in self.groups:
                hint = f"there are: {', '.join(sorted(self.groups))}"
                self.complain(f"<languagemap> names rules that are not there: {name!r}", element, hint)
            pattern = self._compiled(element.get("languagepattern") or "", element, ignore_case=True)
            if pattern is not None:
                self.maps.append(LanguageMap(pattern, name, _line(element)))

    def _rule(self, element: _Element) -> Rule:
        ends = element.get("break", "yes")
        if ends not in ("yes", "no"):
            self.complain(f"break is {ends!r}; it is yes or no", element)
        before, behind = (element.findtext(f"{_NAMESPACE}{name}") or "" for name in ("beforebreak", "afterbreak"))
        for text in (before, behind):
            self._compiled(text, element)
        return Rule(ends == "yes", before, behind)

    def _compiled(self, text: str, element: _Element, *, ignore_case: bool = False) -> Pattern | None:
        """A pattern that works, also as a lookbehind, which choppa makes of it; else None, and a problem noted."""
        import regex
        from choppa.utils import create_lookbehind_pattern, translate_java_regex

        flags = regex.V1 | (regex.IGNORECASE if ignore_case else 0)
        try:
            pattern = compiled(translate_java_regex(text), self.budget, flags=flags)
            try_out(pattern, self.budget)
            if text and not ignore_case:
                lookbehind = translate_java_regex(create_lookbehind_pattern(text, _LOOKBEHIND))
                try_out(compiled(lookbehind, self.budget, flags=flags), self.budget, lookbehind=True)
        except ValueError as error:
            self.complain(f"{error}: {text[:80]}", element)
            return None
        return pattern
