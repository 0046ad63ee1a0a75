"""Two versions of a template become one that still records how every paragraph was cut (DESIGN §7)."""

from __future__ import annotations

from dataclasses import replace

from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.merge import merge
from translate.catalogs.record import FIELDS, Record, read_record, record_fields
from translate.catalogs.three_way import merged_sequence, three_way
from translate.model.message import Key


def merge_template(base: Catalog | None, ours: Catalog, theirs: Catalog) -> Catalog:
    """One template of two that began as ``base``; None if that is not known.

    The units of both records are merged in order, and the messages follow them; where both sides changed one place,
    the units of both are there. The next extraction writes the template anew from the merged article, and finds in this
    one the cuts of every paragraph either side had.
    """
    merged = merge(base, ours, theirs).catalog
    before = None if base is None else read_record(base)
    record = merge_record(before, read_record(ours), read_record(theirs))
    if record is None:
        header = merged.header.with_fields(dict.fromkeys(FIELDS))
        return merged if header == merged.header else replace(merged, header=header)
    entries: dict[Key, Entry] = {}
    for catalog in (*((base,) if base else ()), theirs, ours, merged):
        entries.update({entry.message.key: entry for entry in catalog.entries})
    order = tuple(dict.fromkeys(key for unit in record.units for key in unit))
    header = merged.header.with_fields(record_fields(record, keys=order))
    if header == merged.header and order == tuple(entry.message.key for entry in merged.entries):
        return merged
    return replace(
        merged, header=replace(header, index=0), entries=tuple(entries[key] for key in order), gaps=(), tail="\n"
    )


def merge_record(base: Record | None, ours: Record | None, theirs: Record | None) -> Record | None:
    """One record of two; None if neither template has one that fits."""
    if ours is None or theirs is None:
        return ours or theirs
    before = base or Record((), "", "")
    return Record(
        merged_sequence(before.units, ours.units, theirs.units),
        three_way(before.segmenter, ours.segmenter, theirs.segmenter),
        three_way(before.format, ours.format, theirs.format),
    )
