"""How a translation follows its source: edited, split, joined, judged by an editor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.catalogs.build import TODAY, draft
from translate.catalogs import carry, desk, keep
from translate.catalogs.provenance import Provenance, provenance_of
from translate.catalogs.state import Shown, State, on_page, state_of
from translate.model.change import Kind
from translate.model.message import Message

LATER = date(2027, 1, 5)
SPLIT = [Message("The bridge is closed."), Message("Drivers waited for hours.")]
WHOLE = Message("The bridge is closed, drivers waited for hours.", "El puente está cerrado. Los conductores esperaron.")


def stops(text: str) -> list[int]:
    return [at + 1 for at, letter in enumerate(text[:-1]) if letter == "."]


def edited(old: Message, msgid: str, kind: Kind = Kind.FACTS, *, today: date = TODAY) -> Message:
    found = carry.edited(old, Message(msgid), kind, today=today)
    assert found is not None
    return found


def line(message: Message) -> desk.DeskLine:
    found = desk.parse(message.comments)
    assert found is not None
    return found


def test_what_a_text_was_made_for_is_never_forgotten():
    first = edited(Message("One fish.", "Un pez."), "One big fish.")
    assert state_of(first) is State.CHANGED
    second = edited(first, "One very big fish.", Kind.WORDING, today=LATER)
    assert (second.previous_msgid, second.msgstr) == ("One fish.", "Un pez.")
    told = line(second)
    assert (told.origin, told.kind, told.since, told.get("was")) == ("previous", "facts", "2026-11-22", "")
    assert second.comments[1:] == (" was: One {+very big +}fish.",)
    assert edited(second, "One fish.") == Message("One fish.", "Un pez.")


def test_a_text_nobody_vouched_for_is_not_vouched_for_when_it_comes_back():
    first = edited(Message("One fish.", "Un pez.", flags=("fuzzy",)), "One big fish.")
    assert line(first).get("was") == "needs-work"
    assert edited(first, "One fish.").fuzzy
    begun = replace(edited(Message("One fish.", "Un pez."), "One big fish."), msgstr="Un gran")
    back = edited(begun, "One fish.")
    assert (state_of(back), back.previous_msgid) == (State.CHANGED, "One big fish.")


def test_a_text_that_lost_what_it_was_made_for_is_vouched_for_by_no_source_that_comes_back():
    """``msgattrib --clear-previous`` between two edits: the second source is not what the text was made for."""
    bare = replace(edited(Message("One fish.", "Un pez."), "Two fish."), previous_msgid=None)
    third = edited(bare, "Two\u00a0fish.", Kind.TYPOGRAPHY)
    assert third.previous_msgid == "Two fish."
    assert state_of(edited(third, "Two fish.", Kind.TYPOGRAPHY)) is State.CHANGED
    assert on_page(edited(third, "Two fish.")) is Shown.SOURCE


@pytest.mark.parametrize("kind", [Kind.MARKUP, Kind.TYPOGRAPHY, Kind.TYPO])
def test_a_harmless_edit_leaves_every_state_as_it_is(kind):
    reviewed = edited(Message("“A fish.”", "«Un pez.»", comments=(" mía",)), '"A fish."', kind)
    assert (state_of(reviewed), reviewed.msgstr, reviewed.previous_msgid) == (State.REVIEWED, "«Un pez.»", None)
    assert (line(reviewed).origin, line(reviewed).kind) == (f"carried/{kind}", kind)
    assert " mía" in reviewed.comments
    assert provenance_of(reviewed) is not Provenance.ACCEPTED
    assert state_of(replace(reviewed, flags=("fuzzy",))) is State.NEEDS_WORK  # a person took it back
    machine = draft("“A fish.”", "Pez.")
    assert state_of(edited(machine, '"A fish."', kind)) is State.DRAFT
    assert state_of(edited(replace(machine, msgstr="Un pez."), '"A fish."', kind)) is State.IN_WORK
    assert state_of(edited(Message("“A fish.”", "Pez", flags=("fuzzy",)), '"A fish."', kind)) is State.NEEDS_WORK


def test_a_harmless_edit_heals_nothing():
    changed = edited(Message("Ten fish.", "Diez peces."), "Two fish.")
    again = edited(changed, "Two fish…", Kind.TYPOGRAPHY)
    assert (state_of(again), line(again).kind, again.previous_msgid) == (State.CHANGED, "facts", "Ten fish.")


def test_nothing_to_carry():
    for old in (
        Message("A fish."),
        draft("A fish.", "Un pez."),
        Message("A fish.", msgid_plural="b", msgstr_plural=("x",)),
    ):
        assert carry.edited(old, Message("Two fish."), Kind.FACTS, today=TODAY) is None


def test_wording_is_shown_marked_and_facts_never():
    old = Message("The old bridge is closed.", "El puente viejo está cerrado.")
    assert on_page(edited(old, "The old bridge is shut.", Kind.WORDING)) is Shown.MARKED_OLD
    assert on_page(edited(old, "The new bridge is closed.", Kind.FACTS)) is Shown.SOURCE


def test_tags_follow_and_the_text_before_is_kept():
    old = Message("See <a1>this</a1> and <a2>that</a2>.", "Vea <a1>esto</a1> y <a2>eso</a2>.")
    new = edited(old, "See this and <a>that</a>.", Kind.MARKUP)
    assert (new.msgstr, state_of(new)) == ("Vea esto y <a>eso</a>.", State.REVIEWED)
    assert keep.was_texts(new) == (old.msgstr,)


def test_the_pieces_of_a_split():
    pieces = carry.split(WHOLE, SPLIT, Kind.WORDING, cutter=stops, today=TODAY)
    assert [piece and piece.msgstr for piece in pieces] == ["El puente está cerrado.", "Los conductores esperaron."]
    for piece in pieces:
        assert piece is not None
        assert (state_of(piece), piece.previous_msgid, line(piece).kind) == (State.CHANGED, WHOLE.msgid, "wording")
    # a recut of the same words: the same page, so it stays reviewed; but not if the cut was guessed
    sure = carry.split(WHOLE, SPLIT, Kind.MARKUP, cutter=stops, today=TODAY)
    assert [piece and state_of(piece) for piece in sure] == [State.REVIEWED] * 2
    clauses = replace(WHOLE, msgstr="El puente está cerrado, los conductores esperaron.")
    guessed = carry.split(clauses, SPLIT, Kind.MARKUP, cutter=stops, today=TODAY)
    assert [piece and (state_of(piece), piece.msgstr) for piece in guessed] == [
        (State.CHANGED, "El puente está cerrado,"),
        (State.CHANGED, "los conductores esperaron."),
    ]


def test_a_split_that_cannot_be_cut():
    old = replace(WHOLE, msgstr="El puente cerrado hizo esperar a los conductores")
    first, second = carry.split(old, SPLIT, Kind.WORDING, cutter=stops, today=TODAY)
    assert first is not None
    assert (first.msgstr, line(first).kind, second) == (old.msgstr, "facts", None)
    assert carry.split(draft(WHOLE.msgid, "x. y."), SPLIT, Kind.WORDING, cutter=stops, today=TODAY) == [None, None]


def test_a_join():
    one, two = Message("A fish.", "Un pez."), Message("A bird.", "Un ave.")
    new = Message("A fish and a bird.")
    both = carry.joined([one, two], new, Kind.WORDING, between=" ", today=TODAY)
    assert both is not None
    assert (both.msgstr, both.previous_msgid, line(both).kind) == ("Un pez. Un ave.", "A fish. A bird.", "wording")
    same = carry.joined([one, two], Message("A fish. A bird."), Kind.MARKUP, between="", today=TODAY)
    assert same is not None
    assert (same.msgstr, state_of(same)) == ("Un pez.Un ave.", State.REVIEWED)
    half = carry.joined([one, Message("A bird.")], new, Kind.MARKUP, between=" ", today=TODAY)
    assert half is not None
    assert (half.msgstr, line(half).kind, line(half).get("was")) == ("Un pez.", "facts", "empty")
    assert (
        carry.joined([draft("A fish.", "Pez."), Message("A bird.")], new, Kind.MARKUP, between=" ", today=TODAY) is None
    )


def test_an_editor_judges_later():
    changed = edited(Message("Teh fish.", "El pez."), "The fish.")
    said = carry.judged(changed, Kind.TYPO, today=LATER)
    assert (state_of(said), said.msgstr, line(said).kind, said.previous_msgid) == (
        State.REVIEWED,
        "El pez.",
        "typo",
        None,
    )
    assert carry.judged(said, Kind.TYPO, today=LATER) == said
    back = carry.judged(said, Kind.FACTS, today=LATER)
    assert (state_of(back), on_page(back)) == (State.CHANGED, Shown.SOURCE)
    assert line(carry.judged(changed, Kind.WORDING, today=LATER)).kind == "wording"
    never = edited(Message("Teh fish.", "El pez.", flags=("fuzzy",)), "The fish.")
    assert carry.judged(never, Kind.TYPO, today=LATER) is never  # it was not reviewed before
    for other in (Message("A fish.", "Un pez."), draft("A fish.", "Pez.")):
        assert carry.judged(other, Kind.TYPO, today=LATER) is other


def test_a_tool_that_wrote_over_what_a_text_was_made_for_vouches_for_nothing():
    changed = edited(Message("One fish.", "Un pez."), "Two fish.")
    wrong = replace(changed, previous_msgid="Nine fish.")  # msgmerge --previous, twice
    back = edited(wrong, "Nine fish.")
    assert (state_of(back), on_page(back)) == (State.CHANGED, Shown.SOURCE)
    assert line(back).get("was") == "changed"
