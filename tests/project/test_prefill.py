"""Prefill over a project: who is asked, what is sent, what is remembered, what is never touched."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.verbs import CONFIGURATION, Desk, ScriptedEngine, ScriptedSession, assert_same_files, assert_told
from translate.catalogs.desk import source_hash, text_hash
from translate.engines.base import EngineQuota, EngineTransient, Rejected
from translate.engines.memory import PLUGIN as MEMORY

CACHES = (".translate/memory.db", ".translate/answers.db")


def translated(shown: str) -> str:
    """Spanish, as far as this test is concerned."""
    return re.sub(r"[^\W\d_]+", lambda m: f"{m[0]}os", shown)


@pytest.fixture
def scripted(desk: Desk, monkeypatch):
    """The project with the engines ``memory`` and ``scripted``; gives a function that says how the latter answers."""

    def use(answer=translated, *, local: bool = True, configured: bool = True) -> ScriptedSession:
        session = ScriptedSession(answer)
        engines = {"memory": MEMORY, "scripted": ScriptedEngine(session, local)}
        monkeypatch.setattr("translate.project.engine_choice.discover", lambda *_: engines)
        listed = '"memory", "scripted"' if configured else '"memory"'
        desk.write("translate.toml", CONFIGURATION.replace('"memory"', listed).replace(', "ar"', ""))
        desk.ok("extract")
        return session

    return use


def test_drafts_are_written_fuzzy_with_their_origin(desk: Desk, scripted) -> None:
    session = scripted()
    desk.ok("prefill")
    assert "See <0>this report</0> from 2022." in session.asked
    with desk.po("es") as catalog:
        entry = catalog.find("See <a>this report</a> from 2022.")
        assert entry.msgstr == "Seeos <a>thisos reportos</a> fromos 2022."
        assert entry.flags == ["fuzzy"]
        src, out = source_hash(None, entry.msgid), text_hash(entry.msgstr)
        assert entry.tcomment == f"desk: origin=scripted/en-es src={src} out={out} since=2026-11-22"


def test_a_remote_engine_is_asked_only_if_it_is_named(desk: Desk, scripted) -> None:
    session = scripted(local=False, configured=False)
    desk.ok("prefill")
    desk.ok("run")
    assert_told(desk.run("prefill", "-e", "scripted"), 2, "sends text to translator.invalid")
    assert session.asked == []


def test_run_never_asks_a_remote_engine(desk: Desk, scripted) -> None:
    session = scripted(local=False)
    desk.ok("run")
    assert session.asked == []
    desk.ok("prefill")
    assert session.asked


def test_a_plan_sends_and_writes_nothing_and_says_whom(desk: Desk, scripted) -> None:
    session = scripted(local=False)
    before = desk.files()
    assert "translator.invalid" in desk.ok("prefill", "--plan").out.replace("\n", "")
    assert session.asked == []
    assert_same_files(before, {name: data for name, data in desk.files().items() if name not in CACHES})


def test_confidential_articles_never_reach_a_remote_engine(desk: Desk, scripted) -> None:
    desk.write("source/secret.txt", "A source spoke\n\nIn danger.\n")
    desk.write("source/secret.meta.yaml", "confidential: true\n")
    session = scripted(local=False)
    desk.ok("prefill")
    assert session.asked
    assert not [text for text in session.asked if "source spoke" in text or "danger" in text]
    session = scripted(local=True)
    desk.ok("prefill")
    assert "A source spoke" in session.asked


def test_a_broken_sidecar_counts_as_a_secret(desk: Desk, scripted) -> None:
    session = scripted(local=False)
    desk.write("source/rail.meta.yaml", "confidential: [\n")
    assert_told(desk.run("prefill"), 1, "source/rail.meta.yaml")
    assert session.asked == []


def test_private_terms_are_not_sent(desk: Desk, scripted) -> None:
    session = scripted(local=False)
    secret = "version: 1\nsource: en\nconcepts:\n- id: secret-1\n  en: {term: relay cabinet, forms: [relay cabinets]}\n  targets: {es: {term: armario}}\n"
    desk.write("glossary.private.yaml", secret)
    desk.ok("prefill")
    assert not [text for text in session.asked if "relay" in text]
    assert "Three <2000000/> burned." in session.asked
    text = desk.read("locales/es/rail.po")
    assert "relay cabinets burnedos." in text, "put back as the source has it"
    assert "armario" not in text
    said = desk.ok("status").text + desk.ok("prefill", "--plan").text
    assert "relay cabinet" not in said
    assert "armario" not in said


def test_the_memory_gives_people_s_texts_with_their_origin(desk: Desk, scripted) -> None:
    session = scripted()
    desk.review("es", own={"Nobody was hurt.": "No hubo heridos."})
    desk.write("source/later.html", "<p>Nobody was hurt.</p>")
    desk.ok("extract")
    desk.ok("prefill")
    assert session.asked == [], "the memory comes first"
    text = desk.read("locales/es/later.po")
    assert "No hubo heridos." in text
    assert "origin=memory/rail" in text
    assert "#, fuzzy" in text


def test_a_damaged_text_of_the_memory_is_not_spread(desk: Desk, scripted) -> None:
    scripted(lambda _: Rejected("busy"))
    desk.review("es", own={"Nobody was hurt.": "<script>alert(1)</script>"})
    desk.write("source/later.html", "<p>Nobody was hurt.</p>")
    desk.ok("extract")
    desk.ok("prefill")
    assert "script>" not in desk.read("locales/es/later.po")


def test_rejections_are_shown_remembered_and_forgotten_when_something_changes(desk: Desk, scripted) -> None:
    session = scripted(lambda shown: "" if "Nobody" in shown else translated(shown))
    said = desk.ok("prefill")
    assert "Why some were rejected: translate status" in said.err
    assert "1 without a draft: scripted: empty answer" in desk.ok("status").out
    session.asked.clear()
    before = desk.files()
    desk.ok("prefill")
    assert session.asked == []
    assert_same_files(before, desk.files())
    desk.write("glossary.yaml", "version: 1\nsource: en\nconcepts: []\n")
    desk.ok("prefill")
    assert session.asked == ["Nobody was hurt."]
    session.answer = translated
    desk.write("glossary.yaml", "version: 1\nsource: en\nconcepts:\n")
    desk.write("glossary.private.yaml", "version: 1\nsource: en\nconcepts: []\n")
    desk.write("glossary.yaml", "version: 1\nsource: en\nconcepts: []\n")
    desk.ok("prefill")
    assert "without a draft" not in desk.ok("status").out
    assert not desk.exists(".translate/rejected")


@pytest.mark.parametrize("content", ["", "[]", '{"reasons": []}', '{"reasons": 3}', "\xff", "{"])
def test_a_broken_cache_is_no_cache(desk: Desk, scripted, content: str) -> None:
    scripted()
    desk.write(".translate/rejected/es/rail.json", content.encode("latin-1"))
    desk.ok("status")
    desk.ok("prefill")
    assert "origin=scripted" in desk.read("locales/es/rail.po")


def test_an_engine_that_fails_half_way_keeps_what_came(desk: Desk, scripted) -> None:
    def answer(shown: str) -> str:
        if "Nobody" in shown:
            raise EngineTransient("no reply within 30 seconds")
        return translated(shown)

    session = scripted(answer)
    assert_told(desk.run("prefill"), 1, "no reply within 30 seconds")
    with desk.po("es") as catalog:
        assert [bool(entry.msgstr) for entry in catalog].index(False) > 2
    assert not desk.exists(".translate/rejected/es/rail.json"), "not asked is not rejected"
    session.answer = translated
    desk.ok("prefill")
    with desk.po("es") as catalog:
        assert all(entry.msgstr for entry in catalog)


def test_an_empty_account_ends_the_run_of_that_engine(desk: Desk, scripted) -> None:
    def answer(_: str) -> str:
        raise EngineQuota("nothing left")

    desk.write("source/other.txt", "Other\n")
    session = scripted(answer)
    assert_told(desk.run("prefill"), 1, "nothing left")
    assert len(session.asked) == 1


def test_what_a_person_writes_while_the_engine_works_stays(desk: Desk, scripted) -> None:
    def answer(shown: str) -> str:
        if "Nobody" in shown:
            with desk.po("es") as catalog:
                catalog.find("Nobody was hurt.").msgstr = "No hubo heridos."
                catalog.find("How it began.").tcomment = "Is this right? Ana"
        return translated(shown)

    scripted(answer)
    desk.ok("prefill")
    text = desk.read("locales/es/rail.po")
    assert 'msgstr "No hubo heridos."' in text
    assert "# Is this right? Ana" in text
    assert 'msgstr "Howos itos beganos."' in text


def test_hostile_answers_are_never_written(desk: Desk, scripted) -> None:
    bad = ["\x1b[31m", "\u202e", "<script>", "\0", "\ud800", "\x04"]

    def answer(shown: str) -> str:
        return f"{translated(shown)}{bad[len(shown) % len(bad)]}"

    scripted(answer)
    desk.ok("prefill")
    text = desk.read("locales/es/rail.po")
    assert not [c for c in bad if c in text and c != "<script>"]
    assert "&lt;script>" in text or "<script>" not in text
    assert desk.run("check").code == 0


def test_a_guess_is_drafted_anew_and_stays_in_a_comment(desk: Desk, scripted) -> None:
    scripted()
    with desk.po("es") as catalog:
        entry = catalog.find("Nobody was hurt.")
        entry.msgstr, entry.flags = "Texto de otro lugar", ["fuzzy"]
        entry.tcomment = "desk: origin=x src=00000000 out=00000000 since=2026-01-01"
    desk.ok("prefill")
    text = desk.read("locales/es/rail.po")
    assert '# was: "Texto de otro lugar"' in text
    desk.write("source/rail.html", "<p>Gone.</p>")
    desk.ok("extract")
    assert "Texto de otro lugar" in desk.read("locales/es/rail.po"), "it may have been a person's"


@settings(max_examples=20, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(st.sampled_from(["empty", "reviewed", "fuzzy", "draft", "worked"]), min_size=8, max_size=8))
def test_law_a_person_s_text_is_never_overwritten(desk: Desk, scripted, states: list[str]) -> None:
    (desk.root / "locales/es/rail.po").unlink(missing_ok=True)
    session = scripted()
    desk.ok("prefill")
    with desk.po("es") as catalog:
        for number, (entry, state) in enumerate(zip(catalog, states, strict=True)):
            if state != "draft":
                entry.msgstr = "" if state == "empty" else f"person{number}"
            if state in ("reviewed", "empty"):
                entry.flags = []
            if state == "fuzzy":
                entry.tcomment = ""
    session.answer = lambda shown: f"NEW {translated(shown)}"
    desk.ok("prefill", "-q")
    with desk.po("es") as catalog:
        for number, (entry, state) in enumerate(zip(catalog, states, strict=True)):
            if state not in ("empty", "draft"):
                assert entry.msgstr == f"person{number}"
            elif state == "empty":
                assert "fuzzy" in entry.flags


def test_the_sidecars_of_the_cache_hold_no_article_text(desk: Desk, scripted) -> None:
    scripted(lambda _: "")
    desk.ok("prefill")
    stored = json.loads(desk.read(".translate/rejected/es/rail.json"))
    reasons = stored["engines"]["scripted"]["reasons"]
    assert set(reasons.values()) == {"empty answer", "lost or invented inline codes"}
    assert all(re.fullmatch("[0-9a-f]{8}", name) for name in reasons)
