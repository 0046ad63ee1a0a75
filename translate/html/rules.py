"""What a project says of its pages beside their own markup: CSS selectors in ``[extract]`` of the configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.html.page import Element, Page

_ATTRIBUTE = re.compile(r"(?:(?P<selector>.+)@)?(?P<name>[A-Za-z_][\w.:-]*)", re.DOTALL)
_NO_TEXT = frozenset(
    "action background charset cite class code codebase content data datetime dir for form formaction headers href "
    "hreflang http-equiv id integrity itemid itemprop itemtype lang longdesc manifest media method name nonce ping poster "
    "profile property rel role sizes slot src srcdoc srcset style target translate type usemap value xmlns".split()
)
"""Attributes that are addresses, names or code: a translation in them could break or attack the page."""


@dataclass(frozen=True, slots=True)
class Rules:
    """CSS selectors (level 4, as far as a page without a reader can match). Markup in the page goes before them."""

    include: tuple[str, ...] = ()
    """Translated although it is code; whole text, ``code`` and ``pre`` below included."""
    exclude: tuple[str, ...] = ()
    """As if it said ``translate="no"``."""
    paragraph: tuple[str, ...] = ()
    """One segment a unit, whatever its sentences."""
    attributes: tuple[str, ...] = ()
    """More attributes that are text: ``data-caption``, or ``tab-item@label`` for those of some elements only."""

    def problems(self) -> Iterator[tuple[str, str]]:
        """``(key, what is wrong)`` for each selector or attribute that cannot be used."""
        import turbohtml

        empty = turbohtml.parse("")
        for key in ("include", "exclude", "paragraph", "attributes"):
            for value in getattr(self, key):
                selector, name = _split(value) if key == "attributes" else (value, "")
                if key == "attributes" and not _is_text(name):
                    yield key, f"{value!r} is no attribute that holds text"
                try:
                    empty.select(selector or "*")
                except ValueError as error:
                    yield key, f"{value!r} is not a CSS selector: {error}"


NO_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules make of one page."""

    include: frozenset[Element] = frozenset()
    exclude: frozenset[Element] = frozenset()
    paragraph: frozenset[Element] = frozenset()
    attributes: tuple[tuple[frozenset[Element] | None, str], ...] = ()
    """Elements (None: all) and the name of an attribute of theirs."""

    def attributes_of(self, element: Element) -> Iterator[str]:
        """The names of an element's further attributes that are text."""
        return (name for elements, name in self.attributes if elements is None or element in elements)


def ruled(page: Page, rules: Rules) -> Ruled:
    """Find what each selector means in a page. Raises ``ValueError`` for a selector that :meth:`Rules.problems` refuses."""
    if rules == NO_RULES:
        return UNRULED

    def found(selectors: tuple[str, ...]) -> frozenset[Element]:
        return frozenset(element for selector in selectors for element in page.select(selector))

    attributes = (
        (page.select(selector) if selector else None, name) for selector, name in map(_split, rules.attributes)
    )
    return Ruled(
        found(rules.include),
        found(rules.exclude),
        found(rules.paragraph),
        tuple((None if elements is None else frozenset(elements), name) for elements, name in attributes),
    )


UNRULED = Ruled()
"""A project that says nothing."""


def _split(value: str) -> tuple[str, str]:
    match = _ATTRIBUTE.fullmatch(value.strip())
    return (match["selector"] or "", match["name"].lower()) if match else ("", "")


def _is_text(name: str) -> bool:
    return bool(name) and name not in _NO_TEXT and not name.startswith(("on", "xmlns", "xlink", "its-"))
