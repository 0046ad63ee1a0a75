"""``translate selftest``: proof that articles survive."""

from __future__ import annotations

from tests.verbs import ARTICLE, Desk, assert_same_files, assert_told


def test_the_project_s_own_articles(desk: Desk) -> None:
    before = desk.files()
    assert "1 survive, 0 do not" in desk.ok("selftest").out
    assert_same_files(before, desk.files())


def test_any_folder_outside_a_project(empty_desk: Desk) -> None:
    empty_desk.write("pages/a.html", ARTICLE)
    empty_desk.write("pages/b.txt", "One\n\nTwo.\n")
    assert "2 files" in empty_desk.ok("selftest", "pages").out
    assert empty_desk.ok("selftest", "pages", "--quiet", "--source", "en").text == ""


def test_what_cannot_be_tried(empty_desk: Desk) -> None:
    assert_told(empty_desk.run("selftest", "nowhere"), 1, "no such file or folder")
    empty_desk.write("picture.jpg", b"\xff\xd8")
    assert_told(empty_desk.run("selftest", "picture.jpg"), 1, "no format reads this file")
    empty_desk.write("bad.txt", b"\xff\xfe\xfd")
    assert_told(empty_desk.run("selftest", "bad.txt"), 1, "bad.txt")
