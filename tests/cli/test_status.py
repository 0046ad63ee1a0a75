"""``translate status``: how far everything is."""

from __future__ import annotations

from tests.verbs import Desk, assert_same_files, assert_told


def row(desk: Desk, locale: str = "es") -> dict:
    """One locale's row."""
    said = desk.ok("status", "--format", "json").json
    assert said["schema"] == 1
    return next(entry for entry in said["articles"] if entry["locale"] == locale)


def test_before_extraction_nothing_is_reviewed(desk: Desk) -> None:
    found = row(desk)
    assert found["words"]["reviewed"] == 0
    assert found["words"]["empty"] > 0
    assert (found["publishable"], found["toAct"]) == (False, "editor")
    assert "there is no catalog" in desk.ok("status").out


def test_the_course_of_an_article(desk: Desk) -> None:
    desk.ok("extract")
    assert (row(desk)["toAct"], row(desk)["publishable"], row(desk)["live"]) == ("translator", False, None)
    assert "the title is not reviewed" in row(desk)["whyNot"]
    desk.ok("prefill", "-e", "pseudo")
    assert row(desk)["words"]["draft"] > 0
    desk.review("es")
    assert (row(desk)["toAct"], row(desk)["publishable"]) == ("editor", True)
    desk.ok("publish")
    assert (row(desk)["toAct"], row(desk)["live"]) == (None, "2026-11-22")


def test_drafts_accepted_as_they_are_are_counted_apart(desk: Desk) -> None:
    desk.ok("extract")
    desk.ok("prefill", "-e", "pseudo")
    with desk.po("es") as catalog:
        for entry in catalog:
            entry.flags.remove("fuzzy")
    assert row(desk)["acceptedUnchanged"] == row(desk)["words"]["reviewed"] > 0


def test_text_and_mail(desk: Desk) -> None:
    desk.ok("extract")
    desk.review("ar")
    assert "live since" not in desk.ok("status").out
    mail = desk.ok("status", "--format", "mail").out
    assert "words wait for you (locales/es/rail.po)" in mail
    assert "locales/ar" not in mail


def test_a_broken_catalog_is_told_and_the_others_are_shown(desk: Desk) -> None:
    desk.ok("extract")
    desk.write("locales/es/rail.po", 'msgid "x\n')
    assert_told(desk.run("status"), 1, "locales/es/rail.po:1", "ar")


def test_it_writes_nothing(live: Desk) -> None:
    before = live.files()
    for form in ("text", "json", "mail"):
        live.ok("status", "--format", form)
    assert_same_files(before, live.files())
