"""The pieces of a translation when its source was split into several sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from translate.html.cut import Cutter
from translate.html.inline import TAG

_CLAUSE = re.compile(r"[,;:،؛、，；：](?=\s|[^\W\d_])|(?<=\s)[–—-](?=\s)")
_TOLERANCE: Final = 0.12
"""So far, in parts of the whole, a clause may end from where the sentence was cut."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A translation cut in as many pieces as its source; together they are the whole, white space aside."""

    texts: tuple[str, ...]
    certain: bool
    """Each is a sentence of its own, about as long as its source, with the same numbers."""


def divide(text: str, sources: Sequence[str], cutter: Cutter) -> Pieces | None:
    """A translation cut like its source; None if there is no place for a cut.

    Sentences count first; where there are too few, a clause that ends about where the source was cut.

    Arguments: ``text``, a msgstr; ``sources``, the pieces of the source, plain; ``cutter``, for the target language.
    """
    bare, places = _bare(text)
    ends = [at for at in cutter(bare) if at in places]
    size = sum(map(len, sources)) or 1
    wanted, passed = [], 0
    for source in sources[:-1]:
        passed += len(source)
        wanted.append(passed / size)
    if len(ends) == len(wanted):
        texts = _cut(text, [places[at] for at in ends])
        near = all(abs(at / len(bare) - share) <= _TOLERANCE for at, share in zip(ends, wanted, strict=True))
        return Pieces(texts, certain=near and list(map(_numbers, texts)) == list(map(_numbers, sources)))
    if len(ends) < len(wanted):
        clauses = [m.end() for m in _CLAUSE.finditer(bare)]
        ends = sorted({*ends, *(at for at in clauses if at in places and bare[at:].strip())})
    chosen = _nearest(ends, [share * len(bare) for share in wanted], _TOLERANCE * len(bare))
    return Pieces(_cut(text, [places[at] for at in chosen]), certain=False) if chosen else None


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def _bare(text: str) -> tuple[str, dict[int, int]]:
    """The text without tags, and where its offsets outside of all tags are in the text itself."""
    out: list[str] = []
    places: dict[int, int] = {}
    depth = position = length = 0
    for match in [*TAG.finditer(text), None]:
        end = match.start() if match else len(text)
        if depth == 0:
            places.update((length + step, position + step) for step in range(1 if out else 0, end - position + 1))
        out.append(text[position:end])
        length += end - position
        if match is not None:
            depth += 0 if match[3] else -1 if match[1] else 1
            position = match.end()
            if depth == 0 and match[1]:
                places[length] = position
    return "".join(out), places


def _nearest(ends: Sequence[int], wanted: Sequence[float], tolerance: float) -> list[int]:
    """For each wanted place an end near it, rising; empty if one has none."""
    chosen: list[int] = []
    for place in wanted:
        left = [at for at in ends if (not chosen or at > chosen[-1]) and abs(at - place) <= tolerance]
        if not left:
            return []
        chosen.append(min(left, key=lambda at: (abs(at - place), at)))
    return chosen


def _cut(text: str, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(text[start:end].strip() for start, end in zip((0, *places), (*places, len(text)), strict=True))
