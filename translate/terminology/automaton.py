"""Run a compiled expression over a text, once and in linear time (after Thompson and Pike: all threads side by side)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from translate.model.content import Span

MAX_STEPS: Final = 1_000_000
"""Work of one search, about half a second; what comes behind it in the text is not searched."""


@dataclass(slots=True)
class State:
    """One step: consume a character, or go on freely if a condition holds."""

    test: Callable[[str], bool] | None = None
    """Set if a character is consumed: whether this one will do."""
    condition: Callable[[str, int], bool] | None = None
    """Asked with the text and an offset in it, where no character is consumed."""
    to: list[int] = field(default_factory=list)
    """What follows."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled expression; made by :func:`translate.terminology.pattern.compile_pattern`."""

    source: str
    """As the glossary has it."""
    states: tuple[State, ...]
    """The first one starts, the last one accepts."""

    def find(self, text: str) -> tuple[Span, ...]:
        """Non-empty matches from left to right, without overlap."""
        found: list[Span] = []
        at = steps = 0
        while at < len(text) and steps < MAX_STEPS:
            match, steps = self._first(text, at, steps)
            if match is None:
                break
            found.append(match)
            at = match[1]
        return tuple(found)

    def matches_empty(self) -> bool:
        """True if the expression is satisfied by nothing at all."""
        reached: dict[int, int] = {}
        self._enter(0, 0, "", 0, reached)
        return len(self.states) - 1 in reached

    def _first(self, text: str, at: int, steps: int) -> tuple[Span | None, int]:
        """The leftmost longest match from ``at`` on; threads carry where they began, the earliest one wins a state."""
        accept = len(self.states) - 1
        best: Span | None = None
        threads: dict[int, int] = {}
        for position in range(at, len(text) + 1):
            if best is None:
                self._enter(0, position, text, position, threads)
            if not threads and best is not None:
                break
            steps += len(threads) + 1
            begin = threads.get(accept)
            if begin is not None and begin < position and (best is None or begin <= best[0]):
                best = (begin, position)
            if position == len(text) or steps > MAX_STEPS:
                break
            character = text[position]
            following: dict[int, int] = {}
            for number, began in threads.items():  # by `began`: so were they entered, and new ones come last
                state = self.states[number]
                if state.test is not None and (best is None or began <= best[0]) and state.test(character):
                    for target in state.to:
                        self._enter(target, began, text, position + 1, following)
            threads = following
        return best, steps

    def _enter(self, number: int, began: int, text: str, position: int, threads: dict[int, int]) -> None:
        todo = [number]
        while todo:
            number = todo.pop()
            if number in threads:
                continue
            threads[number] = began
            state = self.states[number]
            if state.test is None and (state.condition is None or state.condition(text, position)):
                todo.extend(state.to)
