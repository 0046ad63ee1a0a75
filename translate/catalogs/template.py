"""The template of an article (POT): its messages in document order and the record of how they were found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.header import new_header
from translate.catalogs.record import Record, read_record, record_fields
from translate.model.content import Article, CodeKind, Segment, Unit
from translate.model.message import Key, Message

__all__ = ["FAMILIES", "Record", "make_template", "read_record"]

FAMILIES: Final = {
    "cell": "table cell",
    "alt": "image description (alt)",
    "title": "tooltip (title)",
    "label": "label (label)",
    "aria-label": "label for screen readers (aria-label)",
    "placeholder": "hint in an empty field (placeholder)",
}
"""What a translator reads for a family whose name says too little; every other family is called by its name."""

_UNWRITABLE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")

CONTINUED: Final = "Paragraph, continued"
"""``#.`` line of the second and later sentences of a unit."""


def make_template(article: Article, *, segmenter: str) -> Catalog:
    """The template of an article: one message for each distinct (family, msgid), where it first occurs.

    Arguments: ``segmenter``, the name of what cut the units into segments, for the record.
    """
    messages: dict[Key, Message] = {}
    for unit in article.units:
        for place, segment in enumerate(unit.segments):
            known = messages.get(segment.key)
            if known is None:
                messages[segment.key] = _message(article, unit, segment, place=place)
            elif segment.notes:
                more = (f" {_one_line(line)}" for line in segment.notes)
                messages[segment.key] = replace(known, extracted=tuple(dict.fromkeys((*known.extracted, *more))))
    units = tuple(tuple(segment.key for segment in unit.segments) for unit in article.units)
    record = Record(units, _one_line(segmenter), _one_line(article.format))
    header = new_header(article=_one_line(article.id), locale=None, today=date.min)
    header = header.with_fields(record_fields(record, keys=tuple(messages)))
    path = f"locales/templates/{article.id}.pot"
    return Catalog(path, header, tuple(Entry(message) for message in messages.values()))


def _message(article: Article, unit: Unit, segment: Segment, *, place: int) -> Message:
    return Message(
        segment.msgid,
        msgctxt=segment.family or None,
        extracted=tuple(f" {line}" for line in _explained(unit, segment, place=place)),
        references=(f" {_reference(article.path)}",),
        flags=("no-wrap",) if unit.preformatted else (),
    )


def _explained(unit: Unit, segment: Segment, *, place: int) -> Iterator[str]:
    """The ``#.`` lines. They depend on the message and its first unit only, never on what stands around it."""
    if segment.family:
        yield _one_line(FAMILIES.get(segment.family, segment.family))
    else:
        yield CONTINUED if place else "Paragraph"
    told: set[str] = set()
    for code in segment.codes:
        if code.legend and code.name not in told:
            told.add(code.name)
            tag = f"<{code.name}/>" if code.kind is CodeKind.VOID else f"<{code.name}>"
            yield f"{tag} = {_one_line(code.legend)}"
    if unit.language:
        yield f"Language: {_one_line(unit.language)}"
    for line in segment.notes:
        yield _one_line(line)
    note = [line for line in (_one_line(line) for line in unit.note.splitlines()) if line]
    for number, line in enumerate(note):
        yield line if number else f"Note: {line}"


def _one_line(text: str) -> str:
    return _UNWRITABLE.sub(" ", text).strip()


def _reference(path: str) -> str:
    """A path with blanks stands between U+2068 and U+2069 (GNU gettext manual, "The Format of PO Files")."""
    path = _UNWRITABLE.sub(" ", path)
    return f"\u2068{path}\u2069" if re.search(r"\s", path) else path
