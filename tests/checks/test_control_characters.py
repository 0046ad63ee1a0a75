"""Invisible characters."""

from __future__ import annotations

import pytest

from checks.subjects import remarks
from translate.checks.control_characters import PLUGIN


@pytest.mark.parametrize(
    ("msgid", "msgstr", "count"),
    [
        ("Read on.", "Siga.", 0),
        ("Read on.", "Si\u200cga \u00adx\n", 0),
        ("Read \u2028on.", "Siga \u2028x", 0),
        ("Read on.", "\u2066a\u2069", 0),
        ("Read on.", "\u2066a", 1),
        ("Read on.", "a\u2069", 1),
        ("Read on.", "\u202aa\u2069", 2),
        ("Read on.", "\u202da", 1),
        ("Read on.", "\x1b[31m", 1),
        ("Read \u202eon.", "\u202ea", 1),
    ],
)
def test_findings(msgid: str, msgstr: str, count: int) -> None:
    found = remarks(PLUGIN, msgid, msgstr)
    assert len(found) == count, found
