"""Which segmenter cuts which language, and the rule of quotations on top."""

from __future__ import annotations

import pytest

from translate.segmentation.segmenters import SEGMENTERS
from translate.segmentation.sentences import BEST, DEFAULT, boundaries, cutter, segmenter_name


def test_every_name_is_a_segmenter():
    assert set(BEST.values()) | {DEFAULT} <= SEGMENTERS.keys()


@pytest.mark.parametrize(
    ("tag", "name"), [("ru", "hybrid"), ("pt-BR", "hybrid"), ("ZH-Hans", "hybrid"), ("xx", DEFAULT)]
)
def test_the_primary_subtag_decides(tag, name):
    assert segmenter_name(tag) == name


def test_quotations_stay_whole():
    text = "She said: “We came early. Nobody was there.” The hall stayed dark."
    assert boundaries(text, "en") == [text.index("”") + 1]


def test_text_without_a_mark_is_one_sentence():
    assert boundaries("No mark at all", "en") == []
    assert boundaries("", "en") == []


def test_paragraph_mode_never_cuts():
    assert list(cutter("en", "paragraph")("One. Two. Three.")) == []
    assert list(cutter("en", "sentence")("One came. Two went. Three stayed.")) == [9, 19]
