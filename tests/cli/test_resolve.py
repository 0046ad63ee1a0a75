"""``translate resolve``: catalogs with conflict markers. In a real repository: tests/project/test_merge.py."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.verbs import Desk, assert_clean, assert_same_files, assert_told, assert_valid

PO = "locales/es/rail.po"
CONFLICT = """<<<<<<< HEAD
msgstr "Guerra del tren"
=======
msgstr "Guerra del ferrocarril"
>>>>>>> bea
"""


@pytest.fixture
def marked(desk: Desk) -> Desk:
    """A project whose Spanish catalog holds a conflict inside an entry."""
    desk.ok("extract")
    desk.edit(PO, 'msgid "Rail war"\nmsgstr ""\n', f'msgid "Rail war"\n{CONFLICT}')
    return desk


def test_the_file_becomes_whole(marked: Desk) -> None:
    assert_told(marked.run("check"), 1, f"{PO}:", "unresolved merge conflict", f"translate resolve {PO}")
    said = marked.run("resolve", PO)
    assert_told(said, 0, f"{PO}: resolved", "holds both texts", "git add")
    text = marked.read(PO)
    assert '# was: "Guerra del ferrocarril"' in text
    assert 'msgstr "Guerra del tren"' in text
    assert_valid(marked.root / PO)
    assert_clean(marked)
    marked.ok("extract")


def test_a_second_time_there_is_nothing_to_do(marked: Desk) -> None:
    marked.ok("resolve", PO)
    before = marked.files()
    assert_told(marked.run("resolve", PO), 0, "no conflict to resolve")
    assert_told(marked.run("resolve"), 0, "No catalog holds a conflict.")
    assert_same_files(before, marked.files())


def test_without_a_name_all_of_them(marked: Desk) -> None:
    said = marked.ok("resolve")
    assert said.out == f"{PO}: resolved\n"


def test_names_are_relative_to_the_current_folder_or_the_project(marked: Desk) -> None:
    text = marked.read(PO)
    for name, at in (("rail.po", "locales/es"), (PO, "locales/es"), (str(marked.root / PO), "")):
        marked.write(PO, text)
        assert f"{PO}: resolved" in marked.ok("resolve", name, at=at).out
    assert_told(marked.run("resolve", "../x.po"), 2, "outside of this project")
    assert_told(marked.run("resolve", "x.po"), 1, "x.po: there is no such file")


def test_a_draft_gives_way_to_what_a_person_wrote(marked: Desk) -> None:
    marked.edit(PO, CONFLICT, CONFLICT.replace('"Guerra del ferrocarril"', '""'))
    said = marked.ok("resolve")
    assert "holds both texts" not in said.text
    assert "fuzzy" not in marked.read(PO)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("=======\n", "", ">>>>>>> that does not belong there"),
        (">>>>>>> bea\n", "", "begins here and does not end"),
        ('"Guerra del ferrocarril"', '"Guerra', "unterminated string"),
    ],
)
def test_what_cannot_be_read_is_left_alone(marked: Desk, old: str, new: str, said: str) -> None:
    marked.edit(PO, old, new)
    lines = marked.read(PO).splitlines()
    line = next(
        n
        for n, text in enumerate(lines, 1)
        if text == {"=======\n": ">>>>>>> bea", ">>>>>>> bea\n": "<<<<<<< HEAD"}.get(old, 'msgstr "Guerra')
    )
    before = marked.files()
    assert_told(marked.run("resolve", PO), 1, f"{PO}:{line}: ", said)
    assert_same_files(before, marked.files())


def test_one_broken_file_stops_no_other(marked: Desk) -> None:
    marked.write("locales/ar/rail.po", "<<<<<<< HEAD\n")
    said = marked.run("resolve")
    assert_told(said, 1, f"{PO}: resolved", "locales/ar/rail.po:1: ")


def test_a_message_that_git_doubled_becomes_one(marked: Desk) -> None:
    """One side made it obsolete at the end of the file, the other one changed it in place: lines alone keep both."""
    marked.edit(PO, CONFLICT, '<<<<<<< HEAD\nmsgstr ""\n=======\nmsgstr "Guerra"\n>>>>>>> bea\n')
    marked.write(PO, marked.read(PO) + '\n#~ msgctxt "heading"\n#~ msgid "Rail war"\n#~ msgstr "Vieja guerra"\n')
    marked.ok("resolve")
    assert_valid(marked.root / PO)
    assert 'msgstr "Guerra"' in marked.read(PO)
    assert '# was: "Vieja guerra"' in marked.read(PO)


def test_a_conflict_in_the_header(marked: Desk) -> None:
    marked.edit(PO, CONFLICT, 'msgstr "Guerra"\n')
    date = next(line for line in marked.read(PO).splitlines() if line.startswith('"PO-Revision-Date'))
    later = date.replace("2026", "2027")
    marked.edit(PO, date, f"<<<<<<< HEAD\n{date}\n=======\n{later}\n>>>>>>> bea")
    marked.ok("resolve")
    assert later in marked.read(PO)
    assert date not in marked.read(PO)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_driver_that_is_not_there_leaves_a_conflict_without_markers(desk: Desk) -> None:
    """Git says ``not found`` and keeps our side: what the other side wrote is in the index only."""

    def git(*arguments: str, code: int | None = 0) -> None:
        set_up = (
            "-c",
            "user.name=x",
            "-c",
            "user.email=x@desk.invalid",
            "-c",
            "merge.translate.driver=/nowhere %O %A %B",
        )
        done = subprocess.run(["git", *set_up, *arguments], cwd=desk.root, capture_output=True, check=False)
        assert code is None or done.returncode == code, done.stderr

    def commit(old: str, new: str) -> None:
        desk.edit(PO, f'msgid "{old}"\nmsgstr ""', f'msgid "{old}"\nmsgstr "{new}"')
        git("commit", "-qam", "x")

    desk.ok("extract")
    desk.write(".gitattributes", "*.po merge=translate\n")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "x")
    git("checkout", "-qb", "bea")
    commit("Three relay cabinets burned.", "Tres armarios ardieron.")
    git("checkout", "-q", "main")
    commit("Rail war", "Guerra del tren")
    git("merge", "bea", code=None)
    assert "Tres armarios" not in desk.read(PO)
    assert f"{PO}: resolved" in desk.ok("resolve").out
    assert "Tres armarios ardieron." in desk.read(PO)
    assert "Guerra del tren" in desk.read(PO)
