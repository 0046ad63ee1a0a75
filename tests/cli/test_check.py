"""``translate check``: the gate."""

from __future__ import annotations

import json
import shutil
import subprocess
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from tests.project.git import Repository
from tests.verbs import GLOSSARY, Desk, assert_clean, assert_finding, assert_same_files, assert_told
from translate.project.workspace import find

FORMATS = ["text", "json", "sarif", "junit", "github", "gitlab"]


@pytest.fixture
def wrong(desk: Desk) -> Desk:
    """A reviewed project with a missing term, a lost tag and a term that is forbidden."""
    desk.write("glossary.yaml", GLOSSARY)
    desk.ok("extract")
    desk.review(
        "es",
        own={
            "Three relay cabinets burned.": "Ardieron tres gabinetes.",
            "See <a>this report</a> from 2022.": "Vea este informe de 2022.",
            "A burned cabinet": 'Un <b onclick="x">armario</b>',
        },
    )
    return desk


def test_clean(live: Desk) -> None:
    assert_clean(live)
    assert live.ok("check", "--format", "json").json == {
        "schema": 1, "findings": [], "counts": {"error": 0, "warning": 0, "info": 0},
    }  # fmt: skip


def test_rules_with_their_severities(wrong: Desk) -> None:
    assert_finding(wrong, "term-missing")
    assert_finding(wrong, "unsafe-markup")
    assert_finding(wrong, "markup", severity="warning")


def test_the_same_findings_in_every_format(wrong: Desk) -> None:
    rules = sorted(f["rule"] for f in wrong.findings())
    said = {name: wrong.run("check", "--format", name) for name in FORMATS}
    assert {s.code for s in said.values()} == {1}
    assert sorted(r["ruleId"] for r in said["sarif"].json["runs"][0]["results"]) == rules
    assert sorted(entry["check_name"] for entry in said["gitlab"].json) == rules
    cases = ET.fromstring(said["junit"].out).iter("testcase")
    assert sorted(case.get("name", "").split()[0] for case in cases) == rules
    for rule in set(rules):
        assert f"[{rule}]" in said["text"].out
        assert f"title={rule}::" in said["github"].out


def test_fail_on(live: Desk) -> None:
    live.review("es", own={"See <a>this report</a> from 2022.": "Vea este informe de 2022."})
    assert live.run("check").code == 0
    assert live.run("check", "--fail-on", "warning").code == 1
    assert live.run("check", "--fail-on", "info").code == 1


def test_in_drafts_findings_are_info_but_not_dangerous_ones(wrong: Desk) -> None:
    with wrong.po("es") as catalog:
        for entry in catalog:
            entry.flags.append("fuzzy")
    assert_finding(wrong, "term-missing", severity="info")
    assert_finding(wrong, "unsafe-markup", severity="error")


def test_baseline(wrong: Desk) -> None:
    wrong.write("baseline.json", wrong.run("check", "--format", "json").out)
    assert_clean(wrong, "--baseline", "baseline.json")
    with wrong.po("es") as catalog:
        catalog[0].msgstr = "Una <b>guerra"
    assert wrong.run("check", "--baseline", "baseline.json").code == 1


@pytest.mark.parametrize("content", ["", "[]", '{"findings": [1]}', '{"findings": [{"fingerprint": []}]}', "\udcff"])
def test_a_baseline_that_is_none(live: Desk, content: str) -> None:
    live.write("b.json", content.encode("utf-8", "surrogateescape"))
    assert_told(live.run("check", "--baseline", "b.json"), 2, "this is no baseline")
    assert_told(live.run("check", "--baseline", "missing.json"), 2, "this is no baseline")


def test_selection(wrong: Desk) -> None:
    assert_clean(wrong, "-l", "ar")
    assert wrong.run("check", "-l", "es").code == 1
    wrong.write("source/other.txt", "One\n")
    wrong.ok("extract", "other")
    assert_clean(wrong, "other")


def test_since(wrong: Desk) -> None:
    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=x", "-c", "user.email=x@y.invalid", *arguments]
        subprocess.run(command, cwd=wrong.root, check=True, capture_output=True)

    assert_told(wrong.run("check", "--since", "HEAD"), 2, "git does not know the revision 'HEAD'")
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "x")
    assert_clean(wrong, "--since", "HEAD")
    assert_told(wrong.run("check", "--since", "--help"), 2, "is not a revision")
    wrong.write("locales/es/rail.po", wrong.read("locales/es/rail.po") + "\n")
    assert wrong.run("check", "--since", "HEAD").code == 1


def test_a_glossary_edit_is_a_change_of_every_catalog_since(wrong: Desk) -> None:
    wrong.write("glossary.yaml", "version: 1\nsource: en\nconcepts: []\n")
    for line in ("init -q", "add -A", "-c user.name=x -c user.email=x@y.invalid commit -qm x"):
        subprocess.run(["git", *line.split()], cwd=wrong.root, check=True, capture_output=True)
    wrong.write("glossary.yaml", GLOSSARY)
    said = wrong.run("check", "--since", "HEAD", "--format", "json")
    assert "term-missing" in {f["rule"] for f in said.json["findings"]}


def test_it_writes_nothing(wrong: Desk) -> None:
    before = wrong.files()
    wrong.run("check")
    assert_same_files(before, wrong.files())


def test_json_is_documented_data(wrong: Desk) -> None:
    (found,) = [f for f in wrong.findings() if f["rule"] == "unsafe-markup"]
    assert found.keys() == {
        "rule", "type", "severity", "message", "hint", "article", "locale", "concept", "target", "source",
        "sourceText", "targetText", "span", "fingerprint",
    }  # fmt: skip
    assert found["targetText"][slice(*found["span"])].startswith("<")
    line = wrong.read("locales/es/rail.po").split("\n")[found["target"]["line"] - 1]
    assert "A burned cabinet" in line
    assert json.dumps(found)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.html", '<link rel="its-rules" href="gone.xml"><p>One</p>', "gone.xml"),
        ("a.html", "---\nconfidential: true\n<p>One</p>\n", "not closed"),
        ("a.html", "---\nconfidential: [\n---\n<p>One</p>\n", "source/a.html:"),
        ("a.md", "---\nconfidential: true\n\nSecret\n", "not closed"),
    ],
)
def test_an_article_that_cannot_be_read_is_an_error(desk: Desk, name: str, content: str, told: str) -> None:
    desk.ok("extract")
    desk.write(f"source/{name}", content)
    assert_told(desk.run("check"), 1, told)
    assert_told(desk.run("run"), 1, "1 error")


UNIT = '<tu><tuv xml:lang="en"><seg>A fire</seg></tuv><tuv xml:lang="es"><seg>Fuego</seg></tuv></tu>'


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        (f'<tmx version="1.4"><header/><body>\n{UNIT}\n<tu></body></tmx>', 3, "not well-formed"),
        ("<html/>", 1, "no TMX file"),
        ("", 1, "memory/old.tmx"),
    ],
)
def test_a_memory_that_cannot_be_read(live: Desk, content: str, line: int, told: str) -> None:
    """It is a committed file of the project, and nothing of it would ever be drafted."""
    live.write("memory/old.tmx", f'<tmx version="1.4"><header/><body>{UNIT}</body></tmx>')
    assert_clean(live)
    live.write("memory/old.tmx", content)
    (found,) = live.findings()
    assert (found["rule"], found["target"]["path"], found["target"]["line"]) == (
        "memory-invalid",
        "memory/old.tmx",
        line,
    )
    before = live.files()
    assert_told(live.run("check"), 1, told)
    assert_same_files(before, live.files())


def test_one_article_alone_reads_no_memory(live: Desk) -> None:
    live.write("source/other.txt", "One\n")
    live.ok("extract")
    live.write("memory/old.tmx", "<tmx")
    assert_clean(live, "rail")
    assert live.run("check").code == 1


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_what_git_left_unmerged_without_markers(desk: Desk) -> None:
    """A merge driver that is not there: the file looks whole, and the other side's work is in the index only."""
    desk.ok("extract")
    git = Repository(desk)
    git("config", "merge.translate.driver", "/nowhere %O %A %B")
    desk.write(".gitattributes", "*.po merge=translate\n*.pot merge=translate\n")
    git.commit("start")
    git("checkout", "-q", "-b", "bea")
    desk.review("es", own={"Rail war": "Guerra del ferrocarril"})
    git.commit("bea")
    git("checkout", "-q", "main")
    desk.review("es", own={"Rail war": "Guerra del tren"})
    git.commit("ana")
    git("merge", "bea", code=None)
    found = assert_finding(desk, "catalog-unmerged")
    assert (found["target"]["path"], found["article"]) == ("locales/es/rail.po", "rail")
    assert found["hint"].endswith("translate resolve locales/es/rail.po")
    assert_clean(desk, "-l", "ar")
    desk.ok("resolve")
    git("add", "-A")
    assert not [f for f in desk.findings() if f["rule"] == "catalog-unmerged"]


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_an_unmerged_template_and_one_with_markers(desk: Desk) -> None:
    """With markers the file itself is broken, and told as that."""
    desk.ok("extract")
    git = Repository(desk)
    git("config", "merge.translate.driver", "/nowhere %O %A %B")
    desk.write(".gitattributes", "*.pot merge=translate\n")
    git.commit("start")
    git("checkout", "-q", "-b", "bea")
    desk.edit("source/rail.html", "Three relay", "Four relay")
    desk.ok("extract")
    git.commit("bea")
    git("checkout", "-q", "main")
    desk.edit("source/rail.html", "Three relay", "Five relay")
    desk.ok("extract")
    git.commit("ana")
    git("merge", "bea", code=None)
    rules = {f["target"]["path"]: f["rule"] for f in desk.findings()}
    assert rules["locales/templates/rail.pot"] == "catalog-unmerged"
    assert rules["locales/es/rail.po"] == "catalog-invalid"
    desk.write("locales/templates/rail.pot", "<<<<<<< HEAD\n=======\n>>>>>>> x\n")
    assert {f["rule"] for f in desk.findings() if f["target"]["path"].endswith(".pot")} == {"article-invalid"}


def test_confidential_front_matter_of_a_page_counts(desk: Desk) -> None:
    desk.write("source/a.html", "---\nconfidential: true\ntitle: Files\n---\n<p>The names are here.</p>\n")
    desk.ok("extract")
    workspace = find(desk.root, date(2026, 11, 22))
    assert workspace.with_metadata(workspace.chosen(("a",))[0]).flag("confidential")
    desk.ok("publish", "--preview")
    page = desk.read("preview/es/a.html")
    assert "confidential" not in page
    assert "The names" in page
