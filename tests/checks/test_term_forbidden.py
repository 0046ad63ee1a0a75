"""Renderings the glossary forbids."""

from __future__ import annotations

import pytest

from checks.subjects import remarks
from translate.checks.term_forbidden import PLUGIN


@pytest.mark.parametrize(
    ("msgid", "msgstr", "count"),
    [
        ("The KGB.", "Це КДБ.", 0),
        ("The KGB.", "Це КГБ.", 1),
        ("Others.", "Це КГБ.", 0),
        ("Grey Heron", "Чапля Сіра", 1),
    ],
)
def test_findings(msgid: str, msgstr: str, count: int) -> None:
    found = remarks(PLUGIN, msgid, msgstr)
    assert len(found) == count, found
