"""What holds in HTML where ITS 2.0 says nothing, §8.1: phrasing content is within text, some attributes are translatable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from translate.html.page import Element

_PHRASING: Final = frozenset(
    "a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i img input ins kbd keygen "
    "label map mark math meter object output picture progress q ruby s samp select slot small span strong sub sup svg "
    "template time u var video wbr".split()
)
"""HTML §3.2.5.2.5, but what is nested."""
_NESTED: Final = frozenset("iframe noscript script textarea".split())
_TRANSPARENT: Final = frozenset("a del ins map".split())
"""Phrasing content only if all they hold is."""
_ON_SOME: Final = {
    "abbr": ("th",),
    "alt": ("area", "img", "input"),
    "download": ("a", "area"),
    "label": ("menuitem", "menu", "optgroup", "option", "track"),
    "placeholder": ("input", "textarea"),
    "srcdoc": ("iframe",),
}
_ON_ALL: Final = frozenset(("lang", "style", "title"))
_META: Final = frozenset(("description", "keywords"))


def flow_holders(elements: Iterable[Element]) -> set[Element]:
    """The elements that hold something which is no phrasing content. Arguments: ``elements``, all, in tree order."""
    found: set[Element] = set()
    for element in reversed(list(elements)):
        if element.parent is not None and (element in found or not _is_phrasing(element)):
            found.add(element.parent)
    return found


def within_text(element: Element, flow: set[Element]) -> str:
    """Elements Within Text of an element: yes, no, nested. Arguments: ``flow``, from :func:`flow_holders`."""
    if element.name in _NESTED and not element.foreign:
        return "nested"
    return "yes" if _is_phrasing(element) and not (element.name in _TRANSPARENT and element in flow) else "no"


def _is_phrasing(element: Element) -> bool:
    if element.foreign:
        return element.name in ("svg", "math") or (element.parent is not None and element.parent.foreign)
    if element.name in ("link", "meta"):
        return element.get("itemprop") is not None
    return element.name in _PHRASING or element.name in _NESTED or "-" in element.name


def is_translatable(element: Element, attribute: str) -> bool:
    """True if HTML calls an attribute translatable, §3.2.6.2 there: it follows the Translate of its element."""
    if element.foreign:
        return False
    if attribute == "content":
        return element.name == "meta" and (element.get("name") or "").strip().lower() in _META
    if attribute == "value":
        return element.name == "input" and (element.get("type") or "").strip().lower() in ("button", "reset")
    return attribute in _ON_ALL or element.name in _ON_SOME.get(attribute, ())
