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
    family = above.family if inline else _family(element, above)
    code = name in elements.CODE or (name == "pre" and _is_listing(element)) or (above.code and inline)
    never = above.never or (name in elements.NEVER and not (element.foreign and name == "style"))
    context = replace(
        above,
        block=block,
        family=family,
        code=code,
        never=never or (name == "style"),
        preformatted=above.preformatted or name in ("pre", "listing"),
    )
    if not element.has_attributes:
        return context
    language = element.get("lang")
    if language is None:
        language = element.get("xml:lang")
    return replace(
        context,
        translate=_translatable(element, context),
        language=context.language if language is None else language.strip(),
        family=element.get("data-l10n-context") or context.family,
        note=element.get("data-l10n-note") or context.note,
    )


def _translatable(element: Element, context: Context) -> bool:
    asked = (element.get("translate") or "").strip().lower() if element.get("translate") is not None else None
    if asked == "no":
        return False
    if asked in ("yes", ""):
        return True
    return context.translate and "notranslate" not in (element.get("class") or "").split()


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
