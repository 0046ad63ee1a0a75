"""Sentences by language: the case files, the record's name, and laws that hold for any text in any language."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.segmentation.cases_of import CASES, cases, read
from translate.segmentation.sentences import NAME, boundaries, cutter, segmenter_name

LANGUAGES = sorted(file.stem for file in (CASES / "sentences").glob("*.txt"))
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=60),
    st.text("aB 1.!?…\n\"'“”«»()[]-–,;:。！？」।؟۔։፧ 😀é字ا", max_size=80),
    st.lists(
        st.sampled_from(["Mr.", "No.", "p.m.", "U.S.", "z. B.", "т. д.", "г.", "1.", "a)", "•", "etc.", "“Go.", "on.”", "I", "He", "В", "5"]),
        max_size=14,
    ).map(" ".join),
)  # fmt: skip


def test_there_are_cases_in_many_languages():
    assert len(LANGUAGES) >= 40
    assert len(cases("sentences")) >= 200


@pytest.mark.parametrize(("language", "text"), cases("sentences"))
def test_case(language, text):
    plain, _, ends = read(text.replace("/", "\0"))
    plain = plain.replace("\0", "/")
    assert list(cutter(language, "sentence")(plain)) == ends


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=25)
@given(text=TEXTS)
def test_cutting_loses_nothing(language, text):
    ends = list(cutter(language, "sentence")(text))
    assert ends == sorted(set(ends))
    assert all(0 < end < len(text.rstrip()) for end in ends)
    places = [0, *ends, len(text)]
    pieces = [text[low:high] for low, high in pairwise(places)]
    assert "".join(pieces) == text
    assert not any(piece[-1].isspace() for piece in pieces[:-1])
    assert all(piece.strip() for piece in pieces[:-1])


@settings(max_examples=50)
@given(text=TEXTS)
def test_the_same_text_is_cut_the_same_way_again(text):
    assert boundaries(text, "en") == boundaries(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "." * 200_000,
        '"' * 200_000,
        " " * 200_000,
        ". " * 100_000,
        "A. " * 60_000,
        "\n" * 200_000,
        "(a.) " * 40_000,
        "1. a " * 40_000,
        "。”a" * 60_000,
        "(" * 100_000 + "a. B " + "]" * 100_000,
        'Say "one. Two ' * 20_000,
        "“a. B” " * 30_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_long_hostile_texts_end(text):
    """Seconds would be a defect; growth is measured by hand (docs/reference/segmentation.md)."""
    ends = boundaries(text, "en")
    assert ends == sorted(set(ends))


@pytest.mark.parametrize("tag", ["ru", "pt-BR", "ZH-Hans", "sr_Latn", "xx", ""])
def test_the_name_in_the_record(tag):
    assert segmenter_name(tag) == NAME


@pytest.mark.parametrize(("tag", "same"), [("pt-BR", "pt"), ("ZH-Hans", "zh"), ("sr_Latn", "sr")])
def test_the_primary_subtag_decides(tag, same):
    text = "O Sr. Silva saiu. 他走了。她留下了。"
    assert boundaries(text, tag) == boundaries(text, same)


def test_text_without_a_mark_is_one_sentence():
    assert boundaries("No mark at all", "en") == []
    assert boundaries("", "en") == []


def test_paragraph_mode_never_cuts():
    assert list(cutter("en", "paragraph")("One. Two. Three.")) == []
    assert list(cutter("en", "sentence")("One came. Two went. Three stayed.")) == [9, 19]


def test_lines_of_preformatted_text_are_no_sentences_but_paragraphs_are():
    text = "Roses are red,\nviolets are blue\n\nSugar is sweet\n1) and so\n2) are you"
    pieces = [0, *boundaries(text, "en"), len(text)]
    assert [text[low:high].strip() for low, high in pairwise(pieces)] == [
        "Roses are red,\nviolets are blue",
        "Sugar is sweet",
        "1) and so",
        "2) are you",
    ]
