"""How long to wait for a service that is busy or stumbles, and when to give up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from translate.engines.base import EngineRate
from translate.errors import EngineError


@dataclass(frozen=True, slots=True)
class Patience:
    """Waiting times in seconds. A service that names its time (``Retry-After``) gets just that."""

    first: float = 1.0
    """Before the second try; doubled each time."""
    longest: float = 120.0
    """A service that wants more is not waited for: the run ends there and can be taken up again."""
    tries_when_busy: int = 6
    """Of one text, the first included, while the service says that there are too many requests."""
    tries_when_broken: int = 3
    """Alike, after time-outs, lost connections and server errors."""

    def wait(self, error: EngineError, failures: int, *, random: Callable[[], float]) -> float | None:
        """Seconds before the next try, None to give up.

        Arguments: ``failures``, tries that failed in a row, from 1; ``random``, a number from 0 up to 1, which spreads the
        tries of several machines (full jitter on the upper half).
        """
        busy = isinstance(error, EngineRate)
        if failures >= (self.tries_when_busy if busy else self.tries_when_broken):
            return None
        asked = error.retry_after if isinstance(error, EngineRate) else None
        if asked is not None:
            return asked if asked <= self.longest else None
        doubled: float = self.first * 2 ** (failures - 1)
        return min(self.longest, doubled) * (0.5 + random() / 2)


def dice(seed: int | None = None) -> Callable[[], float]:
    """A source of numbers from 0 up to 1; with a seed, always the same."""
    return Random(seed).random  # noqa: S311 - spreads retries, keeps no secret
