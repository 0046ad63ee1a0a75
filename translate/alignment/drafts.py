"""Sentences of the old page as text for the article's messages, with what speaks against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from translate.alignment import sentences
from translate.alignment.codes import Code, Places, adopt, bare, known
from translate.alignment.facts import numbers
from translate.alignment.outline import Item, Outline, Part
from translate.alignment.pairs import Pair
from translate.html.assemble import unit_problem
from translate.html.inline import plain
from translate.html.render import EMPTY
from translate.model.content import Article, Segment, Unit
from translate.model.message import Key

SURE: Final = 80
"""From this score on, out of 100, a pair is called sure."""
_Place = tuple[int, int]
"""Index of a unit, and of a segment in it."""

_LOST_TAG = 0.25
"""What is left off a score where no inline code has a counterpart."""
_NO_TAGS = 0.6
"""What is left of a score where the text can be shown without its tags only."""
_NOT_SURE = (SURE - 1) / 100
_NOT_TRANSLATED = "it is not translated there"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_REORDERING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"(?<![\w])[^\W\d_A-Z]{2,}(?![\w])")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """Text of the old page for one message, or for several that it says in one."""

    keys: tuple[Key, ...]
    targets: tuple[str, ...]
    """One for each key; after the first only ``<empty/>``."""
    score: int
    """How sure it is, 0 to 100."""
    line: int
    """In the article."""
    old_line: int
    """In the old page."""
    problem: str = ""
    """Why it cannot be used at any score."""


class Drafting:
    """Both pages and what is known of them."""

    def __init__(self, source: Outline, target: Outline, tags: tuple[str, ...], languages: tuple[str, str]) -> None:
        self._source, self._target, self._tags = source, target, tags
        self._same_language = len({tag.partition("-")[0].lower() for tag in languages}) == 1
        self._places = Places(source.page), Places(target.page)
        self._occurrences = Counter(s.key for unit in source.article.units for s in unit.segments)

    def drafts(self, pair: Pair, learned: sentences.Learned) -> Iterator[Draft]:
        """The drafts that a pair of units gives."""
        one, two = self._source, self._target
        source = [(index, number) for index in pair.source for number in range(len(one.items[index].parts))]
        target = [(index, number) for index in pair.target for number in range(len(two.items[index].parts))]
        for bead in sentences.pair(_parts(one.items, source), _parts(two.items, target), learned):
            draft = self._draft(source[slice(*bead.source)], target[slice(*bead.target)])
            yield replace(draft, score=round(draft.score * pair.probability * bead.probability))

    def _draft(self, source: Sequence[_Place], target: Sequence[_Place]) -> Draft:
        """The text of some sentences for some others, with what the tags leave of a full score."""
        article, old = self._source.article, self._target.article
        unit = article.units[source[0][0]]
        segments = [article.units[index].segments[number] for index, number in source]
        codes = self._lent(segments)
        olds = [old.units[index].segments[number] for index, number in target]
        gaps = [_gap(old, a, b) for a, b in pairwise(target)]
        found = adopt(
            [(s, known(s.codes, old.skeleton.text, self._places[1], self._tags)) for s in olds],
            gaps,
            codes,
            preformatted=unit.preformatted,
        )
        text = _CONTROL.sub("", found.text)
        share = 1 - _LOST_TAG * found.lost / found.tags if found.tags else 1.0
        if not self._renders(unit, source, text):
            text, share = _CONTROL.sub("", bare(olds, gaps)), _NO_TAGS
        keys = tuple(s.key for s in segments)
        lines = article.units[source[0][0]].line, old.units[target[0][0]].line
        targets = (text, *[EMPTY] * (len(keys) - 1))
        problem = self._problem(unit, source, segments, text)
        if len(keys) > 1 or _contradicts(" ".join(s.msgid for s in segments), text):
            share = min(share, _NOT_SURE)
        return Draft(keys, targets, round(100 * share), *lines, problem)

    def _lent(self, segments: Sequence[Segment]) -> list[Code]:
        """The codes a text may use that stands for these segments, as :func:`~translate.html.assemble` lends them."""
        own = known(segments[0].codes, self._source.article.skeleton.text, self._places[0], self._tags)
        for merged in segments[1:]:
            names = {code.code.name for code in own}
            more = known(merged.codes, self._source.article.skeleton.text, self._places[0], self._tags)
            own += [code for code in more if code.code.name not in names]
        return own

    def _renders(self, unit: Unit, source: Sequence[_Place], text: str) -> bool:
        targets: list[str | None] = [None] * len(unit.segments)
        for place, (_, number) in enumerate(source):
            if number < len(targets):
                targets[number] = EMPTY if place else text
        return unit_problem(unit, tuple(targets)) is None

    def _problem(self, unit: Unit, source: Sequence[_Place], segments: Sequence[Segment], text: str) -> str:
        """Why a text cannot be written, or an empty string."""
        if len({index for index, _ in source}) > 1:
            return "one sentence there says what two paragraphs say here"
        if len(segments) > 1 and any(self._occurrences[segment.key] > 1 for segment in segments):
            return "one sentence there says what several say here, and one of these occurs again elsewhere"
        wanted = " ".join(plain(segment.msgid) for segment in segments)
        given = plain(text)
        if not given.strip() or not any(map(str.isalpha, given)):
            return "there is no text"
        if set(_REORDERING.findall(given)) - set(wanted):
            return "it holds characters that reorder text"
        if not self._same_language and _says_something(wanted) and _same(given, wanted):
            return _NOT_TRANSLATED
        return "" if self._renders(unit, source, text) else "it cannot be shown in that place"


def untranslated(found: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts; where most of the old page is not translated, short texts that are the source's are not either."""
    whole = [draft for draft in found if _says_something(" ".join(plain(text) for _, text in draft.keys))]
    same = [draft for draft in whole if draft.problem == _NOT_TRANSLATED]
    if 2 * len(same) <= len(whole):
        return found
    return [
        replace(draft, problem=_NOT_TRANSLATED)
        if len(draft.keys) == 1 and _same(draft.targets[0], draft.keys[0][1])
        else draft
        for draft in found
    ]


def _same(one: str, two: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(two.split()).casefold()


def _contradicts(source: str, target: str) -> bool:
    """True if each of two texts has a number that the other lacks."""
    one, two = (Counter(numbers(plain(text))) for text in (source, target))
    return bool(one - two) and bool(two - one)


def _parts(items: Sequence[Item], places: Sequence[_Place]) -> list[Part]:
    return [items[index].parts[number] for index, number in places]


def _says_something(text: str) -> bool:
    """True for a text that is more than names, which stay as they are in a translation."""
    return len(_WORD.findall(text)) >= 3 or len(_UNSPACED.findall(text)) >= 6


def _gap(old: Article, before: _Place, after: _Place) -> str:
    """What stands between two sentences of the old page."""
    if before[0] != after[0]:
        return " "
    left, right = (old.units[index].segments[number] for index, number in (before, after))
    return " " if old.skeleton.text[left.span[1] : right.span[0]] else ""
