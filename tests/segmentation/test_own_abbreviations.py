"""A project's abbreviations: no cut behind them, whatever segments the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.segmentation.own_abbreviations import abbreviations_of
from translate.segmentation.segmenters import SEGMENTERS
from translate.segmentation.sentences import cutter, segmenter_name


@pytest.mark.parametrize(
    ("language", "listed", "text", "ends"),
    [
        ("en", "Zetc.", "They sold Zetc. Nobody came. They left.", ["came."]),
        ("en", "Comm. Off.", "The Comm. Off. Smith spoke. He left.", ["spoke."]),
        ("en", "Comm. Off.", "The Comm.\u00a0Off.  Smith spoke. He left.", ["spoke."]),
        ("ru", "новояз.", "Слово новояз. Партия знает. Он ушёл.", ["знает."]),
        ("uk", "кагат.", "Це кагат. Картопля там. Він пішов.", ["там."]),
        ("zh", "公司。", "这是公司。他走了。她留下了。", ["走了。"]),
        ("en", "Yahoo!", "He works at Yahoo! Tom left. He stayed.", ["left."]),
    ],
)
def test_no_cut_behind_an_entry(language, listed, text, ends):
    wanted = [text.index(end) + len(end) for end in ends]
    assert list(cutter(language, "sentence", abbreviations=(listed,))(text)) == wanted
    assert len(list(cutter(language, "sentence")(text))) > len(wanted)


@pytest.mark.parametrize(
    "text", ["They sold Azetc. Nobody came.", "They sold zetc. Nobody came.", "He ate Zetc.. She left."]
)
def test_the_word_must_be_whole_and_as_written(text):
    cut = cutter("en", "sentence", abbreviations=("Zetc.",))
    assert list(cut(text)) == list(cutter("en", "sentence")(text)) != []


@pytest.mark.parametrize("name", SEGMENTERS)
def test_every_segmenter_obeys(name):
    text = "It was sold. Nobody came. They left."
    spared = abbreviations_of(("sold.", "came. They")).spared(text, SEGMENTERS[name](text, "en"))
    assert spared == []


@given(
    st.text("ab. \n", max_size=40),
    st.lists(st.text("ab. ", max_size=6), max_size=3),
    st.sets(st.integers(1, 39)),
)
def test_takes_away_and_never_adds(text, entries, places):
    ends = sorted(place for place in places if place < len(text))
    listed = abbreviations_of(entries)
    spared = listed.spared(text, ends)
    assert set(spared) <= set(ends)
    assert spared == sorted(spared)
    assert listed.spared(text, spared) == spared


def test_the_name_tells_lists_apart():
    assert segmenter_name("en") == segmenter_name("en", abbreviations=()) == segmenter_name("en", abbreviations=(" ",))
    first, second = (segmenter_name("en", abbreviations=(entry,)) for entry in ("Lt. Col.", "Lt. Gen."))
    assert first != second
    assert first.startswith("desk+abbr-")
    assert first == segmenter_name("en", abbreviations=("Lt.  Col.",))
    assert segmenter_name("en", abbreviations=("a.", "b.")) == segmenter_name("en", abbreviations=("b.", "a.", "a."))


def test_the_name_has_one_line_of_ascii():
    assert segmenter_name("ru", abbreviations=("обл.\n",)).isascii()
    assert "\n" not in segmenter_name("ru", abbreviations=("обл.\n",))
