"""A glossary change re-drafts exactly the untouched drafts that used the changed terms."""

from __future__ import annotations

import re

import pytest

from tests.verbs import CONFIGURATION, Desk, ScriptedEngine, ScriptedSession, assert_same_files
from translate.engines.memory import PLUGIN as MEMORY

PATH = "locales/es/rail.po"
GLOSSARY = """version: 1
source: en
concepts:
- id: relay-cabinet
  en: {term: relay cabinet, forms: [relay cabinets]}
  targets: {es: {term: %s}}
- id: reader
  en: {term: reader, forms: [readers]}
  targets: {es: {term: %s}}
"""


@pytest.fixture
def session(desk: Desk, monkeypatch) -> ScriptedSession:
    """An engine that puts an ending to every word."""
    made = ScriptedSession(lambda shown: re.sub(r"[^\W\d_]+", lambda m: f"{m[0]}os", shown))
    engines = {"memory": MEMORY, "scripted": ScriptedEngine(made)}
    monkeypatch.setattr("translate.project.engine_choice.discover", lambda *_: engines)
    desk.write("translate.toml", CONFIGURATION.replace('"memory"', '"scripted"').replace(', "ar"', ""))
    desk.write("glossary.yaml", GLOSSARY % ("armario", "lector"))
    desk.ok("extract")
    return made


def texts(desk: Desk) -> dict[str, str]:
    with desk.po("es") as catalog:
        return {entry.msgid: entry.msgstr for entry in catalog}


def test_only_drafts_with_the_changed_term_are_made_anew(desk: Desk, session: ScriptedSession) -> None:
    desk.ok("prefill")
    before = texts(desk)
    assert "armario" in before["Three relay cabinets burned."].casefold()
    session.asked.clear()
    desk.ok("prefill")
    assert session.asked == []
    desk.write("glossary.yaml", GLOSSARY % ("caja", "lector"))
    assert "1 draft would be made anew" in desk.ok("prefill", "--plan").err
    desk.ok("prefill")
    after = texts(desk)
    changed = {msgid for msgid in before if before[msgid] != after[msgid]}
    assert changed == {"Three relay cabinets burned."}
    assert "caja" in after["Three relay cabinets burned."].casefold()
    again = desk.files()
    session.asked.clear()
    desk.ok("prefill")
    assert session.asked == []
    assert_same_files(again, desk.files())


def test_a_new_term_and_one_that_goes_count_too(desk: Desk, session: ScriptedSession) -> None:
    desk.write("glossary.yaml", "version: 1\nsource: en\nconcepts: []\n")
    desk.ok("prefill")
    assert "terms=" not in desk.read(PATH)
    desk.write("glossary.yaml", GLOSSARY % ("armario", "lector"))
    desk.ok("prefill")
    assert "armario" in texts(desk)["Three relay cabinets burned."].casefold()
    desk.write("glossary.yaml", "version: 1\nsource: en\nconcepts: []\n")
    desk.ok("prefill")
    assert texts(desk)["Three relay cabinets burned."] == "Threeos relayos cabinetsos burnedos."


@pytest.mark.parametrize("work", ["reviewed", "edited", "needs work"])
def test_a_person_s_text_is_left_alone(desk: Desk, session: ScriptedSession, work: str) -> None:
    desk.ok("prefill")
    with desk.po("es") as catalog:
        entry = catalog.find("Three relay cabinets burned.")
        if work == "reviewed":
            entry.flags = []
        else:
            entry.msgstr = "Ardieron tres armarios."
        if work == "needs work":
            entry.tcomment = ""
        kept = entry.msgstr
    desk.write("glossary.yaml", GLOSSARY % ("caja", "lector"))
    desk.ok("prefill")
    assert texts(desk)["Three relay cabinets burned."] == kept


def test_a_draft_stays_if_there_is_no_better_one(desk: Desk, session: ScriptedSession) -> None:
    desk.ok("prefill")
    before = texts(desk)
    desk.write("glossary.yaml", GLOSSARY % ("caja", "lector"))
    session.answer = lambda _: ""
    desk.write("translate.toml", desk.read("translate.toml") + "[engines.scripted]\nmodel = 2\n")
    desk.ok("prefill")
    assert texts(desk) == before
