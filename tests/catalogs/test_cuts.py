"""A unit whose text did not change keeps the cuts recorded in its template (DESIGN §6)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translate.catalogs.cuts import keeping
from translate.catalogs.template import Record, make_template, read_record
from translate.html.document import article_of
from translate.model.content import Skeleton
from translate.segmentation.sentences import cutter

WORDS = ("One", "two.", "Three!", "4.", "«Да».", "AT&T", "<b>", "&lt;", "&amp;", "3<4", "猫。", "e\u0301", "U.S.")


def _article(page: str, cut):
    return article_of(Skeleton(page), id="a", path="a.html", format="html", cutter=cut)


def _cuts(page: str, cut) -> list[list[str]]:
    return [[segment.msgid for segment in unit.segments] for unit in _article(page, cut).units]


def _record(page: str, cut) -> Record:
    found = read_record(make_template(_article(page, cut), segmenter="x"))
    assert found is not None
    return found


def _never(_: str) -> tuple[int, ...]:
    return ()


def _behind_every_word(text: str) -> list[int]:
    return [n for n in range(1, len(text)) if text[n] == " " and text[n - 1] != " "]


PAGE = "<p>One came. Two <b>went</b>. Mr. X stayed.</p>"


def test_recorded_cuts_win_over_any_cutter():
    sentences = cutter("en", "sentence")
    before = _cuts(PAGE, sentences)
    assert len(before[0]) == 3
    for other in (_never, _behind_every_word):
        assert _cuts(PAGE, keeping(_record(PAGE, sentences), other)) == before
        assert _cuts(PAGE, keeping(_record(PAGE, other), sentences)) == _cuts(PAGE, other)


def test_new_text_is_cut_by_the_cutter():
    new = "<p>Something else. And more.</p>"
    assert _cuts(new, keeping(_record(PAGE, _never), cutter("en", "sentence"))) == [["Something else.", "And more."]]


def test_white_space_and_markup_may_change():
    record = _record(PAGE, cutter("en", "sentence"))
    changed = "<p>\n One came.\n  Two <em>went</em>.\n Mr. <i>X</i> stayed.\n</p>"
    kept = _cuts(changed, keeping(record, _never))
    assert kept == [["One came.", "Two <em>went</em>.", "Mr. <i>X</i> stayed."]]


def test_letterless_text_between_sentences_is_no_change():
    page = "<p>One came. 1984. Two went.</p>"
    record = _record(page, cutter("en", "sentence"))
    assert _cuts(page, keeping(record, _never)) == [["One came.", "Two went."]]


def test_a_sentence_that_is_no_message_does_not_move_the_others():
    page = "<p>Type this here. <code>make all</code> Then wait for it.</p>"
    sentences = cutter("en", "sentence")
    assert _cuts(page, keeping(_record(page, sentences), _never)) == _cuts(page, sentences)


def test_a_number_that_came_in_is_in_a_message():
    record = _record("<p>One came. It rose</p>", cutter("en", "sentence"))
    assert _cuts("<p>One came. It rose 5%</p>", keeping(record, _never)) == [["One came.", "It rose 5%"]]


def test_footnote_references_are_no_change():
    page = '<p>One came.<sup><a href="#n1">1</a></sup> Two went.</p>'
    record = _record(page, cutter("en", "sentence"))
    more = '<p>One came.<sup><a href="#n1">1</a></sup> Two<sup><a href="#n2">2</a></sup> went.</p>'
    assert len(_cuts(more, keeping(record, _never))[0]) == 2


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.lists(st.integers(1, 60), max_size=5))
def test_an_unchanged_page_is_cut_the_same(words, places):
    from html import escape

    page = f"<p>{escape(' '.join(words))}</p>"

    def somewhere(text: str) -> list[int]:
        return sorted({n for n in places if n < len(text) and text[n - 1] in ".!。" and text[n] == " "})

    before = _cuts(page, somewhere)
    for other in (_never, _behind_every_word):
        if before:
            assert _cuts(page, keeping(_record(page, somewhere), other)) == before


def test_a_sentence_said_twice_at_the_end():
    """Behind a closing mark no rule would cut: only the record knows."""
    page = "<p>Read on. He asked: “Why?” He asked: “Why?”</p>"

    def cut(text: str) -> list[int]:
        return [n for n in range(2, len(text)) if text[n - 2 : n] in (". ", "” ")]

    sentences = [["Read on.", "He asked: “Why?”", "He asked: “Why?”"]]
    assert _cuts(page, cut) == sentences
    assert _cuts(page, keeping(_record(page, cut), _never)) == sentences
