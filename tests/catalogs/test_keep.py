"""Texts in comments, and what must stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs.build import draft
from translate.catalogs import desk, keep
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


def test_what_a_person_wrote_in_a_message():
    wrote = Message("a", "b", comments=(" mine", keep.was_line("old"), " term: x", " was: [-a-]", ""))
    assert list(keep.written(wrote)) == ["b", "old", " mine"]
    assert list(keep.written(draft("a", "machine"))) == []
    assert set(keep.written(wrote)) <= set(keep.everything(Message("z", "other", comments=wrote.comments))) | {"b"}
    assert "machine" in set(keep.everything(draft("a", "machine")))
