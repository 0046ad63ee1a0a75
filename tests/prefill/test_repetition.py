"""Machines that got stuck."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.prefill.repetition import loops


@pytest.mark.parametrize(
    "text",
    ["no, no, no, no, no", "the end of the end of the end of the end of it", "we went to the sea and we went to the sea and we went to the sea and",
     "去了去了去了去了去了去了去了去了", "lalalalalalalalalala", "a b c d e f a b c d e f a b c d e f", "No no NO no No"],
)  # fmt: skip
def test_a_loop(text: str) -> None:
    assert loops(text)
    assert loops(f"They said: {text}, at last.")


@pytest.mark.parametrize(
    "text",
    ["", "Ha ha ha ha!", "hahaha", "No, no, no.", "that that that is is", "1 1 1 1 1 1 1", "0 0 0 0 0 0", "..........", "====", "blah blah", "20 000 000 000 000",
     "the more the merrier, the more the better"],
)  # fmt: skip
def test_no_loop(text: str) -> None:
    assert not loops(text)


@given(st.text())
def test_any_text(text: str) -> None:
    assert isinstance(loops(text), bool)


@pytest.mark.parametrize("unit", ["a", "ab ", "a b c ", "abcdefg", "a-"])
def test_it_takes_no_long_time(unit: str) -> None:
    begin = time.perf_counter()
    loops(unit * 8_000)
    loops("".join(chr(0x4E00 + i % 7000) for i in range(20_000)))
    assert time.perf_counter() - begin < 1
