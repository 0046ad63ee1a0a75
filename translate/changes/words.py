"""Which words differ between two sentences, and whether they may be facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from translate.changes.languages.table import Index, Table, common_start, index
from translate.changes.reading import PLACE
from translate.changes.tokens import QUESTION, cut, is_numeric, is_quoted, of_two_scripts, regions, show, sort
from translate.changes.typography import DOUBTFUL, MARKS

MOST_WORDS: Final = 3
"""So many ordinary words may differ in a sentence before its facts are in doubt."""
SHARE: Final = 4
"""At most one in so many."""
_JOINTS = re.compile("[-' ]")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two texts."""

    facts: tuple[str, ...]
    """What may be a fact, in words for an editor."""
    words: tuple[str, ...]
    """Ordinary words that differ, likewise."""


def compare(old: str, new: str, *, places: tuple[Sequence[str], Sequence[str]], table: Table | None) -> Comparison:
    """Compare two normal forms word by word.

    Arguments: ``places``, what each :data:`PLACE` stands for, of the old and the new text; ``table``, of the language;
    without it every word may be a fact.
    """
    before, after = cut(old, places[0]), cut(new, places[1])
    if before == after:
        return Comparison(("spaces: words or numbers may be joined or cut",), ())
    judge = _Judge(before, after, index(table) if table else None)
    for a, b in regions(before, after):
        judge.region(a, b)
    return judge.verdict()


@dataclass(slots=True)
class _Judge:
    """Collects what the regions tell."""

    before: list[str]
    after: list[str]
    index: Index | None
    facts: dict[str, None] = field(default_factory=dict)
    words: dict[str, None] = field(default_factory=dict)
    changed: int = 0

    def verdict(self) -> Comparison:
        total = sum(token[0].isalpha() for token in self.after)
        if self.changed and (self.changed > MOST_WORDS or self.changed * SHARE > total) and not self._one_slip(total):
            self.fact(f"{self.changed} of {total} words differ")
        return Comparison(tuple(self.facts), tuple(self.words))

    def _one_slip(self, total: int) -> bool:
        """One word spelt a little differently is no rewriting, however short the text."""
        if self.changed != 1 or total < 2:
            return False
        one, _, other = next(iter(self.words)).removeprefix(_DIFFERS).partition(" → ")
        return min(len(one), len(other)) >= 4 and _near(one, other)

    def fact(self, why: str) -> None:
        self.facts[why] = None

    def region(self, a: range, b: range) -> None:
        """One stretch of tokens became another."""
        one, other = [self.before[i] for i in a], [self.after[i] for i in b]
        if is_quoted(self.before, a) or is_quoted(self.after, b):
            self.fact("inside quotation marks")
        if self._point(a, b, one, other):
            return
        plain = all(self._ordinary(token) for token in (*one, *other))
        if self.index is not None and plain:
            self._words(one, other)
        elif self.index is not None and a.start == b.start == 0 and self._first(one, other):
            self._words([one[0].lower(), *one[1:]], [other[0].lower(), *other[1:]])
        else:
            self._explain(one, other)

    def _ordinary(self, token: str) -> bool:
        return self.index is not None and self.index.ordinary.fullmatch(token) is not None

    def _first(self, one: list[str], other: list[str]) -> bool:
        """True if both begin the sentence with a capital, and with a word that is no name."""
        if not (one and other and self.index):
            return False
        rest = all(self._ordinary(token) for token in (*one[1:], *other[1:]))
        first = (one[0], other[0])
        return rest and all(
            token[0].isupper()
            and (small := token.lower()) == token[0].lower() + token[1:]
            and (small in self.index.light or self.index.reason(small) is not None)
            and self._ordinary(small)
            for token in first
        )

    def _point(self, a: range, b: range, one: list[str], other: list[str]) -> bool:
        """True if only a full stop at the end, or a comma before the last *and*, came or went; tells it as wording."""
        index = self.index
        if index is None or len(one) + len(other) != 1:
            return False
        mark = (one or other)[0]
        tokens, at = (self.before, a.start) if one else (self.after, b.start)
        last = at > 0 and tokens[at - 1][0].isalpha()
        if mark == "." and last and at == len(tokens) - 1:
            self.words["full stop at the end"] = None
            return True
        if mark == "," and last and at + 1 < len(tokens) and tokens[at + 1] in index.serial and "," in tokens[:at]:
            self.words["comma before “and”"] = None
            return True
        return False

    def _words(self, one: list[str], other: list[str]) -> None:
        """Words in small letters."""
        index = self.index
        assert index is not None
        if _JOINTS.sub("", "".join(one)) == _JOINTS.sub("", "".join(other)):
            if len(one) == len(other) == 1 and index.alike(one[0], other[0]):
                self._differs(one[0], other[0])
            else:
                self.fact(f"words joined or cut: {' '.join(one)} → {' '.join(other)}")
            return
        if len(one) != len(other):
            shown = f"{' '.join(one)} → {' '.join(other)}" if one and other else ""
            one, other = ([word for word in side if word not in index.light] for side in (one, other))
            if not one and not other:
                self.words[f"article: {shown}" if shown else "article"] = None
                return
        if len(one) != len(other):
            self._explain(one, other)
            return
        for before, after in zip(one, other, strict=True):
            if before != after:
                self._pair(index, before, after)

    def _pair(self, index: Index, one: str, other: str) -> None:
        if index.alike(one, other):
            self._differs(one, other)
        elif len(one) == 1 or len(other) == 1:  # a.m. and p.m., vitamins a and b
            self.fact(f"a letter: {one} → {other}")
        elif (reason := index.reason(one) or index.reason(other)) is not None:
            self.fact(f"{reason}: {one} → {other}")
        elif _JOINTS.sub("", one) == _JOINTS.sub("", other):
            self.fact(f"words joined or cut: {one} → {other}")
        elif _opposite(one, other):
            self.fact(f"another beginning: {one} → {other}")
        elif index.told_apart(one, other):
            self.fact(f"another ending: {one} → {other}")
        else:
            self._differs(one, other)

    def _differs(self, one: str, other: str) -> None:
        self.changed += 1
        self.words[f"{_DIFFERS}{one} → {other}"] = None

    def _explain(self, one: list[str], other: list[str]) -> None:
        """Every token of a stretch that cannot be wording, by what it is."""
        if len(one) == len(other):
            pairs = list(zip(one, other, strict=True))
        else:
            here, there = set(one), set(other)
            pairs = [(token, "") for token in one if token not in there]
            pairs += [("", token) for token in other if token not in here]
        for before, after in pairs:
            if before != after:
                self.fact(self._why(before, after))
        if not self.facts:
            self.fact(f"order or number of words: {_shown(one)} → {_shown(other)}")

    def _why(self, one: str, other: str) -> str:
        told = (
            f"{show(one)} → {show(other)}" if one and other else f"{show(one)} gone" if one else f"{show(other)} added"
        )
        either = [token for token in (one, other) if token]
        if any(token[0] == PLACE for token in either):
            return f"code or address: {told}"
        if any(token in MARKS or token in DOUBTFUL for token in either):
            return f"quotation marks: {told}"
        if any(is_numeric(token) for token in either):
            return f"number {told}"
        if one and other and one.casefold() == other.casefold():
            return f"letter case: {told}"
        if signs := [sort(token) for token in either if len(token) == 1 and not token.isalnum()]:
            return f"{QUESTION if QUESTION in signs else signs[0]}: {told}"
        if any(of_two_scripts(token) for token in either):
            return f"letters of two scripts: {told}"
        if any(token != token.lower() for token in either):
            return f"name {told}"
        reasons = [self.index.reason(token) for token in either] if self.index else []
        reason = next((reason for reason in reasons if reason), None)
        return f"{reason}: {told}" if reason else f"{_DIFFERS}{told}" if one and other else f"a word: {told}"


_DIFFERS = "a word differs: "


def _opposite(one: str, other: str) -> bool:
    """True if two words differ in their beginnings only: legal, illegal; import, export."""
    start = common_start(one, other)
    end = common_start(one[start:][::-1], other[start:][::-1])
    return start <= 1 and end >= 4


def _near(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other) <= (1 if min(len(one), len(other)) < 8 else 2)


def _shown(tokens: Sequence[str]) -> str:
    return " ".join(map(show, tokens[:8])) or "nothing"
