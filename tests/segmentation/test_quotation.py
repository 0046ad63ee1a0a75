"""Where a sentence inside of quotation marks or brackets may end. The case files mark cuts with ``|``."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.segmentation.quotation import SHORT, keep

CASES = [
    pytest.param(*case.strip("\n").split("\n", 1), id=f"{file.stem}: {case.strip().splitlines()[0][2:]}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.txt"))
    for case in file.read_text(encoding="utf-8").split("\n===\n")
    if case.strip()
]


def test_there_are_cases():
    assert len(CASES) >= 20


@pytest.mark.parametrize(("name", "text"), CASES)
def test_case(name, text):
    """``/`` is a boundary that must go, ``|`` one that must stay."""
    del name
    plain, given_, kept = "", [], []
    for char in text.replace("\n", " "):
        if char in "/|":
            given_.append(len(plain))
            if char == "|":
                kept.append(len(plain))
        else:
            plain += char
    assert given_, "a case without a boundary proves nothing"
    assert keep(plain, given_) == kept


@given(st.text("ab .!?\"'“”«»„‘’()[]「」,", max_size=60), st.sets(st.integers(1, 59)))
def test_keeps_a_part_of_what_is_there_and_says_so_twice(text, places):
    boundaries = sorted(place for place in places if place < len(text))
    kept = keep(text, boundaries)
    assert set(kept) <= set(boundaries)
    assert kept == sorted(kept)
    assert keep(text, kept) == kept


def test_a_short_quotation_is_never_cut():
    inside = "One word. " * (SHORT // 2 - 1)
    text = f"He said: “{inside}End.” Then he left."
    boundaries = [i + 1 for i, c in enumerate(text) if c == "."]
    assert all(boundary > text.index("”") for boundary in keep(text, boundaries))


def test_a_long_quotation_is_cut():
    text = "“" + "One word here. " * SHORT + "End.”"
    boundaries = [i + 1 for i, c in enumerate(text[:-2]) if c == "."]
    assert keep(text, boundaries) == boundaries


@pytest.mark.parametrize(
    "text", ["(" * 100_000 + "a. B " + "]" * 100_000, 'Say "one. Two ' * 50_001, "“a. B” " * 50_000]
)
def test_linear(text):
    boundaries = [i + 1 for i, c in enumerate(text) if c == "."]
    begin = time.process_time()
    keep(text, boundaries)
    assert time.process_time() - begin < 5
