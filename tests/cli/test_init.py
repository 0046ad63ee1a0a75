"""``translate init``: a new project that touches nothing."""

from __future__ import annotations

import pytest

from tests.verbs import Desk, assert_clean, assert_same_files, assert_told


def test_a_new_project_works_at_once(empty_desk: Desk) -> None:
    assert_told(empty_desk.run("init", ".", "--source", "en", "-l", "es", "-l", "sr@latin"), 0, "wrote translate.toml")
    assert 'locales = ["es", "sr-Latn"]' in empty_desk.read("translate.toml")
    empty_desk.edit("translate.toml", "# engines = ", "engines = ")
    empty_desk.edit("translate.toml", '["memory", "apertium"]', '["memory"]')
    empty_desk.ok("run")
    assert_clean(empty_desk)
    assert empty_desk.exists("locales/sr_Latn/welcome.po")
    assert empty_desk.page("en", "welcome") == empty_desk.read("source/welcome.html")


def test_no_existing_file_is_touched(empty_desk: Desk) -> None:
    for name in ("glossary.yaml", ".gitignore", "source/mine.txt"):
        empty_desk.write(name, "mine\n")
    before = empty_desk.files()
    assert_told(empty_desk.run("init", "-l", "es"), 0, "kept glossary.yaml, which was there")
    after = empty_desk.files()
    assert_same_files(before, {name: after[name] for name in before})
    assert not empty_desk.exists("source/welcome.html")


def test_a_project_is_not_made_twice(desk: Desk) -> None:
    before = desk.files()
    assert_told(desk.run("init"), 2, "a translate project already")
    assert_same_files(before, desk.files())


def test_a_project_in_pyproject_is_one_already(empty_desk: Desk) -> None:
    empty_desk.write("pyproject.toml", '[tool.translate]\nlocales = ["es"]\n')
    assert_told(empty_desk.run("init"), 2, "a translate project already")
    assert not empty_desk.exists("translate.toml")


def test_another_folder_and_the_next_step(empty_desk: Desk) -> None:
    assert_told(empty_desk.run("init", "desk", "-l", "uk"), 0, "cd desk && translate run")
    assert empty_desk.exists("desk/translate.toml")


def test_without_locales_it_says_what_to_do(empty_desk: Desk) -> None:
    assert_told(empty_desk.run("init"), 0, "No locale was named")
    empty_desk.ok("run")


@pytest.mark.parametrize("tags", [["-l", "klingon!"], ["-l", "es", "-l", "ES"], ["--source", "es", "-l", "es"]])
def test_wrong_locales(empty_desk: Desk, tags: list[str]) -> None:
    assert empty_desk.run("init", *tags).code == 2
    assert not empty_desk.files()


def test_a_folder_that_cannot_be_one(empty_desk: Desk) -> None:
    empty_desk.write("file", "x")
    assert_told(empty_desk.run("init", "file"), 1, "file")
    assert_told(empty_desk.run("init", "file/below"), 1, "file")
    empty_desk.write("other/locales", "a file")
    assert_told(empty_desk.run("init", "other"), 1, "locales")
