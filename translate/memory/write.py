"""Putting pairs into a memory and taking them out, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from translate.html.inline import plain
from translate.memory.pairs import Pair
from translate.memory.schema import Database, select
from translate.memory.slots import Names, skeleton
from translate.memory.words import number_of, words
from translate.model.locale import Locale

_BATCH: Final = 5000
KEPT: Final = 8
"""So many words of a text are in the index: its rarest. Common words find nothing and would take most of the room."""
LONGEST: Final = 5000
"""Characters of a text up to which another one may resemble it."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Fills the tables of a memory. Every method works inside the transaction that is open."""

    database: Database
    source: Locale
    names: Names

    def replace(
        self, path: str, stamp: str, origin: str, pairs: Iterable[tuple[Locale, Pair]], *, catalog: bool
    ) -> int:
        """Put in what a file holds, in place of what it held before. The number of pairs.

        Arguments: ``stamp``, says later whether the file changed; ``origin``, article or file a draft is said to be from;
        ``catalog``, False for a TMX file.
        """
        old = self.database.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchone()
        row = self.database.execute(
            "INSERT INTO file (path, stamp, origin, catalog) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (path) DO UPDATE SET stamp = excluded.stamp, origin = excluded.origin RETURNING id",
            (path, stamp, origin, catalog),
        ).fetchone()
        file = int(row[0])
        gone = self._sources_of(file) if old else []
        self.database.execute("DELETE FROM translation WHERE file = ?", (file,))
        count = 0
        rest = iter(pairs)
        while batch := list(islice(rest, _BATCH)):
            count += len(batch)
            self._add(file, batch)
        self._drop_unused(gone)
        return count

    def remove(self, path: str) -> None:
        """Take out what a file held."""
        row = self.database.execute("SELECT id FROM file WHERE path = ?", (path,)).fetchone()
        if row is None:
            return
        gone = self._sources_of(row[0])
        self.database.execute("DELETE FROM translation WHERE file = ?", row)
        self.database.execute("DELETE FROM file WHERE id = ?", row)
        self._drop_unused(gone)

    def mark_slots(self) -> None:
        """Work out anew what may differ in each text: other names are kept as they are."""
        last = 0
        while rows := self.database.execute(
            "SELECT id, text, slots FROM source WHERE id > ? ORDER BY id LIMIT ?", (last, _BATCH)
        ).fetchall():
            last = rows[-1][0]
            new = ((self._slots(text), id, slots) for id, text, slots in rows)
            self.database.executemany(
                "UPDATE source SET slots = ? WHERE id = ?",
                [(slots, id) for slots, id, before in new if slots != before],
            )

    def _sources_of(self, file: int) -> list[int]:
        rows = self.database.execute("SELECT DISTINCT source FROM translation WHERE file = ?", (file,))
        return [row[0] for row in rows]

    def _add(self, file: int, batch: list[tuple[Locale, Pair]]) -> None:
        locales = {locale.tag: self._locale(locale) for locale, _ in batch}
        ids = self._sources(list(dict.fromkeys(pair.source for _, pair in batch)))
        self.database.executemany(
            "INSERT INTO translation (source, locale, file, family, before, behind, live, day, target)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (ids[p.source], locales[locale.tag], file, p.family, *map(_hash, p.around), p.live, p.day, p.target)
                for locale, p in batch
            ],
        )

    def _locale(self, locale: Locale) -> int:
        self.database.execute("INSERT OR IGNORE INTO locale (tag) VALUES (?)", (locale.tag,))
        return int(self.database.execute("SELECT id FROM locale WHERE tag = ?", (locale.tag,)).fetchone()[0])

    def _sources(self, texts: list[str]) -> dict[str, int]:
        """The id of each text; those that are new are put in."""
        keys = {text: number_of(text) for text in texts}
        found = select(self.database, "SELECT text, id FROM source WHERE key IN ({})", list(set(keys.values())))
        ids: dict[str, int] = {text: id for text, id in found if text in keys}
        new = [text for text in texts if text not in ids]
        if not new:
            return ids
        last = self.database.execute("SELECT max(id) FROM source").fetchone()[0] or 0
        fresh = {text: last + n for n, text in enumerate(new, 1)}
        self.database.executemany(
            "INSERT INTO source (id, key, slots, text) VALUES (?, ?, ?, ?)",
            ((id, keys[text], self._slots(text), text) for text, id in fresh.items()),
        )
        self._index(fresh)
        return ids | fresh

    def _slots(self, text: str) -> int | None:
        bare, slots = skeleton(text, source=self.source, names=self.names)
        return number_of(bare) if slots else None

    def _index(self, fresh: dict[str, int]) -> None:
        found = {id: list(words(plain(text)[:LONGEST])) for text, id in fresh.items()}
        counts = Counter(word for some in found.values() for word in some)
        self._count(counts, 1)
        known = dict(select(self.database, "SELECT id, texts FROM word WHERE id IN ({})", list(counts)))
        rows = [
            (word, id)
            for id, some in found.items()
            for word in sorted(some, key=lambda word: (known.get(word, 0), word))[:KEPT]
        ]
        rows.sort()
        self.database.executemany("INSERT OR IGNORE INTO posting VALUES (?, ?)", rows)

    def _count(self, counts: Counter[int], sign: int) -> None:
        self.database.executemany(
            "INSERT INTO word VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET texts = texts + excluded.texts",
            [(word, sign * number) for word, number in sorted(counts.items())],
        )

    def _drop_unused(self, ids: list[int]) -> None:
        """Remove the source texts that no translation needs any more."""
        for some in _batches(ids):
            used = {
                row[0] for row in select(self.database, "SELECT source FROM translation WHERE source IN ({})", some)
            }
            unused = [id for id in some if id not in used]
            rows = select(self.database, "SELECT id, text FROM source WHERE id IN ({})", unused)
            found = [(id, list(words(plain(text)[:LONGEST]))) for id, text in rows]
            counts = Counter(word for _, some_words in found for word in some_words)
            postings = sorted((word, id) for id, some_words in found for word in some_words)
            self.database.executemany("DELETE FROM posting WHERE word = ? AND source = ?", postings)
            self.database.executemany("DELETE FROM source WHERE id = ?", [(id,) for id in unused])
            self._count(counts, -1)
            self.database.executemany("DELETE FROM word WHERE id = ? AND texts <= 0", [(word,) for word in counts])


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def _hash(text: str) -> int | None:
    return number_of(text) if text else None
