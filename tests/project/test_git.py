"""Git as a program: nothing of the caller's environment leads it to another repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.project.test_history import commit
from translate.project.git import all_unmerged, environment, git
from translate.project.git_setup import git_setup
from translate.project.revision import changed_since
from translate.project.store import Store

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def test_the_environment_of_a_hook_stays_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("git_index_file", "/nowhere/index")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", "/here")
    found = environment()
    assert not {"GIT_DIR", "git_index_file"} & found.keys()
    assert (found["GIT_CEILING_DIRECTORIES"], found["GIT_ALLOW_PROTOCOL"]) == ("/here", "none")
    assert "PATH" in found


@needs_git
def test_a_hook_of_another_repository_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in ``git -C other commit`` with a hook that runs a command of ours in this project."""
    one, other = tmp_path / "one", tmp_path / "other"
    for root in (one, other):
        (root / "locales").mkdir(parents=True)
        (root / "locales/x.po").write_text(root.name)
        commit(root)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    assert git(one, "cat-file", "blob", "HEAD:locales/x.po").text == "one"
    assert git(one, "rev-parse", "--show-toplevel").text == str(one)
    assert all_unmerged(one, "locales") == frozenset()
    (one / "locales/new.po").write_text("x")
    assert changed_since(one, "HEAD") == {"locales/new.po"}
    git_setup(Store(one), python="/usr/bin/python3")
    assert "merge.translate.driver" not in git(other, "config", "--local", "--list").text
