"""How much work the rules of one page may make."""

from __future__ import annotations

from typing import Final

BUDGET: Final = 30_000_000
"""Units for one page and all of its rules. A unit is what it takes to look at a node, some 50 to 100 ns."""


class TooExpensive(Exception):
    """The budget is used up."""


class Fuel:
    """What is left of the budget."""

    __slots__ = ("left",)

    def __init__(self, units: int = BUDGET) -> None:
        self.left = units

    def spend(self, units: int) -> None:
        """Take some units. Raises :class:`TooExpensive` if there are not so many left."""
        self.left -= units
        if self.left < 0:
            raise TooExpensive
