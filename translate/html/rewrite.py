"""Replacing spans of the source. Nothing outside an edit changes, so an untouched page is the same bytes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from translate.model.content import Span


@dataclass(slots=True)
class Edits:
    """Replacements and insertions for one page, which may lie in one another (an ``alt`` in a translated sentence)."""

    text: str
    """The article's text."""
    spans: list[Span]
    """Sorted by start, insertions first, then the longer; filled by :func:`plan`."""
    new: dict[Span, str]
    """The replacement for each span; a span that is missing keeps the source."""
    removed: frozenset[Span] = frozenset()
    """What is left out wherever it is asked for."""

    def source(self, span: Span) -> str:
        """The text of a span with all edits strictly inside it applied."""
        if span in self.removed:
            return ""
        start, end = span
        out: list[str] = []
        position = start
        index = bisect_left(self.spans, (start, -1))
        while index < len(self.spans) and self.spans[index][0] <= end:
            inner = self.spans[index]
            index += 1
            if inner == span or inner[1] > end or inner[0] < position or inner not in self.new:
                continue
            if inner[0] == inner[1] and inner[0] in (start, end):
                continue  # an insertion at the very edge belongs to the outside
            out += (self.text[position : inner[0]], self.new[inner])
            position = inner[1]
        out.append(self.text[position:end])
        return "".join(out)

    def outermost(self) -> list[tuple[int, int, str]]:
        """The edits that lie in no other, for :func:`translate.html.encoding.encode`."""
        out: list[tuple[int, int, str]] = []
        position = 0
        for span in self.spans:
            if span in self.new and span[0] >= position:
                out.append((*span, self.new[span]))
                position = span[1]
        return out


def plan(text: str, spans: list[Span], *, removed: tuple[Span, ...] = ()) -> Edits:
    """Edits for a page; ``removed`` are those that leave nothing. Fill ``new`` with the shortest spans first, so that inner ones are there when outer ones ask."""
    return Edits(text, sorted(set(spans), key=lambda s: (s[0], s[1] > s[0], -s[1])), {}, frozenset(removed))
