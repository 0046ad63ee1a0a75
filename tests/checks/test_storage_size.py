"""How much room there is."""

from __future__ import annotations

import pytest

from checks.subjects import subject
from translate.checks.storage_size import PLUGIN


@pytest.mark.parametrize(
    ("line", "msgstr", "count"),
    [
        ("Storage size: 6 bytes in ISO-8859-1, line breaks lf", "Añosos", 0),
        ("Storage size: 6 bytes in UTF-8, line breaks lf", "Añosos", 1),
        ("Storage size: 6 bytes in UTF-8, line breaks lf", "<em>Largas</em>", 0),
        ("Storage size: 6 bytes in UTF-8, line breaks lf", "&amp;&amp;&lt;ab", 0),
        ("Storage size: 3 bytes in UTF-8, line breaks crlf", "a\nb", 1),
        ("Storage size: 30 bytes in ISO-8859-1, line breaks lf", "Київ", 1),
        ("Storage size: 3 bytes in x-nobody-knows, line breaks lf", "Largas", 0),
        ("Storage size: 3 bytes", "Largas", 0),
        ("Storage size: 3 bytes in UTF-8, line breaks lf", "<empty/>", 0),
    ],
)
def test_bytes(line: str, msgstr: str, count: int) -> None:
    assert len(list(PLUGIN.check(subject("Long", msgstr, extracted=(f" {line}",))))) == count
