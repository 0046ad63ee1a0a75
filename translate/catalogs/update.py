"""A template and the catalog of last time give the catalog of now (DESIGN §7). No clock, no randomness, no file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from translate.catalogs import align, keep
from translate.catalogs.charset import CODECS, declared
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.header import ARTICLE, REVISED, Header, new_header, revised, without_people
from translate.catalogs.record import FIELDS, Record, read_record
from translate.catalogs.state import State, state_of
from translate.catalogs.writer import write
from translate.errors import InputError
from translate.model.locale import Locale
from translate.model.message import Key, Message

_UTF8 = "text/plain; charset=UTF-8"


def update(
    template: Catalog,
    old: Catalog | None,
    *,
    article: str,
    locale: Locale,
    today: date,
    credit: bool = False,
    record: Record | None = None,
) -> Catalog:
    """The catalog of an article in a locale, in the template's order; ``old`` itself if nothing is to change.

    Arguments: ``article``, its id; ``today``, the UTC day to write where something changed; ``credit``, the
    ``[privacy]`` option: False takes people's names and addresses out of the header; ``record``, that of the template
    of last time, if it fits: it knows the order of the old messages even where a tool has sorted the catalog.

    A second update gives the same bytes. Every text and comment a person wrote in ``old`` is in the result: at its
    message, at the message its source was changed to (fuzzy, ``origin=previous``), in ``#~``, or in a ``# was:`` line.
    """
    if old is None:
        path = f"locales/{locale.folder}/{article}.po"
        header = new_header(article=article, locale=locale, today=today)
        return Catalog(path, header, tuple(map(_fresh, template.messages)))
    entries = tuple(_Merge(template, old, today=today, record=record).entries())
    entries = tuple(_doubted(entries, record, read_record(template)))
    changed = len(entries) != len(old.entries) or any(
        new.message is not entry.message and new.message != entry.message
        for new, entry in zip(entries, old.entries, strict=True)
    )
    header = _header(old, article=article, locale=locale, today=today, credit=credit)
    if changed or not header.get(REVISED):
        header = revised(header, today=today)
    if not changed and header == old.header:
        return old
    result = replace(old, header=header, entries=entries, encoding=CODECS[declared(header.msgstr).lower()])
    if changed:
        comments = old.tail.strip()
        tail = f"\n\n{comments}\n" if comments else "\n"
        result = replace(result, gaps=(), tail=tail, header=replace(header, index=0))
    return _writable(result)


def _doubted(entries: tuple[Entry, ...], before: Record | None, after: Record | None) -> Iterator[Entry]:
    """The entries, with each ``<empty/>`` fuzzy that no longer stands among the sentences it was merged into."""
    if before is None or after is None:
        yield from entries
        return
    old, new = (_units_of(record) for record in (before, after))
    for entry in entries:
        message = entry.message
        merged = message.msgstr.strip() == "<empty/>" and not message.fuzzy and not message.obsolete
        if merged and old.get(message.key) != new.get(message.key):
            yield entry.with_message(replace(message, flags=("fuzzy", *message.flags)))
        else:
            yield entry


def _units_of(record: Record) -> dict[Key, tuple[tuple[Key, ...], ...]]:
    """The units each message occurs in, in document order."""
    found: defaultdict[Key, list[tuple[Key, ...]]] = defaultdict(list)
    for unit in record.units:
        for key in unit:
            found[key].append(unit)
    return {key: tuple(units) for key, units in found.items()}


def _fresh(message: Message) -> Entry:
    return Entry(replace(message, msgstr="", comments=(), flags=tuple(f for f in message.flags if f == "no-wrap")))


class _Merge:
    """The old entries, and what becomes of each."""

    def __init__(self, template: Catalog, old: Catalog, *, today: date, record: Record | None) -> None:
        self._new = template.messages
        self._old = [entry.message for entry in old.entries]
        self._entries = old.entries
        self._today = today
        self._record = record
        self._claims: defaultdict[Key, list[int]] = defaultdict(list)
        for index, message in enumerate(self._old):
            self._claims[message.key].append(index)

    def entries(self) -> Iterator[Entry]:
        """The new catalog's entries, live ones first."""
        kept = self._kept()
        edited = self._edited(kept)
        used = set(edited.values())
        for number, message in enumerate(self._new):
            if number in kept:
                used.update(self._claims[message.key])
                yield self._entry(kept[number], message)
            elif number in edited:
                index = edited[number]
                yield Entry(keep.carried(self._old[index], message, today=self._today), line=self._entries[index].line)
            else:
                entry = _fresh(message)
                for index in self._claims.get(message.key, ()):  # plural forms of a foreign file
                    used.add(index)
                    entry = Entry(keep.absorbed(entry.message, self._old[index]))
                yield entry
        yield from self._gone(used)

    def _kept(self) -> dict[int, int]:
        """For each message of the template that is in the old catalog, the entry with the best claim to it."""
        kept: dict[int, int] = {}
        for number, message in enumerate(self._new):
            claims = [index for index in self._claims.get(message.key, ()) if self._old[index].msgid_plural is None]
            if claims:
                kept[number] = max(
                    claims, key=lambda index: (keep.rank(self._old[index]), not self._old[index].obsolete)
                )
        return kept

    def _entry(self, index: int, template: Message) -> Entry:
        message = keep.placed(self._old[index], template)
        for other in self._claims[template.key]:
            if other != index:
                message = keep.absorbed(message, self._old[other])
        return self._entries[index].with_message(message)

    def _edited(self, kept: dict[int, int]) -> dict[int, int]:
        """For each new message that was edited from an old one with a person's text, that one."""
        wanted = {message.key for message in self._new}
        old = [
            message.msgid
            if message.key not in wanted
            and not message.obsolete
            and message.msgid_plural is None
            and state_of(message) in keep.PERSONS
            else ""
            for message in self._old
        ]
        new = [
            "" if number in kept or message.key in self._claims else message.msgid
            for number, message in enumerate(self._new)
        ]
        back = self._taken_back(new, old)
        for number, index in back.items():
            new[number] = old[index] = ""
        order = self._old_order()
        place = {index: number for number, index in enumerate(order)}
        live = [(number, place[index]) for number, index in kept.items() if not self._old[index].obsolete]
        pairs = align.pair(new, [old[index] for index in order], kept=live)
        return back | {number: order[other] for number, other in pairs.items()}

    def _old_order(self) -> list[int]:
        """The old entries as the article had them; what the record does not know follows what stands before it."""
        rank: dict[Key, int] = {}
        for unit in self._record.units if self._record else ():
            for key in unit:
                rank.setdefault(key, len(rank))
        placed: list[tuple[int, int]] = []
        for index, message in enumerate(self._old):
            before = placed[-1][0] if placed else -1
            placed.append((rank.get(message.key, before), index))
        return [index for _, index in sorted(placed)]

    def _taken_back(self, new: list[str], old: list[str]) -> dict[int, int]:
        """For each new message whose text the source had before, the changed entry that remembers it."""
        remembered = {
            (message.previous_msgctxt or "", message.previous_msgid): index
            for index, message in enumerate(self._old)
            if old[index] and message.previous_msgid is not None and state_of(message) is State.CHANGED
        }
        keys = {number: message.key for number, message in enumerate(self._new) if new[number]}
        return {number: remembered[key] for number, key in keys.items() if key in remembered}

    def _gone(self, used: set[int]) -> Iterator[Entry]:
        """What has no place any more and must stay, in its old order, each key once."""
        kept: dict[tuple[str | None, str], Entry] = {}
        for index, entry in enumerate(self._entries):
            message = entry.message
            if index in used or not keep.worth_keeping(message):
                continue
            identity = (message.msgctxt, message.msgid)
            if identity in kept:
                first = kept[identity]
                kept[identity] = first.with_message(keep.absorbed(first.message, message))
            else:
                kept[identity] = entry.with_message(keep.obsolete(message))
        yield from kept.values()


def _header(old: Catalog, *, article: str, locale: Locale, today: date, credit: bool) -> Header:
    """The old header with our fields; unknown ones, X-Desk-Published among them, stay."""
    fresh = new_header(article=article, locale=locale, today=today)
    if not old.header:
        return fresh
    header = old.header if credit else without_people(old.header)
    values: dict[str, str | None] = dict.fromkeys(FIELDS)  # a tool that began from the template copied them
    values["POT-Creation-Date"] = None
    values |= {name: value for name, value in fresh.fields if not header.get(name) and value and name != REVISED}
    values |= {"Language": locale.folder, ARTICLE: article}
    if not re.search(r"nplurals\s*=\s*\d", header.get("Plural-Forms")):
        values["Plural-Forms"] = locale.plural_forms
    charset = declared(header.msgstr).lower()
    if charset in ("", "charset") or CODECS.get(charset) != old.encoding:
        values["Content-Type"] = _UTF8
    header = header.with_fields(values)
    flags = tuple(flag for flag in header.flags if flag != "fuzzy")
    return header if flags == header.flags else replace(header, flags=flags)


def _writable(catalog: Catalog) -> Catalog:
    """The catalog in UTF-8 if the source has characters its charset lacks."""
    if catalog.encoding == "utf-8":
        return catalog
    try:
        write(catalog)
    except InputError:
        header = catalog.header.with_fields({"Content-Type": _UTF8})
        return replace(catalog, header=header, encoding="utf-8")
    return catalog
