"""A page and an older translation of it: which text may stand at which message, and how sure that is.

A score is the product of three shares, in percent: the probability that the two paragraphs belong together (by order,
element, place, length, links, numbers, names), the probability that the two sentences in them do (by order, length, the
same facts, closing marks), and what the inline codes leave of it. Never sure is a text whose numbers are not the
source's, one that stands for several sentences, and one of several that the old page has for one message.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from translate.alignment import sentences
from translate.alignment.drafts import SURE, Draft, Drafting, untranslated
from translate.alignment.outline import Item, Part, outline
from translate.alignment.pairs import fit, pairs
from translate.alignment.weights import USUAL
from translate.model.content import Article
from translate.model.message import Key

__all__ = ["FITS", "LEAST", "SURE", "Alignment", "Draft", "Missing", "align"]

LEAST: Final = 50
"""Pairs with a lower score are left out."""
FITS: Final = 40
"""A page with a lower score is taken for the translation of something else."""

_OTHER_FORMAT = 0.3
"""The share of paragraphs that are the same element where one page was written as HTML and the other as text."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A message that nothing in the old page fits."""

    key: Key
    line: int
    """In the article."""
    old_line: int
    """Of the paragraph of the old page where it should be; 0 if there is none."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What an old page gives to an article."""

    fit: int
    """How well the two pages fit, 0 to 100."""
    drafts: tuple[Draft, ...]
    """In the order of the article; no message in two of them."""
    missing: tuple[Missing, ...]
    """Messages that no draft is for, in the order of the article."""
    unused: tuple[int, ...]
    """Lines of paragraphs of the old page that have no place in the article."""


def align(article: Article, old: Article, *, languages: tuple[str, str]) -> Alignment:
    """The drafts that an old page gives to an article.

    Arguments: ``old``, the translated page, cut by the segmenter of its language; ``languages``, tags of the article and
    of the old page. The result depends on nothing else; the same pages always give the same.
    """
    tags = tuple(dict.fromkeys(part for tag in languages for part in (tag, tag.partition("-")[0])))
    one, two = outline(article, tags), outline(old, tags)
    found, replaced = pairs(one.items, two.items, usual=USUAL if article.format == old.format else _OTHER_FORMAT)
    parts = [(_parts(one.items, pair.source), _parts(two.items, pair.target)) for pair in found]
    learned = sentences.learn(parts, replaced=replaced)
    drafting = Drafting(one, two, tags, languages)
    drafts = [draft for pair in sorted(found, key=lambda p: p.source) for draft in drafting.drafts(pair, learned)]
    chosen = _one_for_each(untranslated(drafts))
    beside = {index: old.units[pair.target[0]].line for pair in found for index in pair.source}
    used = {index for pair in found for index in pair.target}
    unused = tuple(unit.line for index, unit in enumerate(old.units) if index not in used)
    return Alignment(fit(found, one.items, two.items), chosen, _missing(article, chosen, beside), unused)


def _parts(items: Sequence[Item], places: Sequence[int]) -> list[Part]:
    return [part for index in places for part in items[index].parts]


def _missing(article: Article, drafts: Sequence[Draft], beside: Mapping[int, int]) -> tuple[Missing, ...]:
    """The messages without a draft. Arguments: ``beside``, by unit the line of the paragraph that belongs to it."""
    have = {key for draft in drafts for key in draft.keys}
    missing: dict[Key, Missing] = {}
    for index, unit in enumerate(article.units):
        for segment in unit.segments:
            if segment.key not in have:
                missing.setdefault(segment.key, Missing(segment.key, unit.line, beside.get(index, 0)))
    return tuple(missing.values())


def _one_for_each(found: Sequence[Draft]) -> tuple[Draft, ...]:
    """Of several texts for one message the surest; where they disagree, it is not sure."""
    by_key: dict[Key, list[Draft]] = {}
    for draft in found:
        by_key.setdefault(draft.keys[0], []).append(draft)
    chosen: list[Draft] = []
    for drafts in by_key.values():
        usable = [draft for draft in drafts if not draft.problem] or drafts
        best = max(usable, key=lambda draft: draft.score)
        if any(draft.targets != best.targets for draft in usable):
            best = replace(best, score=min(best.score, SURE - 1))
        chosen.append(best)
    return tuple(sorted(chosen, key=lambda draft: draft.line))
