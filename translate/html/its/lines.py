"""Line numbers in a page, found without reading the page again for each."""

from __future__ import annotations

import re
from bisect import bisect_left

from translate.html.page import Element, Page


class Lines:
    """Where the lines of a page end; counted when first asked."""

    __slots__ = ("_ends", "_text")

    def __init__(self, page: Page) -> None:
        self._text = page.text
        self._ends: list[int] | None = None

    def before(self, offset: int) -> int:
        """How many line ends stand before an offset."""
        if self._ends is None:
            self._ends = [match.start() for match in re.finditer("\n", self._text)]
        return bisect_left(self._ends, offset)

    def of(self, element: Element) -> int:
        """The line in which an element begins, from 1; 0 if it has no tag."""
        return self.before(element.start[0]) + 1 if element.start else 0
