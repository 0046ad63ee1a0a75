"""Terms without a rendering."""

from __future__ import annotations

import pytest

from checks.subjects import remarks
from translate.checks.term_missing import PLUGIN


@pytest.mark.parametrize(
    ("msgid", "msgstr", "count"),
    [
        ("The KGB.", "Це КДБ.", 0),
        ("The KGB.", "Це вони.", 1),
        ("KGB and KGB", "Вони", 1),
        ("A kgb", "Вони", 0),
        ("The KGB.", "<empty/>", 0),
        ("The <b>KGB</b>.", "Це <b>КДБ</b>.", 0),
        ("Grey Heron", "Вони", 1),
    ],
)
def test_findings(msgid: str, msgstr: str, count: int) -> None:
    found = remarks(PLUGIN, msgid, msgstr)
    assert len(found) == count, found
