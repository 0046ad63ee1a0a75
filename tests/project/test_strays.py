"""One branch renames an article, another one translates it under its old name: git leaves a catalog of nobody."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.verbs import Desk, assert_same_files

ARTICLE = "<title>Engines of the north</title>\n" + "".join(
    f"<p>The {word} engine was seen at the river again.</p>\n" for word in ("first", "second", "third", "fourth")
)
FIRST, SECOND = "The first engine was seen at the river again.", "The second engine was seen at the river again."


@pytest.fixture
def renamed(desk: Desk) -> Desk:
    """The article ``new`` with its catalogs; nothing is left of ``old``."""
    desk.write("translate.toml", 'locales = ["es", "ru"]\n')
    (desk.root / "source/rail.html").unlink()
    desk.write("source/old.html", ARTICLE)
    desk.ok("extract")
    return desk


def translate(desk: Desk, path: str, msgid: str, msgstr: str) -> None:
    text = desk.read(path)
    assert f'msgid "{msgid}"\nmsgstr ""\n' in text
    desk.write(path, text.replace(f'msgid "{msgid}"\nmsgstr ""\n', f'msgid "{msgid}"\nmsgstr "{msgstr}"\n'))


def git(desk: Desk, *arguments: str, fine: bool = True) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@desk.invalid")
    done = subprocess.run(["git", *who, *arguments], cwd=desk.root, capture_output=True, text=True)
    assert (done.returncode == 0) is fine, done.stderr + done.stdout


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_in_a_real_repository(renamed: Desk) -> None:
    desk = renamed
    git(desk, "init", "-q", "-b", "main")
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "one")
    git(desk, "checkout", "-qb", "translation")
    translate(desk, "locales/es/old.po", FIRST, "La primera locomotora.")
    git(desk, "commit", "-qam", "her work")
    git(desk, "checkout", "-q", "main")
    (desk.root / "source/old.html").rename(desk.root / "source/new.html")
    desk.ok("extract")
    translate(desk, "locales/es/new.po", SECOND, "La segunda locomotora.")
    git(desk, "add", "-A")
    git(desk, "commit", "-qm", "renamed")
    git(desk, "merge", "-q", "-s", "resolve", "translation", fine=False)  # changed by one, deleted by the other
    git(desk, "checkout", "translation", "--", "locales/es/old.po")  # what people do then
    said = desk.ok("extract")
    assert "locales/es/old.po is merged into its catalog" in said.out
    assert not desk.exists("locales/es/old.po")
    text = desk.read("locales/es/new.po")
    assert "La primera locomotora." in text
    assert "La segunda locomotora." in text
    before = desk.files()
    desk.ok("extract")
    assert_same_files(before, desk.files())


def left_behind(desk: Desk) -> str:
    """The catalog of the old name as another branch has it, beside the renamed article."""
    stray = desk.read("locales/es/old.po")
    (desk.root / "source/old.html").rename(desk.root / "source/new.html")
    desk.ok("extract")
    assert not desk.exists("locales/es/old.po")
    return stray


def test_two_texts_for_one_message_are_both_kept(renamed: Desk) -> None:
    desk = renamed
    stray = left_behind(desk)
    desk.write("locales/es/old.po", stray)
    translate(desk, "locales/es/old.po", FIRST, "Una.")
    translate(desk, "locales/es/new.po", FIRST, "Otra.")
    desk.ok("extract")
    text = desk.read("locales/es/new.po")
    assert "Una." in text
    assert "Otra." in text
    assert not desk.exists("locales/es/old.po")


def test_a_catalog_of_another_article_stays_and_is_told(renamed: Desk) -> None:
    desk = renamed
    stray = left_behind(desk)
    desk.write("locales/es/gone.po", stray.replace("engine was seen at the river", "bridge stood in the valley"))
    said = desk.ok("extract")
    assert "1 catalog without an article" in said.err
    assert desk.exists("locales/es/gone.po")


def test_one_that_cannot_be_read_stays(renamed: Desk) -> None:
    desk = renamed
    stray = left_behind(desk)
    desk.write("locales/es/old.po", stray + '\nmsgid "unfinished\n')
    assert "locales/es/old.po" in desk.ok("extract").err
    assert desk.exists("locales/es/old.po")


def test_a_new_article_whose_former_template_is_lost(renamed: Desk) -> None:
    desk = renamed
    translate(desk, "locales/es/old.po", FIRST, "La primera locomotora.")
    (desk.root / "locales/templates/old.pot").unlink()
    (desk.root / "source/old.html").rename(desk.root / "source/new.html")
    desk.ok("extract")
    text = desk.read("locales/es/new.po")
    assert "La primera locomotora." in text
    assert '"X-Desk-Article: new\\n"' in text
    assert not desk.exists("locales/es/old.po")
    before = desk.files()
    desk.ok("extract")
    assert_same_files(before, desk.files())
