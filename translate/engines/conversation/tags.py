"""Inline codes for a chat model: short numbered tags (``See <a1>this report</a1>``).

Models keep tags of that form well, because they look like the ones they know. What comes back is read strictly: any
other tag, or one too many or too few, makes the answer worthless.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from translate.engines import marks
from translate.engines.base import Mark, Parts, text_of

_NAMES = (("a", "x"), ("g", "v"), ("m", "k"), ("t", "z"))
"""Of a pair and of a void; the first whose tags the text itself does not hold."""
_ANY = re.compile(r"</?[A-Za-z][^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text as the model sees it, with what is needed to read its translation."""

    text: str
    lead: str
    """White space before the text, which is not sent."""
    trail: str
    source: Parts
    """Without that white space."""
    names: tuple[str, str]
    indexes: tuple[int, ...]
    """The marks' own indexes, by the number in the tag less one."""


def tagged(parts: Parts) -> Tagged | None:
    """The parts with tags numbered 1, 2, 3; None if the text itself holds tags of every name that we have."""
    lead, source, trail = marks.strip_edges(marks.join(parts))
    plain = text_of(source)
    names = next((pair for pair in _NAMES if not re.search(rf"</?[{''.join(pair)}]\d", plain)), None)
    if names is None:
        return None
    indexes = tuple(dict.fromkeys(part.index for part in source if isinstance(part, Mark)))
    number = {index: at for at, index in enumerate(indexes, 1)}
    form = {"open": f"<{names[0]}{{}}>", "close": f"</{names[0]}{{}}>", "void": f"<{names[1]}{{}}/>"}
    text = "".join(part if isinstance(part, str) else form[part.kind].format(number[part.index]) for part in source)
    return Tagged(text, lead, trail, source, names, indexes)


def untagged(answer: str, sent: Tagged) -> Parts | str:
    """The parts of a translation, or the reason why its tags cannot be trusted."""
    around, alone = sent.names
    parts: list[str | Mark] = []
    position = 0
    for match in re.finditer(rf"<(?:(?P<close>/?){around}(?P<pair>\d{{1,4}})|{alone}(?P<void>\d{{1,4}})/)>", answer):
        at = int(match["pair"] or match["void"])
        if not 0 < at <= len(sent.indexes):
            return "inline codes invented"
        kind = "void" if match["void"] else "close" if match["close"] else "open"
        parts += (answer[position : match.start()], Mark(sent.indexes[at - 1], kind))  # type: ignore[arg-type]  # a kind
        position = match.end()
    parts.append(answer[position:])
    kept = tuple(part for part in parts if part != "")
    if _written_out(kept) - _written_out(sent.source):
        return "tags that the source does not have"
    if reason := marks.verify(sent.source, kept):
        return reason
    if _emptied(kept) - _emptied(sent.source):
        return "an inline code lost its text"
    return marks.join((sent.lead, *marks.respace(sent.source, kept), sent.trail))


def _emptied(parts: Parts) -> set[int]:
    """Pairs without anything between their halves."""
    return {
        one.index
        for one, other in pairwise(parts)
        if isinstance(one, Mark)
        and isinstance(other, Mark)
        and one.kind == "open"
        and other == Mark(one.index, "close")
    }


def _written_out(parts: Parts) -> Counter[str]:
    """What in the text itself reads as a tag."""
    return Counter(tag for part in parts if isinstance(part, str) for tag in _ANY.findall(part))
