"""What an element hands down to the text inside: translatable or not, language, white space, family."""

from __future__ import annotations

from dataclasses import dataclass, replace

from translate.html import elements
from translate.html.page import Element, Page


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


ROOT = Context()


def contexts(page: Page) -> dict[Element, Context]:
    """The context inside each element of a page."""
    found: dict[Element, Context] = {}
    for element in page.elements:  # in tree order: parents come first
        above = found[element.parent] if element.parent else ROOT
        found[element] = _inside(element, above)
    return found


def _inside(element: Element, above: Context) -> Context:
    name = element.name
    inline = elements.is_inline(name) if not element.foreign else name in ("tspan", "a")
    if inline and not element.has_attributes:
        return above if name not in elements.CODE else replace(above, code=True)
    block = above.block if inline else element
    family = above.family if inline else above.asked or _family(element, above)
    asks = element.get("translate") in ("yes", "")
    code = (name in elements.CODE and not asks) or (name == "pre" and _is_listing(element)) or (above.code and inline)
    never = above.never or name == "style" or name in elements.NEVER
    preformatted = above.preformatted or name in ("pre", "listing", "textarea")
    if not element.has_attributes:
        return Context(
            above.translate, never, code, preformatted, above.language, family, above.asked, above.note, block
        )
    language = element.get("lang")
    if language is None:
        language = element.get("xml:lang")
    own = element.get("data-l10n-context")
    return Context(
        _translatable(element, above),
        never,
        code,
        preformatted,
        above.language if language is None else language.strip(),
        family if own is None else own.strip() or _family(element, above),
        above.asked if own is None else own.strip(),
        element.get("data-l10n-note") or above.note,
        block,
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
