"""Pages in, articles and words about them out: shared by the tests of this folder."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from translate.html.assemble import assemble, unit_problem
from translate.html.document import article_of
from translate.html.elements import ATTRIBUTES
from translate.html.encoding import decode
from translate.model.content import Article, PageRendering, Place, Rendering, Unit
from translate.segmentation.sentences import cutter

_SHOWN = str.maketrans({"\n": "⏎", "\u00a0": "⍽", "\t": "⇥"})
_ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")


def article(page: str | bytes, *, language: str = "en", mode: str = "sentence") -> Article:
    """The article in a page."""
    data = page.encode() if isinstance(page, str) else page
    return article_of(decode(data, "a.html"), id="a", path="a.html", format="html", cutter=cutter(language, mode))


def describe(unit: Unit) -> str:
    """``h1 [heading] alone: One. | Two.``: a unit on a line."""
    family = f" [{unit.segments[0].family}]" if unit.segments[0].family else ""
    place = "" if unit.place is Place.TEXT else f" ({unit.place.value})"
    rest = "".join(
        word
        for word, true in (
            (f" lang={unit.language}", unit.language),
            (" pre", unit.preformatted),
            (" alone", unit.host),
            (f" note={unit.note}", unit.note),
        )
        if true
    )
    shown = " | ".join(segment.msgid.translate(_SHOWN) for segment in unit.segments)
    return f"{unit.element}{family}{place}{rest}: {shown}"


def msgids(page: str | bytes, **how: str) -> list[str]:
    """All msgids of a page, in order."""
    return [segment.msgid for unit in article(page, **how).units for segment in unit.segments]


def rendered(page: str | bytes, *targets: str | None, **how: str) -> str:
    """The page with its segments translated, in order; those left over stay source."""
    made = article(page, **how)
    waiting = list(targets)
    renderings: dict[int, Rendering] = {}
    for index, unit in enumerate(made.units):
        own = tuple(waiting.pop(0) if waiting else None for _ in unit.segments)
        problem = unit_problem(unit, own)
        if problem:
            raise problem
        renderings[index] = Rendering(own)
    assert not waiting, "more targets than segments"
    return assemble(made, PageRendering(renderings)).decode(made.skeleton.encoding)


def everything(made: Article, change) -> PageRendering:
    """A rendering of every unit that can be rendered, each msgid changed by a function."""
    renderings: dict[int, Rendering] = {}
    for index, unit in enumerate(made.units):
        targets = tuple(change(segment.msgid) for segment in unit.segments)
        if unit_problem(unit, targets) is None:
            renderings[index] = Rendering(targets)
    return PageRendering(renderings)


def accented(msgid: str) -> str:
    """A pseudo-translation: other letters, the same tags."""
    out, inside = [], False
    for index, char in enumerate(msgid):
        inside = (char == "<" and msgid[index + 1 : index + 2].strip("/").isascii()) or (inside and char != ">")
        out.append(char if inside else char.translate(_ACCENTS))
    return "".join(out)


def shape(page: str) -> list[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """Every element in lexbor's tree with its parent and the attributes that are no text."""
    return [
        (node.parent.tag if node.parent else "", node.tag, tuple(sorted(_kept(node.tag, node.attributes))))
        for node in LexborHTMLParser(page).css("*")
    ]


def _kept(tag: str, attributes: dict[str, str | None]):
    for name, value in attributes.items():
        if name in ATTRIBUTES or (name in ("content", "value") and tag in ("meta", "input")):
            continue
        yield name, value or ""
