"""A translator, or whoever took over an account, cannot attack readers or colleagues."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.verbs import Desk, assert_finding, assert_harmless

MARKUP = {
    "script": "<script>alert(1)</script>",
    "script in pieces": "<scr<script>ipt>alert(1)</script>",
    "upper case": "<SCRIPT SRC=//evil.invalid></SCRIPT>",
    "handler": '<img src=x onerror="alert(1)">',
    "handler on a tag of the source": '<em onmouseover="alert(1)">x</em>',
    "javascript address": '<a href="javascript:alert(1)">x</a>',
    "svg": "<svg/onload=alert(1)>",
    "iframe": "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "style": "<style>*{display:none}</style>",
    "meta": '<meta http-equiv="refresh" content="0;url=//evil.invalid">',
    "base": "<base href=//evil.invalid>",
    "form": "<form action=//evil.invalid><input name=q></form>",
    "unbalanced": "<em>x",
    "crossed": "<em><strong>x</em></strong>",
    "closing only": "x</p></body>",
    "foreign tag": "<a>a link of another sentence</a>",
    "tag across lines": "<img\nsrc=x\nonerror=alert(1)>",
    "nul in a tag": "<scr\x01ipt>alert(1)</script>",
    "unfinished": "<script",
    "comment": "<!-- x --><b onclick=1>",
    "empty beside text": "<empty/> x",
}
TEXT = {
    "comment end": "--> x",
    "doctype": "<!DOCTYPE x> <! x> <? x ?>",
    "decimal references": "&#60;script&#62;alert(1)&#60;/script&#62;",
    "named references": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "double references": "&amp;lt;script&amp;gt;",
    "cdata": "<![CDATA[x]]>",
    "quotes": "\" onload=alert(1) x='",
    "template": "{{ ''.__class__ }} {% x %} ${x} `x`",
}
CONTROL = {
    "override": "abc \u202edcba",
    "open embedding": "abc \u202bdcba",
    "terminal": "abc \x1b]0;owned\x07 \x1b[31mred",
    "c1": "abc \x9b31m",
    "backspace": "abc\x08\x08\x08xyz",
}


def skeleton(page: str) -> list[str]:
    """Every tag of a page, ours aside."""
    tags = re.findall(r"<[!/a-zA-Z][^>]*>", page)
    return [re.sub(r' (?:lang|dir|alt)="[^"]*"', "", tag) for tag in tags]


def attack(live: Desk, text: str) -> str:
    """A reviewed translation that says this, where a sentence and an attribute stand; the page."""
    with live.po("es") as catalog:
        catalog.find("Nobody was hurt.").msgstr = text
        catalog.find("A burned cabinet").msgstr = text
    live.run("publish")
    return live.page("es")


@pytest.mark.parametrize("kind", MARKUP)
def test_markup(live: Desk, kind: str) -> None:
    before = live.page("es")
    page = attack(live, MARKUP[kind])
    assert "evil.invalid" not in page
    assert "alert(1)" not in page
    assert skeleton(page) == skeleton(before)
    assert ">Nobody was hurt.<br>" in page
    assert 'alt="A burned cabinet"' in page or "empty" in kind
    found = [f for f in live.findings() if f["severity"] == "error"]
    assert {f["rule"] for f in found} <= {"unsafe-markup", "markup", "empty-segment", "control-characters"}
    assert {f["sourceText"] for f in found} >= {"Nobody was hurt."}
    for name in ("check", "run", "status", "publish"):
        assert_harmless(live.run(name).text)
    assert live.run("check").code == 1


@pytest.mark.parametrize("kind", TEXT)
def test_what_only_looks_like_markup_is_text(live: Desk, kind: str) -> None:
    before = live.page("es")
    page = attack(live, TEXT[kind])
    assert skeleton(page) == skeleton(before)
    assert "<script" not in page


@pytest.mark.parametrize("kind", CONTROL)
@pytest.mark.parametrize("draft", [False, True])
def test_control_characters(live: Desk, kind: str, draft: bool) -> None:
    text = CONTROL[kind]
    path = live.root / "locales/es/rail.po"
    escaped = text.replace("\x07", "\\a").replace("\x08", "\\b").replace("\x1b", "\x1b")
    content = path.read_text(encoding="utf-8").replace('msgstr "[es] Nobody was hurt."', f'msgstr "{escaped}"')
    if draft:
        content = content.replace('msgid "Nobody', '#, fuzzy\nmsgid "Nobody')
    path.write_text(content, encoding="utf-8")
    assert_finding(live, "control-characters", severity="info" if draft else "error")
    for name in ("run", "check", "status", "publish", "prefill", "extract"):
        assert_harmless(live.run(name).text)
    for form in ("json", "sarif", "junit", "github", "gitlab", "text"):
        assert_harmless(live.run("check", "--format", form).out)
    assert_harmless(live.run("status", "--format", "json").out)
    page = live.page("es")
    assert ">Nobody was hurt.<br>" in page
    assert_harmless(page)


def test_a_source_that_drives_the_terminal(live: Desk) -> None:
    live.write("source/esc.txt", "Title \x1b[31m\n\nSee http://x.invalid/\x1b]0;y\x07\u202e\n")
    for name in ("extract", "prefill", "run", "status", "check", "publish"):
        assert_harmless(live.run(name).text)
    assert_harmless(live.run("extract", "\x1b[31mno").text)
    assert_harmless(live.run("\x1b[31mno").text)
    assert_harmless(live.run("check", "-l", "\x1b[31mno").text)


def test_a_catalog_says_nothing_about_paths(live: Desk, tmp_path) -> None:
    """References and headers of a catalog are words, never places to read or write."""
    live.edit("locales/es/rail.po", "#: source/rail.html", "#: /etc/passwd ../../../etc/passwd")
    live.edit("locales/es/rail.po", "X-Desk-Article: rail", "X-Desk-Article: ../../../tmp/x")
    live.edit("locales/es/rail.po", "Language: es", "Language: ../../x")
    before = {p.name for p in tmp_path.rglob("*")}
    live.ok("run")
    assert {p.name for p in tmp_path.rglob("*")} <= before
    assert "X-Desk-Article: rail" in live.read("locales/es/rail.po")
    assert "Language: es" in live.read("locales/es/rail.po")


@pytest.mark.parametrize("name", ["../../x", "/etc/passwd", "..\\x", "a/b", "CON", "x.html?y", "\u202ex"])
def test_a_slug_is_a_name_and_no_path(live: Desk, name: str) -> None:
    live.write("source/s.txt", "S\n")
    live.write("source/s.meta.yaml", f'slug: "{name}"\n'.replace("\\", "\\\\"))
    said = live.run("publish", "-l", "en")
    assert said.code == 1
    assert "source/s.meta.yaml:1" in said.err


def test_a_report_line_cannot_be_forged(live: Desk) -> None:
    """No msgstr starts a line of its own, which a CI system would take for a command."""
    attack(live, "x\n::set-output name=x::y\n<script>\n::error::z")
    for form in ("text", "github", "junit", "sarif", "gitlab", "json"):
        out = live.run("check", "--format", form).out
        forged = [line for line in out.split("\n") if line.startswith("::") and "file=locales/" not in line]
        assert not forged


def test_a_hundred_thousand_tags_take_no_time(live: Desk) -> None:
    for text in ("<a>" * 30_000, "<" * 60_000, "&" * 60_000, "<a " * 30_000, "( " * 60_000, "aA1 " * 20_000):
        with live.po("es") as catalog:
            catalog.find("Nobody was hurt.").msgstr = text
        code = "import sys; from translate.cli.main import main; main(['check']); main(['publish', '-q'])"
        subprocess.run([sys.executable, "-c", code], cwd=live.root, capture_output=True, timeout=20, check=True)
