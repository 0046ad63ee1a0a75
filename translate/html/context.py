"""What an element hands down to the text inside: translatable or not, language, white space, family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from translate.html import elements
from translate.html.its.values import NOTHING, Values
from translate.html.page import Element, Page
from translate.html.rules import UNRULED, Ruled


@dataclass(frozen=True, slots=True)
class Context:
    """Inherited by children unless they say otherwise."""

    translate: bool = True
    """ITS 2.0 Translate: ``translate="no"`` and ``class="notranslate"``; a nested ``translate="yes"`` wins."""
    never: bool = False
    """Inside script, style, math …: nothing here is ever a unit."""
    code: bool = False
    """Inside ``code``, ``kbd`` …: shown in a sentence, but no sentence by itself."""
    preformatted: bool = False
    language: str = ""
    """The ``lang`` in force."""
    family: str = ""
    asked: str = ""
    """The ``data-l10n-context`` in force, which goes before every family."""
    note: str = ""
    block: Element | None = None
    """The nearest element that is no part of a sentence."""
    included: bool = False
    """The project asked for what is usually left alone."""
    whole: bool = False
    """Never cut into sentences: a limit counts for all of it."""
    paragraph: bool = False
    """The project wants one segment, whatever its sentences."""
    within: str = ""
    """ITS 2.0 Elements Within Text, where it is not what HTML says: ``yes``, ``no``, ``nested``. Of this element alone."""
    said: Values = NOTHING
    """What ITS says of this element."""


ROOT = Context()


def contexts(
    page: Page, rules: Ruled = UNRULED, said: Mapping[Element, Values] = MappingProxyType({})
) -> dict[Element, Context]:
    """The context inside each element of a page.

    Arguments: ``rules``, what the project says of its elements; ``said``, what ITS says of them.
    """
    found: dict[Element, Context] = {}
    touched = rules.include | rules.exclude | rules.paragraph
    for element in page.elements:  # in tree order: parents come first
        above = found[element.parent] if element.parent else ROOT
        if element in touched:
            above = replace(
                above,
                translate=(above.translate or element in rules.include) and element not in rules.exclude,
                included=above.included or element in rules.include,
                paragraph=above.paragraph or element in rules.paragraph,
            )
        if said:
            above = _told(above, said.get(element, NOTHING))
        found[element] = _inside(element, above)
    return found


def _told(above: Context, own: Values) -> Context:
    """The context with what ITS says of an element; what it only inherits is in the context already."""
    outside = above.said
    nested = own.locales is not None and own.locales != outside.locales
    return replace(
        above,
        said=own,
        within="nested" if nested else own.within_text or "",
        translate=own.translate if own.translate not in (None, outside.translate) else above.translate,
        language=own.language if own.language not in (None, outside.language) else above.language,
        preformatted=own.space == "preserve" if own.space != outside.space else above.preformatted,
        whole=above.whole or own.storage is not None,
    )


def is_inline(element: Element, here: Context) -> bool:
    """True if an element is part of the sentence around it. ``here`` is its context."""
    if here.within:
        return here.within == "yes"
    return elements.is_inline(element.name) if not element.foreign else element.name in ("tspan", "a")


def _inside(element: Element, above: Context) -> Context:
    name = element.name
    inline = is_inline(element, above)
    if inline and not element.has_attributes:
        return above if name not in elements.CODE or above.included else replace(above, code=True)
    block = above.block if inline else element
    listing = not above.included and (name in elements.CODE or (name == "pre" and _is_listing(element)))
    code = listing or (above.code and inline)
    never = above.never or name == "style" or name in elements.NEVER
    preformatted = above.preformatted or name in ("pre", "listing", "textarea")
    family = above.family if inline else above.asked or _family(element, above)
    if not element.has_attributes:
        return Context(
            above.translate, never, code, preformatted, above.language, family, above.asked, above.note, block,
            above.included, above.whole, above.paragraph, above.within, above.said,
        )  # fmt: skip
    language = element.get("lang")
    if language is None:
        language = element.get("xml:lang")
    own = element.get("data-l10n-context")
    return Context(
        _translatable(element, above),
        never,
        code and element.get("translate") not in ("yes", ""),
        preformatted,
        above.language if language is None else language.strip(),
        family if own is None else own.strip() or _family(element, above),
        above.asked if own is None else own.strip(),
        element.get("data-l10n-note") or above.note,
        block,
        above.included,
        above.whole,
        above.paragraph,
        above.within,
        above.said,
    )


def _translatable(element: Element, above: Context) -> bool:
    asked = element.get("translate")
    if asked is not None and asked.strip().lower() in ("yes", "no", ""):
        return asked.strip().lower() != "no"
    return above.translate and "notranslate" not in (element.get("class") or "").split()


def _family(element: Element, above: Context) -> str:
    if element.foreign:
        return {"title": "title", "desc": "description"}.get(element.name, "")
    if element.name in ("optgroup", "select", "datalist"):
        return above.family
    return elements.FAMILIES.get(element.name, "")


def _is_listing(pre: Element) -> bool:
    """``<pre><code>…</code></pre>``: program text, protected unless the project asks for it."""
    children = [c for c in pre.node.children if c.text.strip() or hasattr(c, "tag")]
    return bool(children) and all(getattr(c, "tag", "") in elements.CODE for c in children)
