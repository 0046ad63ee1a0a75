"""Every element and attribute of a page with all that ITS 2.0 says of it, defaults included: the form of the W3C's test suite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Final, TypeAlias

from translate.errors import InputError, Problem
from translate.html import encoding
from translate.html.its import defaults
from translate.html.its.annotation import said_of
from translate.html.its.sources import NO_RULES, Linked, Rules
from translate.html.its.values import Values
from translate.html.page import Element, Page, parse
from translate.model.content import LocaleFilter

_LARGEST = 100_000_000
"""Characters of all paths."""
_Listed: TypeAlias = Mapping[str, str | None]


def resolve(
    document: Page | str | bytes,
    *,
    linked: Linked | None = None,
    rules: Rules = NO_RULES,
    categories: Collection[str] | None = None,
) -> dict[str, dict[str, str]]:
    """What ITS says of each element and attribute: ``{xpath: {name: value}}``.

    Arguments: ``document``, a page, its text, or its bytes; ``linked``, gives the rule files it links to; ``rules``, more
    of them, which those of the page go before; ``categories``, some of :data:`CATEGORIES`, default all.
    Raises :class:`~translate.errors.InputError` for what is wrong in the page or its rules, ``KeyError`` for a category
    that there is not.
    """
    page = document if isinstance(document, Page) else parse(_text(document))
    listers = [CATEGORIES[name] for name in (CATEGORIES if categories is None else categories)]
    said = said_of(page, linked=linked, rules=rules, path="", notranslate=False)
    flow = defaults.flow_holders(page.elements)
    paths: dict[Element, str] = {}
    counts: Counter[tuple[Element | None, str]] = Counter()
    found: dict[str, dict[str, str]] = {}
    size = 0
    for element in page.elements:
        counts[element.parent, element.name] += 1
        above = paths[element.parent] if element.parent else ""
        place = f"[{counts[element.parent, element.name]}]" if element.parent else ""
        path = paths[element] = f"{above}/{element.name}{place}"
        size += len(path)
        if size > _LARGEST:
            raise InputError(Problem("the page is too large and too deep to list every element by its path"))
        values = said.of(element)
        found[path] = dict(_listed(listers, values, _Default(element, "", values, flow)))
        for name in element.node.attrs if element.has_attributes else ():
            default = _Default(element, name, values, flow)
            found[f"{path}/@{name}"] = dict(_listed(listers, values.of_attribute(name), default))
    return found


def _text(document: str | bytes) -> str:
    text = encoding.decode(document, "").text if isinstance(document, bytes) else document
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Default:
    """What holds where ITS says nothing of a node."""

    __slots__ = ("_attribute", "_element", "_flow", "_values")

    def __init__(self, element: Element, attribute: str, values: Values, flow: set[Element]) -> None:
        self._element = element
        self._attribute = attribute
        """Empty: the element itself."""
        self._values = values
        self._flow = flow

    def translate(self) -> bool:
        if self._attribute and not defaults.is_translatable(self._element, self._attribute):
            return False
        return self._values.translate is not False

    def within_text(self) -> str | None:
        return None if self._attribute else defaults.within_text(self._element, self._flow)


def _listed(
    listers: list[Callable[[Values, _Default], _Listed]], values: Values, default: _Default
) -> Iterator[tuple[str, str]]:
    for lister in listers:
        yield from ((key, value) for key, value in lister(values, default).items() if value is not None)


def _yes(value: bool) -> str:  # noqa: FBT001  # a value to be named
    return "yes" if value else "no"


def _translate(values: Values, default: _Default) -> _Listed:
    return {"translate": _yes(default.translate() if values.translate is None else values.translate)}


def _note(values: Values, _default: _Default) -> _Listed:
    note = values.note
    if note is None:
        return {}
    return {"locNote": note.text or None, "locNoteRef": note.ref or None, "locNoteType": note.type}


def _term(values: Values, _default: _Default) -> _Listed:
    term = values.term
    if term is None:
        return {"term": "no", "annotatorsRef": values.annotators}
    return {
        "term": _yes(term.term),
        "termInfo": term.info or None,
        "termInfoRef": term.ref or None,
        "termConfidence": term.confidence or None,
        "annotatorsRef": values.annotators,
    }


def _locales(values: Values, _default: _Default) -> _Listed:
    locales = values.locales or LocaleFilter()
    return {"localeFilterList": locales.list, "localeFilterType": locales.type}


def _storage(values: Values, _default: _Default) -> _Listed:
    storage = values.storage
    if storage is None:
        return {}
    return {
        "storageSize": str(storage.size),
        "storageEncoding": storage.encoding,
        "lineBreakType": storage.line_break,
    }


CATEGORIES: Final[Mapping[str, Callable[[Values, _Default], _Listed]]] = {
    "translate": _translate,
    "localizationnote": _note,
    "terminology": _term,
    "directionality": lambda values, _: {"dir": values.direction or "ltr"},
    "languageinformation": lambda values, _: {"lang": values.language},
    "elementswithintext": lambda values, default: {"withinText": values.within_text or default.within_text()},
    "domain": lambda values, _: {"domains": None if values.domains is None else ", ".join(values.domains)},
    "localefilter": _locales,
    "externalresource": lambda values, _: {"externalResourceRef": values.external},
    "targetpointer": lambda values, _: {"targetPointer": values.target},
    "idvalue": lambda values, _: {"idValue": values.id},
    "preservespace": lambda values, _: {"space": values.space or "default"},
    "allowedcharacters": lambda values, _: {"allowedCharacters": values.allowed},
    "storagesize": _storage,
}
"""How each data category is listed, by name."""
