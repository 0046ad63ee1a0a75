"""Marks as letter tokens: there and back, leniently read, strictly verified."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.fakes import pair, shown
from translate.engines.base import Mark
from translate.engines.marks import decode, empty_pairs, encode, join, misplaced, respace, strip_edges, verify

SEE = ("See ", *pair(4, "this report"), " on ", Mark(9, "void"), ".")

words = st.text("abcXQZ019", min_size=1, max_size=6)


@st.composite
def trees(draw, depth=2):
    """Parts with marks at word boundaries, nested, numbered by unrelated numbers."""
    numbers = iter(draw(st.lists(st.integers(0, 2_000_000), min_size=40, max_size=40, unique=True)))

    def row(level: int) -> list[str | Mark]:
        out: list[str | Mark] = []
        for kind in draw(st.lists(st.sampled_from(["word", "word", "void", "pair"]), min_size=1, max_size=4)):
            if out:
                out.append(" ")
            if kind == "word" or level == 0:
                out.append(draw(words))
            elif kind == "void":
                out.append(Mark(next(numbers), "void"))
            else:
                index = next(numbers)
                out += [Mark(index, "open"), *row(level - 1), Mark(index, "close")]
        return out

    return join(row(depth))


@given(trees())
def test_what_an_engine_leaves_alone_comes_back_the_same(parts):
    encoded = encode(parts)
    assert encoded is not None
    assert decode(encoded.text, encoded) == parts


def test_tokens_count_from_one_whatever_the_indexes():
    assert encode(SEE).text == "See XQZ1A this report XQZ1B on XQZ2."
    assert encode(("a ", Mark(1_000_000, "void"))).text == "a XQZ1"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Vea XQZ1A este informe XQZ1B en XQZ2.", "Vea <4>este informe</4> en <9/>."),
        ("Vea xqz1a este informe Xqz1b en xqz2.", "Vea <4>este informe</4> en <9/>."),
        ("Vea X Q Z 1 A este informe XQZ 1B en XQ Z2.", "Vea <4>este informe</4> en <9/>."),
        ("Смотри ХQZ1А этот отчёт ХQZ1В в XQZ2.", "Смотри <4>этот отчёт</4> в <9/>."),
        ("Vea XQZZ1A este informe XQZ1B en XQZ2.", "Vea <4>este informe</4> en <9/>."),
        ("XQZ2'nin XQZ1A raporu XQZ1B.", "<9/>'nin <4>raporu</4>."),
        ("XQZ2а XQZ1A отчёт XQZ1B.", "<9/>а <4>отчёт</4>."),
        ("Vea XQZ1Aeste informeXQZ1B en XQZ2.", "Vea <4>este informe</4> en <9/>."),
        ("VeaXQZ1A este informe XQZ1Ben XQZ2.", "Vea <4>este informe</4> en <9/>."),
        ("انظر XQZ١A هذا XQZ١B في XQZ٢.", "انظر <4>هذا</4> في <9/>."),
        ("XQZ2 informe XQZ1A este XQZ1B", "<9/> informe <4>este</4>"),
    ],
)
def test_lenient_reading(answer, expected):
    assert shown(decode(answer, encode(SEE))) == expected


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("Vea este informe en XQZ2.", "2 of 3 inline codes lost"),
        ("Vea XQZ1A este informe XQZ1B.", "1 of 3 inline codes lost"),
        ("Vea XQZ1A este XQZ2 informe XQZ1B en XQZ2.", "1 inline codes too many"),
        ("Vea XQZ1B este informe XQZ1A en XQZ2.", "inline codes do not nest"),
        ("Vea XQZ1A este informe XQZ1B en XQZ3.", "inline codes invented"),
        ("Vea XQZ0A este informe XQZ1B en XQZ2.", "inline codes invented"),
        ("Vea XQZ1 este informe XQZ1B en XQZ2.", "1 of 3 inline codes lost"),
        ("", "3 of 3 inline codes lost"),
        ("Vea XQZ1A XQZ1B este informe en XQZ2.", "an inline code ended around nothing"),
        ("XQZ2 XQZ1A Vea este informe XQZ1B", "inline codes moved to the beginning"),
    ],
)
def test_strict_verification(answer, reason):
    assert decode(answer, encode(SEE)) == reason


def test_crossing_pairs_do_not_nest():
    source = (*pair(0, "a"), *pair(1, "b"))
    crossed = (Mark(0, "open"), Mark(1, "open"), "b", Mark(0, "close"), "a", Mark(1, "close"))
    assert verify(source, crossed) == "inline codes do not nest"
    assert verify(source, (*pair(1, *pair(0, "a")), "b")) == ""


def test_text_that_looks_like_our_tokens_gets_others():
    encoded = encode(("The XQZ1A gene ", *pair(0, "and xqz"), "."))
    assert "ZQX1A" in encoded.text
    assert shown(decode(encoded.text, encoded)) == "The XQZ1A gene <0>and xqz</0>."
    assert encode(("XQZ ZQX QXJ JZX XJQ", Mark(0, "void"))) is None


@pytest.mark.parametrize(
    ("source", "answer", "reason"),
    [
        (("A ", Mark(0, "void"), " b"), (Mark(0, "void"), " a b"), ""),
        ((*pair(0), " b"), (*pair(0), " b"), ""),
        (("A ", *pair(0, Mark(1, "void"))), ("a ", *pair(0, Mark(1, "void"))), ""),
        (("A ", *pair(0, *pair(1, "b"))), ("a b ", *pair(0, *pair(1))), "an inline code ended around nothing"),
        (("A ", *pair(0, *pair(1, "b"), " c")), ("a b ", *pair(0, *pair(1), " ")), "an inline code ended around nothing"),
        (("A ", *pair(0, "b"), Mark(1, "void")), (*pair(0, "a b"), Mark(1, "void")), ""),
        (("A ", Mark(1, "void"), " b ", Mark(2, "void")), (Mark(2, "void"), Mark(1, "void"), "a"), "inline codes moved to the beginning"),
    ],
)  # fmt: skip
def test_where_marks_may_stand(source, answer, reason):
    assert misplaced(source, answer) == reason


def test_a_thousand_marks_take_no_quadratic_time():
    source = tuple(part for n in range(20_000) for part in ("word ", Mark(n, "void")))
    begin = time.perf_counter()
    assert respace(source, source) == source
    assert not empty_pairs(source)
    assert time.perf_counter() - begin < 2


@pytest.mark.parametrize(
    ("source", "answer", "expected"),
    [
        (("A", *pair(0, "b"), "c"), ("A ", *pair(0, " b "), " c"), "A <0>b</0> c"),
        (("See ", *pair(0, "it"), "."), ("Vea", *pair(0, " esto "), "."), "Vea <0>esto</0>."),
        (("See ", *pair(0, " it "), "."), ("Vea ", *pair(0, "esto"), "."), "Vea <0> esto </0>."),
        (("one", Mark(0, "void"), "two"), ("uno ", Mark(0, "void"), " dos"), "uno<0/>dos"),
        ((Mark(0, "void"), "'s house"), ("casa de ", Mark(0, "void"), " es"), "casa de <0/> es"),
        ((*pair(0, *pair(1, "x")), " y"), (*pair(0, *pair(1, " x ")), " y"), "<0><1>x</1></0> y"),
    ],
)
def test_white_space_at_marks_is_the_sources(source, answer, expected):
    assert shown(respace(source, answer)) == expected


def test_edges_end_at_marks():
    assert strip_edges((" \n", "x ")) == (" \n", ("x",), " ")
    assert strip_edges((*pair(0, " x "),)) == ("", tuple(pair(0, " x ")), "")
    assert strip_edges(()) == ("", (), "")
    assert strip_edges(("  ",)) == ("  ", (), "")
