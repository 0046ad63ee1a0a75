"""A message as an engine sees it: text and marks; and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from translate.engines.base import Mark, Parts
from translate.html import inline
from translate.html.elements import CODE
from translate.html.message import protected_names

MarkKind = Literal["open", "close", "void"]


@dataclass(frozen=True, slots=True)
class Marked:
    """A message taken apart."""

    parts: Parts
    written: dict[tuple[int, MarkKind], str]
    """What each mark stands for, as it reads in a catalog."""


def take_apart(msgid: str, extracted: tuple[str, ...] = ()) -> Marked:
    """Text and marks of a message; code and what is not to be translated is one mark as a whole.

    Arguments: ``extracted``, the message's ``#.`` lines, whose legend names the protected codes.
    """
    protected = protected_names(extracted)
    out: list[str | Mark] = []
    written: dict[tuple[int, MarkKind], str] = {}
    stack: list[tuple[str, int]] = []
    inside: tuple[str, int] | None = None
    count = depth = 0
    for piece in inline.split(msgid):
        if isinstance(piece, str):
            if inside is None:
                out.append(piece)
            else:
                written[inside[1], "void"] += inline.escape(piece)
            continue
        closing, name, single = piece.groups()
        if inside is not None:
            written[inside[1], "void"] += piece[0]
            if name == inside[0] and not single:
                depth += -1 if closing else 1
            inside = inside if depth else None
            continue
        whole = single or name in protected or name.rstrip("0123456789") in CODE
        kind: MarkKind = "close" if closing else "void" if whole else "open"
        if kind == "close":
            index = stack.pop()[1] if stack else count
        else:
            index, count = count, count + 1
        if kind == "open":
            stack.append((name, index))
        elif kind == "void" and not single:
            inside, depth = (name, index), 1
        written[index, kind] = piece[0]
        out.append(Mark(index, kind))
    return Marked(tuple(out), written)


def put_together(parts: Parts, written: dict[tuple[int, MarkKind], str]) -> str:
    """The msgstr of an answer."""
    return "".join(inline.escape(part) if isinstance(part, str) else written[part.index, part.kind] for part in parts)
