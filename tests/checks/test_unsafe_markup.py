"""Tags that no sentence of the source has."""

from __future__ import annotations

import pytest

from checks.subjects import remarks
from translate.checks.unsafe_markup import PLUGIN


@pytest.mark.parametrize(
    ("msgid", "msgstr", "count"),
    [
        ("A", "<em>B</em>", 0),
        ("A", "3 < 4 & 5 > 2 &lt;b>", 0),
        ("A", "<b class=x>B</b>", 1),
        ("A", "<a>B</a>", 1),
        ("A", "<script>", 1),
        ("A", "</p>", 0),
        ("A", "<!-- x -->", 0),
        ("A", "<svg/onload=x>", 1),
    ],
)
def test_findings(msgid: str, msgstr: str, count: int) -> None:
    found = remarks(PLUGIN, msgid, msgstr)
    assert len(found) == count, found
