"""Pages whose tree would be thousands of times their size: refused before a parser builds it.

Formatting that nobody closes is opened again in every block that follows (HTML standard §13.2.4.3), and the attributes of
every further ``<body>`` are gathered on the first: a file of 30 kB can fill a gigabyte.
"""

from __future__ import annotations

from collections import Counter

from translate.errors import InputError, Problem
from translate.html import elements
from translate.html.tokens import Kind, Token

_MOST_CLONES = 400_000
_MOST_BODIES = 500
_FEW = 2000
"""Tokens that can do no harm."""
_ALIKE = 3
"""The "Noah's Ark clause": a fourth equal tag is not opened again."""
_REPEATED = frozenset("p li dt dd option td th tr".split())
"""Closed by the next of their kind."""


def refuse_explosion(text: str, tokens: list[Token], path: str) -> None:
    """Raise :class:`InputError` for such a page.

    Arguments: ``tokens``, of ``text``; ``path``, for the message. An estimate in one pass: what is open when a block ends is
    opened again in the next one.
    """
    if len(tokens) < _FEW:
        return
    opened: dict[str, list[str]] = {}
    alike: Counter[str] = Counter()
    blocks: list[tuple[str, int]] = []
    """Name, and how many formatting tags were open when it began."""
    names: Counter[str] = Counter()
    inside = waiting = 0
    """Formatting that is open, and formatting whose block ended, which the next text opens again."""
    cost = bodies = 0
    for kind, start, end, name in tokens:
        formats = name in elements.FORMATTING
        if waiting and (kind is Kind.TEXT or (kind is Kind.START and formats)):
            cost += waiting
            inside, waiting = inside + waiting, 0
        if kind is Kind.START and formats:
            source = text[start:end]
            if alike[source] < _ALIKE:
                opened.setdefault(name, []).append(source)
                alike[source] += 1
                inside += 1
        elif kind is Kind.END and formats:
            if opened.get(name):
                alike[opened[name].pop()] -= 1
                inside, waiting = (inside - 1, waiting) if inside else (0, waiting - 1)
        elif kind is Kind.START and name not in elements.VOID:
            bodies += name in ("body", "html")
            if blocks and (blocks[-1][0] == "p" or (name == blocks[-1][0] and name in _REPEATED)):
                waiting, inside = _ended(blocks, names, waiting, inside)
            blocks.append((name, inside))
            names[name] += 1
        elif kind is Kind.END:
            while names[name]:
                closed = blocks[-1][0]
                waiting, inside = _ended(blocks, names, waiting, inside)
                if closed == name:
                    break
        if cost > _MOST_CLONES or bodies > _MOST_BODIES:
            what = "formatting tags that nobody closes" if cost > _MOST_CLONES else "<body> tags"
            line = text.count("\n", 0, start) + 1
            raise InputError(Problem(f"too many {what}: no browser could show this page", path, line, "Close them."))


def _ended(blocks: list[tuple[str, int]], names: Counter[str], waiting: int, inside: int) -> tuple[int, int]:
    """How many formatting tags wait, and how many are open, when the innermost block has ended."""
    name, before = blocks.pop()
    names[name] -= 1
    before = min(before, inside)
    return waiting + inside - before, before
