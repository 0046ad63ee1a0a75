"""What ITS 2.0 says of each element of a page: local markup, then rules, then what is inherited (§5.5, §6.4, §8.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from translate.errors import InputError, Problem
from translate.html.its.apply import Selected, apply
from translate.html.its.lines import Lines
from translate.html.its.local import LocalReader, Said
from translate.html.its.selectors import work_on
from translate.html.its.sources import NO_RULES, Linked, Rules, page_rules
from translate.html.its.values import NOTHING, Values
from translate.html.page import Element, Page

_MOST_ANNOTATED = 30
"""ITS 2.0 has 19 data categories."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A page with what ITS says of it."""

    values: Mapping[Element, Values] = field(default_factory=dict)
    """Only elements of which ITS says something."""
    doubts: tuple[Problem, ...] = ()
    """What is odd but not wrong, for a person to look at."""

    def of(self, element: Element) -> Values:
        """What ITS says of an element; all None if nothing."""
        return self.values.get(element, NOTHING)


_UNSAID: Final = Annotated()


def annotate(page: Page, *, linked: Linked | None = None, rules: Rules = NO_RULES, path: str = "") -> Annotated:
    """What ITS says of each element.

    Arguments: ``linked``, gives the rule files that the page links to; ``rules``, the project's, which every rule of the
    page goes before; ``path``, the page's, for messages. A page that does not mention ITS costs a search of its text,
    and gets no values from HTML's own attributes either: those are the reader's business.
    ``class="notranslate"`` counts as ``translate="no"``.

    Raises :class:`InputError` with everything that is wrong: a broken rule is never left out.
    """
    if not rules.rules and not mentions(page.text):
        return _UNSAID
    return said_of(page, linked=linked, rules=rules, path=path, notranslate=True)


def mentions(text: str) -> bool:
    """True if a page may have ITS markup in it: ``its-…`` or ``its+xml`` where a name begins."""
    lower = text.lower()
    return any(_begins(lower, mark) for mark in ("its-", "its+xml"))


def _begins(text: str, mark: str) -> bool:
    at = text.find(mark)
    while at >= 0:
        before = text[at - 1 : at]
        if not (before.isalnum() or before in ("-", "_")):  # as in class="units-3"
            return True
        at = text.find(mark, at + 1)
    return False


def said_of(page: Page, *, linked: Linked | None, rules: Rules, path: str, notranslate: bool) -> Annotated:
    """As :func:`annotate`, but always; ``notranslate``: whether that class counts."""
    own = page_rules(page, linked=linked, path=path)
    every = (*rules.rules, *own.rules)
    selected = apply(work_on(page), every) if every else Selected()
    reader = LocalReader(page, path, notranslate, Lines(page))
    values: dict[Element, Values] = {}
    handed: dict[Element, Values] = {}
    known: dict[tuple[object, ...], tuple[Values, Values]] = {}
    for element in page.elements:  # parents come first
        above = handed[element.parent] if element.parent else NOTHING
        by_rules = selected.elements.get(element, {})
        said = {**by_rules, **reader.said(element, by_rules)}
        attributes = selected.attributes.get(element, {})
        if not said and not attributes:
            handed[element] = above
            if above is not NOTHING:
                values[element] = above
            continue
        if attributes:
            values[element] = _joined(above, said, attributes)
            handed[element] = values[element].handed_down()
            continue
        key = (id(above), *said.items())  # rules say the same of many elements
        if key not in known:
            joined = _joined(above, said, {})
            known[key] = joined, joined.handed_down()
        values[element], handed[element] = known[key]
    if reader.problems:
        raise InputError(*reader.problems)
    return Annotated(values, (*rules.doubts, *own.doubts, *reader.doubts))


def _joined(above: Values, said: Said, attributes: Mapping[str, Said]) -> Values:
    fields = _any(said)
    if "annotators" in fields and above.annotators:
        fields["annotators"] = _accumulated(above.annotators, fields["annotators"])
    if attributes:
        fields["attributes"] = {name: Values(**_any(of)) for name, of in attributes.items()}
    return replace(above, **fields)


def _any(said: Said) -> dict[str, Any]:
    return dict(said)


def _accumulated(outer: str, inner: str) -> str:
    """§5.7: by category, the innermost reference, sorted."""
    parts = {part.partition("|")[0]: part for part in (*outer.split(), *inner.split())}
    return " ".join(parts[key] for key in sorted(parts)[:_MOST_ANNOTATED])
