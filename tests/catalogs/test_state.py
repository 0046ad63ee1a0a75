"""The table of the design, row by row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.catalogs.build import draft
from translate.catalogs.desk import DeskLine, source_hash, text_hash, with_line
from translate.catalogs.provenance import Provenance, provenance_of
from translate.catalogs.state import (
    Redraft,
    Shown,
    State,
    by_person,
    enters_memory,
    is_reviewed,
    on_page,
    redraft,
    state_of,
)
from translate.model.message import Message


def changed(kind: str, **more: object) -> Message:
    """A person's text whose source was edited."""
    line = DeskLine("previous", source_hash(None, "New."), text_hash("Viejo."), "2026-11-22", kind, **more)  # type: ignore[arg-type]
    return with_line(Message("New.", "Viejo.", flags=("fuzzy",), previous_msgid="Old."), line)


DRAFT = draft("One.", "Uno.")
ROWS = [
    # name, message, state, reviewed, on the page, memory, re-draftable
    ("empty", Message("One."), State.EMPTY, False, Shown.SOURCE, False, Redraft.YES),
    ("draft", DRAFT, State.DRAFT, False, Shown.SOURCE, False, Redraft.YES),
    ("in work", replace(DRAFT, msgstr="Unos."), State.IN_WORK, False, Shown.SOURCE, False, Redraft.NO),
    ("guess", replace(DRAFT, msgid="Two."), State.GUESS, False, Shown.SOURCE, False, Redraft.KEPT),
    (
        "guess with previous",
        replace(DRAFT, msgid="Two.", previous_msgid="One."),
        State.GUESS,
        False,
        Shown.SOURCE,
        False,
        Redraft.KEPT,
    ),
    ("wording", changed("wording"), State.CHANGED, False, Shown.MARKED_OLD, False, Redraft.NO),
    ("facts", changed("facts"), State.CHANGED, False, Shown.SOURCE, False, Redraft.NO),
    ("needs work", Message("One.", "Uno.", flags=("fuzzy",)), State.NEEDS_WORK, False, Shown.SOURCE, False, Redraft.NO),
    (
        "needs work with previous",
        Message("One.", "Uno.", flags=("fuzzy",), previous_msgid="x"),
        State.NEEDS_WORK,
        False,
        Shown.SOURCE,
        False,
        Redraft.NO,
    ),
    ("reviewed", Message("One.", "Uno."), State.REVIEWED, True, Shown.TRANSLATION, True, Redraft.NO),
    ("accepted", replace(DRAFT, flags=()), State.REVIEWED, True, Shown.TRANSLATION, True, Redraft.NO),
    (
        "edited and reviewed",
        replace(DRAFT, flags=(), msgstr="x"),
        State.REVIEWED,
        True,
        Shown.TRANSLATION,
        True,
        Redraft.NO,
    ),
]


@pytest.mark.parametrize(
    ("name", "message", "state", "reviewed", "shown", "memory", "again"), ROWS, ids=[row[0] for row in ROWS]
)
def test_row(name, message, state, reviewed, shown, memory, again):
    assert state_of(message) is state, name
    assert is_reviewed(message) is reviewed
    assert on_page(message) is shown
    assert enters_memory(message) is memory
    assert redraft(message) is again


def test_drafts_may_be_marked_on_the_page():
    assert on_page(DRAFT, drafts="marked") is Shown.MARKED_DRAFT
    for (
        _,
        message,
        state,
        *_,
    ) in [(row[0], row[1], row[2]) for row in ROWS]:
        if state is not State.DRAFT:
            assert on_page(message, drafts="marked") is on_page(message)


def test_accepted_unchanged_is_counted_apart():
    assert provenance_of(replace(DRAFT, flags=())) is Provenance.ACCEPTED
    assert provenance_of(replace(DRAFT, flags=(), msgstr="Unos.")) is not Provenance.ACCEPTED
    assert provenance_of(DRAFT) is not Provenance.ACCEPTED
    assert provenance_of(Message("a", "b")) is not Provenance.ACCEPTED
    assert provenance_of(replace(draft("a", "«b»", origin="carried/typography"), flags=())) is not Provenance.ACCEPTED


def test_a_changed_text_a_person_has_begun_to_mend_is_in_work():
    assert state_of(replace(changed("wording"), msgstr="Nue")) is State.IN_WORK
    assert on_page(replace(changed("wording"), msgstr="Nue")) is Shown.SOURCE


def test_a_changed_text_survives_a_tool_that_drops_previous():
    assert state_of(replace(changed("facts"), previous_msgid=None)) is State.CHANGED
    assert state_of(replace(changed(""), previous_msgid=None)) is State.CHANGED


def test_a_text_that_was_never_reviewed_is_never_shown():
    assert on_page(changed("wording", extra=(("was", "needs-work"),))) is Shown.SOURCE


def test_empty_markers_and_plurals_count_as_text():
    merged = Message("One.", "<empty/>")
    assert state_of(merged) is State.REVIEWED
    assert on_page(merged) is Shown.TRANSLATION
    assert not enters_memory(merged)
    assert state_of(Message("a", msgid_plural="b", msgstr_plural=("", "x"))) is State.REVIEWED
    assert state_of(Message("a", msgid_plural="b", msgstr_plural=("", ""))) is State.EMPTY
    assert state_of(Message("a", "", flags=("fuzzy",))) is State.EMPTY


def test_whose_words():
    assert not by_person(DRAFT)
    assert not by_person(Message("a"))
    assert not by_person(replace(DRAFT, msgid="Two."))
    assert by_person(replace(DRAFT, msgid="Two.", msgstr="x"))
    assert by_person(replace(DRAFT, msgstr="x"))
    assert by_person(draft("a", "b", origin="import/old.html"))
    assert by_person(replace(draft("a", "b", origin=""), msgid="c"))
    assert all(map(by_person, (Message("a", "b"), Message("a", "b", flags=("fuzzy",)), changed("facts"))))
