"""``translate status``: how far everything is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.verbs import ARTICLE, Desk, assert_same_files, assert_told
from translate.catalogs.desk import DeskLine, source_hash, text_hash, with_line
from translate.catalogs.reader import read
from translate.catalogs.state import State
from translate.catalogs.writer import write


def row(desk: Desk, locale: str = "es") -> dict:
    """One locale's row."""
    said = desk.ok("status", "--format", "json").json
    assert said["schema"] == 1
    return next(entry for entry in said["articles"] if entry["locale"] == locale)


def change(desk: Desk, kind: str, article: str = "rail", locale: str = "es") -> None:
    """The first paragraph's source changed, as extraction would have it."""
    path = f"locales/{locale}/{article}.po"
    catalog = read(desk.read(path).encode(), path)
    entries = list(catalog.entries)
    for place, entry in enumerate(entries):
        message = entry.message
        if message.msgid.startswith("Three relay"):
            line = DeskLine(
                "previous", source_hash(None, message.msgid), text_hash(message.msgstr), "2026-11-22", kind=kind
            )
            entries[place] = entry.with_message(replace(with_line(message, line), flags=("fuzzy",)))
    desk.write(path, write(catalog.with_entries(tuple(entries))))


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


def test_words_by_state(desk: Desk) -> None:
    desk.ok("extract")
    desk.review("es")
    change(desk, "facts")
    words = row(desk)["words"]
    assert words.keys() == {state.value for state in State}
    assert (words["changed"], row(desk)["changedFacts"]) == (4, 4)
    change(desk, "wording")
    assert (row(desk)["words"]["changed"], row(desk)["changedFacts"]) == (4, 0)
    said = desk.ok("status").out
    assert "words" in said
    assert f"{words['reviewed']} (" in said
    assert "last worked on" in said


def test_the_table_never_rounds_up_to_all(desk: Desk) -> None:
    desk.write("source/rail.html", f"<h1>Rail</h1><p>{'word ' * 999}.</p><p>Last one here.</p>")
    desk.ok("extract")
    desk.review("es")
    with desk.po("es") as catalog:
        catalog.find("Last one here.").msgstr = ""
    assert "(99%)" in desk.ok("status").out


@pytest.fixture
def newsroom(live: Desk) -> Desk:
    """Five articles in every stage."""
    for name in ("b-empty", "c-draft", "d-wording", "e-facts"):
        live.write(f"source/2026/{name}.html", ARTICLE.replace("Rail war", f"Rail war {name}"))
    live.ok("extract")
    for name in ("2026/d-wording", "2026/e-facts"):
        live.review("es", name)
        live.review("ar", name)
    live.ok("publish")
    live.ok("prefill", "-e", "pseudo", "2026/c-draft")
    change(live, "wording", "2026/d-wording")
    change(live, "facts", "2026/e-facts")
    change(live, "facts", "2026/e-facts", "ar")
    return live


def test_mail_the_most_urgent_first(newsroom: Desk) -> None:
    said = newsroom.ok("status", "--format", "mail")
    spanish, _, arabic = said.out.partition("العربية (ar)")
    files = [line for line in spanish.splitlines() if line.startswith("* ")]
    assert [file.rpartition("/")[2] for file in files] == ["e-facts.po", "d-wording.po", "c-draft.po", "b-empty.po"]
    assert spanish.startswith("Español (es)\n============\n")
    assert "* locales/es/2026/e-facts.po\n  4 of 29 words: 4 changed in facts.\n" in spanish
    assert "translate check --locale es" in spanish
    assert "* locales/ar/2026/e-facts.po" in arabic
    assert "rail.po" not in said.out, "nothing waits there"
    assert newsroom.ok("status", "--format", "mail").out == said.out


def test_mail_survives_a_mail(newsroom: Desk) -> None:
    for line in newsroom.ok("status", "--format", "mail").out.splitlines():
        assert len(line) <= 72
        assert line == line.rstrip()
        assert not line.startswith((">", "From "))
        assert "\t" not in line


def test_mail_when_nothing_waits(live: Desk) -> None:
    assert live.ok("status", "--format", "mail").out == ""


def test_a_broken_catalog_is_told_and_the_others_are_shown(desk: Desk) -> None:
    desk.ok("extract")
    desk.write("locales/es/rail.po", 'msgid "x\n')
    assert_told(desk.run("status"), 1, "locales/es/rail.po:1", "ar")


def test_it_writes_nothing(live: Desk) -> None:
    before = live.files()
    for form in ("text", "json", "mail"):
        live.ok("status", "--format", form)
    assert_same_files(before, live.files())
