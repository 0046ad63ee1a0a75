"""Somebody else's regular expressions, so bounded that none can hang the tool: by size, by a trial, by a time budget."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any, Final

LONGEST: Final = 10_000
"""Characters of a pattern."""
_LARGEST: Final = 50_000
"""Size of a pattern with its ``{n}`` written out; the time to compile it grows with this."""
_TRIAL: Final = 0.2
"""Seconds a pattern may take on one trial text. An honest one takes a thousandth."""
_TRIALS: Final = tuple(
    unit * (600 // len(unit)) + "\u2603" for unit in ("a", " ", ".", "1", "A. ", "ab ", "Aa", "“a.” ", "-")
)
_ATTEMPTS: Final = 2
"""The machine may have been busy with something else."""
_COUNT = re.compile(r"\{(\d+)(?:,(\d*))?\}")


class TooSlow(Exception):
    """A pattern used up its time."""


class Budget:
    """Seconds left for the patterns of a set of rules."""

    __slots__ = ("_clock", "_end")

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._end = 0.0

    def start(self, seconds: float) -> None:
        """Begin anew with this many seconds."""
        self._end = self._clock() + seconds

    def left(self) -> float:
        """Seconds left. Raises :class:`TooSlow` if there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise TooSlow
        return left


class Pattern:
    """A compiled pattern that stops when its budget is used up; it has what choppa asks of one."""

    __slots__ = ("_budget", "_compiled")

    def __init__(self, compiled: Any, budget: Budget) -> None:
        self._compiled = compiled
        self._budget = budget

    def search(self, text: str, pos: int = 0) -> Any:
        """As :meth:`re.Pattern.search`. Raises :class:`TooSlow`."""
        return self._try(self._compiled.search, text, pos)

    def match(self, text: str, pos: int = 0) -> Any:
        """As :meth:`re.Pattern.match`. Raises :class:`TooSlow`."""
        return self._try(self._compiled.match, text, pos)

    def fullmatch(self, text: str) -> Any:
        """As :meth:`re.Pattern.fullmatch`. Raises :class:`TooSlow`."""
        return self._try(self._compiled.fullmatch, text, 0)

    def _try(self, call: Callable[..., Any], text: str, pos: int) -> Any:
        try:
            return call(text, pos, timeout=self._budget.left())
        except TimeoutError as error:
            raise TooSlow from error


def compiled(pattern: str, budget: Budget, *, flags: int = 0) -> Pattern:
    """A pattern, compiled by the library ``regex``.

    Arguments: ``flags``, of ``regex``. Raises ``ValueError`` with a sentence for the person who wrote it.
    """
    import regex

    if len(pattern) > LONGEST:
        raise ValueError(f"the pattern has {len(pattern)} characters; {LONGEST} are allowed")
    if _size(pattern) > _LARGEST:
        raise ValueError("the numbers in { } make the pattern too large")
    try:
        return Pattern(regex.compile(pattern, flags), budget)
    except regex.error as error:
        raise ValueError(f"the pattern is broken: {error}") from error
    except (RecursionError, OverflowError, MemoryError) as error:
        raise ValueError("the pattern is too deep or too large") from error


def try_out(pattern: Pattern, budget: Budget, *, lookbehind: bool = False) -> None:
    """Let a pattern read hard texts.

    Arguments: ``lookbehind``, it is asked about one place only. Raises ``ValueError`` if it takes too long.
    """
    for text in _TRIALS:
        if not any(_is_quick(pattern, text, budget, lookbehind=lookbehind) for _ in range(_ATTEMPTS)):
            raise ValueError("the pattern takes too long: it can read the same text in too many ways")


def _is_quick(pattern: Pattern, text: str, budget: Budget, *, lookbehind: bool) -> bool:
    budget.start(_TRIAL)
    try:
        if lookbehind:
            pattern.match(text, len(text) - 1)
        else:
            pattern.search(text)
    except TooSlow:
        return False
    return True


def _size(pattern: str) -> int:
    """An upper bound of a pattern's size with its repetitions written out."""
    open_groups: list[int] = []
    size = last = 0
    at = 0
    while at < len(pattern):
        char = pattern[at]
        count = _COUNT.match(pattern, at) if char == "{" else None
        if count:
            size += last * max(int(count[1]), int(count[2] or 0))
            last *= max(int(count[1]), int(count[2] or 0), 1)
            at = count.end()
            continue
        if char == "(":
            open_groups.append(size)
            size = 0
        elif char == ")" and open_groups:
            last = size + 1
            size += open_groups.pop()
        else:
            last = 1
            size += 1
        at += 2 if char == "\\" else 1
    return size + sum(open_groups)
