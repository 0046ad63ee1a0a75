"""A file with git's conflict markers (git-merge(1), "How conflicts are presented"), taken apart into the versions it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from translate.errors import InputError, Problem

MARKERS: Final = re.compile(rb"^(?:<{7}|>{7}|={7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
"""At the beginning of a line, where no PO file has such a thing: a string begins with its quotation mark."""

_OURS, _BASE, _THEIRS = b"<", b"|", b"="
_END = b">"
_MAY_FOLLOW: Final = {b"": b"<", _OURS: b"|=", _BASE: b"=", _THEIRS: b">"}
_SHOWN = {b"<": "<<<<<<<", b"|": "|||||||", b"=": "=======", b">": ">>>>>>>"}


@dataclass(frozen=True, slots=True)
class Side:
    """One version of the file."""

    data: bytes
    lines: tuple[int, ...]
    """For each of its lines, the line it has in the file with the markers, from 1."""

    def located(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Problems of this version, at the lines of the file."""
        last = len(self.lines)
        return tuple(
            Problem(p.message, p.path, self.lines[min(p.line, last) - 1] if p.line and last else 0, p.hint)
            for p in problems
        )


@dataclass(frozen=True, slots=True)
class Sides:
    """The versions a file with conflict markers holds. Outside the conflicts they are the same."""

    ours: Side
    """Between ``<<<<<<<`` and the next marker."""
    theirs: Side
    """Between ``=======`` and ``>>>>>>>``."""
    base: Side | None
    """Behind ``|||||||`` (``merge.conflictStyle`` diff3 and zdiff3); None if one conflict does not tell."""
    conflicts: int


def has_markers(data: bytes) -> bool:
    """True if a file holds a conflict marker."""
    return MARKERS.search(data) is not None


def sides(data: bytes, path: str) -> Sides:
    """The versions in a file. Raises ``InputError`` with the line where the markers do not fit together."""
    texts: dict[bytes, list[bytes]] = {_OURS: [], _BASE: [], _THEIRS: []}
    places: dict[bytes, list[int]] = {_OURS: [], _BASE: [], _THEIRS: []}
    state = b""
    conflicts = bases = begun = 0
    for number, line in enumerate(_lines(data), 1):
        kind = line[:1] if MARKERS.match(line) else b""
        if kind:
            if kind not in _MAY_FOLLOW[state]:
                raise _odd(path, number, kind, begun)
            if kind == _OURS:
                begun = number
                conflicts += 1
            bases += kind == _BASE
            state = b"" if kind == _END else kind
            continue
        for side in (state,) if state else texts:
            texts[side].append(line)
            places[side].append(number)
    if state:
        raise InputError(Problem("a conflict begins here and does not end", path, begun, _HINT))
    ours, base, theirs = (Side(b"".join(texts[side]), tuple(places[side])) for side in (_OURS, _BASE, _THEIRS))
    return Sides(ours, theirs, base if bases == conflicts else None, conflicts)


_HINT: Final = "Get the file anew (git checkout --merge -- FILE), or mend the marker lines."


def _odd(path: str, line: int, kind: bytes, begun: int) -> InputError:
    where = f" in the conflict that begins in line {begun}" if begun else ""
    return InputError(Problem(f"a line {_SHOWN[kind]} that does not belong there{where}", path, line, _HINT))


def _lines(data: bytes) -> list[bytes]:
    """The lines, which end in a line feed only: a lone carriage return is no end for git."""
    parts = data.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
