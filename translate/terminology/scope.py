"""Where a concept applies: globs over article ids.

``*`` is any run without ``/``, ``?`` one character but ``/``, ``**`` any run, ``**/`` any folders or none; all else stands for
itself. Each glob is a small automaton, so matching takes linear time, and whether two globs share a path is decided, not
guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

MAX_GLOB: Final = 200
"""Characters in one glob."""

_TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|.", re.DOTALL)
_ANY, _NOT_SLASH = "any", "not slash"

Step = tuple[str, int]
"""What is consumed (one character, or a class of them), and the state it leads to."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles a concept is meant for."""

    include: tuple[str, ...] = ()
    """Globs over article ids; none means every article."""
    exclude: tuple[str, ...] = ()
    """Globs taken away from ``include``."""

    def covers(self, article: str) -> bool:
        """True if the concept applies in this article (an id)."""
        if self.include and not any(matches(glob, article) for glob in self.include):
            return False
        return not any(matches(glob, article) for glob in self.exclude)

    def disjoint(self, other: Scope) -> bool:
        """True if it is certain that no article lies in both."""
        return all(
            a in other.exclude or b in self.exclude or not overlap(a, b)
            for a in self.include or ("**",)
            for b in other.include or ("**",)
        )


EVERYWHERE: Final = Scope()


@lru_cache(maxsize=4096)
def matches(glob: str, path: str) -> bool:
    """True if the glob covers this path as a whole."""
    steps, empty = _automaton(glob)
    states = _closure({0}, empty)
    for character in path:
        states = _closure(
            {target for state in states for wanted, target in steps[state] if _fits(wanted, character)}, empty
        )
        if not states:
            return False
    return len(steps) - 1 in states


@lru_cache(maxsize=4096)
def overlap(one: str, two: str) -> bool:
    """True if some path is matched by both globs."""
    (steps1, empty1), (steps2, empty2) = _automaton(one), _automaton(two)
    end = (len(steps1) - 1, len(steps2) - 1)
    todo = [(0, 0)]
    seen = {(0, 0)}
    while todo:
        a, b = todo.pop()
        if (a, b) == end:
            return True
        following = [(x, b) for x in empty1[a]] + [(a, y) for y in empty2[b]]
        following += [(x, y) for p, x in steps1[a] for q, y in steps2[b] if _fits(p, q) or _fits(q, p)]
        for pair in following:
            if pair not in seen:
                seen.add(pair)
                todo.append(pair)
    return False


def _fits(wanted: str, given: str) -> bool:
    """True if every character of ``given`` (or the one character it is) is among those of ``wanted``."""
    return wanted in (given, _ANY) or (wanted == _NOT_SLASH and given not in ("/", _ANY))


def _closure(states: set[int], empty: list[list[int]]) -> set[int]:
    todo = list(states)
    while todo:
        for target in empty[todo.pop()]:
            if target not in states:
                states.add(target)
                todo.append(target)
    return states


@lru_cache(maxsize=4096)
def _automaton(glob: str) -> tuple[list[list[Step]], list[list[int]]]:
    """Steps and empty moves by state; the last state accepts."""
    steps: list[list[Step]] = [[]]
    empty: list[list[int]] = [[]]

    def state() -> int:
        steps.append([])
        empty.append([])
        return len(steps) - 1

    at = 0
    for piece in _TOKEN.findall(glob[:MAX_GLOB]):
        if piece == "**/":
            inside, after = state(), state()
            empty[at] += [inside, after]
            steps[inside] += [(_ANY, inside), ("/", after)]
            at = after
        elif piece in ("*", "**"):
            steps[at].append((_ANY if piece == "**" else _NOT_SLASH, at))
            after = state()
            empty[at].append(after)
            at = after
        else:
            after = state()
            steps[at].append((_NOT_SLASH if piece == "?" else piece, after))
            at = after
    return steps, empty
