"""Terms as tokens: words of letters and a digit (``XQZ1``) that an engine carries through, read back leniently.

They are text, not marks: engines that understand words treat them as a name in its place in the sentence, and inline codes
travel beside them in whatever form the engine keeps best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translate.engines.base import Parts
from translate.engines.marks import free_stem, token_pattern
from translate.model.content import Span
from translate.prefill.flat import Edit, Flat, edited

_ATTACHED = re.compile(r"['’]?s\b")
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A source text in which terms are tokens."""

    parts: Parts
    stem: str
    count: int
    """They are numbered from 1, in text order."""
    late: bool
    """Whether words stand between the beginning, or the first token, and the last."""


def protect(source: Flat, spans: Sequence[Span]) -> Tokens | None:
    """Put tokens in the place of terms.

    None if the text holds all letters that tokens are made of, or a term lies across two codes. Arguments: ``spans``, in
    text order, without overlap.
    """
    stem = free_stem(source.text)
    if stem is None:
        return None
    done = edited(source, [Edit(start, end, f"{stem}{at}") for at, (start, end) in enumerate(spans, 1)])
    if done is None:
        return None
    return Tokens(done[0].parts, stem, len(spans), _spread(done[0].text, [(a, b) for a, b in done[1]]))


def find(text: str, tokens: Tokens) -> list[Span] | None:
    """Where each token stands in an answer, by number; None unless all are there just once, and where they may be."""
    found: dict[int, Span] = {}
    for match in token_pattern(tokens.stem).finditer(text):
        number, end = int(match["number"]), match.end("number")
        if not 0 < number <= tokens.count or number in found:
            return None
        attached = _ATTACHED.match(text, end)
        found[number] = (match.start(), attached.end() if attached else end)
    if len(found) != tokens.count:
        return None
    if tokens.late and not _spread(text, sorted(found.values())):
        return None
    return [found[number] for number in range(1, tokens.count + 1)]


def is_left(text: str, tokens: Tokens) -> bool:
    """True if anything like a token stands in a text."""
    return token_pattern(tokens.stem).search(text) is not None


def spaced(text: str, span: Span, new: str) -> str:
    """What takes a token's place, apart from the words that the engine wrote right beside it."""
    start, end = span
    left = " " if start and text[start - 1].isalnum() and new[:1].isalnum() else ""
    right = " " if end < len(text) and text[end].isalnum() and new[-1:].isalnum() else ""
    return f"{left}{new}{right}"


def _spread(text: str, spans: Sequence[Span]) -> bool:
    """False if several tokens stand together at the beginning of a text that goes on."""
    if len(spans) < 2:
        return True
    cursor = 0
    for start, end in spans:
        if _LETTER.search(text, cursor, start):
            return True
        cursor = end
    return False
