"""An article as one locale gets it: parts that are not for it are neither translated nor in its page (ITS 2.0 §8.10)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace

from translate.html.page import Element, Page
from translate.html.tokens import Kind
from translate.model.content import Article, LocaleFilter, Span, Unit


def in_locale(article: Article, tag: str) -> Article:
    """The article without what is not for a locale. The very same value if nothing is filtered.

    Arguments: ``tag``, BCP 47. The source locale is a locale like any other.
    """
    if not article.filters:
        return article
    removed: list[Span] = []
    for span, known in article.filters:
        if not known.admits(tag) and not (removed and span[1] <= removed[-1][1]):
            removed.append(span)
    starts = [start for start, _ in removed]

    def is_shown(unit: Unit) -> bool:
        place = bisect_right(starts, unit.span[0]) - 1
        return place < 0 or unit.span[0] >= removed[place][1]

    units = tuple(filter(is_shown, article.units))
    return replace(article, units=units, removed=tuple(removed))


def filtered_parts(page: Page, said: Mapping[Element, LocaleFilter]) -> Iterator[tuple[Span, LocaleFilter]]:
    """Where each element stands that has a filter of its own, from its start tag to its end, in document order."""
    last: dict[Element, int] = {}
    for index, owner in enumerate(page.owner):
        if owner is not None and page.tokens[index].kind != Kind.COMMENT:
            last[owner] = page.tokens[index].end
    for element in reversed(page.elements):  # children before parents
        if element.parent is not None and element in last:
            last[element.parent] = max(last[element], last.get(element.parent, 0))
    for element in page.elements:
        if element in said and element.start is not None:
            yield (element.start[0], last.get(element, element.start[1])), said[element]
