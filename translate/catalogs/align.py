"""Which old message a new one was edited from: by place first, by similarity always (DESIGN §7 "Changes")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

IN_PLACE: Final = 75.0
"""Least similarity, in percent, of two messages between the same kept neighbours."""
ELSEWHERE: Final = 85.0
"""Least similarity of two messages anywhere in the article."""
LEAST_WORDS: Final = 4
"""Shorter messages are matched in place only."""
_ALL_PAIRS: Final = 50_000
"""Up to so many pairs are compared one by one; beyond, only those that share a rare word."""
_ALL_CHARACTERS: Final = 10**10
"""The same for the characters of all pairs, multiplied."""
_CANDIDATES: Final = 16
_ENOUGH: Final = 4000
"""So many characters tell whether two messages are one."""
_COMMON: Final = 64
"""A word of more messages than this says nothing."""
_WORD = re.compile(r"\w+")
# scripts without blanks: two characters weigh as much as a word
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def longest_chain(places: Sequence[int]) -> list[int]:
    """Indexes of a longest rising run within ``places`` (all different): the neighbours that kept their order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        slot = bisect_left(tails, place)
        before.append(ends[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [place]
        ends[slot : slot + 1] = [index]
    chain: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


def pair(new: Sequence[str], old: Sequence[str], *, kept: Sequence[tuple[int, int]]) -> dict[int, int]:
    """For each new message edited from an old one, the old one; both by index, none twice.

    Arguments: ``new`` and ``old``, all messages in order, those that need no partner as ``""``; ``kept``, pairs of
    indexes of messages that are in both, in the order of ``new``.
    """
    chain = [kept[index] for index in longest_chain([place for _, place in kept])]
    found: dict[int, int] = {}
    start = (0, 0)
    for end in (*chain, (len(new), len(old))):
        news = [index for index in range(start[0], end[0]) if new[index]]
        olds = [index for index in range(start[1], end[1]) if old[index]]
        found |= _best(new, old, news=news, olds=olds, least=IN_PLACE)
        start = (end[0] + 1, end[1] + 1)
    taken = set(found.values())
    news = [index for index, text in enumerate(new) if index not in found and _long(text)]
    olds = [index for index, text in enumerate(old) if index not in taken and _long(text)]
    return found | _best(new, old, news=news, olds=olds, least=ELSEWHERE)


def _long(text: str) -> bool:
    return len(text.split()) + len(_UNSPACED.findall(text)) // 2 >= LEAST_WORDS


def _best(
    new: Sequence[str], old: Sequence[str], *, news: Sequence[int], olds: Sequence[int], least: float
) -> dict[int, int]:
    """The most similar pairs first; among equals the earlier ones."""
    if not news or not olds:
        return {}
    from rapidfuzz.fuzz import ratio

    scored = []
    for number, other in _pairs(new, old, news=news, olds=olds):
        score = ratio(new[number][:_ENOUGH], old[other][:_ENOUGH], score_cutoff=least)
        if score >= least:
            scored.append((-score, number, other))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, other in sorted(scored):
        if number not in found and other not in taken:
            found[number] = other
            taken.add(other)
    return found


def _pairs(
    new: Sequence[str], old: Sequence[str], *, news: Sequence[int], olds: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """The pairs worth comparing."""
    characters = sum(len(new[number]) for number in news) * sum(len(old[other]) for other in olds)
    if len(news) * len(olds) <= _ALL_PAIRS and characters <= _ALL_CHARACTERS:
        yield from ((number, other) for number in news for other in olds)
        return
    where: defaultdict[str, list[int]] = defaultdict(list)
    for other in olds:
        for word in set(_WORD.findall(old[other])):
            where[word].append(other)
    for number in news:
        shared: Counter[int] = Counter()
        for word in set(_WORD.findall(new[number])):
            places = where.get(word, ())
            if len(places) <= _COMMON:
                shared.update(places)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        yield from ((number, other) for other, _ in best)
