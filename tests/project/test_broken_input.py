"""Broken files: told with their place, left as they are, and everything else is done."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys

import pytest

from tests.verbs import ARTICLE, Desk, assert_told

CONFLICT = """<<<<<<< HEAD
msgid "Rail war"
msgstr "a"
=======
msgid "Rail war"
msgstr "b"
>>>>>>> theirs
"""


def good(desk: Desk) -> str:
    """A good catalog."""
    return desk.read("locales/es/rail.po")


BROKEN = {
    "truncated": (lambda text: text[: text.rindex('"') - 5], True),
    "conflict": (lambda text: text + "\n" + CONFLICT, True),
    "invalid utf-8": (lambda text: text.encode().replace(b"[es]", b"\xe9", 1), True),
    "nul": (lambda text: text + "\0", True),
    "utf-16": (lambda text: text.encode("utf-16"), True),
    "byte order mark": (lambda text: "\ufeff" + text, True),
    "html": (lambda _: "<!DOCTYPE html><p>404</p>", True),
    "unknown charset": (lambda text: text.replace("charset=UTF-8", "charset=unicode_escape"), True),
    "twice the same": (lambda text: text + '\nmsgid "Nobody was hurt."\nmsgstr "otra"\n', False),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_catalog(live: Desk, kind: str) -> None:
    make, refused = BROKEN[kind]
    live.write("source/other.txt", "Other\n")
    content = make(good(live))
    live.write("locales/es/rail.po", content)
    stored = (live.root / "locales/es/rail.po").read_bytes()
    live.edit("source/rail.html", "Nobody was hurt.", "Nobody was hurt there.")
    pages = {tag: live.page(tag) for tag in ("es", "ar")}
    for name in ("extract", "prefill", "check", "status", "publish", "run"):
        said = live.run(name)
        assert_told(said, 1 if refused else said.code)
        if refused:
            assert "locales/es/rail.po" in said.text
            assert (live.root / "locales/es/rail.po").read_bytes() == stored, f"{name} wrote over a broken file"
    assert live.exists("locales/es/other.po")
    assert "there" in live.page("ar"), "the other locale went on"
    assert live.exists("public/en/other.html")
    if refused:
        assert live.page("es") == pages["es"]
    else:
        assert "otra" in live.read("locales/es/rail.po")


def test_an_empty_catalog_is_filled_anew(live: Desk) -> None:
    live.write("locales/es/rail.po", "")
    live.ok("run")
    assert 'msgid "Rail war"' in live.read("locales/es/rail.po")


def test_a_broken_template_is_made_anew_on_purpose(live: Desk) -> None:
    live.write("locales/templates/rail.pot", CONFLICT)
    assert live.run("run").code == 1
    assert live.read("locales/templates/rail.pot") == CONFLICT
    live.ok("extract", "--recut")
    assert "X-Desk-Units" in live.read("locales/templates/rail.pot")


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("bad.html", b"<p>caf\xe9 \xff\x81</p>", "source/bad.html"),
        ("bad.txt", b"One\n\ncaf\xe9\n", "source/bad.txt:3"),
        ("nul.txt", b"One\n\0", "source/nul.txt:2"),
    ],
)
def test_a_broken_article(live: Desk, name: str, content: bytes, place: str) -> None:
    live.write(f"source/{name}", content)
    live.write("source/zz.txt", "Last\n")
    for command in ("extract", "status", "publish", "run"):
        assert_told(live.run(command), 1, place)
    assert live.exists("locales/es/zz.po")
    assert live.exists("public/en/zz.html")


@pytest.mark.parametrize("name", ["empty.html", "empty.txt"])
def test_empty_articles_are_no_crash(live: Desk, name: str) -> None:
    live.write(f"source/{name}", b"")
    said = live.run("run")
    assert said.code in (0, 1), said.text
    if said.code:
        assert_told(said, 1, f"source/{name}")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("version: 1\nsource: en\nconcpets: []\n", "glossary.yaml:3"),
        ("version: 1\nversion: 1\nsource: en\nconcepts: []\n", "glossary.yaml:2"),
        (b"version: 1\nsource: en\nconcepts: [\xff]\n", "glossary.yaml:3"),
        ("version: 1\n\t- x\n", "glossary.yaml:2"),
        ("a: &a [*a, *a]\n", "glossary.yaml"),
        ("", "glossary.yaml"),
    ],
)
def test_a_broken_glossary(live: Desk, content: str | bytes, place: str) -> None:
    live.write("glossary.yaml", content)
    live.write("source/other.txt", "Other\n")
    assert_told(live.run("extract"), 1, place)
    assert live.exists("locales/es/other.po")
    assert_told(live.run("check"), 1, place, "glossary-invalid")
    assert_told(live.run("run"), 1, place)
    assert_told(live.run("prefill"), 1, place)


def test_a_broken_private_glossary(live: Desk) -> None:
    live.write("glossary.private.yaml", "version: 1\nsource: en\nconcepts: 3\n")
    assert_told(live.run("check"), 1, "glossary.private.yaml:3")


def test_unknown_locales_in_the_configuration(desk: Desk) -> None:
    desk.edit("translate.toml", '"ar"', '"not a tag", "tlh"')
    assert_told(desk.run("extract"), 2, "translate.toml:3", "not a well-formed language tag")
    desk.edit("translate.toml", '"not a tag", ', "")
    assert_told(desk.run("extract"), 0, "warning", "unknown to CLDR")
    assert desk.exists("locales/tlh/rail.po")


def test_an_unreadable_configuration(desk: Desk) -> None:
    desk.write("translate.toml", b"\xff")
    assert_told(desk.run("status"), 2, "translate.toml:1")
    desk.write("translate.toml", "locales = [")
    assert_told(desk.run("status"), 2, "translate.toml:1: not TOML")
    (desk.root / "translate.toml").unlink()
    (desk.root / "translate.toml").mkdir()
    assert_told(desk.run("status"), 2)


def test_links_out_of_the_project(live: Desk, tmp_path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<p>Secret</p>")
    (live.root / "source/link.html").symlink_to(secret)
    (live.root / "source/key.png").symlink_to(secret)
    (live.root / "locales/es/link.po").symlink_to(tmp_path / "new.po")
    live.write("source/zz.txt", "Last\n")
    assert_told(live.run("run"), 1, "source/link.html", "source/key.png", "outside the project")
    assert "Secret" not in "".join(p.read_text() for p in live.root.rglob("*.po") if p.exists())
    assert not list(live.root.glob("public/*/link.html"))
    assert not list(live.root.glob("public/*/key.png"))
    assert not (tmp_path / "new.po").exists()
    assert live.exists("public/en/zz.html")


def test_a_folder_that_links_out_of_the_project(live: Desk, tmp_path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.rmtree(live.root / "locales/es")
    (live.root / "locales/es").symlink_to(outside)
    assert_told(live.run("extract"), 1, "locales/es/rail.po", "outside the project")
    assert not list(outside.iterdir())


def test_folders_where_files_should_be(live: Desk) -> None:
    (live.root / "locales/es/rail.po").unlink()
    (live.root / "locales/es/rail.po").mkdir()
    (live.root / "source/dir.html").mkdir()
    for name in ("extract", "prefill", "check", "status", "publish", "run"):
        assert_told(live.run(name), 1, "locales/es/rail.po")


def test_disk_full(live: Desk, monkeypatch) -> None:
    live.edit("source/rail.html", "Nobody was hurt.", "Nobody was hurt there.")
    before = live.files()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    for name in ("extract", "publish", "run"):
        assert_told(live.run(name), 1, "No space left on device")
    after = live.files()
    assert {n: c for n, (c, _) in before.items()} == {n: c for n, (c, _) in after.items()}


def test_a_cache_that_cannot_be_written_is_told(live: Desk) -> None:
    live.edit("source/rail.html", "Nobody was hurt.", "Nobody was hurt there.")
    shutil.rmtree(live.root / ".translate")
    live.write(".translate", "a file")
    assert_told(live.run("extract"), 1, ".translate")
    assert_told(live.run("status"), 0)
    assert live.run("check").code == 0


@pytest.mark.skipif(shutil.which("setpriv") is None or os.geteuid() != 0, reason="needs setpriv and root, or a user")
def test_a_read_only_project(live: Desk) -> None:
    live.edit("source/rail.html", "Nobody was hurt.", "Nobody was hurt there.")
    for path in (live.root, *live.root.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for parent in live.root.parents:
        if parent.name.startswith(("pytest-", "popen-", "test_")):
            parent.chmod(0o755)
    code = "import sys; from translate.cli.main import main; sys.exit(main(sys.argv[1:]))"
    command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-c", code]
    for name, expected in (("check", 0), ("status", 0), ("extract", 1), ("publish", 1)):
        done = subprocess.run([*command, name], cwd=live.root, capture_output=True, text=True)
        if "ModuleNotFoundError" in done.stderr or "Permission denied: '/work" in done.stderr:
            pytest.skip("this installation cannot be read by another user")
        assert done.returncode == expected, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        if expected:
            assert "ermission" in done.stderr


def test_a_killed_run_loses_nothing_and_the_next_one_goes_on(live: Desk) -> None:
    """Killed between any two files, a run leaves whole files; the next run ends where an undisturbed one does."""
    for number in range(4):
        live.write(f"source/n{number}.txt", f"Title {number}\n\nText.\n")
    live.edit("source/rail.html", "Three relay", "Four relay")
    code = """
import os, signal, sys
from pathlib import Path
from translate.cli.main import main
left = int(sys.argv[1])
real = Path.replace
def replace(path, target):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(path, target)
Path.replace = replace
main(["run", "-q"])
"""
    for moment in (0, 1, 3, 8):
        subprocess.run([sys.executable, "-c", code, str(moment)], cwd=live.root, capture_output=True)
    live.ok("run", "-q")
    assert "[es] Three relay cabinets burned." in live.read("locales/es/rail.po")
    assert not [n for n in live.files() if "translate-new" in n]
    assert "0 files written" in live.ok("run").out


def test_two_runs_at_once(live: Desk) -> None:
    for number in range(10):
        live.write(f"source/n{number}.txt", f"Title {number}\n\nText.\n")
    command = [sys.executable, "-m", "translate", "run", "-q"]
    running = [subprocess.Popen(command, cwd=live.root, stderr=subprocess.PIPE) for _ in range(3)]
    said = [process.communicate(timeout=60)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said
    assert "0 files written" in live.ok("run").out
    assert "[es] Rail war" in live.page("es")


def test_every_command_survives_an_article_gone_meanwhile(live: Desk, monkeypatch) -> None:
    from translate.project.store import Store

    real = Store.read
    monkeypatch.setattr(Store, "read", lambda self, n: None if n == "source/rail.html" else real(self, n))
    for name in ("extract", "status", "publish", "run"):
        assert_told(live.run(name), 1, "source/rail.html: the file is gone")
    assert live.read("source/rail.html") == ARTICLE
