"""Exact matches from a project's other catalogs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from translate.catalogs.entry import Catalog
from translate.catalogs.state import enters_memory
from translate.model.message import Key


@dataclass(frozen=True, slots=True)
class Match:
    """A reviewed translation of the very same message."""

    target: str
    article: str
    """Where it was found; the origin of the draft."""


def exact(catalogs: Iterable[tuple[str, Catalog]]) -> dict[Key, Match]:
    """Reviewed translations of one locale by message; of several, the most frequent one, then the first.

    Arguments: ``catalogs``, pairs of article id and catalog, in a fixed order.
    """
    seen: dict[Key, Counter[str]] = {}
    first: dict[tuple[Key, str], str] = {}
    for article, catalog in catalogs:
        for message in catalog.messages:
            if enters_memory(message):
                seen.setdefault(message.key, Counter())[message.msgstr] += 1
                first.setdefault((message.key, message.msgstr), article)
    best = {key: counts.most_common(1)[0][0] for key, counts in seen.items()}
    return {key: Match(target, first[key, target]) for key, target in best.items()}
