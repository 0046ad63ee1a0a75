"""What can be told of each unit of an article without knowing its language: where it stands, how long it is, what it holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.alignment.facts import ADDRESS, CODE, address, facts, length
from translate.html import elements, inline
from translate.html.page import Element, Page, attribute_span, parse
from translate.html.tokens import Kind
from translate.model.content import Article, Place, Segment, Span, Unit

ATTRIBUTE: Final = "attribute"
PROSE: Final = "prose"
"""Groups of kinds: only units of one group can be each other's translation, or of groups that authors exchange."""

_QUOTED = (Place.DOUBLE_QUOTED, Place.SINGLE_QUOTED, Place.UNQUOTED)
_GROUPS = {
    **dict.fromkeys("h1 h2 h3 h4 h5 h6 legend summary".split(), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("button", "option", "optgroup", "label"), "button"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
}
_ROOTS = frozenset(("html", "body", "tbody"))
_REFERENCES = ("href", "src", "data", "poster")
_SHOWN_CODE = re.compile(r"<((?:code|kbd|samp|tt|var)[0-9-]*)>(.*?)</\1>")
_STEPS = 3
"""So many elements above a block say where it stands."""
_MOST = 5
"""More inline codes than this are many."""
_HEAD = {"description": "description", "summary": "description", "title": "title"}


@dataclass(frozen=True, slots=True)
class Part:
    """A segment, as far as it can be compared."""

    length: int
    facts: frozenset[str]
    ending: str
    """The mark it ends with: ``?``, ``!``, ``:``, ``.``; empty if it is another character."""


@dataclass(frozen=True, slots=True)
class Item:
    """A unit, as far as it can be compared."""

    unit: int
    """Its index in :attr:`Article.units`."""
    name: str
    """What the head of a page calls it, ``title``, ``description``, ``og:title``; empty for what stands in the text."""
    kind: str
    """``p``, ``h2``, ``img@alt``."""
    group: str
    path: str
    """The elements around its block, the nearest first: ``ul/nav``."""
    style: str
    """The classes of its block and of the element around."""
    section: str
    """The last id before it."""
    shape: str
    """How many links, images and pieces of code it holds."""
    length: int
    facts: frozenset[str]
    parts: tuple[Part, ...]
    """One for each segment."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An article as it can be compared."""

    article: Article
    page: Page
    items: tuple[Item, ...]
    """By unit, in document order."""


def outline(article: Article, languages: tuple[str, ...]) -> Outline:
    """What can be told of an article. Arguments: ``languages``, tags that may stand in addresses."""
    page = parse(article.skeleton.text)
    reader = _Reader(page, languages)
    return Outline(article, page, tuple(reader.item(index, unit) for index, unit in enumerate(article.units)))


class _Reader:
    """Finds the elements of units by their place in the source."""

    def __init__(self, page: Page, languages: tuple[str, ...]) -> None:
        self._page = page
        self._languages = languages
        self._starts = [token.start for token in page.tokens]
        self._ids = list(_ids(page))
        self._places = [place for place, _ in self._ids]

    def item(self, index: int, unit: Unit) -> Item:
        """What can be told of one unit."""
        start = unit.span[0]
        inner = self._element(start)
        parts = tuple(self._part(segment) for segment in unit.segments)
        if unit.place in _QUOTED or unit.place is Place.JSON:
            return self._attribute(index, unit, inner, parts)
        around = list(_chain(inner))
        block = next((place for place, element in enumerate(around) if element.name == unit.element), 0)
        found = {fact for part in parts for fact in part.facts}
        found.update(self._references(around[:block]))
        name = _HEAD.get(unit.key, unit.key) if unit.key else ""
        if not name and unit.place is Place.RAW_TITLE and unit.element == "title":
            name = "title"
        kind = unit.element
        return Item(
            index,
            name,
            kind,
            _GROUPS.get(kind, PROSE),
            _path(around[block + 1 :]),
            _style(around[block : block + 2]),
            self._section(start),
            _shape(unit),
            sum(part.length for part in parts),
            frozenset(found),
            parts,
        )

    def _attribute(self, index: int, unit: Unit, element: Element | None, parts: tuple[Part, ...]) -> Item:
        span = unit.span
        attribute = group = self._attribute_name(unit, element)
        found = set(parts[0].facts)
        name = ""
        if element is not None:
            found.update(self._references([element]))
            if element.name == "link":
                attribute = f"{attribute} {element.get('rel') or ''}"
            if element.name == "meta":
                name = (element.get("property") or element.get("name") or "").strip().lower()
        around = list(_chain(element))
        return Item(
            index,
            name,
            f"{unit.element}@{attribute}",
            f"{ATTRIBUTE} {group}",
            _path(around[1:]),
            _style(around[:1]),
            self._section(span[0]),
            "",
            parts[0].length,
            frozenset(found),
            parts,
        )

    def _attribute_name(self, unit: Unit, element: Element | None) -> str:
        if unit.place is Place.JSON:
            return f"json {unit.segments[0].family}"
        return _attribute_at(element, unit.span) if element else ""

    def _part(self, segment: Segment) -> Part:
        text = inline.plain(segment.msgid)
        found = set(facts(text, self._languages))
        found.update(CODE + match[2] for match in _SHOWN_CODE.finditer(segment.msgid))
        found.update(self._references(self._opened(code.open[0]) for code in segment.codes))
        return Part(length(text), frozenset(found), _ending(text))

    def _references(self, around: Iterator[Element | None] | list[Element]) -> Iterator[str]:
        for element in around:
            if element is None or not element.has_attributes:
                continue
            for name in _REFERENCES:
                value = element.get(name)
                if value and (known := address(value, self._languages)):
                    yield ADDRESS + known

    def _token(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _element(self, offset: int) -> Element | None:
        """The element whose tag or text stands at an offset."""
        index = self._token(offset)
        return self._page.owner[index] if index >= 0 else None

    def _opened(self, offset: int) -> Element | None:
        """The element that begins at an offset."""
        index = self._token(offset)
        if index < 0 or self._starts[index] != offset or self._page.tokens[index].kind != Kind.START:
            return None
        return self._page.owner[index]

    def _section(self, offset: int) -> str:
        place = bisect_right(self._places, offset)
        return self._ids[place - 1][1] if place else ""


def _ids(page: Page) -> Iterator[tuple[int, str]]:
    """Every id and anchor name of a page, with its place."""
    for token, owner in zip(page.tokens, page.owner, strict=True):
        if token.kind == Kind.START and owner is not None and owner.has_attributes and owner.start:
            own = owner.get("id") or (owner.get("name") if owner.name == "a" else None)
            if own and owner.start[0] == token.start:
                yield token.start, own


def _chain(element: Element | None) -> Iterator[Element]:
    if element is not None:
        yield element
        yield from element.ancestors()


def _attribute_at(element: Element, span: Span) -> str:
    """The name of the attribute whose value stands at a span."""
    for name in (*elements.ATTRIBUTES, "content", "value", "srcdoc"):
        found = attribute_span(element, name)
        if found and found[0] <= span[0] and span[1] <= found[1]:
            return name
    return ""


def _path(around: list[Element]) -> str:
    return "/".join([element.name for element in around if element.name not in _ROOTS][:_STEPS])


def _style(around: list[Element]) -> str:
    return "/".join(" ".join((element.get("class") or "").split()) for element in around)


def _shape(unit: Unit) -> str:
    names = [code.name for segment in unit.segments for code in segment.codes]
    links = sum(name.rstrip("0123456789") == "a" for name in names)
    images = sum(name.startswith(("img", "svg", "picture")) for name in names)
    return f"{min(links, _MOST)} {min(images, _MOST)} {min(len(names) - links - images, _MOST)}"


_ENDINGS = {
    mark: kind for kind, marks in (("?", "?؟？\u037e"), ("!", "!！"), (":", ":："), (".", ".。।։۔…")) for mark in marks
}


def _ending(text: str) -> str:
    return _ENDINGS.get(text.rstrip("\"'”’»)]」』）\u00a0 ")[-1:], "")
