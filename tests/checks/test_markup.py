"""Tags that are lost, doubled or unbalanced."""

from __future__ import annotations

import pytest

from checks.subjects import remarks
from translate.checks.markup import PLUGIN
from translate.model.finding import Severity


@pytest.mark.parametrize(
    ("msgid", "msgstr", "count"),
    [
        ("See <a>this</a>.", "Vea <a>esto</a>.", 0),
        ("See <a>this</a>.", "Vea esto.", 1),
        ("See <a>this</a>.", "<a>Vea</a> <a>esto</a>.", 1),
        ("See <a>this</a>.", "Vea <a>esto.", 1),
        ("See <a>this</a>.", "Vea </a>esto<a>.", 1),
        ("One<br/>two", "Uno dos", 0),
        ("An <em>x</em>", "Un x", 0),
        ("An <img/>", "Un <img>", 1),
        ("A", "<strong>A</strong><br/>", 0),
        ("A", "<strong>A", 1),
        ("A", "<script>", 0),
    ],
)
def test_findings(msgid: str, msgstr: str, count: int) -> None:
    found = remarks(PLUGIN, msgid, msgstr)
    assert len(found) == count, found


def test_a_lost_tag_is_a_warning_and_a_broken_one_an_error_with_its_place() -> None:
    (lost,) = remarks(PLUGIN, "See <a>this</a>.", "Vea esto.")
    assert lost.severity is Severity.WARNING
    (broken,) = remarks(PLUGIN, "See <a>this</a>.", "Vea <a>esto.")
    assert broken.severity is None
    assert broken.span == (4, 12)
    assert broken.hint == "Tags of this segment: <a>"
