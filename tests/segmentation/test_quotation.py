"""Where a sentence inside of quotation marks or brackets may end. In the case files ``/`` must go, ``|`` stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.segmentation.cases_of import CASES, cases, read
from translate.segmentation.quotation import SHORT, keep
from translate.segmentation.sentences import cutter


def test_there_are_files_in_many_languages_and_styles():
    files = sorted(file.stem for file in (CASES / "quotations").glob("*.txt"))
    assert len(files) >= 20
    assert len({name.partition("-")[0] for name in files}) >= 15


@pytest.mark.parametrize(("language", "text"), cases("quotations"))
def test_case(language, text):
    plain, boundaries, kept = read(text)
    assert boundaries, "a case without a boundary proves nothing"
    assert keep(plain, boundaries) == kept
    assert list(cutter(language, "sentence")(plain)) == kept


@given(st.text("ab .!?\"'“”«»„‘’()[]「」,", max_size=60), st.sets(st.integers(1, 59)))
def test_keeps_a_part_of_what_is_there_and_says_so_twice(text, places):
    boundaries = sorted(place for place in places if place < len(text))
    kept = keep(text, boundaries)
    assert set(kept) <= set(boundaries)
    assert kept == sorted(kept)
    assert set(keep(text, kept)) <= set(kept)


def test_a_short_quotation_is_never_cut():
    inside = "One word. " * (SHORT // 2 - 1)
    text = f"He said: “{inside}End.” Then he left."
    boundaries = [i + 1 for i, c in enumerate(text) if c == "."]
    assert all(boundary > text.index("”") for boundary in keep(text, boundaries))


def test_a_long_quotation_is_cut():
    text = "“" + "One word here. " * SHORT + "End.”"
    boundaries = [i + 1 for i, c in enumerate(text[:-2]) if c == "."]
    assert keep(text, boundaries) == boundaries


def test_mirrored_brackets_of_old_right_to_left_text_hold_nothing():
    text = "حسین) ع (آمد. او رفت. حسین) ع (ماند."
    boundaries = [i + 1 for i, c in enumerate(text[:-1]) if c == "."]
    assert keep(text, boundaries) == boundaries


def test_a_number_behind_the_closing_mark_goes_on_with_the_sentence():
    text = "“All of us?” 12 people asked."
    assert keep(text, [text.index("”")]) == []
