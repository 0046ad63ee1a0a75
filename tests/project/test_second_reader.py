"""``accepted-drafts = "second-reader"``: a machine's words that one person waved through are read by a second one."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.verbs import Desk
from translate.catalogs.reader import read
from translate.catalogs.state import State, state_of
from translate.catalogs.writer import write
from translate.model.message import Message

PATH = "locales/es/rail.po"


def change(desk: Desk, make) -> None:
    catalog = read(desk.read(PATH).encode(), PATH)
    desk.write(PATH, write(catalog.with_entries(tuple(e.with_message(make(e.message)) for e in catalog.entries))))


def accept(message: Message) -> Message:
    return replace(message, flags=()) if state_of(message) is State.DRAFT else message


def sign(message: Message) -> Message:
    return replace(message, comments=(*message.comments, " second: night desk"))


def asked(desk: Desk) -> None:
    text = desk.read("translate.toml")
    desk.write("translate.toml", text + '[publish]\naccepted-drafts = "second-reader"\n')


def row(desk: Desk) -> dict[str, object]:
    rows = json.loads(desk.run("status", "--format", "json").out)["articles"]
    return next(one for one in rows if one["locale"] == "es")


def test_usually_one_person_is_enough(desk: Desk) -> None:
    desk.ok("extract")
    desk.ok("prefill", "-e", "pseudo")
    assert row(desk)["provenance"]["untouched"] > 0
    change(desk, accept)
    found = row(desk)
    assert found["words"]["reviewed"] == found["provenance"]["accepted-unchanged"] == found["acceptedUnchanged"] > 0
    assert found["publishable"]
    assert "accepted unchanged" in desk.ok("status").out


def test_a_second_reader_is_waited_for(desk: Desk) -> None:
    asked(desk)
    desk.ok("extract")
    desk.ok("prefill", "-e", "pseudo")
    change(desk, accept)
    found = row(desk)
    assert (found["words"]["reviewed"], found["toAct"], found["publishable"]) == (0, "translator", False)
    assert found["words"]["accepted"] > 0
    assert "to be read by a second person" in " ".join(desk.ok("status", "--format", "mail").out.split())
    desk.ok("publish", "--preview")
    assert 'data-desk-state="accepted"' in desk.read("preview/es/rail.html")
    change(desk, sign)
    assert row(desk)["publishable"]
    desk.ok("publish")
    assert "<html" in desk.read("public/es/rail.html")


def test_an_edit_needs_no_second_reader_and_a_live_page_falls_back(desk: Desk) -> None:
    desk.ok("extract")
    desk.ok("prefill", "-e", "pseudo")
    change(desk, accept)
    desk.ok("publish", "rail", "-l", "es")
    before = desk.read("public/es/rail.html")
    asked(desk)
    desk.ok("publish", "rail", "-l", "es")
    assert desk.read("public/es/rail.html") != before
    assert "Nobody was hurt." in desk.read("public/es/rail.html")
    change(desk, lambda m: replace(m, msgstr=m.msgstr + "!") if m.msgid == "Nobody was hurt." else m)
    desk.ok("publish", "rail", "-l", "es")
    assert row(desk)["provenance"]["post-edited"] > 0
