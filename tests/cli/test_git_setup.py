"""``translate git-setup``: git learns to ask us."""

from __future__ import annotations

import shutil
import sys

import pytest

from tests.project.git import Repository
from tests.verbs import Desk, assert_same_files, assert_told
from translate.project.git_setup import LINES, command_line

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def repository(desk: Desk) -> Repository:
    return Repository(desk)


def driver(repository: Repository) -> str:
    return repository("config", "--local", "--get", "merge.translate.driver").strip()


def test_it_sets_up_and_says_what(repository: Repository) -> None:
    desk = repository.desk
    said = desk.run("git-setup")
    assert_told(said, 0, *LINES, "merge.translate.driver", f"{sys.executable} -P -m translate", "commit .gitattributes")
    assert desk.read(".gitattributes").splitlines() == list(LINES)
    assert driver(repository) == f"{sys.executable} -P -m translate merge-driver -- %O %A %B %P"
    assert "message by message" in repository("config", "--local", "--get", "merge.translate.name")


def test_a_second_time_there_is_nothing_to_do(repository: Repository) -> None:
    desk = repository.desk
    desk.ok("git-setup")
    before = desk.files()
    assert_told(desk.run("git-setup"), 0, "set up already")
    assert_same_files(before, desk.files())


def test_lines_that_are_there_stay(repository: Repository) -> None:
    desk = repository.desk
    desk.write(".gitattributes", b"*.jpg binary\r\n*.po merge=union")
    desk.ok("git-setup")
    first, second, *added = desk.read(".gitattributes").split("\r\n")
    assert [first, second] == ["*.jpg binary", "*.po merge=union"]
    assert added == [*LINES, ""]


def test_another_spelling_is_as_good(repository: Repository) -> None:
    repository.desk.write(".gitattributes", "*.po merge=translate\n*.pot merge=translate\n")
    repository.desk.ok("git-setup")
    assert repository.desk.read(".gitattributes").count("\n") == 2


def test_what_init_writes_is_enough(empty_desk: Desk) -> None:
    repository = Repository(empty_desk)
    empty_desk.ok("init", "-l", "es")
    before = empty_desk.read(".gitattributes")
    empty_desk.ok("git-setup")
    assert empty_desk.read(".gitattributes") == before
    assert driver(repository)


def test_a_moved_python_is_set_anew(repository: Repository) -> None:
    repository("config", "merge.translate.driver", "/old/python -m translate")
    repository.desk.ok("git-setup")
    assert sys.executable in driver(repository)


def test_another_file_that_overrules_it_is_told(repository: Repository) -> None:
    repository.desk.write(".git/info/attributes", "*.po -merge\n")
    assert_told(repository.desk.run("git-setup"), 0, "warning: .gitattributes: another attributes file")


def test_outside_a_repository(desk: Desk) -> None:
    desk.monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.root.parent))
    assert_told(desk.run("git-setup"), 2, "in no git repository", "git init")
    assert not desk.exists(".gitattributes")


def test_the_path_of_python_is_quoted() -> None:
    assert command_line("/my env/100%/python").startswith("'/my env/100%%/python' -P -m translate merge-driver ")
    assert command_line("/a'b/python").startswith("'/a'\"'\"'b/python' ")


def test_a_submodule_is_a_clone_of_its_own(repository: Repository) -> None:
    desk = repository.desk
    desk.write(".gitignore", ".translate/\n")
    repository.commit("base")
    allow = ("-c", "protocol.file.allow=always")
    repository(*allow, "submodule", "add", "-q", str(desk.root), "inner")
    desk.ok("git-setup", at="inner")
    assert desk.read("inner/.gitattributes").splitlines() == list(LINES)
    assert "merge-driver" in repository("-C", "inner", "config", "--local", "merge.translate.driver")
    repository("config", "--local", "--get", "merge.translate.driver", code=1)
