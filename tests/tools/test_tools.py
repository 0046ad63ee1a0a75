"""The contract: what a tool writes back is applied, and nothing else of the catalog changes."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from tests.catalogs.build import accepts, gettext
from tests.tools.programs import has_omegat, has_toolkit, merged
from tests.tools.scene import EDITS, blocks, committed, edited, extract, newer, template, told
from tests.tools.table import LOSSES, TOOLS, Drop, Tool, measured, rows
from translate.catalogs.state import State
from translate.catalogs.writer import format_message
from translate.errors import InputError
from translate.model.message import Message

DOCS = Path(__file__).parents[2] / "docs/how-to"
PAGES = sorted({tool.page for tool in TOOLS})
INSTALLED = {
    "": (True, ""),
    "gettext": (not gettext.args[0], "GNU gettext is not installed"),
    "toolkit": (has_toolkit, "no Python with the Translate Toolkit: name one in TRANSLATE_TOOLKIT_PYTHON"),
    "omegat": (has_omegat, "OmegaT is not installed: apt-get install omegat, or name its command in OMEGAT"),
}


def _installed(tool: Tool) -> Tool:
    here, why = INSTALLED[tool.needs]
    if not here:
        pytest.skip(why)
    return tool


@pytest.fixture(params=[tool for tool in TOOLS if Drop.REFUSED not in tool.drops], ids=str)
def readable(request: pytest.FixtureRequest) -> Tool:
    """Each tool that is installed and writes what can be read."""
    return _installed(request.param)


@pytest.fixture(params=[tool for tool in TOOLS if Drop.REFUSED in tool.drops], ids=str)
def refused(request: pytest.FixtureRequest) -> Tool:
    """Each tool that is installed and writes what is refused."""
    return _installed(request.param)


@cache
def written(tool: Tool) -> bytes:
    """The file the tool leaves."""
    return tool.program(committed())


def test_it_drops_what_the_table_says(readable):
    assert measured(written(readable)) == set(readable.drops)


def test_what_it_wrote_is_applied_and_the_rest_is_as_before(readable):
    after = written(readable)
    now, result = told(after), told(extract(after))
    old, old_result = told(after, obsolete=True), told(extract(after), obsolete=True)
    source = {message.key: message for message in template().messages}
    assert list(result) == list(source)
    for key, message in result.items():
        wrote = now.get(key) or old.get(key)
        assert (message.extracted, message.references) == (source[key].extracted, source[key].references)
        if wrote is None:
            assert (message.text, message.state) == ("", State.EMPTY)
            continue
        assert message.text == wrote.text
        assert (message.state, message.unchanged) == (wrote.state, wrote.unchanged)
        assert (message.comments, message.previous) == (wrote.comments, wrote.previous)
        assert message.flags == wrote.flags | set(source[key].flags)
    assert old_result == {key: value for key, value in old.items() if key not in result}


def test_the_translator_is_heard(readable):
    result = told(extract(written(readable)))
    dropped = {Drop.TRANSLATED, Drop.SET} & set(readable.drops)
    for msgid, text in EDITS.items():
        if not dropped:
            assert (result["", msgid].text, result["", msgid].state) == (text, State.REVIEWED)
        else:
            assert result["", msgid].text in ("", text)


def test_nothing_is_reviewed_that_no_person_reviewed(readable):
    reviewed = {key for key, message in told(edited(committed())).items() if message.state is State.REVIEWED}
    result = {key for key, message in told(extract(written(readable))).items() if message.state is State.REVIEWED}
    assert result <= reviewed or Drop.CLEARED in readable.drops


def test_the_diff_shows_the_translators_messages_and_nothing_else(readable):
    """Against what was committed. The header's date and the tool's own fields may differ."""
    before, after = blocks(committed()), blocks(extract(written(readable)))
    header = 'msgid ""'
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} - {header}
    wanted = {f'msgid "{msgid}"' for msgid in EDITS}
    if not LOSSES & set(readable.drops):
        assert changed == wanted
        assert [name for name in after if "#~" not in name] == [name for name in before if "#~" not in name]
    else:
        assert after.keys() <= before.keys()
    if not (LOSSES | {Drop.BREAKS}) & set(readable.drops):
        theirs = blocks(edited(committed()))
        assert {name: after[name] for name in wanted} == {name: theirs[name] for name in wanted}


def test_names_and_addresses_leave(readable):
    assert b"@" not in extract(written(readable))


def test_a_second_run_changes_nothing(readable):
    once = extract(written(readable))
    assert extract(once) == once


@gettext
def test_gettext_accepts_the_result(readable):
    assert accepts(extract(written(readable)), "-c")


def test_what_cannot_be_read_is_refused_with_what_to_do(refused):
    assert measured(written(refused)) == set(refused.drops)
    with pytest.raises(InputError, match="Save it as UTF-8 without byte order mark"):
        extract(written(refused))


@gettext
@pytest.mark.parametrize("options", [(), ("--previous",), ("--no-fuzzy-matching",)], ids=str)
def test_msgmerge_before_extract_loses_no_text_and_reviews_nothing(options):
    """The source was edited, and msgmerge guessed before ``extract`` could look."""
    new = newer()
    result = extract(merged(*options, pot=newer)(committed()), new=new)
    before, after = told(edited(committed())), told(result)
    assert list(after) == [message.key for message in new.messages]
    drafts = (State.EMPTY, State.DRAFT, State.GUESS)
    everything = result.decode()
    for message in before.values():
        if message.state not in drafts:
            assert format_message(Message("x", message.text)).partition("msgstr ")[2] in everything
    reviewed = {message.text for message in before.values() if message.state is State.REVIEWED}
    assert {message.text for message in after.values() if message.state is State.REVIEWED} <= reviewed
    assert extract(result, new=new) == result


@pytest.mark.parametrize("page", PAGES)
def test_the_page_lists_what_the_tools_drop(page):
    text = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    tables = re.findall(r"^\| tool \|.*(?:\n\|.*)+", text, re.MULTILINE)
    assert [table.split("\n") for table in tables] == [rows(page)], "\n".join(rows(page))
    assert text.rstrip().endswith(rows(page)[-1]), "the table is the end of the page"
