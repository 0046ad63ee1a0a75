"""Which elements and attributes do what to text (HTML standard §3.2.5 content categories, §15 rendering)."""

from __future__ import annotations

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr output q rb rp rt rtc ruby s "
    "samp slot small span strike strong sub sup time tt u var".split()
)
"""Phrasing elements whose content belongs to the sentence around them. Custom elements (with ``-``) are treated alike."""

RUBY = frozenset("rb rp rt rtc".split())
"""Parts of a ruby, whose end tags may be left out."""

FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
"""Opened again in the next block if they are not closed (HTML standard §13.2.4.3)."""

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
INLINE_VOID = frozenset("br img input wbr embed".split())
"""One ``<br/>`` in the sentence."""

OPAQUE = frozenset(
    "audio button canvas datalist iframe map math meter noembed noscript object picture progress script select style svg "
    "template textarea video".split()
)
"""One ``<svg/>`` in the sentence; text inside becomes units of its own."""

NEVER = frozenset("script style iframe noembed noframes xmp plaintext math".split())
"""No unit comes from the text inside."""

CODE = frozenset("code kbd samp tt".split())
"""Text that is shown in a sentence, but makes no sentence by itself."""

RAW = frozenset("title textarea script style iframe noembed noframes xmp plaintext noscript".split())
"""The tokenizer reads no tags inside these; true in HTML, not in svg and math, nor for noscript without scripting."""

FAMILIES = {
    **dict.fromkeys("h1 h2 h3 h4 h5 h6 title".split(), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("button", "option"), "button"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
}
"""``msgctxt`` by the block that holds the text; prose has none. It depends on the element alone, never on length or place."""

ATTRIBUTES = frozenset(
    "alt title aria-label aria-description aria-placeholder aria-roledescription aria-valuetext placeholder label abbr".split()
)
"""Attributes that are units; the family is the attribute's name."""

META = {
    **dict.fromkeys("description og:description twitter:description".split(), "description"),
    **dict.fromkeys("og:title twitter:title".split(), "heading"),
    **dict.fromkeys("og:image:alt twitter:image:alt".split(), "alt"),
    "keywords": "keywords",
    "og:site_name": "site name",
    "twitter:label1": "label",
    "twitter:data1": "label",
    "twitter:label2": "label",
    "twitter:data2": "label",
}
"""``<meta name|property=… content=…>`` that readers see, with the family of its text."""

BUTTONS = frozenset(("submit", "reset", "button"))
"""``<input type=…>`` whose ``value`` is its label."""

WITHOUT_ATTRIBUTES = frozenset("em strong i b sub sup q cite bdi small mark br wbr".split())
"""Tags a translation may add although the source has none: they carry no attribute, link nowhere and change no structure."""


def is_inline(name: str) -> bool:
    """True if text inside belongs to the sentence around the element."""
    return name in INLINE or ("-" in name and _can_be_written(name))


def _can_be_written(name: str) -> bool:
    """HTML allows ``<x-a"<b>``; in a msgid that would be no tag."""
    return name.replace("-", "_").replace(".", "_").isidentifier()
