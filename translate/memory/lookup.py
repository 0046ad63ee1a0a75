"""What a memory knows about a segment: the same text, the same but for numbers and names, or one that resembles it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final

from translate.catalogs.codes import recoded
from translate.html.inline import plain
from translate.memory.schema import Database, select
from translate.memory.slots import Names, filled, skeleton
from translate.memory.words import FEWEST, number_of, rarity, score, shared, words
from translate.memory.write import LONGEST
from translate.model.locale import Locale
from translate.model.message import Key

IN_CONTEXT: Final = 101
EXACT: Final = 100
MOST_FUZZY: Final = 99
OTHER_FAMILY: Final = 5
"""Points a text loses that was translated as something else: a headline for a sentence, a label for a button."""
_CANDIDATES: Final = 16
"""Texts that are compared character by character."""
_READ: Final = 4000
"""Entries of the index that one look-up reads, those of the rarest words first: a large memory takes no longer."""
_SHORTLIST: Final = 300
_SAME_SKELETON: Final = 50
_MOST_KNOWN: Final = 100_000


class How(IntEnum):
    """Why a text matches, from the weakest to the strongest reason."""

    FUZZY = 0
    """It resembles this one."""
    FILLED = 1
    """It is this one after numbers, dates or names were replaced, in both languages."""
    EXACT = 2
    """It is this one."""
    IN_CONTEXT = 3
    """It is this one between the same neighbours."""


@dataclass(frozen=True, slots=True)
class Match:
    """A translation the memory offers."""

    source: str
    """The text it was made for."""
    target: str
    """With the numbers and names of the text that was asked for, with its codes where they fit."""
    score: int
    """101 in context, 100 exact, else 0 to 99; 5 less from another family."""
    how: How
    origin: str
    """Article, or file of the project."""
    locale: str
    """BCP 47 tag."""
    family: str = ""


@dataclass(slots=True)
class Finder:
    """Look-ups in one memory. Keeps what it learns of words, so make a new one when the memory has changed."""

    database: Database
    source: Locale
    names: Names
    _known: dict[int, int] = field(default_factory=dict)
    """In how many texts a word is."""
    _texts: int = -1

    def find(
        self, locale: Locale, key: Key, *, around: tuple[str, str] = ("", ""), threshold: int, limit: int = 1
    ) -> list[Match]:
        """Translations of a segment, the best first, each text once.

        Arguments: ``key``, family and text; ``around``, the source texts before and behind it; ``threshold``, the lowest
        score; ``limit``, how many at most.
        """
        row = self.database.execute("SELECT id FROM locale WHERE tag = ?", (locale.tag,)).fetchone()
        if row is None:
            return []
        where = int(row[0])
        family, text = key
        found = self._same(where, locale, family, text, around)
        if len(found) < limit or found[0].score < EXACT:
            found += self._filled(where, locale, family, text)
        if len(found) < limit or max(match.score for match in found) < MOST_FUZZY:
            found += self._alike(where, locale, family, text, threshold)
        best: dict[str, Match] = {}
        for match in sorted(found, key=lambda match: (-match.score, -match.how)):
            if match.score >= threshold:
                best.setdefault(match.target, match)
        return list(best.values())[:limit]

    def _same(self, where: int, locale: Locale, family: str, text: str, around: tuple[str, str]) -> list[Match]:
        rows = self.database.execute("SELECT id, text FROM source WHERE key = ?", (number_of(text),)).fetchall()
        ids = {id: text for id, found in rows if found == text}
        beside = tuple(number_of(one) if one else None for one in around)
        out: list[tuple[Match, bool, int]] = []
        translations = self._translations(where, ids)
        often = Counter(row[1] for row in translations)
        for _, target, its_family, before, behind, live, origin in translations:
            same_place = its_family == family and beside != (None, None) and beside == (before, behind)
            points = IN_CONTEXT if same_place else EXACT if its_family == family else EXACT - OTHER_FAMILY
            how = How.IN_CONTEXT if same_place else How.EXACT
            match = Match(text, target, points, how, origin, locale.tag, its_family)
            out.append((match, bool(live), often[target]))
        return [match for match, _, _ in sorted(out, key=lambda one: (-one[0].score, not one[1], -one[2]))]

    def _filled(self, where: int, locale: Locale, family: str, text: str) -> list[Match]:
        bare, slots = skeleton(text, source=self.source, names=self.names)
        if not slots:
            return []
        rows = self.database.execute(
            "SELECT DISTINCT s.id, s.text FROM source s JOIN translation t ON t.source = s.id AND t.locale = ?"
            " WHERE s.slots = ? AND s.text != ? LIMIT ?",
            (where, number_of(bare), text, _SAME_SKELETON),
        ).fetchall()
        others: dict[int, tuple[str, Any]] = {}
        for id, other in rows:
            its_bare, its_slots = skeleton(other, source=self.source, names=self.names)
            if its_bare == bare:
                others[id] = (other, its_slots)
        out = []
        for id, target, its_family, _, _, _, origin in self._translations(where, others):
            other, its_slots = others[id]
            new = filled(target, its_slots, slots, source=self.source, locale=locale, names=self.names)
            if new is not None:
                points = EXACT - (OTHER_FAMILY if its_family != family else 0)
                out.append(Match(other, new, points, How.FILLED, origin, locale.tag, its_family))
        return out

    def _alike(self, where: int, locale: Locale, family: str, text: str, threshold: int) -> list[Match]:
        bare = plain(text)
        if len(bare) > LONGEST:
            return []
        query = words(bare)
        if query.total() < FEWEST:
            return []
        texts = {
            id: other for id, other in self._candidates(where, query) if other != text and len(other) <= 2 * LONGEST
        }
        counted = {id: words(plain(other)) for id, other in texts.items()}
        self._learn({word for some in (query, *counted.values()) for word in some})
        weight = {
            word: rarity(self._texts, self._known.get(word, 1)) for some in (query, *counted.values()) for word in some
        }
        points = {
            id: min(MOST_FUZZY, score(bare, plain(other), shared(query, counted[id], weight)))
            for id, other in texts.items()
            if counted[id].total() >= FEWEST
        }
        good = {id: texts[id] for id, reached in points.items() if reached >= threshold}
        out: list[tuple[Match, bool]] = []
        for id, target, its_family, _, _, live, origin in self._translations(where, good):
            reached = points[id] - (OTHER_FAMILY if its_family != family else 0)
            target = recoded(target, good[id], text).text  # noqa: PLW2901  # the only use of it
            out.append((Match(good[id], target, reached, How.FUZZY, origin, locale.tag, its_family), bool(live)))
        return [match for match, _ in sorted(out, key=lambda one: (-one[0].score, not one[1]))]

    def _candidates(self, where: int, query: Iterable[int]) -> list[tuple[int, str]]:
        """The texts that share the rarest words, and are translated into this locale."""
        self._learn(set(query))
        known = sorted((self._known[word], word) for word in query if word in self._known)
        weights: dict[int, float] = {}
        left = _READ
        for texts, word in known:
            rows = self.database.execute(
                "SELECT source FROM posting WHERE word = ? ORDER BY source DESC LIMIT ?", (word, left)
            ).fetchall()
            weight = rarity(self._texts, texts)
            for (id,) in rows:
                weights[id] = weights.get(id, 0.0) + weight
            left -= len(rows)
            if left <= 0:
                break
        best = sorted(weights, key=lambda text: (-weights[text], text))[:_SHORTLIST]
        usable = select(
            self.database, "SELECT DISTINCT source FROM translation WHERE locale = ? AND source IN ({})", best, where
        )
        there = {row[0] for row in usable}
        chosen = [id for id in best if id in there][:_CANDIDATES]
        texts_of = dict(select(self.database, "SELECT id, text FROM source WHERE id IN ({})", chosen))
        return [(id, texts_of[id]) for id in chosen]

    def _learn(self, some: set[int]) -> None:
        if self._texts < 0:
            self._texts = self.database.execute("SELECT max(id) FROM source").fetchone()[0] or 0
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        new = [word for word in some if word not in self._known]
        self._known.update(select(self.database, "SELECT id, texts FROM word WHERE id IN ({})", new))

    def _translations(self, where: int, ids: Iterable[int]) -> Sequence[Any]:
        """Source id, target, family, neighbours, whether it is live, origin; in the order of the files."""
        return list(
            select(
                self.database,
                "SELECT t.source, t.target, t.family, t.before, t.behind, t.live, f.origin"
                " FROM translation t JOIN file f ON f.id = t.file WHERE t.locale = ? AND t.source IN ({})"
                " ORDER BY NOT f.catalog, f.path, t.id",
                list(ids),
                where,
            )
        )
