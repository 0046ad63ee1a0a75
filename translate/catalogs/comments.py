"""The comment lines of an entry: whose is which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a block, by kind, in file order."""

    people: tuple[str, ...] = ()
    """Behind ``#``."""
    extracted: tuple[str, ...] = ()
    """Behind ``#.``."""
    references: tuple[str, ...] = ()
    """Behind ``#:``."""
    flags: tuple[str, ...] = ()
    """Of all ``#,`` and ``#!`` lines."""


NONE = Comments()


def sort(lines: Iterable[str]) -> Comments:
    """Comment lines, each without its ``#``, by kind."""
    people: list[str] = []
    extracted: list[str] = []
    references: list[str] = []
    flags: tuple[str, ...] = ()
    for line in lines:
        kind = line[:1]
        if kind == ":":
            references.append(line[1:])
        elif kind == ".":
            extracted.append(line[1:])
        elif kind in (",", "!"):
            flags = tuple(dict.fromkeys((*flags, *parse_flags(line[1:]))))
        else:
            people.append(line)
    return Comments(tuple(people), tuple(extracted), tuple(references), flags)


def parse_flags(text: str) -> tuple[str, ...]:
    """The flags of one ``#,`` line. Commas and blanks separate them, but ``range: 1..3`` is one."""
    if text == " fuzzy":
        return ("fuzzy",)
    words = text.replace(",", " ").replace("range:", "range: ").split()
    flags: list[str] = []
    for word in words:
        if flags and flags[-1] == "range:":
            flags[-1] = f"range: {word}"
        else:
            flags.append(word)
    return tuple(flags)
