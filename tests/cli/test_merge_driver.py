"""``translate merge-driver``: what git runs. In a real repository: tests/project/test_merge.py."""

from __future__ import annotations

import shutil

import pytest

from tests.verbs import Desk, assert_told

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def version(desk: Desk, name: str, first: str, second: str = "") -> None:
    desk.write(name, f'{HEAD}msgid "a"\nmsgstr "{first}"\n\nmsgid "b"\nmsgstr "{second}"\n')


def test_the_result_is_in_the_file_ours(desk: Desk) -> None:
    for name, texts in (("O", ("", "")), ("A", ("A", "")), ("B", ("", "B"))):
        version(desk, name, *texts)
    said = desk.ok("merge-driver", "O", "A", "B", "locales/es/rail.po")
    assert not said.text
    assert desk.read("A") == f'{HEAD}msgid "a"\nmsgstr "A"\n\nmsgid "b"\nmsgstr "B"\n'
    assert not desk.exists("A.new")


def test_a_contradiction_is_told_and_does_not_stop_the_merge(desk: Desk) -> None:
    for name, text in (("O", ""), ("A", "A"), ("B", "B")):
        version(desk, name, text)
    said = desk.run("merge-driver", "O", "A", "B", "locales/es/rail.po")
    assert_told(said, 0, "locales/es/rail.po:7: two people translated this message differently", "# was:")
    assert '# was: "B"\n#, fuzzy\nmsgid "a"\nmsgstr "A"' in desk.read("A")


def test_an_empty_base_is_none(desk: Desk) -> None:
    desk.write("O", "")
    version(desk, "A", "A")
    version(desk, "B", "", "B")
    desk.ok("merge-driver", "O", "A", "B", "locales/es/rail.po")
    assert 'msgstr "A"' in desk.read("A")
    assert 'msgstr "B"' in desk.read("A")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_broken_version_gives_conflict_markers(desk: Desk) -> None:
    version(desk, "O", "")
    version(desk, "A", "A")
    desk.write("B", f'{HEAD}msgid "a"\nmsgstr "B\n\nmsgid "b"\nmsgstr ""\n')
    said = desk.run("merge-driver", "O", "A", "B", "locales/es/rail.po")
    assert_told(
        said, 1, "locales/es/rail.po:6: their version: unterminated string", "translate resolve locales/es/rail.po"
    )
    assert 'msgstr "A"\n||||||| base' in desk.read("A")


def test_a_version_that_is_not_there(desk: Desk) -> None:
    version(desk, "A", "A")
    assert_told(desk.run("merge-driver", "O", "A", "B", "x.po"), 1, "O: cannot read it")


def test_outside_a_project_it_works_too(empty_desk: Desk) -> None:
    for name, texts in (("O", ("", "")), ("A", ("A", "")), ("B", ("", "B"))):
        version(empty_desk, name, *texts)
    empty_desk.ok("merge-driver", "O", "A", "B", "no/such/folder/rail.po")
    assert 'msgstr "B"' in empty_desk.read("A")


def test_all_four_names_are_needed(desk: Desk) -> None:
    assert_told(desk.run("merge-driver", "O", "A", "B"), 2, "PATH")
