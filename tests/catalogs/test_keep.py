"""Texts in comments, and what must stay."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs.build import TODAY, draft
from translate.catalogs import desk, keep
from translate.catalogs.state import State, state_of
from translate.model.message import Message


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(lambda t: "\0" not in t))
def test_a_text_comes_back_from_its_comment(text):
    line = keep.was_line(text)
    assert "\n" not in line
    assert desk.is_ours(line)
    assert keep.was_texts(Message("a", comments=(" x", line, " was: …[-a-]{+b+}…"))) == (text,)


def test_two_texts_of_one_message_both_survive():
    winner, loser = (
        Message("a", "A", comments=(" w",)),
        Message("a", "B", comments=(" w", " l", " term: x"), obsolete=True),
    )
    both = keep.absorbed(winner, loser)
    assert (both.msgstr, both.comments) == ("A", (" w", ' was: "B"', " l"))
    assert keep.absorbed(both, loser) is both
    assert keep.absorbed(winner, draft("a", "machine")) is winner
    plural = Message("a", msgid_plural="b", msgstr_plural=("x", "y"))
    assert keep.was_texts(keep.absorbed(winner, plural)) == ("x", "y")


def test_what_is_worth_keeping():
    assert keep.worth_keeping(Message("a", "b"))
    assert keep.worth_keeping(draft("a", "b", origin="import/x.html"))
    assert keep.worth_keeping(Message("a", comments=(" ask Ana",)))
    assert keep.worth_keeping(Message("a", comments=(keep.was_line("b"),)))
    assert not keep.worth_keeping(draft("a", "b"))
    assert not keep.worth_keeping(Message("a", comments=("", " term: x", " was: …[-a-]…")))


def test_a_revived_entry_gettext_would_refuse_is_fuzzy():
    old = Message("a\n", "b", obsolete=True)
    assert keep.placed(old, Message("a\n")).fuzzy


def test_what_a_text_was_made_for_is_never_forgotten():
    first = keep.carried(Message("One fish.", "Un pez."), Message("One big fish."), today=TODAY)
    assert state_of(first) is State.CHANGED
    second = keep.carried(first, Message("One very big fish."), today=TODAY.replace(year=2027))
    assert (second.previous_msgid, second.msgstr) == ("One fish.", "Un pez.")
    line = desk.parse(second.comments)
    assert line is not None
    assert (line.origin, line.kind, line.since, line.get("was")) == ("previous", "facts", "2026-11-22", "")
    back = keep.carried(second, Message("One fish."), today=TODAY)
    assert back == Message("One fish.", "Un pez.")


def test_a_text_nobody_vouched_for_is_not_vouched_for_when_it_comes_back():
    first = keep.carried(Message("One fish.", "Un pez.", flags=("fuzzy",)), Message("One big fish."), today=TODAY)
    assert " was=needs-work" in first.comments[0]
    back = keep.carried(first, Message("One fish."), today=TODAY)
    assert back.fuzzy
    begun = replace(
        keep.carried(Message("One fish.", "Un pez."), Message("One big fish."), today=TODAY), msgstr="Un gran"
    )
    back = keep.carried(begun, Message("One fish."), today=TODAY)
    assert (state_of(back), back.previous_msgid) == (State.CHANGED, "One big fish.")
