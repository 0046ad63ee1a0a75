"""``translate extract``: templates and catalogs from articles."""

from __future__ import annotations

import os
import re
import sys
import time

import polib
import pytest

from tests.verbs import ARTICLE, GLOSSARY, Desk, assert_same_files, assert_told, assert_valid


def test_catalogs_and_templates(desk: Desk) -> None:
    said = desk.ok("extract")
    assert "rail: 8 messages" in said.out
    assert "3 files written" in said.out
    for name in ("es/rail.po", "ar/rail.po", "templates/rail.pot"):
        assert_valid(desk.root / "locales" / name)
    with desk.po("es") as catalog:
        assert [e.msgid for e in catalog][2:4] == ["Three relay cabinets burned.", "See <a>this report</a> from 2022."]
        assert catalog.metadata["Language"] == "es"


def test_twice_in_a_row_writes_nothing(desk: Desk) -> None:
    desk.write("glossary.yaml", GLOSSARY)
    desk.ok("extract")
    before = desk.files()
    assert "nothing to do" in desk.ok("extract").out
    assert_same_files(before, desk.files())


def test_another_day_writes_nothing_either(desk: Desk, monkeypatch) -> None:
    desk.ok("extract")
    before = desk.files()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    desk.ok("extract")
    assert_same_files(before, desk.files())


def test_quiet(desk: Desk) -> None:
    assert desk.ok("extract", "--quiet").text == ""


def test_one_locale_leaves_the_other_alone(desk: Desk) -> None:
    desk.ok("extract")
    before = desk.read("locales/ar/rail.po")
    desk.edit("source/rail.html", "Nobody was hurt.", "Nobody was hurt there.")
    desk.ok("extract", "-l", "es")
    assert "hurt there" in desk.read("locales/es/rail.po")
    assert desk.read("locales/ar/rail.po") == before
    assert "hurt there" not in desk.read("locales/templates/rail.pot"), "the template says all catalogs are up to date"
    desk.ok("extract")
    assert "hurt there" in desk.read("locales/ar/rail.po")
    assert "hurt there" in desk.read("locales/templates/rail.pot")


def test_a_person_s_text_moves_with_its_sentence_and_is_kept_when_it_goes(desk: Desk) -> None:
    desk.ok("extract")
    desk.review("es", own={"Nobody was hurt.<br/>We thank <em>our readers</em>.": "GONE <em>x</em>"})
    desk.write("source/rail.html", ARTICLE.replace("Three relay", "Four relay"))
    desk.ok("extract")
    text = desk.read("locales/es/rail.po")
    assert "[es] Three relay cabinets burned." in text
    assert "kind=facts" in text
    desk.write("source/rail.html", "<h1>Other</h1>")
    desk.ok("extract")
    assert '#~ msgstr "[es] Three relay cabinets burned."' in desk.read("locales/es/rail.po")
    assert_valid(desk.root / "locales/es/rail.po")


def test_a_changed_link_is_told_and_touches_no_message(desk: Desk) -> None:
    desk.ok("extract")
    desk.review("es")
    desk.edit("source/rail.html", "/report?a=1", "/report?a=3")
    assert "is now link to /report?a=3&b=2" in desk.ok("extract").out
    with desk.po("es") as catalog:
        assert not [e for e in catalog if "fuzzy" in e.flags]


def test_recut(desk: Desk) -> None:
    desk.write("translate.toml", 'locales = ["es"]\nsegmentation = "paragraph"\n')
    desk.ok("extract")
    before = desk.read("locales/es/rail.po")
    desk.write("translate.toml", 'locales = ["es"]\nsegmentation = "sentence"\n')
    desk.ok("extract")
    assert desk.read("locales/es/rail.po") == before, "known paragraphs keep their cuts"
    assert "files written" in desk.ok("extract", "--recut").out
    assert 'msgid "Three relay cabinets burned."' in desk.read("locales/es/rail.po")


def test_a_selector_for_paragraphs_keeps_known_cuts(desk: Desk) -> None:
    desk.ok("extract")
    before = desk.read("locales/es/rail.po")
    desk.write("translate.toml", 'locales = ["es"]\n[extract]\nparagraph = ["p"]\n')
    desk.ok("extract")
    assert desk.read("locales/es/rail.po") == before
    desk.ok("extract", "--recut")
    assert desk.read("locales/es/rail.po") != before


def test_recut_is_for_all_locales_or_none(desk: Desk) -> None:
    desk.ok("extract")
    assert_told(desk.run("extract", "--recut", "--locale", "es"), 2, "leave --locale out")
    desk.write("translate.toml", 'locales = ["es", "uk"]\nsegmentation = "paragraph"\n')
    broken = desk.read("locales/uk/rail.po") if desk.exists("locales/uk/rail.po") else ""
    desk.write("locales/uk/rail.po", broken + '\nmsgid "unfinished\n')
    before = desk.read("locales/es/rail.po")
    assert_told(desk.run("extract", "--recut"), 1, "locales/uk/rail.po")
    assert desk.read("locales/es/rail.po") == before, "cut as before, like the others"


def test_a_broken_template_is_no_reason_to_cut_anew(desk: Desk) -> None:
    desk.write("translate.toml", 'locales = ["es"]\nsegmentation = "paragraph"\n')
    desk.ok("extract")
    desk.write("translate.toml", 'locales = ["es"]\nsegmentation = "sentence"\n')
    before = desk.read("locales/es/rail.po")
    template = desk.read("locales/templates/rail.pot")
    desk.write("locales/templates/rail.pot", f"<<<<<<< HEAD\n{template}=======\n{template}>>>>>>> other\n")
    for command in ("extract", "publish"):
        said = desk.run(command)
        assert_told(said, 1, "translate resolve locales/templates/rail.pot")
        assert "--recut" not in said.text
    desk.write("locales/templates/rail.pot", template + '\nmsgid "unfinished\n')
    for command in ("extract", "publish"):
        assert_told(desk.run(command), 1, "how paragraphs were cut into sentences is recorded here", "--recut rail")
    assert desk.read("locales/es/rail.po") == before
    desk.ok("extract", "--recut")
    assert desk.read("locales/es/rail.po") != before
    assert "<<<<" not in desk.read("locales/templates/rail.pot")


def test_no_articles(desk: Desk) -> None:
    (desk.root / "source/rail.html").unlink()
    assert_told(desk.run("extract"), 0, "There are no articles")


def test_sidecars(desk: Desk) -> None:
    desk.write("source/rail.meta.yaml", "locales: [es]\n")
    desk.write("source/own.txt", "Not for translation\n")
    desk.write("source/own.meta.yaml", "translate: false\n")
    desk.ok("extract")
    assert desk.exists("locales/es/rail.po")
    assert not desk.exists("locales/ar/rail.po")
    assert not desk.exists("locales/es/own.po")


def test_a_broken_sidecar_stops_its_article_only(desk: Desk) -> None:
    desk.write("source/a.txt", "One\n")
    desk.write("source/rail.meta.yaml", "locales: [es, 'not a tag']\nconfidential: maybe\nlocales: [ar]\n")
    said = desk.run("extract")
    assert_told(said, 1, "source/rail.meta.yaml:")
    assert desk.exists("locales/es/a.po")
    assert not desk.exists("locales/es/rail.po")
    desk.write("source/rail.meta.yaml", "locales: [es, 'not a tag']\nconfidential: maybe\n")
    assert_told(desk.run("extract"), 1, "source/rail.meta.yaml:1:", "source/rail.meta.yaml:2: confidential")


def test_clashing_and_reserved_names_are_one_error(desk: Desk) -> None:
    desk.write("source/rail.txt", "x")
    desk.write("source/RAIL.htm", "x")
    desk.write("source/index.html", "x")
    assert_told(desk.run("extract"), 2, "clashes with", "cannot be called 'index'")


def test_names_that_no_file_should_have(desk: Desk) -> None:
    (desk.root / "source" / "bad\udce9.txt").write_text("x")
    (desk.root / "source" / "line\nfeed.txt").write_text("x")
    said = desk.run("extract")
    assert_told(said, 2, "not UTF-8 or holds control characters", "Rename it")
    assert said.err.count("error:") == 2


def test_long_names(desk: Desk) -> None:
    name = "n" * 240
    desk.write(f"source/{name}.txt", "One\n")
    desk.ok("extract", name)
    assert desk.exists(f"locales/es/{name}.po")


# --from


OLD = """<html lang="es"><head><title>Guerra del riel</title><meta name="description" content="Cómo empezó."></head><body>
<h1>Guerra del riel</h1>
<p>Tres armarios de relés ardieron. Véase <a href="/report?a=1&amp;b=2" title="Más">este informe</a> de 2022.</p>
<p>Nadie resultó herido.<br>Damos las gracias a <em>los lectores</em>.</p>
<img src="photo.jpg" alt="Un armario quemado">
</body></html>
"""


def test_from_an_older_translation(desk: Desk) -> None:
    desk.write("old/rail.html", OLD)
    said = desk.ok("extract", "--from", "es=old/rail.html")
    assert "rail [es]: " in said.out
    assert " of 8 sentences taken from old/rail.html, " in said.out
    assert " of them sure (80 or more of 100), " in said.out
    with desk.po("es") as catalog:
        drafts = {entry.msgid: entry for entry in catalog if entry.msgstr}
    assert drafts["See <a>this report</a> from 2022."].msgstr == "Véase <a>este informe</a> de 2022."
    assert all("fuzzy" in entry.flags for entry in drafts.values())
    assert all("origin=import/old/rail.html" in entry.tcomment for entry in drafts.values())
    again = desk.ok("extract", "--from", "es=old/rail.html").out
    assert f"{len(drafts)} had text already" in again


def test_what_is_left_out_is_listed_with_both_lines(desk: Desk) -> None:
    added = (
        "Three days later new ones came from the capital, and the trains ran as if nothing had happened there at all."
    )
    desk.edit("source/rail.html", "<img", "<p>Late news.</p>\n<img")
    desk.edit("source/rail.html", "cabinets burned.", f"cabinets burned. {added}")
    gone = "Algo que ya no está en el artículo, ni estará nunca más, porque se borró después de 12 años de dudas y disputas."
    desk.write("old/rail.html", OLD.replace("<img", f"<p>{gone}</p>\n<img"))
    said = desk.ok("extract", "--from", "es=old/rail.html", "-l", "es")
    assert "\n  source/rail.html:10, old/rail.html:3: nothing there fits: Three days later new ones came" in said.out
    assert "\n  source/rail.html:12: nothing there fits: Late news.\n" in said.out
    assert "\n  old/rail.html: 1 paragraph without a place: lines 5\n" in said.out


def test_from_is_quiet_too(desk: Desk) -> None:
    desk.write("old/rail.html", OLD)
    assert desk.ok("extract", "--quiet", "--from", "es=old/rail.html").text == ""


def test_which_article_a_file_belongs_to(desk: Desk) -> None:
    desk.write("source/2026/rail.html", ARTICLE)
    desk.write("source/other.html", ARTICLE)
    for name in ("old/2026/rail.html", "old/rail.es.html", "old/x.html"):
        desk.write(name, OLD)
    assert "2026/rail [es]" in desk.ok("extract", "--from", "es=old/2026/rail.html").out
    said = desk.ok("extract", "--from", "es=old/rail.es.html")
    assert "rail [es]" in said.out
    assert "other:" not in said.out, "only the article that is meant"
    assert "other [es]" in desk.ok("extract", "--from", "es=old/x.html", "other").out
    said = desk.run("extract", "--from", "es=old/x.html")
    assert_told(
        said, 2, "old/x.html: no article is called like this file", "Name the article", "2026/rail, other, rail"
    )
    assert_told(
        desk.run("extract", "--from", "es=old/x.html", "rail", "other"), 2, "no article is called", "other, rail"
    )


def test_from_for_a_wrong_locale(desk: Desk) -> None:
    desk.write("old/rail.html", OLD)
    for option, told in (
        ("fr=old/rail.html", "the project has no locale fr"),
        ("en=old/rail.html", "the articles themselves are written in en"),
        ("old/rail.html", "which locale is it?"),
        ("es=", "which locale is it?"),
        ("=old/rail.html", "which locale is it?"),
    ):
        assert_told(desk.run("extract", "--from", option), 2, told)
    assert_told(desk.run("extract", "--from", "es=old/rail.html", "-l", "ar"), 2, "this run is for ar only")
    desk.write("source/rail.meta.yaml", "locales: [ar]\n")
    assert_told(desk.run("extract", "--from", "es=old/rail.html"), 2, "rail is not translated into es")
    assert not desk.exists("locales"), "a wrong command line does nothing"


SRX = """<?xml version="1.0" encoding="UTF-8"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
<header segmentsubflows="yes" cascade="no"/>
<body><languagerules><languagerule languagerulename="all"><rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\s</afterbreak></rule>
</languagerule></languagerules>
<maprules><languagemap languagepattern=".*" languagerulename="all"/></maprules></body></srx>
"""


def test_sentences_by_the_projects_own_rules_and_abbreviations(desk: Desk) -> None:
    desk.write("desk.srx", SRX)
    desk.write("source/new.txt", "New\n\nOne came; two went. Three stayed.\n")
    desk.write("translate.toml", 'locales = ["es"]\n[sentences]\nrules = "desk.srx"\n')
    desk.ok("extract")
    assert 'msgid "two went. Three stayed."' in desk.read("locales/es/new.po")
    desk.write("source/other.txt", "Other\n\nThe Regt. Alpha came. It went.\n")
    desk.write("translate.toml", 'locales = ["es"]\n[sentences]\nabbreviations = ["Regt."]\n')
    desk.ok("extract")
    assert 'msgid "The Regt. Alpha came."' in desk.read("locales/es/other.po")


def test_another_segmenter_changes_no_catalog(desk: Desk) -> None:
    desk.ok("extract")
    desk.review("es")
    before = {path: desk.read(path) for path in ("locales/es/rail.po", "locales/ar/rail.po")}
    desk.write("desk.srx", SRX)
    plain = desk.read("translate.toml")
    for sentences in (
        'rules = "desk.srx"',
        'abbreviations = ["burned."]',
        'rules = "desk.srx"\nabbreviations = ["a."]',
    ):
        desk.write("translate.toml", f"{plain}\n[sentences]\n{sentences}\n")
        desk.ok("extract")
        assert {path: desk.read(path) for path in before} == before
        assert "nothing to do" in desk.ok("extract").out


def test_broken_sentence_rules_are_told(desk: Desk) -> None:
    desk.ok("extract")
    before = desk.read("locales/es/rail.po")
    desk.write("translate.toml", 'locales = ["es"]\n[sentences]\nrules = "desk.srx"\n')
    assert_told(desk.run("extract"), 1, "desk.srx", "[sentences] rules")
    desk.write("desk.srx", SRX.replace("</body>", ""))
    assert_told(desk.run("extract"), 1, "desk.srx:")
    assert desk.read("locales/es/rail.po") == before


def test_equal_texts_with_other_tags_keep_their_own_cuts(desk: Desk) -> None:
    desk.write(
        "source/same.html",
        "<h1><span>Go home. </span>Binary packages</h1><img alt='Go home. Binary packages'><p>Go home. Binary packages</p>",
    )
    desk.ok("extract")
    before = desk.read("locales/es/same.po")
    assert 'msgid "Go home."' in before
    assert "nothing to do" in desk.ok("extract", "same").out
    assert desk.read("locales/es/same.po") == before


# --- changes, their kinds, and who decides

STORY = """<p>Three relay cabinets burned near the station. Nobody was hurt, and trains ran again by noon.</p>
<p>The railway sent two repair crews from the depot. They worked through the night in the rain.</p>
<p>Passengers waited in the old hall. Volunteers brought tea and warm clothes for the children.</p>
"""


def story(desk: Desk) -> None:
    desk.write("source/story.html", STORY)
    desk.ok("extract")
    desk.review("es", "story")


def told(desk: Desk, msgid: str, *, article: str = "story") -> polib.POEntry:
    with desk.po("es", article) as catalog:
        entry = catalog.find(msgid)
        assert entry is not None
        return entry


def test_changes_are_shown_with_number_kind_and_difference(desk: Desk) -> None:
    story(desk)
    desk.edit("source/story.html", "Three relay", "Four relay")
    desk.edit("source/story.html", "They worked", "They  worked")
    desk.edit("source/story.html", "old hall", "<b>old</b> hall")
    said = desk.ok("extract")
    assert "story:1 facts" in said.out
    assert "    [-Three-]{+Four+} relay cabinets burned near the station." in said.out
    assert "story:5 markup" in said.out
    assert "2 edited (1 markup, 1 facts)" in said.out
    assert "edited" not in desk.ok("extract").out


def test_a_harmless_change_stays_reviewed_and_published_text(desk: Desk) -> None:
    story(desk)
    desk.edit("source/story.html", "old hall", "<b>old</b> hall")
    desk.ok("extract")
    entry = told(desk, "Passengers waited in the <b>old</b> hall.")
    assert (entry.fuzzy, "origin=carried/markup kind=markup" in entry.tcomment) == (False, True)


def test_an_editor_says_typo_at_once_or_later(desk: Desk) -> None:
    story(desk)
    desk.edit("source/story.html", "Three relay", "Threee relay")
    desk.edit("source/story.html", "Passengers waited", "Pasengers waited")
    desk.ok("extract", "--change", "typo", "story:1", "--change", "wording", "story:5")
    assert not told(desk, "Threee relay cabinets burned near the station.").fuzzy
    entry = told(desk, "Pasengers waited in the old hall.")
    assert (entry.fuzzy, "kind=wording" in entry.tcomment) == (True, True)
    assert "story:5 typo, as you say (es)\n" in desk.ok("extract", "--change", "typo", "story:5").out
    assert not told(desk, "Pasengers waited in the old hall.").fuzzy
    before = desk.files()
    assert "story:5 typo already\n" in desk.ok("extract", "--change", "typo", "story:5").out
    assert_same_files(before, desk.files())
    assert "story:1,5 facts, as you say (es)\n" in desk.ok("extract", "--change", "facts", "story:1,5").out
    assert "story:1,5 facts already\n" in desk.ok("extract", "--change", "facts", "story:1,5").out
    assert desk.ok("extract", "-q", "--change", "facts", "story:1").text == ""


def test_a_verdict_that_does_nothing_is_told(desk: Desk) -> None:
    story(desk)
    before = desk.files()
    said = desk.run("extract", "-q", "--change", "typo", "story:1-3,5")
    assert_told(
        said, 1, "warning: story:1-3,5: --change typo did nothing", "It has not changed, or somebody has reviewed it"
    )
    assert_same_files(before, desk.files())
    assert_told(desk.run("extract", "-l", "ar", "--change", "facts", "story:1"), 0, "story:1 nobody has translated it")


def test_a_verdict_on_what_was_not_reviewed_before(desk: Desk) -> None:
    """``typo`` makes nothing reviewed that never was, at once or later, and says so."""
    story(desk)
    with desk.po("es", "story") as catalog:
        catalog[0].flags = ["fuzzy"]
    desk.edit("source/story.html", "Three relay", "Four relay")
    desk.ok("extract")
    said = desk.run("extract", "--change", "typo", "story:1")
    assert_told(said, 1, "warning: story:1: waits for review although you say typo (es): it was not reviewed before")
    assert told(desk, "Four relay cabinets burned near the station.").fuzzy
    desk.edit("source/story.html", "Four relay", "Five relay")
    said = desk.run("extract", "--change", "typo", "story:1")
    assert_told(said, 1, "story:1 typo (an editor says so)", "waits for review although you say typo (es)")


def test_a_verdict_on_a_broken_article_says_only_what_is_broken(desk: Desk) -> None:
    story(desk)
    desk.write("locales/es/story.po", 'msgid "x\n')
    said = desk.run("extract", "--change", "typo", "story:1")
    assert_told(said, 1, "locales/es/story.po:1")
    assert "did nothing" not in said.text


def test_what_cannot_be_a_verdict(desk: Desk) -> None:
    story(desk)
    for arguments, message in (
        (("facs", "story:1"), "there is no kind of change 'facs'"),
        (("typo", "story"), "no article and numbers"),
        (("typo", "stroy:1"), "there is no article 'stroy'"),
        (("typo", "story:1-9999999"), "no article and numbers"),
        (("typo", "story:0-900000"), "too many messages"),
    ):
        assert_told(desk.run("extract", "--change", *arguments), 2, message)
    assert_told(desk.run("extract", "rail", "--change", "typo", "story:1"), 2, "not among the articles")
    assert_told(desk.run("extract", "story", "--change", "typo", "story:99"), 2, "there is no message 99")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_the_editor_is_asked(desk: Desk) -> None:
    story(desk)
    desk.edit("source/story.html", "Three relay", "Threee relay")
    desk.edit("source/story.html", "two repair crews", "ten repair crews")
    desk.edit("source/story.html", "Passengers waited", "Pasengers waited")
    said = at_terminal(desk, "extract", keys="t\nx\n\na\n")
    assert "story:1 " in said
    assert "1 of 3: Enter = " in said
    assert "One of the letters" in said
    assert not told(desk, "Threee relay cabinets burned near the station.").fuzzy
    assert "kind=facts" in told(desk, "The railway sent ten repair crews from the depot.").tcomment
    assert told(desk, "Pasengers waited in the old hall.").fuzzy


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_ctrl_c_at_a_question_writes_nothing(desk: Desk) -> None:
    story(desk)
    desk.edit("source/story.html", "Three relay", "Threee relay")
    before = desk.files()
    said = at_terminal(desk, "extract", keys="\x03")
    assert "Interrupted" in said
    assert_same_files(before, desk.files())


def at_terminal(desk: Desk, *arguments: str, keys: str) -> str:
    """What a command says to somebody who types these keys."""
    import pty

    child, terminal = pty.fork()
    if not child:
        os.chdir(desk.root)
        os.execv(sys.executable, [sys.executable, "-m", "translate", *arguments])
    said, asked = "", 0
    answers = re.findall(r"[^\n]*\n|\x03", keys)
    while True:
        try:
            said += os.read(terminal, 4096).decode()
        except OSError:
            break
        while answers and said.count("as proposed: ") > asked:
            asked += 1
            time.sleep(0.3)  # a signal that comes before input() waits for one is seen only with the next key
            os.write(terminal, answers.pop(0).encode())
    os.waitpid(child, 0)
    os.close(terminal)
    return said


# --- articles that go on under another name


def test_a_renamed_article_takes_its_catalogs_along(desk: Desk) -> None:
    story(desk)
    with desk.po("es", "story") as catalog:
        catalog.metadata["X-Desk-Published"] = "2026-11-20"
        catalog[0].tcomment = "mía"
    desk.write("source/2026/night.html", STORY.replace("Three relay", "Four relay"))
    (desk.root / "source/story.html").unlink()
    said = desk.ok("extract")
    assert "2026/night: takes along the catalogs of story" in said.out
    assert "without an article" not in said.err
    assert not (desk.root / "locales/es/story.po").exists()
    assert not (desk.root / "locales/templates/story.pot").exists()
    with desk.po("es", "2026/night") as catalog:
        assert (catalog.metadata["X-Desk-Article"], catalog.metadata["X-Desk-Published"]) == (
            "2026/night",
            "2026-11-20",
        )
        assert [e.fuzzy for e in catalog] == [True, *[False] * 5]
        assert "mía" in catalog[0].tcomment
    before = desk.files()
    assert "nothing to do" in desk.ok("extract").out
    assert_same_files(before, desk.files())


def test_the_old_page_of_a_renamed_article_is_told(live: Desk) -> None:
    """It stays on the server, under an address that readers have, and nobody corrects it any more."""
    live.write("source/railway.html", live.read("source/rail.html"))
    (live.root / "source/rail.html").unlink()
    said = live.ok("extract")
    assert_told(said, 0, "railway: takes along the catalogs of rail")
    for tag in ("ar", "en", "es"):
        assert f"warning: public/{tag}/rail.html stays: the page of rail, which is railway now" in said.err
    assert "stays" not in live.ok("extract").err


def test_a_split_article_keeps_its_page_and_nothing_is_said(live: Desk) -> None:
    parts = live.read("source/rail.html").replace("<p>Nobody", "<!-- cut --><p>Nobody").partition("<!-- cut -->")
    live.write("source/rail.html", parts[0] + "</body></html>")
    live.write("source/rest.html", "<!DOCTYPE html><html><body>" + parts[2])
    assert "stays" not in live.ok("extract").text


def test_a_split_article_shares_its_translations(desk: Desk) -> None:
    story(desk)
    paragraphs = STORY.splitlines(keepends=True)
    more = "<p>One more paragraph was written for the second part.</p>\n"
    desk.write("source/story.html", paragraphs[0])
    desk.write("source/story-2.html", "".join(paragraphs[1:]) + more)
    said = desk.ok("extract")
    assert "story-2: takes along the catalogs of story" in said.out
    with desk.po("es", "story-2") as catalog:
        assert [bool(e.msgstr) for e in catalog] == [True] * 4 + [False]
        assert not any(e.fuzzy or e.obsolete for e in catalog)
        assert "X-Desk-Published" not in catalog.metadata
    with desk.po("es", "story") as catalog:
        assert [e.obsolete for e in catalog] == [False, False, True, True, True, True]


def test_one_article_became_two_others(desk: Desk) -> None:
    story(desk)
    paragraphs = STORY.splitlines(keepends=True)
    desk.write("source/a.html", paragraphs[0])
    desk.write("source/b.html", "".join(paragraphs[1:]))
    (desk.root / "source/story.html").unlink()
    desk.ok("extract")
    for article, number in (("a", 2), ("b", 4)):
        with desk.po("es", article) as catalog:
            assert [e.msgstr != "" for e in catalog if not e.obsolete] == [True] * number
    assert not (desk.root / "locales/es/story.po").exists()


def test_another_article_takes_nothing(desk: Desk) -> None:
    story(desk)
    desk.write("source/other.html", "<p>The market opened again on Monday morning.</p><p>Nobody was hurt there.</p>")
    (desk.root / "source/story.html").unlink()
    said = desk.ok("extract")
    assert "takes along" not in said.out
    assert (desk.root / "locales/es/story.po").exists()
    assert "1 catalog without an article" in said.err or "2 catalogs without an article" in said.err


def test_a_catalog_that_is_there_already_is_not_replaced(desk: Desk) -> None:
    story(desk)
    text = desk.read("locales/es/story.po")
    desk.write("source/night.html", STORY)
    desk.write("locales/es/night.po", text.replace("[es] Nobody", "[es] MINE Nobody"))
    (desk.root / "source/story.html").unlink()
    desk.ok("extract")
    assert "MINE" in desk.read("locales/es/night.po")


def test_a_renamed_article_with_a_catalog_of_its_own_has_both(desk: Desk) -> None:
    """A renamed article that has a catalog of its own: both people's texts are there."""
    story(desk)
    with desk.po("es", "story") as catalog:
        catalog[0].tcomment = "mía"
    text = desk.read("locales/es/story.po")
    for own in (text.replace("[es] Nobody", "[es] MINE Nobody"), text.replace("# mía", "# suya")):
        desk.write("source/story.html", STORY)
        desk.write("locales/es/story.po", text)
        desk.ok("extract", "story")
        desk.write("source/night.html", STORY)
        desk.write("locales/es/night.po", own)
        (desk.root / "source/story.html").unlink()
        desk.ok("extract")
        assert not desk.exists("locales/es/story.po")
        both = desk.read("locales/es/night.po")
        assert "[es] Nobody" in both
        assert "mía" in both
        assert ("MINE" in both) != ("suya" in both)
        for name in ("source/night.html", "locales/es/night.po", "locales/ar/night.po", "locales/templates/night.pot"):
            (desk.root / name).unlink()


def test_a_split_article_with_a_catalog_of_its_own_keeps_what_is_obsolete_there(desk: Desk) -> None:
    story(desk)
    head, *rest = STORY.splitlines(keepends=True)
    desk.write("source/story.html", head)
    desk.write("source/story-2.html", "".join(rest))
    own = desk.read("locales/es/story.po") + '\n#~ msgid "Long ago."\n#~ msgstr "Hace mucho."\n'
    desk.write("locales/es/story-2.po", own)
    desk.ok("extract")
    assert "Hace mucho." in desk.read("locales/es/story-2.po")


def test_a_renamed_catalog_with_other_line_ends_is_laid_out_at_once(desk: Desk) -> None:
    story(desk)
    path = desk.root / "locales/es/story.po"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (desk.root / "source/story.html").rename(desk.root / "source/night.html")
    desk.ok("extract")
    before = desk.files()
    assert b"\r" not in before["locales/es/night.po"][0]
    desk.ok("extract")
    assert_same_files(before, desk.files())


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_parts_that_are_extracted_one_by_one_take_their_share_all_the_same(desk: Desk, order: tuple[str, str]) -> None:
    story(desk)
    head, *rest = STORY.splitlines(keepends=True)
    desk.write("source/a.html", head)
    desk.write("source/b.html", "".join(rest))
    (desk.root / "source/story.html").unlink()
    for article in order:
        desk.ok("extract", article)
    desk.ok("extract")
    for article, number in (("a", 2), ("b", 4)):
        with desk.po("es", article) as catalog:
            assert [e.msgstr != "" for e in catalog if not e.obsolete] == [True] * number
    assert not (desk.root / "locales/es/story.po").exists()
    before = desk.files()
    desk.ok("extract")
    assert_same_files(before, desk.files())


def test_a_part_that_fails_takes_its_share_later(desk: Desk) -> None:
    """What an article lost is not forgotten before the article that took it has it."""
    story(desk)
    head, *rest = STORY.splitlines(keepends=True)
    desk.write("source/story.html", head)
    desk.write("source/story-2.html", "".join(rest))
    desk.write("locales/es/story-2.po", 'msgid "half')
    assert desk.run("extract").code == 1
    (desk.root / "locales/es/story-2.po").unlink()
    desk.ok("extract")
    with desk.po("es", "story-2") as catalog:
        assert [bool(e.msgstr) for e in catalog] == [True] * 4


def test_a_verdict_counts_in_a_catalog_that_was_updated_before_the_others(desk: Desk) -> None:
    """`extract --locale es` writes no template, so for the next one the change is new again: not for that catalog."""
    story(desk)
    desk.edit("source/story.html", "Three relay", "Thre relay")
    desk.ok("extract", "--locale", "es")
    assert told(desk, "Thre relay cabinets burned near the station.").fuzzy
    desk.ok("extract", "--change", "typo", "story:1")
    assert not told(desk, "Thre relay cabinets burned near the station.").fuzzy
    before = desk.files()
    desk.ok("extract", "--change", "typo", "story:1")
    assert_same_files(before, desk.files())


def test_an_empty_catalog_does_not_stand_in_the_way_of_a_rename(desk: Desk) -> None:
    story(desk)
    with desk.po("es", "story") as catalog:
        empty = str(catalog)
        for entry in catalog:
            empty = empty.replace(f'msgstr "{entry.msgstr}"', 'msgstr ""')
    (desk.root / "source/story.html").rename(desk.root / "source/night.html")
    desk.write("locales/es/night.po", empty.replace("X-Desk-Article: story", "X-Desk-Article: night"))
    desk.ok("extract")
    with desk.po("es", "night") as catalog:
        assert all(entry.msgstr and not entry.fuzzy for entry in catalog)
    assert not desk.exists("locales/es/story.po")
