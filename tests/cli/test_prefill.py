"""``translate prefill``: drafts by the engines that may be used."""

from __future__ import annotations

import pytest

from tests.verbs import CONFIGURATION, Desk, assert_same_files, assert_told, assert_valid


def test_pseudo_drafts_everything_and_a_second_run_writes_nothing(desk: Desk) -> None:
    desk.ok("extract")
    said = desk.ok("prefill", "--engine", "pseudo")
    assert "pseudo 8" in said.out
    with desk.po("es") as catalog:
        assert all("fuzzy" in e.flags and e.msgstr and "desk: origin=pseudo" in e.tcomment for e in catalog)
    assert_valid(desk.root / "locales/es/rail.po")
    before = desk.files()
    desk.ok("prefill", "--engine", "pseudo")
    assert_same_files(before, desk.files())


def test_pseudo_is_no_language_and_need_not_be_one(desk: Desk) -> None:
    long = "The engine was seen again at the river by the guards of the bridge, and nobody knew why."
    desk.write("source/rail.html", f"<title>Rail war</title><p>{long}</p>")
    desk.ok("extract")
    assert "pseudo 2" in desk.ok("prefill", "--engine", "pseudo", "-l", "es").out


def test_plan_writes_nothing(desk: Desk) -> None:
    desk.ok("extract")
    before = desk.files()
    said = desk.ok("prefill", "--plan", "--engine", "pseudo")
    assert "pseudo" in said.out
    assert_same_files(before, desk.files())


def test_quiet(desk: Desk) -> None:
    desk.ok("extract")
    assert desk.ok("prefill", "-q", "-e", "pseudo").text == ""
    assert desk.ok("prefill", "-q", "-e", "memory").text == ""


def test_an_unknown_engine(desk: Desk) -> None:
    assert_told(desk.run("prefill", "-e", "deepl2"), 2, "there is no engine 'deepl2'", "pseudo")
    desk.write("translate.toml", CONFIGURATION.replace('"memory"', '"nothing"'))
    assert_told(desk.run("prefill"), 2, "there is no engine 'nothing'")


def test_unknown_settings_of_engines(desk: Desk) -> None:
    desk.write(
        "translate.toml", CONFIGURATION + '[engines.libretranslate]\nurll = "x"\n[engines.chat]\nstyle-es = "Tú"\n'
    )
    assert_told(desk.run("prefill"), 2, "[engines.libretranslate] has an unknown key 'urll'", "Did you mean 'url'?")
    desk.write("translate.toml", CONFIGURATION + "[engines.aperitum]\n")
    assert_told(desk.run("prefill"), 2, "there is no engine 'aperitum'", "Did you mean 'apertium'?")
    desk.write("translate.toml", CONFIGURATION + '[engines.chat]\nstyle-es = "Tú"\nmax-tokens = 9\n')
    desk.ok("prefill")


def test_an_engine_that_was_named_and_cannot_be_asked_is_told(desk: Desk, monkeypatch) -> None:
    monkeypatch.delenv("DEEPL_API_KEY", raising=False)
    desk.write("translate.toml", CONFIGURATION.replace('"memory"', '"memory", "deepl"'))
    desk.ok("extract")
    assert_told(desk.run("prefill"), 0, "warning: deepl is not asked", "DEEPL_API_KEY")
    assert_told(desk.run("prefill", "-e", "deepl"), 1, "error: deepl is not asked", "DEEPL_API_KEY")


def test_a_remote_engine_that_the_configuration_does_not_name(desk: Desk) -> None:
    desk.ok("extract")
    before = desk.files()
    assert_told(desk.run("prefill", "-e", "google"), 2, "sends text to", "configuration does not name it")
    assert_same_files(before, desk.files())


@pytest.mark.parametrize("flags", [["-l", "es"], ["rail", "-l", "es"]])
def test_only_what_is_named(desk: Desk, flags: list[str]) -> None:
    desk.ok("extract")
    before = desk.read("locales/ar/rail.po")
    desk.ok("prefill", "-e", "pseudo", *flags)
    assert desk.read("locales/ar/rail.po") == before
    assert "origin=pseudo" in desk.read("locales/es/rail.po")


def test_without_catalogs(desk: Desk) -> None:
    desk.ok("prefill")
