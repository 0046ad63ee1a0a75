"""Private terms and patterns over a whole project: what a service, a cache, a catalog and a report get to hold."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.verbs import CONFIGURATION, GLOSSARY, Desk, ScriptedEngine, ScriptedSession
from translate.engines.apertium import PLUGIN as APERTIUM
from translate.engines.memory import PLUGIN as MEMORY

NAME, RENDERING, PHONE = "Jane Doe", "Juana Secreta", "+44 20 7946 0958"
ARTICLE = f"""<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Rail war</title></head>
<body>
<h1>Rail war</h1>
<p>Three relay cabinets burned, said {NAME}. She spoke of JANE\u00a0DOE’s <em>own</em> papers.</p>
<p>Call <a href="/x">{PHONE}</a> today. Then <b>Jane</b> Doe will answer.</p>
<p>Nobody was hurt. The police came late.</p>
</body>
</html>
"""
PRIVATE = f"""version: 1
source: en
concepts:
- id: source-1
  definition: works at the depot
  en: {{term: {NAME}}}
  targets: {{es: {{term: {RENDERING}, forms: [Juanita Secreta], forbidden: [{{term: Juanucha}}]}}}}
patterns:
- {{id: phones, kind: phone}}
"""
OURS = ("Juana", "Juanita", "Juanucha", "Secreta", "depot")
"""What stands in the private file alone."""
FORMATS = {"check": ("text", "json", "sarif", "junit", "github", "gitlab"), "status": ("text", "json", "mail")}


def spanish(shown: str) -> str:
    """Spanish, as far as this test is concerned: one unknown word per word, marks kept."""
    return re.sub(r"[^\W\d_]+", lambda m: f"{m[0]}os", shown)


@pytest.fixture
def session(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> ScriptedSession:
    """A project with a private file and a service that the configuration names."""
    found = ScriptedSession(spanish)
    engines = {"memory": MEMORY, "scripted": ScriptedEngine(found, local=False), "apertium": APERTIUM}
    monkeypatch.setattr("translate.project.engine_choice.discover", lambda *_: engines)
    desk.write("translate.toml", CONFIGURATION.replace('"memory"', '"memory", "scripted"').replace(', "ar"', ""))
    desk.write("source/rail.html", ARTICLE)
    desk.write("glossary.yaml", GLOSSARY)
    desk.write("glossary.private.yaml", PRIVATE)
    desk.ok("extract")
    return found


def everything(desk: Desk) -> dict[str, str]:
    """Every file of the project but the two that are the author's and the desk's own, and what every report says."""
    held = {name: data.decode("utf-8", "replace") for name, (data, _) in desk.files().items()}
    for command, formats in FORMATS.items():
        for form in formats:
            held[f"{command} --format {form}"] = desk.run(command, "--format", form).text
    return {name: text for name, text in held.items() if name not in ("glossary.private.yaml", "source/rail.html")}


def places(held: dict[str, str], *words: str) -> list[str]:
    return sorted(name for name, text in held.items() if any(word.casefold() in text.casefold() for word in words))


def test_a_service_gets_everything_but_names_and_numbers(desk: Desk, session: ScriptedSession) -> None:
    desk.ok("prefill")
    assert any(text.startswith("Three") for text in session.asked)
    assert any(text.startswith("She spoke of") for text in session.asked)
    for text in session.asked:
        assert not re.search(r"(?i)\bjane|\bdoe\b|7946|juan|secret", text), text


def test_what_comes_back_has_the_sources_own_words(desk: Desk, session: ScriptedSession) -> None:
    desk.ok("prefill")
    with desk.po("es") as catalog:
        drafts = {entry.msgid: entry.msgstr for entry in catalog}
    assert f"os {NAME}." in next(text for msgid, text in drafts.items() if msgid.startswith("Three"))
    assert "JANE\u00a0DOE" in next(text for msgid, text in drafts.items() if msgid.startswith("She spoke"))
    assert f"<a>{PHONE}</a>" in next(text for msgid, text in drafts.items() if msgid.startswith("Call"))
    assert "<b>Jane</b> Doe" in next(text for msgid, text in drafts.items() if msgid.startswith("Then"))


@pytest.mark.parametrize("local", [False, True])
def test_nothing_of_ours_gets_anywhere(desk: Desk, session: ScriptedSession, local: bool) -> None:
    """The private file's words stand in no other file; the author's own stand in catalogs and pages alone."""
    if local:
        if shutil.which("apertium") is None:
            pytest.skip("apertium is not installed")
        desk.edit("translate.toml", '"scripted"', '"apertium"')
    desk.ok("prefill")
    desk.ok("prefill", "--plan")
    with desk.po("es") as catalog:
        assert sum(bool(entry.msgstr) for entry in catalog) >= 5
    desk.ok("publish", "--preview")
    held = everything(desk)
    assert places(held, *OURS) == []
    allowed = ("locales/", "preview/", "public/")
    assert [name for name in places(held, NAME, "JANE\u00a0DOE", PHONE) if not name.startswith(allowed)] == []


def test_nor_when_a_person_has_translated_it(desk: Desk, session: ScriptedSession) -> None:
    """A reviewed translation holds the rendering, since a person put it there; memory and reports do not."""
    desk.review("es")
    with desk.po("es") as catalog:
        for entry in catalog:
            entry.msgstr = entry.msgstr.replace(NAME, RENDERING)
    desk.write("source/later.html", ARTICLE.replace("Rail war", "Later"))
    desk.ok("extract")
    desk.ok("prefill")
    held = everything(desk)
    ours = ("locales/es/", "locales/templates/", "source/")
    assert [name for name in places(held, *OURS, NAME, PHONE) if not name.startswith(ours)] == []
