"""A chat model's reply taken apart: the one object that was asked for, whatever stands around it, or the reason why not."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.chat_server import REFUSAL, completion
from translate.engines.conversation.judge import Bad
from translate.engines.conversation.reply import envelope, said, texts

NAMES = ("s1", "s2")
GOOD = {"s1": "La casa.", "s2": "El {perro}."}
OBJECT = json.dumps(GOOD, ensure_ascii=False)


@pytest.mark.parametrize("message", [
    OBJECT, f"  {OBJECT}\n", json.dumps(GOOD, indent=2), f"```json\n{OBJECT}\n```", f"Sure, here is the translation:\n\n{OBJECT}\n\nLet me know!",
    f'<think>The user {{wants}} {{"s1": "x"}} hmm</think>\n{OBJECT}', f"I think {{s1}} is …</think>{OBJECT}", f"{OBJECT}\n{OBJECT}",
    f"Note: {{}} {OBJECT}", '{"s2": "El {perro}.", "s1": "La casa."}', f"<|channel|>final<|message|>{OBJECT}",
])  # fmt: skip
def test_what_stands_around_the_object_is_left_behind(message):
    assert texts(message, NAMES) == GOOD


@pytest.mark.parametrize(("message", "reason"), [
    ("La casa. El perro.", "form"), ("", "form"), ('{"s1": "La casa."', "form"), (f"[{OBJECT[:-1]}", "form"), (REFUSAL, "refused"),
    ("Lo siento, pero no puedo ayudar con eso.", "refused"),
    ('{"s1": "La casa."}', "1 of 2 segments left out"), ("{}", "2 of 2"), ('{"translations": {"s1": "a", "s2": "b"}}', "2 of 2"),
    ('{"s1": "a", "s2": "b", "s3": "c"}', "added"), ('{"s1": "a", "s2": "b", "note": "c"}', "added"),
    ('{"s1": "a", "s1": "b", "s2": "c"}', "twice"), ('{"s1": "a", "s2": null}', "no text"), ('{"s1": "a", "s2": ["b"]}', "no text"),
    ('{"s1": "a", "s2": {"text": "b"}}', "no text"), ('{"s1": "a", "s2": 5}', "no text"),
    (f'Draft: {OBJECT} Final: {{"s1": "a", "s2": "b"}}', "two different"), (f"<think>{OBJECT}</think> It is done.", "form"),
])  # fmt: skip
def test_anything_less_than_each_segment_once_is_no_answer(message, reason):
    found = texts(message, NAMES)
    assert isinstance(found, Bad)
    assert reason in found.reason


@given(
    st.dictionaries(st.sampled_from(["s1", "s2", "s3"]), st.text() | st.none() | st.integers()), st.text(), st.text()
)
def test_no_answer_has_other_names_or_other_texts(answers, before, after):
    found = texts(before + json.dumps(answers) + after, NAMES)
    assert isinstance(found, Bad) or (found == answers and set(found) == set(NAMES)) or "{" in before + after


@pytest.mark.parametrize(
    "message",
    ["{" * 100_000, '{"a":' * 50_000, "[" * 100_000, "<think>" * 20_000, '{"s1": "' + "\\" * 100_000, "{ " * 90_000],
)
def test_nonsense_takes_no_time(message):
    start = time.monotonic()
    assert isinstance(texts(message, NAMES), Bad)
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(("reply", "found"), [
    (completion("Hola"), "Hola"), (completion("Hola", ended=""), "Hola"), (completion([{"type": "text", "text": "Ho"}, {"type": "text", "text": "la"}]), "Hola"),
    (completion([{"type": "thinking", "thinking": []}, {"type": "text", "text": "Hola"}]), "Hola"),
    (completion("Hola", reasoning_content="{}"), "Hola"),
])  # fmt: skip
def test_the_message_of_a_reply(reply, found):
    assert said(reply) == found


@pytest.mark.parametrize(("reply", "reason"), [
    ({"choices": []}, "no text"), ({"choices": None}, "no text"), ({"choices": [None]}, "no text"), ({"choices": [{}]}, "no text"),
    (completion(None), "no text"), (completion("  "), "no text"), (completion(5), "no text"), (completion([{"type": "image"}]), "no text"),
    (completion(None, refusal="I can't"), "refused"), (completion("x", ended="content_filter"), "refused"),
    (completion(OBJECT, ended="length"), "cut off"), (completion("x" * 300_000), "far too long"),
    (completion(None, tool_calls=[{"type": "function"}], ended="tool_calls"), "no text"),
])  # fmt: skip
def test_a_reply_without_a_message_that_can_be_used(reply, reason):
    assert reason in said(reply).reason


def test_only_json_objects_in_utf_8_are_replies():
    assert envelope(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}
    for body in (
        b"",
        b"null",
        b"[1]",
        '{"a": "é"}'.encode("latin-1"),
        '{"a": 1}'.encode("utf-16"),
        b"<html>",
        b"[" * 100_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
    ):
        assert envelope(body) is None
