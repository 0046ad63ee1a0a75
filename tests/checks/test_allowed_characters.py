"""Which characters may stand in a text."""

from __future__ import annotations

import pytest

from checks.subjects import subject
from translate.checks.allowed_characters import PLUGIN


@pytest.mark.parametrize(
    ("line", "msgstr", "count"),
    [
        ("Allowed characters: [a-z_]", "tren_de_guerra", 0),
        ("Allowed characters: [a-z_]", "tren de guerra", 1),
        ("Allowed characters: [a-z_]", "<b>tren</b>", 0),
        ("Allowed characters: ", "x", 1),
        ("Allowed characters: .", "Київ 3!", 0),
        ("Allowed characters: (a+)+", "Київ", 0),
        ("<code> = not to be translated; allowed characters: [a-z]", "Como <code>ab</code>, ¡no!", 0),
        ("<code> = allowed characters: [a-z]", "Como <code>aB</code>.", 1),
        ("<code> = allowed characters: [a-z]", "<empty/>", 0),
    ],
)
def test_characters(line: str, msgstr: str, count: int) -> None:
    assert len(list(PLUGIN.check(subject("Like", msgstr, extracted=(f" {line}",))))) == count
