"""The same through the command line: what ``translate extract`` does with a file a tool has written."""

from __future__ import annotations

import pytest

from tests.catalogs.build import gettext, tool
from tests.verbs import Desk, assert_same_files, assert_told

PATH = "locales/es/rail.po"


def ran(desk: Desk, *command: str) -> bytes:
    """A tool runs over the catalog; what stood there before."""
    before = desk.read(PATH).encode()
    done = tool(*command, data=before)
    assert done.returncode == 0, done.stderr
    desk.write(PATH, done.stdout)
    return before


@gettext
@pytest.mark.parametrize("command", ["msgcat -w 30", "msgcat -i", "msgattrib -w 30", "msgconv -t GB18030"])
def test_extract_brings_the_layout_back(live, command):
    before = ran(live, *command.split())
    assert live.read(PATH).encode() != before
    live.ok("extract")
    assert live.read(PATH).encode() == before
    files = live.files()
    live.ok("extract")
    assert_same_files(files, live.files())


@gettext
def test_extract_says_what_a_tool_dropped(live):
    live.edit("source/rail.html", "Nobody was hurt.", "Nobody was hurt at all, said the minister of the interior.")
    live.ok("extract")
    ran(live, "msgattrib", "--only-fuzzy", "--no-wrap")
    said = live.run("extract")
    assert_told(said, 0, PATH, "messages were missing", "git")
