"""``translate run``: the main job."""

from __future__ import annotations

from tests.verbs import ARTICLE, GLOSSARY, Desk, assert_same_files, assert_told


def test_waiting_for_people_is_no_error(desk: Desk) -> None:
    assert_told(desk.run("run"), 0, "is not published", "1 article")
    assert desk.page("en") == ARTICLE


def test_twice_writes_nothing(live: Desk) -> None:
    live.write("glossary.yaml", GLOSSARY)
    live.write("source/new.txt", "New\n\nNot translated.\n")
    live.run("run")
    before = live.files()
    assert "0 files written" in live.run("run").out
    assert_same_files(before, live.files())


def test_errors_of_check_are_exit_1_and_all_else_is_done(live: Desk) -> None:
    live.review("es", own={"How it began.": "Cómo <script>alert(1)</script>"})
    live.write("source/new.txt", "New\n")
    assert_told(live.run("run"), 1, "[unsafe-markup]", "locales/es/rail.po")
    assert live.exists("public/en/new.html")
    assert "alert(1)" not in live.page("es")


def test_a_broken_article_is_exit_1_and_all_else_is_done(live: Desk) -> None:
    live.write("source/bad.txt", b"\xff\xff")
    live.write("source/new.txt", "New\n")
    assert_told(live.run("run"), 1, "source/bad.txt")
    assert live.exists("public/en/new.html")
    assert live.exists("locales/es/new.po")


def test_a_wrong_folder_is_told_before_anything_is_done(desk: Desk) -> None:
    desk.write("public/.translate-site", "preview\n")
    before = desk.files()
    assert_told(desk.run("run"), 2, "holds a preview")
    assert_same_files(before, desk.files())


def test_quiet_and_selection(live: Desk) -> None:
    assert live.ok("run", "--quiet").text == ""
    live.write("source/new.txt", "New\n")
    live.ok("run", "new", "-l", "es")
    assert live.exists("locales/es/new.po")
    assert not live.exists("locales/ar/new.po")


def test_an_empty_project(desk: Desk) -> None:
    (desk.root / "source/rail.html").unlink()
    assert_told(desk.run("run"), 0, "There are no articles")


def test_colour_never_without_a_terminal(live: Desk, monkeypatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "")
    assert "\x1b" not in live.ok("run").text
