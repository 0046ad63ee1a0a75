"""Terms that stay as they are."""

from __future__ import annotations

import pytest

from checks.subjects import remarks
from translate.checks.term_dnt_changed import PLUGIN


@pytest.mark.parametrize(
    ("locale", "msgid", "msgstr", "count"),
    [
        ("es", "The KGB.", "El KGB.", 0),
        ("es", "The KGB.", "El CSE.", 1),
        ("es", "KGB, KGB", "nada", 1),
        ("es", "The KGB.", "<empty/>", 0),
        ("uk", "The KGB.", "Вони", 0),
        ("ar", "The KGB.", "نعم", 0),
    ],
)
def test_findings(locale: str, msgid: str, msgstr: str, count: int) -> None:
    found = remarks(PLUGIN, msgid, msgstr, locale=locale)
    assert len(found) == count, found
    assert all(remark.concept == "kgb" for remark in found)
