"""git is asked, never told, and nothing of a repository's configuration is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from translate.errors import StoreError
from translate.project.history import repository

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
WHO = ["-c", "user.name=Somebody Unnamed", "-c", "user.email=somebody@example.org"]


def git(root: Path, *arguments: str, day: str = "2026-01-05") -> str:
    """Run git in a project, on a day."""
    stamp = f"{day}T12:00:00Z"
    environment = {**os.environ, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *WHO, *arguments], cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def commit(root: Path, *, day: str = "2026-01-05", message: str = "Work") -> str:
    """Commit everything; the commit."""
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message, day=day)
    return git(root, "rev-parse", "HEAD").strip()


def test_no_repository_and_an_unreadable_one(tmp_path: Path) -> None:
    assert repository(tmp_path) is None
    (tmp_path / ".git").write_text("gitdir: nowhere\n")
    with pytest.raises(StoreError, match="git does not read"):
        repository(tmp_path)


def test_a_project_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    project = tmp_path / "sub"
    (project / "locales").mkdir(parents=True)
    (project / "locales/ñ o.po").write_bytes(b"one")
    (tmp_path / "other").write_bytes(b"x")
    first = commit(tmp_path)
    (project / "locales/ñ o.po").write_bytes(b"two")
    second = commit(tmp_path, day="2026-02-01")
    found = repository(project)
    assert found is not None
    assert not found.shallow
    assert list(found.committed("locales")) == ["locales/ñ o.po"]
    changes = list(found.changes("-M50%", paths=("locales/",)))
    assert [(c.commit, c.day, c.first, bool(c.old), c.path) for c in changes] == [
        (second, "2026-02-01", False, True, "locales/ñ o.po"),
        (first, "2026-01-05", True, False, "locales/ñ o.po"),
    ]
    with found.reader() as content:
        assert [content(c.new) for c in changes] == [b"two", b"one"]
        assert content("0" * 40) is None
        assert content("--help") is None
    objects = {data for _, kind, data in found.objects(largest=1000) if kind == "blob"}
    assert objects == {b"one", b"two", b"x"}
    assert all(data is None for _, _, data in found.objects(largest=0))


def test_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    found = repository(tmp_path)
    assert found is not None
    assert found.committed("locales") == {}
    assert list(found.changes("--all")) == []


def test_nothing_of_the_repository_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hooks, pagers, textconv, external diffs, file system monitors, variables that lead elsewhere."""
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales/a.po").write_bytes(b"one")
    (tmp_path / ".gitattributes").write_text("*.po diff=evil filter=evil\n")
    commit(tmp_path)
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n")
    trap.chmod(0o700)
    settings = (
        "core.pager",
        "core.fsmonitor",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "gpg.program",
        "filter.evil.clean",
    )
    for setting in settings:
        git(tmp_path, "config", setting, str(trap))
    git(tmp_path, "config", "log.showSignature", "true")
    (tmp_path / "sprung").unlink(missing_ok=True)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", str(trap))
    found = repository(tmp_path)
    assert found is not None
    assert found.committed("locales")
    assert len(list(found.changes("-M50%", "-m"))) >= 2
    assert list(found.objects(largest=1000))
    assert not (tmp_path / "sprung").exists()


def test_a_shallow_clone(tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    for day in ("2026-01-05", "2026-02-01"):
        (full / "a").write_text(day)
        commit(full, day=day)
    git(tmp_path, "clone", "-q", "--depth", "1", full.as_uri(), "part")
    found = repository(tmp_path / "part")
    assert found is not None
    assert found.shallow
    assert [change.first for change in found.changes()] == [True]
