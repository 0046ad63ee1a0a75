"""The table [engines.chat], and who reads the text with it."""

from __future__ import annotations

import pytest

from translate.engines.conversation.settings import address, is_local, read, reader
from translate.errors import EngineError
from translate.model.locale import parse

ES, BR = parse("es"), parse("pt-BR")
BASE = {"url": "http://127.0.0.1:11434/v1/", "model": "gemma3:12b"}


def test_defaults():
    found = read(BASE, ES)
    assert (found.url, found.model) == (BASE["url"], "gemma3:12b")
    assert (found.timeout, found.temperature, found.workers, found.style, found.max_tokens) == (120.0, 0.0, 2, "", 0)
    assert found.structured == "schema"
    assert read({**BASE, "url": "https://chat.example/v1"}, ES).workers == 4


def test_all_of_them():
    given = {
        "timeout": 5,
        "temperature": 0.2,
        "concurrency": 8,
        "max-tokens": 900,
        "structured": "off",
        "sends-to": "Example Inc.",
    }
    found = read({**BASE, **given}, ES)
    assert (found.timeout, found.temperature, found.workers, found.max_tokens, found.structured) == (
        5.0,
        0.2,
        8,
        900,
        "off",
    )


def test_a_style_guide_grows_from_general_to_local():
    styles = {"style": "Short.\n", "style-pt": "Formal.", "style-pt-BR": "No mesoclisis.", "style-es": "Other."}
    assert read({**BASE, **styles}, BR).style == "Short.\nFormal.\nNo mesoclisis."
    assert read({**BASE, **styles}, ES).style == "Short.\nOther."


@pytest.mark.parametrize(("key", "value"), [
    ("temperature", "hot"), ("temperature", 3), ("temperature", True), ("concurrency", 0), ("concurrency", 1.5), ("max-tokens", -1),
    ("structured", "xml"), ("style", 5), ("style-es", 1), ("timeout", 0), ("model", 5), ("model", "a\nb"),
])  # fmt: skip
def test_what_makes_no_sense_is_an_error(key, value):
    with pytest.raises(EngineError, match=key.partition("-")[0]):
        read({**BASE, key: value}, ES)


def test_all_problems_are_told_at_once():
    with pytest.raises(EngineError) as caught:
        read({**BASE, "temperature": 9, "structured": "xml", "concurrency": 0}, ES)
    assert len(caught.value.problems) == 3
    assert "concurrency" in str(caught.value)


def test_the_address_of_the_api_may_be_given_with_its_last_part():
    assert address({"url": "http://127.0.0.1:8080/v1/chat/completions"}) == "http://127.0.0.1:8080/v1/"


@pytest.mark.parametrize(
    "url", ["127.0.0.1:11434", "ftp://x/", "https://k3y@chat.example/", "https://chat.example/?key=k3y"]
)
def test_an_address_that_is_none_or_holds_a_key(url):
    with pytest.raises(EngineError) as caught:
        address({"url": url})
    assert "k3y" not in str(caught.value)


@pytest.mark.parametrize(("given", "who"), [
    ({}, ""), ({"url": "http://[::1]:8080/v1/"}, ""), ({"url": "http://localhost:8080/v1/"}, ""),
    ({"url": "https://api.example/v1/"}, "the chat model at api.example"),
    ({"url": "http://localhost.example/v1/"}, "the chat model at localhost.example"),
    ({"sends-to": "Example Inc."}, "Example Inc. (through 127.0.0.1:11434)"),
    ({"model": "gpt-oss:120b-cloud"}, "ollama.com (through 127.0.0.1:11434)"),
    ({"model": "glm-4.6:cloud"}, "ollama.com (through 127.0.0.1:11434)"),
    ({"model": "soundcloud"}, ""), ({"model": "cloudy:7b"}, ""),
])  # fmt: skip
def test_who_reads_the_text(given, who):
    settings = {**BASE, **given}
    assert reader(settings) == who
    assert is_local(settings) is (who == "")


def test_without_an_address_nothing_is_local():
    assert not is_local({})
    assert reader({}) == ""
