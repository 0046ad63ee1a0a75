"""A message merged into its neighbour."""

from __future__ import annotations

import pytest

from checks.subjects import remarks
from translate.checks.empty_segment import PLUGIN


@pytest.mark.parametrize(
    ("msgid", "msgstr", "count"),
    [
        ("A.", "B.", 0),
        ("A.", "<empty/>", 1),
        ("A.", "<empty/> x", 1),
        ("A.", "<empty />", 0),
    ],
)
def test_findings(msgid: str, msgstr: str, count: int) -> None:
    found = remarks(PLUGIN, msgid, msgstr)
    assert len(found) == count, found
