"""Drafting the empty messages of one catalog."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.verbs import GLOSSARY, ScriptedSession
from translate.catalogs import desk
from translate.catalogs.desk import DeskLine, parse, source_hash, text_hash
from translate.catalogs.keep import was_texts, worth_keeping
from translate.catalogs.state import State, state_of
from translate.engines.base import Answer, EngineTransient, Mark, Rejected, Result
from translate.errors import EngineError
from translate.model.locale import parse as locale_of
from translate.model.message import Message
from translate.prefill.draft import Draft, drafted, wants_draft
from translate.prefill.drafts import Job, drafts
from translate.terminology.load import load
from translate.terminology.matcher import Matcher

EN, ES = locale_of("en"), locale_of("es")
TODAY = date(2026, 11, 22)


def made(session: ScriptedSession, *msgids: str, glossary: str = "") -> list[Draft | Rejected]:
    """Drafts of some messages."""
    return list(drafts([Message(msgid) for msgid in msgids], session, job(glossary)))


def job(glossary: str = "") -> Job:
    """Drafting from English into Spanish."""
    matcher = Matcher(load(glossary, "glossary.yaml"), "en") if glossary else None
    return Job(source=EN, locale=ES, article="rail", origin="x/en-es", matcher=matcher)


def texts(found: list[Draft | Rejected]) -> list[str]:
    """What they say."""
    return [one.msgstr if isinstance(one, Draft) else f"REJECTED {one.reason}" for one in found]


def test_codes_come_back_where_the_engine_put_them() -> None:
    session = ScriptedSession(lambda _: "<0>Este</0> vea, 3 < 4 & <b>")
    assert texts(made(session, "See <a>this</a>, 3 < 4 & &lt;b>")) == ["<a>Este</a> vea, 3 < 4 & &lt;b>"]


def test_a_term_is_swapped_for_the_glossary_s_rendering() -> None:
    words = {"relay cabinet": "gabinete de relevos", "The relay cabinet burned.": "El gabinete de relevos ardió."}
    session = ScriptedSession(words.get)
    assert texts(made(session, "The relay cabinet burned.", glossary=GLOSSARY)) == ["El armario de relés ardió."]
    assert session.asked == ["The relay cabinet burned.", "relay cabinet"]


def test_a_term_that_cannot_be_swapped_is_protected_and_translated_again() -> None:
    def answer(shown: str) -> str:
        return shown.replace("The ", "El ").replace(" burned", " ardió") if "XQZ" in shown else "cosa"

    session = ScriptedSession(lambda shown: "Se quemó algo." if shown.startswith("The relay") else answer(shown))
    (found,) = texts(made(session, "The relay cabinet burned.", glossary=GLOSSARY))
    assert found == "El armario de relés ardió."
    assert session.asked[-1] == "The XQZ1 burned."


def test_a_term_that_is_lost_all_the_same_is_told() -> None:
    session = ScriptedSession(lambda shown: "Algo ardió." if "." in shown else "cosa")
    (found,) = made(session, "The relay cabinet burned.", glossary=GLOSSARY)
    assert isinstance(found, Draft)
    assert (found.msgstr, found.missing) == ("Algo ardió.", ("relay-cabinet",))


def test_an_engine_that_fails_half_way_keeps_what_came() -> None:
    def answer(shown: str) -> Result | str:
        if shown == "Three.":
            raise EngineTransient("the line went dead")
        return f"[{shown}]"

    messages = [Message(m) for m in ("One.", "Two.", "Three.", "Four.")]
    session = drafts(messages, ScriptedSession(answer), job())
    assert [next(session), next(session)] == [Draft("[One.]", "x/en-es"), Draft("[Two.]", "x/en-es")]
    with pytest.raises(EngineError, match="the line went dead"):
        next(session)


def test_an_engine_that_fails_over_a_term_keeps_the_others() -> None:
    def answer(shown: str) -> str:
        if shown == "relay cabinet":
            raise EngineTransient("quota")
        return "Uno."

    messages = [Message("The relay cabinet."), Message("One.")]
    session = drafts(messages, ScriptedSession(answer), job(GLOSSARY))
    assert next(session) == Rejected("", passing=True), "no reason that would be remembered"
    assert next(session) == Draft("Uno.", "x/en-es")
    with pytest.raises(EngineError, match="quota"):
        next(session)


@pytest.mark.parametrize(
    "parts", [("Vea ", Mark(7, "void")), ("Vea ", Mark(0, "open")), ("Vea ", Mark(0, "close"), Mark(0, "open"))]
)
def test_invented_and_damaged_marks(parts: tuple[str | Mark, ...]) -> None:
    (found,) = made(ScriptedSession(lambda _: Answer(parts)), "See <a>this</a>.")
    assert isinstance(found, Rejected)


def test_an_engine_that_answers_too_little() -> None:
    assert texts(made(ScriptedSession(lambda _: None), "One.")) == ["REJECTED the engine gave no answer"]
    session = ScriptedSession(lambda shown: "Algo." if shown == "The relay cabinet." else None)
    assert texts(made(session, "The relay cabinet.", glossary=GLOSSARY)) == ["Algo."]


def test_a_memory_s_text_stands_as_it_is_unless_it_is_damaged() -> None:
    def answer(shown: str) -> Answer:
        return Answer(("<a>Vea</a> &lt;b>" if "0" in shown else "<script>",), origin="memory/other")

    found = made(ScriptedSession(answer), "See <a>this</a>.", "See.")
    assert found[0] == Draft("<a>Vea</a> &lt;b>", "memory/other")
    assert "REJECTED damaged codes" in texts(found)[1]


def test_the_desk_line_of_a_draft() -> None:
    message = drafted(Message("A cat.", msgctxt="alt"), Draft("Un gato.", "x/en-es", ("zorkmid", "a,b")), today=TODAY)
    assert state_of(message) is State.DRAFT
    line = parse(message.comments)
    assert line == DeskLine(
        "x/en-es", source_hash("alt", "A cat."), text_hash("Un gato."), "2026-11-22", unknown=("zorkmid", "a,b")
    )
    assert message.comments == (desk.format(line),)


def test_a_guess_is_kept_word_for_word_in_a_comment_that_is_a_person_s() -> None:
    old = 'Un\n"gato" \\ de otro'
    guess = Message(
        "A cat.", old, comments=(" desk: origin=x src=00000000 out=00000000 since=2026-01-01",), flags=("fuzzy",)
    )
    assert state_of(guess) is State.GUESS
    done = drafted(guess, Draft("Un gato.", "x"), today=TODAY)
    assert was_texts(done) == (old,)
    assert worth_keeping(done)
    again = drafted(
        Message(**{**{n: getattr(done, n) for n in Message.__slots__}, "msgstr": old}), Draft("y", "x"), today=TODAY
    )
    assert was_texts(again) == (old,), "once is enough"


@given(
    st.text(max_size=5), st.booleans(), st.booleans(),
    st.sampled_from(["", " desk: origin=x src=00000000 out=00000000 since=", " desk: origin=x/y src=%s out=%s since="]),
)  # fmt: skip
def test_law_a_person_s_text_is_never_wanted(text: str, fuzzy: bool, obsolete: bool, comment: str) -> None:
    line = comment % (source_hash(None, "A cat."), text_hash("machine")) if "%" in comment else comment
    message = Message(
        "A cat.", text, comments=(line,) if line else (), flags=("fuzzy",) if fuzzy else (), obsolete=obsolete
    )
    if wants_draft(message):
        assert state_of(message) in (State.EMPTY, State.GUESS)
        assert not obsolete
        kept = drafted(message, Draft("nuevo", "x"), today=TODAY)
        assert not text or text in was_texts(kept)


def test_plural_forms_are_another_program_s() -> None:
    assert not wants_draft(Message("One cat", msgid_plural="%d cats", msgstr_plural=("", "")))


def test_messages_go_through_in_groups_and_no_paragraph_is_cut() -> None:
    seen: list[int] = []

    class Counting(ScriptedSession):
        def translate(self, requests):
            seen.append(len(requests))
            return super().translate(requests)

    messages = [Message(f"Message {n}.") for n in range(7)]
    units = {message.key: unit for message, unit in zip(messages, [0, 1, 1, 1, 2, 3, 3], strict=True)}
    grouped = replace(job(), at_once=2, units=units)
    assert len(list(drafts(messages, Counting(lambda shown: f"[{shown}]"), grouped))) == 7
    assert seen == [4, 3]
