"""When a person last worked on a catalog."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.project.test_history import commit, git
from tests.verbs import ARTICLE, Desk

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def last(desk: Desk, locale: str = "es", article: str = "rail") -> str | None:
    """What status says."""
    rows = desk.ok("status", "--format", "json").json["articles"]
    return next(r["lastPersonalChange"] for r in rows if (r["locale"], r["article"]) == (locale, article))


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """Extracted in January, translated into Spanish in February."""
    desk.write(".gitignore", ".translate/\n")
    desk.ok("extract")
    commit(desk.root, day="2026-01-05")
    desk.review("es")
    commit(desk.root, day="2026-02-01")
    return desk


def test_tools_do_not_count(worked: Desk) -> None:
    assert (last(worked), last(worked, "ar")) == ("2026-02-01", None)
    worked.write("source/rail.html", ARTICLE.replace("Three relay", "Four relay"))
    worked.ok("extract")
    worked.ok("prefill", "-e", "pseudo")
    assert (last(worked), last(worked, "ar")) == ("2026-02-01", None)
    commit(worked.root, day="2026-03-01")
    assert (last(worked), last(worked, "ar")) == ("2026-02-01", None)
    assert "2026-02-01" in worked.ok("status").out


def test_work_that_is_not_committed_is_of_the_day_it_was_saved(worked: Desk) -> None:
    worked.edit("locales/es/rail.po", "[es] Rail war", "Guerra del riel")
    stamp = 1_783_000_000
    os.utime(worked.root / "locales/es/rail.po", (stamp, stamp))
    assert last(worked) == "2026-07-02"
    commit(worked.root, day="2026-08-01")
    assert last(worked) == "2026-08-01"


def test_new_commits_are_seen_and_the_past_is_remembered(worked: Desk) -> None:
    assert last(worked) == "2026-02-01"
    kept = worked.read(".translate/worked.json")
    before = (worked.root / ".translate/worked.json").stat().st_mtime_ns
    assert last(worked) == "2026-02-01"
    assert (worked.root / ".translate/worked.json").stat().st_mtime_ns == before
    assert "Somebody" not in kept
    worked.edit("locales/es/rail.po", "[es] Rail war", "Guerra del riel")
    commit(worked.root, day="2026-03-01")
    assert last(worked) == "2026-03-01"
    worked.write(".translate/worked.json", '{"days": [1]}')
    assert last(worked) == "2026-03-01"


def test_a_renamed_catalog_keeps_its_past(worked: Desk) -> None:
    for old, new in (("source/rail.html", "source/war.html"), ("locales/es/rail.po", "locales/es/war.po"), ("locales/templates/rail.pot", "locales/templates/war.pot")):  # fmt: skip
        (worked.root / old).rename(worked.root / new)
    worked.ok("extract")
    commit(worked.root, day="2026-04-01")
    assert last(worked, article="war") == "2026-02-01"


def test_a_branch_that_was_merged_later(worked: Desk) -> None:
    git(worked.root, "checkout", "-q", "-b", "work")
    worked.edit("locales/es/rail.po", "[es] Rail war", "Guerra del riel")
    commit(worked.root, day="2026-03-01")
    git(worked.root, "checkout", "-q", "main")
    worked.edit("locales/es/rail.po", "Project-Id-Version: rail", "Project-Id-Version: rails")
    commit(worked.root, day="2026-04-01")
    git(worked.root, "merge", "-q", "work", "-m", "Merge", day="2026-05-01")
    assert last(worked) == "2026-03-01"


def test_a_shallow_clone_does_not_pretend(worked: Desk) -> None:
    worked.ok("extract")
    commit(worked.root, day="2026-03-01")
    origin = worked.root.parent / "origin"
    worked.root.rename(origin)
    git(origin.parent, "clone", "-q", "--depth", "1", origin.as_uri(), "project")
    assert last(worked) is None
    assert "2026-03-01 or before" in worked.ok("status").out


def test_without_git_the_day_of_revision_is_the_latest(desk: Desk) -> None:
    desk.ok("extract")
    desk.review("es")
    assert (last(desk), last(desk, "ar")) == (None, None)
    assert "2026-11-22 or before" in desk.ok("status").out


def test_a_repository_without_commits_and_a_broken_one(worked: Desk) -> None:
    shutil.rmtree(worked.root / ".git")
    git(worked.root, "init", "-q")
    os.utime(worked.root / "locales/es/rail.po", (1_783_000_000, 1_783_000_000))
    assert last(worked) == "2026-07-02"
    (worked.root / ".git/HEAD").write_text("nonsense")
    assert last(worked) is None


def test_nobody_is_named(worked: Desk) -> None:
    for form in ("text", "json", "mail"):
        assert "omebody" not in worked.ok("status", "--format", form).text
