"""Concepts that cannot live in one glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from translate.terminology.glossary import Case
from translate.terminology.normal import fold, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translate.terminology.glossary import Concept

_MAX_SHARING: Final = 50
"""Concepts compared for one spelling; more than that share a term in no glossary made by people."""


def duplicates(concepts: Iterable[Concept], source: str) -> list[tuple[int, str, str]]:
    """Ids given twice, and source terms that two concepts claim in the same article.

    ``source``: tag of the source language, for its rules of letter case. Gives line, message and hint of each, at the
    later concept. Two exact spellings that differ (``US``, ``us``) do not clash, nor do disjoint scopes.
    """
    found: list[tuple[int, str, str]] = []
    ids: dict[str, Concept] = {}
    holders: dict[str, list[tuple[Concept, str]]] = {}
    for concept in concepts:
        first = ids.setdefault(concept.id, concept)
        if first is not concept:
            message = f"concept {concept.id!r} stands twice, first {_place(first, concept)}"
            found.append((concept.line, message, "give one of them another id"))
        spelt = {normalise(text).strip() for text in (concept.source.term, *concept.source.forms)}
        clashes: dict[str, Concept] = {}
        for text in sorted(spelt):
            known = holders.setdefault(fold(text, source), [])
            for other, spelling in known:
                if other is not concept and other.id != concept.id and _clash(concept, text, other, spelling):
                    clashes.setdefault(other.id, other)
            if len(known) < _MAX_SHARING:
                known.append((concept, text))
        for other in clashes.values():
            message = f"concept {concept.id!r} has a source term of concept {other.id!r} ({_place(other, concept)})"
            found.append(
                (concept.line, message, "make them one concept, or give each a scope that excludes the other's")
            )
    return found


def _clash(one: Concept, text: str, two: Concept, spelling: str) -> bool:
    differ = text != spelling and Case.EXACT in (one.source.case, two.source.case)
    return not differ and not one.scope.disjoint(two.scope)


def _place(one: Concept, seen_from: Concept) -> str:
    return f"on line {one.line}" if one.path == seen_from.path else f"in {one.path}, line {one.line}"
