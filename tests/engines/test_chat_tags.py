"""Inline codes for chat models: short numbered tags, read back strictly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.fakes import pair, shown
from translate.engines.base import Mark, text_of
from translate.engines.conversation.tags import tagged, untagged
from translate.engines.marks import join, verify

SEE = ("See ", *pair(7, "this report"), " and ", Mark(9, "void"), " now.")


def back(parts, answer):
    """What an answer for these parts is read as."""
    found = untagged(answer, tagged(parts))
    return found if isinstance(found, str) else shown(found)


def test_tags_are_numbered_in_order_of_their_first_half():
    assert tagged(SEE).text == "See <a1>this report</a1> and <x2/> now."
    assert (
        tagged((*pair(4, "big ", *pair(2, "house")), " ", *pair(0, "x"))).text
        == "<a1>big <a2>house</a2></a1> <a3>x</a3>"
    )


def test_outer_white_space_is_not_sent_and_comes_back():
    sent = tagged(("\n  The ", *pair(0, "house"), ".\t"))
    assert sent.text == "The <a1>house</a1>."
    assert shown(untagged("La <a1>casa</a1>.", sent)) == "\n  La <0>casa</0>.\t"


def test_tags_may_move_with_their_words():
    assert back(SEE, "Ahora <x2/> vea <a1>este informe</a1>.") == "Ahora <9/> vea <7>este informe</7>."


def test_white_space_at_tags_is_as_in_the_source():
    assert back(SEE, "Vea <a1> este informe </a1> y <x2/> ya.") == "Vea <7>este informe</7> y <9/> ya."


@pytest.mark.parametrize(("answer", "reason"), [
    ("Vea este informe y <x2/> ya.", "2 of 3 inline codes lost"),
    ("Vea <a1>este informe y <x2/> ya.", "1 of 3 inline codes lost"),
    ("Vea <a1>este</a1> <a1>informe</a1> y <x2/> ya.", "too many"),
    ("Vea </a1>este informe<a1> y <x2/> ya.", "nest"),
    ("Vea <a1></a1>este informe y <x2/> ya.", "lost its text"),
    ("Vea <a3>este informe</a3> y <x2/> ya.", "invented"),
    ("Vea <a1>este informe</a1> y <x2/> <b>ya</b>.", "tags that the source does not have"),
    ("Vea <a1 href='/'>este informe</a1> y <x2/> ya.", "tags that the source does not have"),
    ("Vea <A1>este informe</A1> y <x2/> ya.", "tags that the source does not have"),
    ("Vea <a1>este informe</a1> y <x2> ya.", "tags that the source does not have"),
    ("Vea <a1>este informe</a1> y <x2/> ya.<script>alert(1)</script>", "tags that the source does not have"),
])  # fmt: skip
def test_damage_is_told(answer, reason):
    assert reason in back(SEE, answer)


def test_halves_may_not_cross():
    assert "nest" in back((*pair(0, "a"), " ", *pair(1, "b")), "<a1>a <a2>b</a1> c</a2>")


def test_what_the_text_itself_says_in_angle_brackets_stays_text():
    parts = ("The <table> tag and ", *pair(0, "<a1>"), " & a < b.")
    assert tagged(parts).text == "The <table> tag and <g1><a1></g1> & a < b."
    assert back(parts, "La etiqueta <table> y <g1><a1></g1> & a < b.") == "La etiqueta <table> y <0><a1></0> & a < b."
    assert "tags" in back(parts, "La etiqueta <table> <table> y <g1><a1></g1>.")


def test_a_text_that_holds_all_our_names_is_not_sent():
    assert tagged(("<a1><g1><m1><t1>",)) is None


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="<>", exclude_categories=("Cs", "Cc")), max_size=12)


@st.composite
def trees(draw, depth=0):
    """Parts with nested marks; indexes are given by the caller."""
    out = [draw(WORDS)]
    for _ in range(draw(st.integers(0, 2 if depth < 2 else 0))):
        out.append(draw(st.just(None) | trees(depth=depth + 1)))
        out.append(draw(WORDS))
    return out


def parts_of(tree, count=None):
    """The parts of a tree, marks numbered as they come."""
    count = count if count is not None else [0]
    for one in tree:
        if isinstance(one, str):
            yield one
            continue
        count[0] += 1
        index = count[0] * 3
        if one is None:
            yield Mark(index, "void")
        else:
            yield Mark(index, "open")
            yield from parts_of(one, count)
            yield Mark(index, "close")


@given(trees())
def test_what_is_sent_reads_back_as_it_was(tree):
    parts = join(tuple(parts_of(tree)))
    found = untagged(tagged(parts).text, tagged(parts))
    assert verify(parts, found) == ""
    assert "".join(text_of(found).split()) == "".join(text_of(parts).split())
    assert [p for p in found if isinstance(p, Mark)] == [p for p in parts if isinstance(p, Mark)]
