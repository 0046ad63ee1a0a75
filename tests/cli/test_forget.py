"""``translate forget``: shows, asks, removes, and names the commits that hold it still."""

from __future__ import annotations

import io
import re
import shutil

import click
import pytest

from tests.project.test_history import commit, git
from tests.verbs import Desk, assert_same_files, assert_told

NAME = "Iván Petrov"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def named(live: Desk) -> Desk:
    """A published project whose Spanish catalog and page hold the name."""
    live.edit("locales/es/rail.po", "[es] Nobody was hurt.", f"{NAME} no fue herido.")
    live.write("public/es/rail.html", f"<p>{NAME}</p>")
    return live


def test_without_a_terminal_it_only_shows(named: Desk) -> None:
    before = named.files()
    said = named.run("forget", "ivan petrov", "iván petrov")
    assert_told(
        said,
        1,
        "The text is taken out:",
        "locales/es/rail.po:",
        "no fue herido",
        "public/es/rail.html:1",
        "2 places in 2 files",
    )
    assert_told(said, 1, "Nothing was removed", "--yes")
    assert_same_files(before, named.files())
    assert "Petrov" not in said.text, "a CI log must not hold it"


def test_the_memory_is_named_and_not_printed(named: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    named.review("es", own={"Nobody was hurt.": f"{NAME} no fue herido."})
    named.ok("memory", "search", "Nobody was hurt.")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    said = named.run("forget", "--dry-run", NAME)
    lines = [line for line in said.out.splitlines() if "memory.db" in line]
    assert lines
    assert all(re.fullmatch(r"  \.translate/memory\.db(-wal)?: \d+ places? in what is no text", line) for line in lines)


def test_a_dry_run_tells_by_its_exit_code(named: Desk) -> None:
    before = named.files()
    assert named.run("forget", "--dry-run", "--yes", NAME).code == 1
    assert_same_files(before, named.files())
    assert_told(named.run("forget", "--dry-run", "Nobody Known"), 0, "0 places in 0 files")
    assert named.run("forget", "Nobody Known").code == 0


def test_it_removes_and_a_second_run_has_nothing_to_do(named: Desk) -> None:
    said = named.ok("forget", "--yes", NAME)
    assert_told(said, 0, "1 file written, 1 file removed", "translate publish")
    assert not [path for path, (data, _) in named.files().items() if b"Petrov" in data]
    assert not named.exists("public/es/rail.html")
    before = named.files()
    assert_told(named.ok("forget", "--yes", NAME), 0, "0 places in 0 files")
    assert_same_files(before, named.files())
    named.ok("publish")
    assert "Nobody was hurt" in named.page("es")
    named.ok("extract")
    assert named.run("forget", "--dry-run", NAME).code == 0


@pytest.mark.parametrize("answer", [True, False])
def test_on_a_terminal_it_asks_and_shows_it(named: Desk, monkeypatch: pytest.MonkeyPatch, answer: bool) -> None:
    asked = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "confirm", lambda text, **_: asked.append(text) or answer)
    said = named.run("forget", NAME)
    assert said.code == (0 if answer else 1)
    assert asked == ["Remove it from 2 files? This cannot be undone"]
    assert NAME in said.out
    assert (NAME in named.read("locales/es/rail.po")) is not answer


def test_an_article_that_holds_it_comes_first(named: Desk) -> None:
    named.edit("source/rail.html", "Nobody was hurt.", f"{NAME} was hurt.")
    before = named.files()
    said = named.run("forget", "--yes", NAME)
    assert_told(said, 1, "Take it out first:", "source/rail.html:", "out of source/ first")
    assert_same_files(before, named.files())
    named.edit("source/rail.html", f"{NAME} was hurt.", "Nobody was hurt.")
    named.ok("forget", "--yes", NAME)


def test_after_the_article_is_edited_extraction_comes_with_it(desk: Desk) -> None:
    desk.edit("source/rail.html", "Nobody was hurt.", f"{NAME} was hurt.")
    desk.ok("extract")
    desk.review("es", own={f"{NAME} was hurt.": "Иван ранен."})
    desk.edit("source/rail.html", f"{NAME} was hurt.", "A man was hurt.")
    said = desk.ok("forget", "--yes", NAME)
    assert "locales/es/rail.po:" in said.out.partition("another script")[2]
    assert "A man was hurt" in desk.read("locales/templates/rail.pot")
    assert "Иван" in desk.read("locales/es/rail.po")
    assert not [path for path, (data, _) in desk.files().items() if b"Petrov" in data]
    assert "nothing to do" in desk.ok("extract").out


def test_what_a_person_must_do_is_told(named: Desk) -> None:
    named.write("waivers.yaml", f"who: {NAME}\n")
    said = named.run("forget", "--yes", NAME)
    assert_told(said, 1, "It still stands in:", "waivers.yaml:1: who: […]")
    assert "Petrov" not in said.text


def test_patterns_from_a_file_and_from_standard_input(named: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = named.root.parent / "patterns"
    path.write_text(f"Nobody Known\n\n{NAME}\n", encoding="utf-8")
    assert_told(named.run("forget", "--dry-run", "--pattern-file", str(path)), 1, "2 places in 2 files")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{NAME}\n".encode()), encoding="utf-8"))
    assert_told(named.run("forget", "--yes", "--pattern-file", "-"), 0, "1 file written, 1 file removed")


def test_it_is_asked_for_unseen(named: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {}
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", lambda _, **options: told.update(options) or NAME)
    assert named.run("forget", "--yes").code == 0
    assert told == {"hide_input": True}


def test_expressions(named: Desk) -> None:
    assert_told(named.run("forget", "--dry-run", "--regex", r"iv.n\s+petr\w+"), 1, "2 places in 2 files")


@pytest.mark.parametrize("arguments", [(), ("x",), ("--regex", "(secret"), ("--regex", "s*")])
def test_wrong_usage_never_repeats_the_pattern(named: Desk, arguments: tuple[str, ...]) -> None:
    said = named.run("forget", *arguments)
    assert_told(said, 2, "error:")
    assert "secret" not in said.text


@needs_git
def test_commits_that_hold_it(named: Desk) -> None:
    named.write(".gitignore", ".translate/\n")
    first = commit(named.root, message="Work")
    assert_told(
        named.run("forget", "--yes", NAME),
        0,
        "1 commit of git brought it in",
        first[:12],
        "2026-01-05: locales/es/rail.po",
    )
    clean = commit(named.root, day="2026-02-01")
    assert clean[:12] not in named.ok("forget", "--dry-run", NAME).out
    talk = commit(named.root, day="2026-03-01", message=f"Thanks to {NAME}")
    named.write("notes", NAME)
    git(named.root, "stash", "-u")
    named.write("staged", NAME + "!")
    git(named.root, "add", "staged")
    (named.root / "staged").unlink()
    said = named.ok("forget", "--dry-run", NAME)
    assert_told(
        said,
        0,
        first[:12],
        f"{talk[:12]}",
        "its message or author",
        "1 object of no commit",
        "git filter-repo --replace-text",
    )
    assert "docs/" not in said.text, "who installs the program has no such folder"
    assert ": notes" in said.out
    assert "Petrov" not in said.text
    assert "commit" not in named.ok("forget", "--dry-run", "--no-history", NAME).out
    assert "No commit holds it." in named.ok("forget", "--dry-run", "Nobody Known").out


@needs_git
def test_a_repository_that_cannot_be_read_is_no_clean_one(named: Desk) -> None:
    named.write(".git", "gitdir: nowhere\n")
    assert_told(named.run("forget", "--yes", NAME), 1, "git does not read")
    assert "Petrov" not in named.read("locales/es/rail.po")
