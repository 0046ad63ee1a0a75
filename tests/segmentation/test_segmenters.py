"""The libraries: offsets behind sentences, never at the edges, never behind white space, and no crash of theirs is ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.segmentation.segmenters import SEGMENTERS, inside

LANGUAGES = ("en", "ru", "fr", "ar", "zh")


@pytest.mark.parametrize("name", SEGMENTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_sentences(name, language):
    text = "The cat sat down here.  The dog ran away from it."
    assert SEGMENTERS[name](text, language) == [text.index(".") + 1]


@pytest.mark.parametrize("name", SEGMENTERS)
@given(text=st.text('ab AB.!?… \n\u00a0"”»)。？؟।', max_size=40))
def test_offsets(name, text):
    found = SEGMENTERS[name](text, "en")
    assert found == sorted(set(found))
    assert all(0 < end < len(text.rstrip()) for end in found)
    assert not any(text[end - 1].isspace() for end in found)


@given(text=st.text("a \n", max_size=30), ends=st.sets(st.integers(0, 30)))
def test_inside(text, ends):
    found = inside(text, {end for end in ends if end <= len(text)})
    assert found == sorted({len(text[:end].rstrip()) for end in ends if end <= len(text)} - {0, len(text.rstrip())})


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u3000", "\u2003\u00a0", "\x85"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wide_space_before_a_full_stop_is_no_crash(space, language):
    text = f"Il attend{space}. Elle est partie."
    assert SEGMENTERS["sentencex"](text, language) in ([], [text.index(".") + 1])


def test_plain_knows_other_full_stops():
    assert SEGMENTERS["plain"]("猫。犬。", "ja") == [2]
    assert SEGMENTERS["plain"]("यह है। वह है।", "hi") == [6]
    assert SEGMENTERS["plain"]("أين؟ هنا.", "ar") == [4]


def test_much_text_takes_linear_time():
    assert len(SEGMENTERS["sentencex"]("Some words here. " * 100_000, "en")) == 99_999
