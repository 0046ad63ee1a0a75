"""Catalogs in a real git repository: two branches of thirty messages each become one, and everything is there."""

from __future__ import annotations

import shutil
import sys

import pytest

from tests.project.git import ARTICLE, PO, POT, Repository, at, messages, sentence, translate, two_branches, words
from tests.verbs import Desk, assert_clean, assert_same_files, assert_valid
from translate.catalogs import keep
from translate.catalogs.reader import read
from translate.catalogs.record import read_record
from translate.catalogs.state import State, state_of
from translate.errors import InputError
from translate.project.merge import merged

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def branches(desk: Desk) -> Repository:
    return two_branches(desk)


def assert_everything_is_there(repository: Repository, *revisions: str, recorded: bool = True) -> None:
    """What was written on any side since the base; and the file is one that tools and we can work with."""
    desk = repository.desk
    assert_valid(desk.root / PO)
    new = set().union(*(at(repository, revision) for revision in revisions)) - at(repository, "base")
    assert len(new) > 30
    assert new <= words(desk.read(PO)), new - words(desk.read(PO))
    record = read_record(read(desk.read(POT).encode(), POT))
    assert record is not None or not recorded, "the template still says how paragraphs were cut"
    assert not repository("diff", "--name-only", "--diff-filter=U").strip()
    desk.ok("extract", "-q")
    assert new <= words(desk.read(PO)), new - words(desk.read(PO))
    assert_valid(desk.root / PO)
    before = desk.files()
    desk.ok("extract", "-q")
    assert_same_files(before, desk.files())
    assert_clean(desk)


def assert_merged_by_message(desk: Desk) -> None:
    """What only a merge by message gets right."""
    found = messages(desk)
    first, same, fuzzy = found[sentence(0)], found[sentence(17)], found[sentence(4)]
    assert (first.msgstr, state_of(first)) == ("ana0 vio todo el valle.", State.REVIEWED)
    assert (same.msgstr, state_of(same), same.comments) == ("both17 vio todo el valle.", State.REVIEWED, ())
    assert state_of(fuzzy) is State.NEEDS_WORK
    assert words(fuzzy.msgstr + "".join(keep.was_texts(fuzzy))) == {"ana4", "bea4"}
    assert found[sentence(31)].msgstr == "bea31 vio todo el valle."
    assert found[sentence(9)].obsolete
    assert found[sentence(9)].msgstr == "bea9 vio todo el valle."
    nobody = found[sentence(12).replace("everybody", "nobody")]
    assert (nobody.msgstr, state_of(nobody)) == ("bea12 vio todo el valle.", State.CHANGED)
    assert "X-Bea: was here" in desk.read(PO)


def test_git_merge_with_the_driver(branches: Repository) -> None:
    branches.desk.ok("git-setup")
    branches.commit("Attributes")
    said = branches("merge", "--no-edit", "bea")
    assert f"{PO}:" in said, "git shows what awaits a person"
    assert "fuzzy and holds both texts" in said
    assert_everything_is_there(branches, "HEAD^1", "HEAD^2")
    assert_merged_by_message(branches.desk)
    assert not branches("merge", "--no-edit", "bea").startswith("CONFLICT")


def test_merging_the_other_way_gives_the_same(branches: Repository) -> None:
    branches("checkout", "-q", "bea")
    branches.desk.ok("git-setup")
    branches.commit("Attributes")
    branches("merge", "--no-edit", "main")
    assert_everything_is_there(branches, "HEAD^1", "HEAD^2")
    assert_merged_by_message(branches.desk)


@pytest.mark.parametrize("how", ["rebase", "cherry-pick"])
def test_rebase_and_cherry_pick_with_the_driver(branches: Repository, how: str) -> None:
    branches.desk.ok("git-setup")
    branches.commit("Attributes")
    branches("tag", "ana")
    if how == "rebase":
        branches("checkout", "-q", "bea")
        branches("tag", "hers")
        branches("rebase", "main")
    else:
        branches("tag", "hers", "bea")
        branches("cherry-pick", "hers~1", "hers")
    assert_everything_is_there(branches, "ana", "hers")
    assert_merged_by_message(branches.desk)


def test_a_worktree_and_a_project_below_the_top(branches: Repository) -> None:
    (branches.root / "desk").mkdir()
    branches("mv", "source", "locales", "translate.toml", ".gitignore", "desk")
    branches.desk.ok("git-setup", at="desk")
    branches.commit("A folder of its own")
    assert branches.desk.exists("desk/.gitattributes")
    branches("checkout", "-q", "-b", "one")
    branches.desk.edit(f"desk/{PO}", "ana0 vio", "una0 vio")
    branches.commit("one")
    branches("checkout", "-q", "main")
    branches("worktree", "add", "-q", "../beside", "-b", "two")
    path = branches.root.parent / "beside/desk" / PO
    path.write_text(path.read_text(encoding="utf-8").replace("ana0 vio", "dos0 vio"), encoding="utf-8")
    branches("-C", "../beside", "commit", "-q", "-a", "-m", "two")
    said = branches("-C", "../beside", "merge", "--no-edit", "one")
    assert f"desk/{PO}:" in said
    assert {"dos0", "una0"} <= set(path.read_text(encoding="utf-8").replace('"', " ").split())


def test_a_name_that_a_shell_would_not_like(desk: Desk) -> None:
    repository = Repository(desk)
    article, po = "- it's 100% $HOME", "- it's 100% $HOME.po"
    desk.write(".gitignore", ".translate/\n")
    desk.write(f"-desk/source/{article}.txt", "Title\n\nText.\n")
    desk.write("-desk/translate.toml", 'locales = ["es"]\n')
    desk.ok("git-setup", at="-desk")
    desk.ok("extract", "-q", at="-desk")
    repository.commit("base")
    path = f"-desk/locales/es/{po}"
    for name, old in (("one", "Title"), ("two", "Text.")):
        repository("checkout", "-q", "-B", name, "main")
        desk.edit(path, f'msgid "{old}"\nmsgstr ""', f'msgid "{old}"\nmsgstr "{name}"')
        repository.commit(name)
    repository("merge", "--no-edit", "one")
    assert 'msgstr "one"' in desk.read(path)
    assert 'msgstr "two"' in desk.read(path)


@pytest.mark.parametrize("then", ["", "committed", "squashed"])
@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_resolve_without_the_driver(branches: Repository, style: str, then: str) -> None:
    desk = branches.desk
    branches("tag", "ana")
    assert "CONFLICT" in branches("-c", f"merge.conflictStyle={style}", "merge", "--no-edit", "bea", code=1)
    assert "<<<<<<<" in desk.read(PO)
    assert "<<<<<<<" in desk.read(POT)
    assert "<<<<<<<" not in desk.read(ARTICLE)
    if then:  # as on a server whose merge button knows no driver
        branches.commit("Oh")
    if then == "squashed":  # nothing tells the two versions any more but the markers
        branches("reset", "-q", "--soft", "ana")
        branches.commit("Oh")
    said = desk.run("check")
    assert said.code == 1
    assert f"translate resolve {PO}" in said.out
    said = desk.run("extract")
    assert said.code == 1
    assert f"translate resolve {POT}" in said.err
    said = desk.ok("resolve")
    assert f"{PO}: resolved" in said.out
    assert f"{POT}: resolved" in said.out
    assert "fuzzy and holds both texts" in said.err
    branches.commit("Resolved")
    assert_everything_is_there(branches, "ana", "bea", recorded=then != "squashed")
    if then != "squashed":
        assert_merged_by_message(desk)
    assert "no conflict to resolve" in desk.ok("resolve", PO).err


def test_what_somebody_mended_by_hand_is_kept(branches: Repository) -> None:
    branches("merge", "--no-edit", "bea", code=1)
    desk = branches.desk
    desk.edit(PO, "ana3 vio", "carla3 vio")
    desk.ok("resolve", PO)
    assert "carla3 vio" in desk.read(PO)
    assert {"ana4", "bea4", "bea3"} <= words(desk.read(PO))


def test_the_catalogs_line_ends_stay(branches: Repository) -> None:
    branches("merge", "--no-edit", "bea", code=1)
    desk = branches.desk
    desk.write(PO, desk.read(PO).replace("\n", "\r\n").encode())
    desk.ok("resolve", PO)
    data = (desk.root / PO).read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 100
    assert_merged = messages(desk)[sentence(31)].msgstr
    assert assert_merged == "bea31 vio todo el valle."


def test_a_broken_side_is_left_for_people(branches: Repository) -> None:
    desk = branches.desk
    desk.ok("git-setup")
    desk.edit(PO, 'msgstr "ana0', "msgstr ana0")
    branches.commit("Broken")
    said = branches("merge", "--no-edit", "bea", code=1)
    assert f"{PO}:" in said
    assert "our version: " in said
    assert f"translate resolve {PO}" in said
    assert "<<<<<<< ours" in desk.read(PO)
    marked = desk.read(PO)
    said = desk.run("resolve", PO)
    assert said.code == 1
    line = marked.splitlines().index('msgstr ana0 vio todo el valle."') + 1
    assert f"{PO}:{line}: " in said.err
    assert desk.read(PO) == marked, "untouched"
    desk.edit(PO, "msgstr ana0", 'msgstr "ana0')
    desk.ok("resolve", PO)
    assert {"ana4", "bea4", "ana0"} <= words(desk.read(PO))


def test_deleted_by_one_changed_by_the_other(branches: Repository) -> None:
    branches("rm", "-q", PO)
    branches("commit", "-q", "-m", "Gone")
    branches("merge", "--no-edit", "bea", code=1)
    said = branches.desk.run("resolve", PO)
    assert said.code == 1
    assert "one side deleted the file" in said.err
    assert f"git rm -- {PO}" in said.err


def test_both_added_the_catalog(desk: Desk) -> None:
    """Without a common beginning both count as changed."""
    repository = Repository(desk)
    desk.write(".gitignore", ".translate/\n")
    desk.ok("git-setup")
    repository.commit("base")
    for name, text in (("one", "Uno"), ("two", "Dos")):
        repository("checkout", "-q", "-B", name, "main")
        desk.ok("extract", "-q")
        desk.review("es", own={"Rail war": text})
        repository.commit(name)
    repository("merge", "--no-edit", "one")
    assert 'msgstr "Dos"' in desk.read("locales/es/rail.po")
    assert '# was: "Uno"' in desk.read("locales/es/rail.po")
    desk.ok("extract", "-q")


def test_cuts_of_unchanged_paragraphs_survive_a_merge(desk: Desk) -> None:
    """Each branch edits one paragraph; the third one keeps the cuts an older segmenter made."""
    repository = Repository(desk)
    desk.write(".gitignore", ".translate/\n")
    paragraphs = [
        "First one. It goes on.",
        *(f"Nothing {n}." for n in range(5)),
        "It met Dr. Who. He left.",
        "Last one. The end.",
    ]
    desk.write("source/rail.html", "<title>T</title>\n" + "".join(f"<p>{p}</p>\n\n" for p in paragraphs))
    desk.write("translate.toml", 'locales = ["es"]\nsegmentation = "paragraph"\n')
    desk.ok("git-setup")
    desk.ok("extract", "-q")
    desk.write("translate.toml", 'locales = ["es"]\n')
    repository.commit("base")
    repository("checkout", "-q", "-b", "other")
    desk.edit("source/rail.html", "Last one.", "The last one.")
    desk.ok("extract", "-q")
    repository.commit("other")
    repository("checkout", "-q", "main")
    desk.edit("source/rail.html", "First one.", "The first one.")
    desk.ok("extract", "-q")
    repository.commit("mine")
    repository("merge", "--no-edit", "other")
    template = desk.read("locales/templates/rail.pot")
    assert 'msgid "It met Dr. Who. He left."' in template
    merged_template = template
    desk.ok("extract", "-q")
    assert desk.read("locales/templates/rail.pot") == merged_template, "both edits are in it already"


def test_trivial_merges_touch_no_byte() -> None:
    odd = b'msgid "broken'
    assert merged(odd, odd, b"x", "a.po", credit=False).data == b"x"
    assert merged(odd, b"x", odd, "a.po", credit=False).data == b"x"
    assert merged(None, odd, odd, "a.po", credit=False).data == odd
    with pytest.raises(InputError, match="their version: "):
        merged(None, HEAD.encode(), odd, "a.po", credit=False)


def test_the_driver_runs_no_code_of_the_work_tree(branches: Repository) -> None:
    desk = branches.desk
    desk.ok("git-setup")
    desk.write("translate/__init__.py", "raise SystemExit(99)\n")
    desk.write("click.py", "raise SystemExit(99)\n")
    branches.commit("Attack")
    branches("merge", "--no-edit", "bea")
    assert "bea31" in desk.read(PO)
    assert sys.executable in branches("config", "--local", "merge.translate.driver")


def test_names_leave_headers_unless_credit_is_given(branches: Repository) -> None:
    desk = branches.desk
    desk.ok("git-setup")
    translate(desk, "ana", [0])
    for name in ("off", "on"):
        branches("checkout", "-q", "-f", "-B", name, "main")
        desk.ok("git-setup")
        with desk.po("es", "news") as catalog:
            catalog.metadata["Last-Translator"] = "Ana <ana@desk.invalid>"
        if name == "on":
            desk.write("translate.toml", 'locales = ["es"]\n[privacy]\ncredit = true\n')
        branches.commit("Names")
        branches("merge", "--no-edit", "bea")
        assert ("ana@desk.invalid" in desk.read(PO)) is (name == "on")
