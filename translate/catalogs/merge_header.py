"""What a merged catalog has besides its messages: the header field by field, charset, line ends, the tail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from translate.catalogs.charset import CODECS, declared
from translate.catalogs.entry import Catalog
from translate.catalogs.header import PUBLISHED, REVISED, Header, without_people
from translate.catalogs.three_way import three_way, united

_UTF8: Final = "text/plain; charset=UTF-8"
_BOTH: Final[dict[str, Callable[[str, str], str]]] = {PUBLISHED.lower(): min, REVISED.lower(): max}
"""By field: what becomes of two days. A page is live since the first, a catalog as of the last."""
_UNKNOWN: Final = "\0"
"""A value no field has."""


def merge_shell(base: Catalog | None, ours: Catalog, theirs: Catalog, *, credit: bool) -> Catalog:
    """Ours with the merged header, charset, line ends and tail; the messages are still ours.

    Arguments: ``credit``, the ``[privacy]`` option: False takes people's names and addresses out of the header.
    """
    headers = [catalog.header if credit else without_people(catalog.header) for catalog in (ours, theirs)]
    before = None if base is None else base.header if credit else without_people(base.header)
    header = merge_header(before, *headers)
    encoding = ours.encoding if ours.encoding == theirs.encoding else "utf-8"
    if header and CODECS.get(declared(header.msgstr).lower()) != encoding:
        header = header.with_fields({"Content-Type": _UTF8})
        encoding = "utf-8"
    newline = three_way(None if base is None else base.newline, ours.newline, theirs.newline)
    tail = three_way(None if base is None else base.tail, ours.tail, theirs.tail, both=_tails)
    return replace(ours, header=header, encoding=encoding, newline=newline, tail=tail)


def merge_header(base: Header | None, ours: Header, theirs: Header) -> Header:
    """One header of two, in ours' order; a block that says the same as one side's keeps its bytes."""
    old, left, right = ({} if h is None else _named(h) for h in (base, ours, theirs))
    values = {
        name: three_way(
            _UNKNOWN if base is None else old.get(name), left.get(name), right.get(name), both=_chosen(name)
        )
        for name in dict.fromkeys((*left, *right))
    }
    spelled = {name.lower(): name for name, _ in (*theirs.fields, *ours.fields) if name}
    free = united(_unnamed(ours), _unnamed(theirs), base=None if base is None else _unnamed(base))
    fields = [(spelled[name], value) for name, value in values.items() if value is not None]
    merged = replace(
        ours,
        fields=(*fields, *(("", line) for line in free)),
        comments=united(ours.comments, theirs.comments, base=None if base is None else base.comments),
        flags=three_way(None if base is None else base.flags, ours.flags, theirs.flags),
    )
    for side in (ours, theirs):
        if _said(side) == _said(merged):
            return replace(side, index=ours.index)
    return merged


def _chosen(name: str) -> Callable[[str | None, str | None], str | None]:
    """Of two values of a field that both changed: the day that counts, else ours if it says anything."""

    def choose(ours: str | None, theirs: str | None) -> str | None:
        if not ours or not theirs:
            return ours or theirs
        return _BOTH[name](ours, theirs) if name in _BOTH else ours

    return choose


def _named(header: Header) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in header.fields:
        if name:
            found.setdefault(name.lower(), value)
    return found


def _unnamed(header: Header) -> tuple[str, ...]:
    return tuple(value for name, value in header.fields if not name)


def _said(header: Header) -> tuple[object, ...]:
    return header.fields, header.comments, header.extracted, header.references, header.flags


def _tails(ours: str, theirs: str) -> str:
    lines = united(ours.strip().splitlines(), theirs.strip().splitlines())
    text = "\n".join(lines)
    return f"\n\n{text}\n" if text else "\n"
