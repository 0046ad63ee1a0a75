"""What a service gets to read: every private name and number replaced by a mark, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from translate.engines.base import Answer, Mark, Parts, Request
from translate.engines.marks import join
from translate.model.content import Span
from translate.terminology.normal import is_word
from translate.terminology.private import PrivateTerms

FIRST: Final = 2_000_000
"""Marks of private matter are numbered from here, so that they never meet those of inline codes and of terms."""
_BREAK = " \ufffc "
"""What stands for such a mark where a text is searched: letters go on over it, numbers do not."""


_ROUNDS: Final = 4
"""What is left beside a mark may be a name in its own right."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text that may be shown to others."""

    parts: Parts
    becomes: dict[int, str]
    """The source's own characters behind each mark, by its index."""


def mask(parts: Parts, private: PrivateTerms) -> Masked:
    """Parts with a void mark for each piece of private text. Inline codes inside a name stay where they are."""
    becomes: dict[int, str] = {}
    for _ in range(_ROUNDS):
        places = _places(parts, private)
        if not places:
            break
        parts = _masked(parts, places, becomes)
    return Masked(parts, becomes)


def _places(parts: Parts, private: PrivateTerms) -> list[Span]:
    """Where private text stands, as offsets in the shown text: over inline codes, and in each stretch by itself."""
    found = list(private.places("".join(map(_shown, parts))))
    position = 0
    for part in parts:
        if isinstance(part, str) and len(parts) > 1:
            found += [(position + start, position + end) for start, end in private.places(part)]
        position += len(_shown(part))
    return sorted(found)


def _masked(parts: Parts, places: list[Span], becomes: dict[int, str]) -> Parts:
    """One round of it; ``becomes`` grows."""
    out: list[str | Mark] = []
    position = 0
    index = max((part.index + 1 for part in parts if isinstance(part, Mark) and part.index >= FIRST), default=FIRST)
    for part in parts:
        if isinstance(part, Mark):
            out.append(part)
        else:
            cursor = 0
            for start, end in places:
                begin, stop = max(start - position, cursor), min(end - position, len(part))
                name = part[begin:stop].strip() if begin < stop else ""
                if name:
                    begin = part.index(name, begin)
                    out += (part[cursor:begin], Mark(index, "void"))
                    becomes[index] = name
                    index, cursor = index + 1, begin + len(name)
            out.append(part[cursor:])
        position += len(_shown(part))
    return tuple(part for part in out if part != "")


def put_back(answer: Answer, becomes: dict[int, str]) -> Answer:
    """An answer with the source's own characters where their marks stand, apart from the words beside them."""
    out: list[str | Mark] = []
    parts = answer.parts
    for at, part in enumerate(parts):
        name = becomes.get(part.index) if isinstance(part, Mark) else None
        if name is None:
            out.append(part)
            continue
        before, after = (out[-1] if out else ""), (parts[at + 1] if at + 1 < len(parts) else "")
        left = " " if isinstance(before, str) and _touch(before[-1:], name[0]) else ""
        right = " " if isinstance(after, str) and _touch(name[-1], after[:1]) else ""
        out.append(left + name + right)
    return replace(answer, parts=join(out))


def unmask(answer: Answer, parts: Parts, private: PrivateTerms) -> Answer:
    """The answer to a masked text with its private matter in place again, as the source writes it.

    A private rendering never gets into it: a draft stands in a committed file. Arguments: ``parts``, the text before
    :func:`mask`.
    """
    if not any(isinstance(part, Mark) and part.index >= FIRST for part in answer.parts):
        return answer
    return put_back(answer, mask(parts, private).becomes)


def leaks(text: str, private: PrivateTerms) -> bool:
    """True if a plain text holds anything private, in any language and spelling that the glossary knows."""
    return private.in_source(text)


def cleaned(request: Request, private: PrivateTerms) -> Request | None:
    """A request as a service may see it; None if it must not be sent.

    Its text is masked; neighbours, examples and advice on terms that hold private matter are left out; so is the key.
    """
    masked = mask(request.parts, private)
    if _places(masked.parts, private):
        return None
    before, after = ("" if leaks(text, private) else text for text in request.around)
    return replace(
        request,
        parts=masked.parts,
        key=("", "") if masked.becomes or any(leaks(text, private) for text in request.key) else request.key,
        around=(before, after),
        terms=tuple(hint for hint in request.terms if not private.in_pair(hint.source, hint.target)),
        examples=tuple(pair for pair in request.examples if not private.in_pair(*pair)),
    )


def _shown(part: str | Mark) -> str:
    return part if isinstance(part, str) else _BREAK if part.index >= FIRST else ""


def _touch(before: str, after: str) -> bool:
    """True if two words would grow together. Scripts without spaces need none."""
    return bool(before and after) and is_word(before) and is_word(after)
