"""A template and the catalog of last time give the catalog of now (DESIGN §7). No clock, no randomness, no file."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from translate.catalogs import desk, keep
from translate.catalogs.carry import Follow, follow, made_for
from translate.catalogs.charset import CODECS, declared
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.given import FIELD
from translate.catalogs.header import ARTICLE, REVISED, Header, new_header, revised, without_people
from translate.catalogs.record import FIELDS, Record, read_record
from translate.catalogs.state import State, state_of
from translate.catalogs.writer import write
from translate.changes.compare import compare
from translate.errors import InputError
from translate.html.cut import Cutter
from translate.model.change import Change, Fate, Kind
from translate.model.locale import Locale
from translate.model.message import Key, Message

_UTF8 = "text/plain; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Revision:
    """What is known of the step from the last extraction to this one; nothing, if the template was lost."""

    record: Record | None = None
    """Of the template of last time, if it fits: it knows the order of the messages even where a tool sorted the catalog."""
    changes: tuple[Change, ...] | None = None
    """Of the article, computed once for all its catalogs."""
    language: str = "und"
    """Of the source."""
    verdicts: Mapping[Key, Kind] = field(default_factory=dict)
    """What an editor says of changes, by new message."""


def update(
    template: Catalog,
    old: Catalog | None,
    *,
    article: str,
    locale: Locale,
    today: date,
    credit: bool = False,
    revision: Revision | None = None,
    cutter: Cutter | None = None,
) -> Catalog:
    """The catalog of an article in a locale, in the template's order; ``old`` itself if nothing is to change.

    Arguments: ``article``, its id; ``today``, the UTC day to write where something changed; ``credit``, the
    ``[privacy]`` option: False takes people's names and addresses out of the header; ``revision``, what changed in the
    source, else it is worked out from the catalog's own order; ``cutter``, into sentences of the locale.

    A second update gives the same bytes. Every text and comment a person wrote in ``old`` is in the result: at its
    message, at the message its source was changed to, in ``#~``, or in a ``# was:`` line.
    """
    if old is None:
        path = f"locales/{locale.folder}/{article}.po"
        header = new_header(article=article, locale=locale, today=today)
        return Catalog(path, header, tuple(map(_fresh, template.messages)))
    revision = revision or Revision()
    carrying = partial(follow, locale=locale, cutter=cutter or _uncut, today=today)
    entries = tuple(_Merge(template, old, revision=revision, follow=carrying).entries())
    if any(map(_is_merged, entries)):
        entries = tuple(_doubted(entries, revision.record, read_record(template)))
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


def _uncut(_: str) -> Sequence[int]:
    return ()


def _doubted(entries: tuple[Entry, ...], before: Record | None, after: Record | None) -> Iterator[Entry]:
    """The entries, with each ``<empty/>`` fuzzy that no longer stands among the sentences it was merged into."""
    if before is None or after is None:
        yield from entries
        return
    old, new = (_units_of(record) for record in (before, after))
    for entry in entries:
        message = entry.message
        if _is_merged(entry) and old.get(message.key) != new.get(message.key):
            yield entry.with_message(replace(message, flags=("fuzzy", *message.flags)))
        else:
            yield entry


def _is_merged(entry: Entry) -> bool:
    """True for a sentence that a translator merged into its neighbour."""
    message = entry.message
    return message.msgstr.strip() == "<empty/>" and not message.fuzzy and not message.obsolete


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

    def __init__(self, template: Catalog, old: Catalog, *, revision: Revision, follow: Follow) -> None:
        self._new = template.messages
        self._old = [entry.message for entry in old.entries]
        self._entries = old.entries
        self._revision = revision
        self._follow = follow
        self._claims: defaultdict[Key, list[int]] = defaultdict(list)
        for index, message in enumerate(self._old):
            self._claims[message.key].append(index)

    def entries(self) -> Iterator[Entry]:
        """The new catalog's entries, live ones first."""
        kept = {message.key: index for message in self._new if (index := self._claim(message.key)) is not None}
        carried, used = self._carried(kept)
        for message in self._new:
            if message.key in kept:
                used.update(self._claims[message.key])
                yield self._entry(kept[message.key], message)
            elif message.key in carried:
                yield Entry(carried[message.key])
            else:
                entry = _fresh(message)
                for index in self._claims.get(message.key, ()):  # plural forms of a foreign file
                    used.add(index)
                    entry = Entry(keep.absorbed(entry.message, self._old[index]))
                yield entry
        yield from self._gone(used)

    def _claim(self, key: Key) -> int | None:
        """The entry with the best claim to a message."""
        claims = [index for index in self._claims.get(key, ()) if self._old[index].msgid_plural is None]
        if not claims:
            return None
        return max(claims, key=lambda index: (keep.rank(self._old[index]), not self._old[index].obsolete))

    def _entry(self, index: int, template: Message) -> Entry:
        message = keep.placed(self._old[index], template)
        for other in self._claims[template.key]:
            if other != index:
                message = keep.absorbed(message, self._old[other])
        return self._entries[index].with_message(message)

    def _carried(self, kept: Mapping[Key, int]) -> tuple[dict[Key, Message], set[int]]:
        """Messages whose text comes from others, and the old entries that live on in them."""
        templates = {m.key: m for m in self._new if m.key not in kept and m.key not in self._claims}
        if not templates:
            return {}, set()
        found: dict[Key, Message] = {}
        used: set[int] = set()
        for key, index in self._taken_back(templates).items():
            message = self._follow((self._old[index],), (templates[key],), Change(Fate.EDITED, kind=Kind.FACTS))[0]
            if message is not None:
                found[key] = message
                used.add(index)
        for change in self._changes(templates):
            if change.kind is None or not all(key in templates and key not in found for key in change.new):
                continue
            claims = [self._claim(key) for key in change.old]
            if used.intersection(claims):
                continue
            olds = [self._said(key, index, kept) for key, index in zip(change.old, claims, strict=True)]
            for key, message in zip(
                change.new, self._follow(olds, [templates[key] for key in change.new], change), strict=True
            ):
                if message is not None:
                    found[key] = message
                    if change.fate is Fate.EDITED and change.old[0] not in kept:
                        used.update(index for index in claims if index is not None)
        return found, used

    def _said(self, key: Key, index: int | None, kept: Mapping[Key, int]) -> Message:
        """An old message; without people's comments if it stays where it is, too."""
        if index is None:
            return Message(key[1], msgctxt=key[0] or None)
        message = self._old[index]
        if key not in kept:
            return message
        return replace(message, comments=tuple(line for line in message.comments if desk.is_ours(line)))

    def _changes(self, templates: Mapping[Key, Message]) -> Sequence[Change]:
        """Edits, splits and joins, by the record if this catalog fits it, else by the catalog's own order."""
        record, changes = self._revision.record, self._revision.changes
        persons = [m.key for m in self._old if not m.obsolete and m.msgid_plural is None and keep.is_persons(m)]
        if record is not None and changes is not None:
            known = {key for unit in record.units for key in unit}
            if known.issuperset(persons):
                return changes
        wanted = {message.key for message in self._new}
        if wanted.issuperset(persons) or not templates:
            return ()
        before = [[m.key] for m in self._old if not m.obsolete and m.msgid_plural is None]
        after = [[message.key] for message in self._new]
        return compare(before, after, language=self._revision.language, verdicts=self._revision.verdicts)

    def _taken_back(self, templates: Mapping[Key, Message]) -> dict[Key, int]:
        """For each new message whose text the source had before, the changed entry that remembers it."""
        wanted = {message.key for message in self._new}
        remembered = {
            made_for(message): index
            for index, message in enumerate(self._old)
            if message.key not in wanted and not message.obsolete and state_of(message) is State.CHANGED
        }
        return {key: remembered[key] for key in templates if key in remembered}

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
    values |= {"POT-Creation-Date": None, FIELD: None}  # a kit's catalog put here by hand is the catalog now
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
