"""One ``its:rules`` element as rules, ITS 2.0 §8: everything that can be wrong with a rule is found before any page is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from translate.errors import Problem
from translate.html.its import limits, selectors
from translate.html.its.markup import ITS, Markup, Source
from translate.html.its.selectors import Selector, XPath
from translate.html.its.xpath.tokens import bare_names, with_variables
from translate.html.its.xpath.tree import XHTML

_YES_NO = ("yes", "no")
_WORD = re.compile(r"""\"[^"]*"|'[^']*'|[^\s,"']+|[,"']""")


@dataclass(frozen=True, slots=True)
class _Shape:
    """What an element of a rule has to be."""

    category: str
    """Field of :class:`~translate.html.its.values.Values`."""
    needs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Attributes that must be there, and what they may be; empty: anything."""
    may: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    one_of: tuple[str, ...] = ()
    """Exactly one of these."""
    at_most: tuple[tuple[str, ...], ...] = ()
    """Not two of one group."""

    @property
    def known(self) -> set[str]:
        """All attributes it may have."""
        return {"selector", *self.needs, *self.may, *self.one_of, *(name for group in self.at_most for name in group)}


_ANY: tuple[str, ...] = ()
_SHAPES: Final = {
    "translateRule": _Shape("translate", {"translate": _YES_NO}),
    "locNoteRule": _Shape(
        "note",
        {"locNoteType": ("alert", "description")},
        one_of=("locNote", "locNotePointer", "locNoteRef", "locNoteRefPointer"),
    ),
    "termRule": _Shape("term", {"term": _YES_NO}, at_most=(("termInfoPointer", "termInfoRef", "termInfoRefPointer"),)),
    "dirRule": _Shape("direction", {"dir": ("ltr", "rtl", "lro", "rlo")}),
    "langRule": _Shape("language", {"langPointer": _ANY}),
    "withinTextRule": _Shape("within_text", {"withinText": ("yes", "no", "nested")}),
    "domainRule": _Shape("domains", {"domainPointer": _ANY}, {"domainMapping": _ANY}),
    "localeFilterRule": _Shape("locales", {"localeFilterList": _ANY}, {"localeFilterType": ("include", "exclude")}),
    "externalResourceRefRule": _Shape("external", {"externalResourceRefPointer": _ANY}),
    "targetPointerRule": _Shape("target", {"targetPointer": _ANY}),
    "idValueRule": _Shape("id", {"idValue": _ANY}),
    "preserveSpaceRule": _Shape("space", {"space": ("default", "preserve")}),
    "allowedCharactersRule": _Shape("allowed", one_of=("allowedCharacters", "allowedCharactersPointer")),
    "storageSizeRule": _Shape(
        "storage",
        {},
        {"lineBreakType": ("cr", "lf", "crlf")},
        one_of=("storageSize", "storageSizePointer"),
        at_most=(("storageEncoding", "storageEncodingPointer"),),
    ),
}
_PASSED_OVER: Final = frozenset(
    "param locQualityIssueRule locQualityRatingRule mtConfidenceRule provRule textAnalysisRule rubyRule".split()
)
"""Of categories that say who made a text and how good it is; nothing here reads them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule ready to be applied."""

    name: str
    """``translateRule`` and so on."""
    category: str
    """Field of :class:`~translate.html.its.values.Values` that it gives."""
    selector: Selector
    given: Mapping[str, str]
    """Attributes that hold the value itself; ``locNote`` is the child element."""
    pointers: Mapping[str, Selector]
    """Attributes that say where the value is in the page."""
    domains: Mapping[str, str]
    """``domainMapping``."""
    where: Problem
    """Where it stands, without a message."""


def rules_in(
    markup: Markup, source: Source, variables: Mapping[str, str], doubts: list[Problem]
) -> Iterator[Rule | Problem]:
    """The rules of one ``its:rules`` element, in order; a problem in the place of one that is broken.

    Arguments: ``variables``, what ``its:param`` elements say; ``doubts``, gets what is odd but not wrong.
    """
    language = markup.attributes.get("queryLanguage", "xpath").strip()
    if language not in ("xpath", "css"):
        yield source.problem(f"queryLanguage {language!r} is not understood", markup.line, "Use xpath or css.")
        return
    for child in markup.children:
        if not child.name.startswith(f"{{{ITS}}}") or child.local in _PASSED_OVER:
            continue
        if child.local in _SHAPES:
            yield from _rule(child, _Reader(language, source, child.line, variables, doubts))
        else:
            hint = "Look for a typing error in its name."
            yield source.problem(f"ITS 2.0 has no its:{child.local}", child.line, hint)


@dataclass(frozen=True, slots=True)
class _Reader:
    language: str
    source: Source
    line: int
    variables: Mapping[str, str]
    doubts: list[Problem]

    def problem(self, message: str, hint: str = "") -> Problem:
        return self.source.problem(message, self.line, hint)

    def selector(self, text: str, prefixes: Mapping[str, str], *, absolute: bool) -> Selector:
        if self.language == "css":
            return selectors.css(text)
        read = selectors.xpath(text, prefixes, self.variables, absolute=absolute)
        bare = bare_names(text)
        if bare:
            hint = f'Declare xmlns:h="{XHTML}" and write h:{bare[0]}.'
            self.doubts.append(self.problem(f"{bare[0]} without a prefix in {text[:80]!r} is no element of HTML", hint))
        return read


def _rule(markup: Markup, reader: _Reader) -> Iterator[Rule | Problem]:
    name, shape = markup.local, _SHAPES[markup.local]
    given = {key: value for key, value in markup.attributes.items() if not key.startswith("{")}
    notes = [child for child in markup.children if child.name == f"{{{ITS}}}locNote"]
    if notes:
        given["locNote"] = " ".join(notes[0].text.split())
    problems = list(_misshapen(name, shape, given, reader))
    if len(notes) > 1:
        problems.append(reader.problem(f"its:{name} has more than one its:locNote"))
    read: dict[str, Selector] = {}
    for key, text in given.items():
        if key == "selector" or _is_pointer(key):
            try:
                read[key] = reader.selector(text, markup.prefixes, absolute=key == "selector")
            except ValueError as error:
                problems.append(reader.problem(f'{key}="{text[:80]}" of its:{name} cannot be used: {error}'))
    try:
        if isinstance(read.get("targetPointer"), XPath):
            given["targetPointer"] = with_variables(given["targetPointer"], reader.variables)
        mapping = _mapping(given.get("domainMapping", ""))
    except ValueError as error:
        problems.append(reader.problem(f"its:{name} cannot be used: {error}"))
    if problems:
        yield from problems
        return
    selector = read.pop("selector")
    yield Rule(name, shape.category, selector, given, read, mapping, reader.problem(""))


def _mapping(text: str) -> Mapping[str, str]:
    """``domainMapping``, §8.8: pairs with commas between them. Raises ``ValueError`` if it is no such list."""
    pairs: list[list[str]] = [[]]
    for word in _WORD.findall(text):
        if word == ",":
            pairs.append([])
        else:
            pairs[-1].append(word[1:-1] if word[0] in "\"'" and len(word) > 1 else word)
    for pair in pairs:
        if len(pair) not in (0, 2):
            raise ValueError(f"{' '.join(pair)[:80]!r} in domainMapping is no pair; quote what has spaces in it")
    return {pair[0]: pair[1] for pair in pairs if pair}


def _is_pointer(attribute: str) -> bool:
    return attribute.endswith("Pointer") or attribute == "idValue"


def _misshapen(name: str, shape: _Shape, given: Mapping[str, str], reader: _Reader) -> Iterator[Problem]:
    for key in ("selector", *shape.needs):
        if key not in given:
            yield reader.problem(f"its:{name} has no {key}")
    for key in given:
        if key not in shape.known:
            yield reader.problem(f"its:{name} knows no {key}", "Look for a typing error in its name.")
    for key, values in {**shape.needs, **shape.may}.items():
        if values and key in given and given[key] not in values:
            yield reader.problem(f"{key} of its:{name} is {given[key]!r}, not one of {', '.join(values)}")
    if shape.one_of and sum(key in given for key in shape.one_of) != 1:
        yield reader.problem(f"its:{name} needs exactly one of {', '.join(shape.one_of)}")
    for group in shape.at_most:
        if sum(key in given for key in group) > 1:
            yield reader.problem(f"its:{name} has more than one of {', '.join(group)}")
    for key, wrong in _CHECKS.items():
        if key in given and (message := wrong(given[key])):
            yield reader.problem(f"{key} of its:{name}: {message}")


def _wrong_size(value: str) -> str:
    return "" if is_size(value) else f"{value!r} is no number of bytes"


def _wrong_charset(value: str) -> str:
    return "" if limits.is_charset(value) else f"{value!r} is no charset known here"


def is_size(value: str) -> bool:
    """True for a number of bytes as ITS writes it."""
    return value.isascii() and value.isdigit() and len(value) < 16


_CHECKS: Final[Mapping[str, Callable[[str], str]]] = {
    "allowedCharacters": limits.problem_of,
    "storageSize": _wrong_size,
    "storageEncoding": _wrong_charset,
}
