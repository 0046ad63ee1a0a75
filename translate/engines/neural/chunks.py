"""Sentences for a network: translation models are made of single sentences, and drop what follows the first one.

A text is cut where a line or a sentence ends and no inline code is open. What stands at the edges of a piece, white space
and codes, does not travel: it is taken off before and set back after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translate.engines.base import Mark, Parts, text_of
from translate.engines.marks import join
from translate.model.locale import SPACELESS
from translate.segmentation.sentences import boundaries

_LINE = re.compile(r"[^\S\n]*\n\s*")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of a text."""

    before: Parts
    """Stands as it is in front of the translation."""
    inner: Parts
    """What is translated; empty if there is no letter in it."""
    after: Parts


def chunks(parts: Parts, language: str) -> tuple[Chunk, ...]:
    """The parts of a text, in order; put together they are the text again.

    Arguments: ``language``, of the text, a BCP 47 tag.
    """
    text = text_of(parts)
    cuts = {match.end() for match in _LINE.finditer(text)}
    start = 0
    for end in [*sorted(cuts), len(text)]:
        cuts |= {start + offset for offset in boundaries(text[start:end], language)}
        start = end
    return tuple(map(_chunk, _split(parts, sorted(cuts))))


def _split(parts: Parts, cuts: Sequence[int]) -> list[Parts]:
    """The parts cut at offsets of their text where no pair is open; a code at a cut stays with its own side."""
    out: list[list[str | Mark]] = [[]]
    depth = at = 0
    waiting = list(cuts)
    for part in parts:
        if isinstance(part, Mark):
            if part.kind == "open" and depth == 0 and waiting and waiting[0] == at:
                out.append([])
                waiting.pop(0)
            depth += {"open": 1, "close": -1, "void": 0}[part.kind]
            out[-1].append(part)
            continue
        begin, end = at, at + len(part)
        while waiting and waiting[0] < end:
            cut = waiting.pop(0)
            if depth == 0 and cut > at:
                out[-1].append(part[at - begin : cut - begin])
                out.append([])
                at = cut
            elif depth == 0 and cut == at and text_of(tuple(out[-1])):
                out.append([])
        out[-1].append(part[at - begin :])
        at = end
        if depth:
            waiting = [cut for cut in waiting if cut >= at]
    return [joined for piece in out if (joined := join(piece))]


def _chunk(parts: Parts) -> Chunk:
    if not _LETTER.search(text_of(parts)):
        return Chunk(parts, (), ())
    return _peeled(Chunk((), parts, ()), glued=True)


def barer(chunk: Chunk) -> Chunk | None:
    """The chunk without the voids at its edges, where they lost their way on the first try; None if it has none."""
    peeled = _peeled(chunk, glued=False)
    return peeled if len(peeled.inner) < len(chunk.inner) else None


def _peeled(chunk: Chunk, *, glued: bool) -> Chunk:
    """The chunk with white space and codes moved off its edges.

    Arguments: ``glued``, leave a void that stands beside a space: it may stand for a word of the sentence.
    """
    inner = list(chunk.inner)
    before: list[str | Mark] = list(chunk.before)
    after: list[str | Mark] = list(chunk.after[::-1])
    changed = True
    while changed:
        changed = _take(inner, before, at=0, glued=glued) | _take(inner, after, at=-1, glued=glued)
        if _is_wrapped(inner):
            before.append(inner.pop(0))
            after.append(inner.pop())
            changed = True
    return Chunk(join(before), tuple(inner), join(after[::-1]))


def _take(inner: list[str | Mark], taken: list[str | Mark], *, at: int, glued: bool) -> bool:
    """Move white space, a void or an empty pair from one end; True if something moved."""
    edge = inner[at]
    if isinstance(edge, str):
        bare = edge.lstrip() if at == 0 else edge.rstrip()
        if bare == edge:
            return False
        taken.append(edge[: len(edge) - len(bare)] if at == 0 else edge[len(bare) :])
        if bare:
            inner[at] = bare
        else:
            del inner[at]
        return True
    beside = inner[1 if at == 0 else -2]
    if edge.kind == "void":
        if glued and isinstance(beside, str) and beside[0 if at == 0 else -1].isspace():
            return False
        taken.append(inner.pop(at))
        return True
    if isinstance(beside, Mark) and beside.index == edge.index:
        taken += [inner.pop(at), inner.pop(at)]
        return True
    return False


def _is_wrapped(inner: Sequence[str | Mark]) -> bool:
    first, last = inner[0], inner[-1]
    if not isinstance(first, Mark) or not isinstance(last, Mark):
        return False
    return (first.kind, last.kind) == ("open", "close") and first.index == last.index


def together(pieces: Sequence[tuple[Chunk, Parts]], *, target: str) -> Parts:
    """A text of its chunks and their translations.

    Arguments: ``target``, the language: Chinese and Japanese set no space between two sentences.
    """
    out: list[str | Mark] = []
    for number, (chunk, translation) in enumerate(pieces):
        after: Parts = chunk.after
        if target in SPACELESS and number + 1 < len(pieces) and chunk.inner and after and after[-1] == " ":
            after = after[:-1]
        out += [*chunk.before, *translation, *after]
    return join(out)
