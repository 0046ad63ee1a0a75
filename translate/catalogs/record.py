"""The record of the last extraction, in the header of the committed template (DESIGN §7).

    X-Desk-Units: 0 1-3 4,2 #9f21c0de

Units stand between blanks; each names its messages by their place in the template, ``1-3`` for neighbours, and a
message that occurs twice is named twice. The checksum at the end is of the keys and of the line itself: a template a
tool has sorted or merged has no record any more, and never a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from translate.catalogs.entry import Catalog
from translate.model.message import Key

UNITS: Final = "X-Desk-Units"
SEGMENTER: Final = "X-Desk-Segmenter"
FORMAT: Final = "X-Desk-Format"
FIELDS: Final = (UNITS, SEGMENTER, FORMAT)

_LINE = re.compile(r"((?:[0-9,-]++ )*+)#([0-9a-f]{8})")
_PLACES = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")


@dataclass(frozen=True, slots=True)
class Record:
    """How an article was cut into messages when its template was written."""

    units: tuple[tuple[Key, ...], ...]
    """The messages of each unit in order, repeats included."""
    segmenter: str
    """Who cut, as given to the template."""
    format: str
    """Id of the format that read the article."""


def record_fields(record: Record, *, keys: Sequence[Key]) -> Mapping[str, str]:
    """The header fields of a record. Arguments: ``keys``, the template's messages in order, each once."""
    places = {key: place for place, key in enumerate(keys)}
    line = "".join(f"{_ranges([places[key] for key in unit])} " for unit in record.units)
    return {UNITS: f"{line}#{_checksum(line, keys)}", SEGMENTER: record.segmenter, FORMAT: record.format}


def read_record(template: Catalog) -> Record | None:
    """The record of a template; None if it has none or if it does not fit the messages any more."""
    header = template.header
    match = _LINE.fullmatch(header.get(UNITS))
    keys = [message.key for message in template.messages]
    if match is None or match[2] != _checksum(match[1], keys):
        return None
    units: list[tuple[Key, ...]] = []
    for unit in match[1].split():
        places: list[int] = []
        for part in _PLACES.finditer(unit):
            first = int(part[1])
            last = int(part[2] or first)
            if last >= len(keys):
                return None
            places.extend(range(first, last + 1))
        units.append(tuple(keys[place] for place in places))
    return Record(tuple(units), header.get(SEGMENTER), header.get(FORMAT))


def _ranges(places: Sequence[int]) -> str:
    """``[1, 2, 3, 2]`` as ``1-3,2``."""
    parts: list[list[int]] = []
    for place in places:
        if parts and place == parts[-1][1] + 1:
            parts[-1][1] = place
        else:
            parts.append([place, place])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)


def _checksum(line: str, keys: Iterable[Key]) -> str:
    digest = blake2b(line.encode(), digest_size=4)
    for context, msgid in keys:
        digest.update(f"{context}\x04{msgid}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
