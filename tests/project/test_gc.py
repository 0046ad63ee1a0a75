"""What belongs to no article, and that nothing of a person's goes unless git has it."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests import faults
from tests.project.test_forget import DAY, project
from tests.project.test_history import commit, git
from translate.cli.main import main
from translate.project.gc import Kind, Leftover, leftovers, remove
from translate.project.workspace import find

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
CATALOG = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "x"\nmsgstr "{}"\n'
LOST = {
    "locales/es/gone.po": CATALOG.format(""),
    "locales/fr/rail.po": CATALOG.format(""),
    "locales/templates/gone.pot": CATALOG.format(""),
    ".translate/rejected/es/gone.json": "{}",
    ".translate/rejected/fr/rail.json": "{}",
    "locales/es/.rail.po.translate-new": "half",
    ".kit-es.zip.translate-new": "half",
    "memory/.old.tmx.translate-new": "half",
    "public/es/.rail.html.translate-new": "half",
    "elsewhere/es/.rail.html.translate-new": "half",
}
TOLD = {"source/gone.meta.yaml": "slug: x\n", "public/es/gone.html": "x", "public/fr/rail.html": "x"}
KEPT = {
    "source/rail.meta.yaml": "slug: war\n", "public/es/war.html": "x", "public/es/index.html": "x", ".translate/rejected/es/rail.json": "{}",
    "elsewhere/.translate-site": "public\n", "notes/.x.translate-new": "x", "locales/es/x.translate-new": "x",
    "public/es/embed.html": "x", ".git-like/.x.translate-new.txt": "x", "notes.txt": "x",
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with leftovers of every kind."""
    root = tmp_path / "project"
    project(root)
    for name, text in {**LOST, **TOLD, **KEPT}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return root


def found(root: Path) -> dict[str, Leftover]:
    """By path."""
    return {left.path: left for left in leftovers(find(root, DAY))}


def test_what_is_found(root: Path) -> None:
    assert found(root).keys() == {*LOST, *TOLD, "public/es/embed.html"}
    assert {path for path, left in found(root).items() if not left.kept} == {*LOST}
    assert found(root)["locales/fr/rail.po"].kind is Kind.FOREIGN


def test_what_is_removed(root: Path) -> None:
    before = {path for path in root.rglob("*") if path.is_file()}
    workspace = find(root, DAY)
    removed = remove(workspace, leftovers(workspace))
    after = {path for path in root.rglob("*") if path.is_file()}
    assert {left.path for left in removed} == {*LOST}
    assert before - after == {root / name for name in LOST}
    assert {left.kept for left in found(root).values()} == {"only told"}


@pytest.mark.parametrize(
    "text", [CATALOG.format("mine"), CATALOG.format("") + "\n# mine\n", CATALOG.format("").replace('msgid "x"', '# mine\nmsgid "x"'), 'msgid "broken', "# mine\n" + CATALOG.format("")]
)  # fmt: skip
def test_a_person_s_work_stays_without_git(root: Path, text: str) -> None:
    (root / "locales/es/gone.po").write_text(text)
    left = found(root)["locales/es/gone.po"]
    assert "no git repository" in left.kept
    workspace = find(root, DAY)
    remove(workspace, leftovers(workspace))
    assert (root / "locales/es/gone.po").read_text() == text


def test_the_template_stays_as_long_as_its_catalogs(root: Path) -> None:
    """Else an article that was renamed, but not extracted yet, would begin empty beside its old catalogs."""
    (root / "locales/es/gone.po").write_text(CATALOG.format("mine"))
    assert "renamed" in found(root)["locales/templates/gone.pot"].kept
    workspace = find(root, DAY)
    remove(workspace, leftovers(workspace))
    assert (root / "locales/templates/gone.pot").exists()
    (root / "locales/es/gone.po").unlink()
    assert not found(root)["locales/templates/gone.pot"].kept


@needs_git
def test_a_person_s_work_goes_only_as_git_has_it(root: Path) -> None:
    path = root / "locales/es/gone.po"
    path.write_text(CATALOG.format("mine"))
    (root / ".gitignore").write_text(".translate/\npublic/\n")
    head = commit(root)
    assert found(root)["locales/es/gone.po"].commit == head
    path.write_text(CATALOG.format("mine, and more"))
    git(root, "add", "-A")
    assert "commit it first" in found(root)["locales/es/gone.po"].kept
    path.write_text(CATALOG.format("mine"))
    workspace = find(root, DAY)
    assert path.relative_to(root).as_posix() in {left.path for left in remove(workspace, leftovers(workspace))}
    git(root, "checkout", head, "--", "locales/es/gone.po")
    assert path.read_text() == CATALOG.format("mine")


@needs_git
def test_an_ignored_or_new_file_is_not_what_git_has(root: Path) -> None:
    (root / ".gitignore").write_text("locales/\n.translate/\n")
    (root / "locales/es/gone.po").write_text(CATALOG.format("mine"))
    commit(root)
    assert found(root)["locales/es/gone.po"].kept


def test_what_changed_in_between_stays(root: Path) -> None:
    workspace = find(root, date(2026, 11, 22))
    judged = leftovers(workspace)
    (root / "locales/es/gone.po").write_text(CATALOG.format("saved just now"))
    remove(workspace, judged)
    assert "saved just now" in (root / "locales/es/gone.po").read_text()


@pytest.mark.skipif(os.name != "posix", reason="a folder that links elsewhere is no folder of ours")
def test_nothing_is_looked_for_behind_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/.x.translate-new").write_text("x")
    (root / "preview").symlink_to(tmp_path / "theirs")
    assert not [path for path in found(root) if path.startswith("preview")]


@pytest.mark.parametrize("command", ["extract", "publish", "kit", "memory export"])
def test_what_a_kill_leaves_is_found(tmp_path: Path, command: str) -> None:
    """Death at each call of a write: whatever lies there afterwards, gc knows it, and removes nothing else."""
    root = tmp_path / "project"
    project(root)
    (root / "source/new.html").write_text("<p>One sentence more.</p>")
    arguments = {
        "extract": ("extract", "-q"), "publish": ("publish", "--now", "-q", "-o", "site"), "kit": ("kit", "es", "rail", "-q", "-o", "kit.zip"),
        "memory export": ("memory", "export", "-o", "x.tmx"),
    }[command]  # fmt: skip
    seen = 0

    def run() -> int:
        os.chdir(root)
        return main(list(arguments))

    for moment in range(60):
        if not faults.struck(run, moment, faults.KILL, at=root).killed:
            break
        left = set(root.rglob(".*.translate-new"))
        seen += len(left)
        workspace = find(root, DAY)
        judged = [one for one in leftovers(workspace) if one.kind is Kind.TEMPORARY]
        assert {root / one.path for one in judged} == left
        assert {one.path for one in remove(workspace, judged)} == {one.path for one in judged}
        assert not list(root.rglob(".*.translate-new"))
    assert seen
