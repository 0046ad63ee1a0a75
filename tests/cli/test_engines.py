"""``translate engines``: who could draft, and whom that tells."""

from __future__ import annotations

from tests.verbs import Desk, assert_same_files


def test_json(desk: Desk) -> None:
    said = desk.ok("engines", "--format", "json").json
    assert said["schema"] == 1
    rows = {entry["engine"]: entry for entry in said["engines"]}
    assert rows["memory"]["used"]
    assert rows["memory"]["recipient"] is None
    assert not rows["google"]["local"]
    assert not rows["google"]["used"]
    assert rows["google"]["recipient"]


def test_text_says_where_the_text_goes(desk: Desk) -> None:
    before = desk.files()
    said = desk.ok("engines").out
    assert "nobody: it runs here" in said
    assert_same_files(before, desk.files())
