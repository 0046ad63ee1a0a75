"""``translate gc``: shows, and removes only when asked to."""

from __future__ import annotations

import shutil

import click
import pytest

from tests.project.test_history import commit
from tests.verbs import Desk, assert_same_files, assert_told

ORPHAN = "locales/es/gone.po"
EMPTY = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "x"\nmsgstr ""\n'
MINE = EMPTY.replace('"x"\nmsgstr ""', '"x"\nmsgstr "mine"')


@pytest.fixture
def left(live: Desk) -> Desk:
    """A published project with a catalog and a page of no article."""
    live.write(ORPHAN, EMPTY)
    live.write("public/es/gone.html", "x")
    return live


def test_it_shows_and_changes_nothing(left: Desk) -> None:
    before = left.files()
    said = left.ok("gc")
    assert_told(said, 0, "Catalog without an article:", ORPHAN, "public/es/gone.html", "1 file can be removed")
    assert_same_files(before, left.files())


def test_nothing_is_left_over(live: Desk) -> None:
    assert live.ok("gc").out == "Nothing is left over.\n"
    assert live.ok("gc", "--remove").out == "Nothing is left over.\n0 files removed.\n"


def test_without_a_terminal_it_wants_yes(left: Desk) -> None:
    assert_told(left.run("gc", "--remove"), 1, "Nothing was removed", "--yes")
    assert left.exists(ORPHAN)
    assert_told(left.run("gc", "--remove", "--yes"), 0, "1 file removed.")
    assert not left.exists(ORPHAN)
    assert left.exists("public/es/gone.html")
    assert_told(left.run("gc", "--yes"), 2, "--remove")


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_it_asks(left: Desk, monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "confirm", lambda text, **_: asked.append(text) or answer)
    assert left.run("gc", "--remove").code == (0 if answer else 1)
    assert asked == ["Remove 1 file?"]
    assert left.exists(ORPHAN) is not answer


def test_a_person_s_work_is_refused(left: Desk) -> None:
    left.write(ORPHAN, MINE)
    assert_told(
        left.run("gc", "--remove", "--yes"), 1, "stays: a person's work", "no git repository", "0 files removed"
    )
    assert left.read(ORPHAN) == MINE


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_and_goes_once_git_has_it(left: Desk) -> None:
    left.write(ORPHAN, MINE)
    head = commit(left.root)
    said = left.run("gc", "--remove", "--yes")
    assert_told(said, 0, f"in commit {head[:12]}", f"git checkout {head[:12]} -- {ORPHAN}")
    assert not left.exists(ORPHAN)
