"""Apertium's stream format, without Apertium."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.fakes import pair, shown
from translate.engines.base import Answer, Mark, Rejected
from translate.engines.stream import BadStream, decode, encode


def back(parts, change=lambda raw: raw):
    """What comes of parts when the pipeline changes the block so."""
    block = encode(parts, serial=7)
    return decode(change(block.data), block, target="es")


awkward = st.text(
    st.sampled_from("ab Z.,'\"\\[]{}^$@/<>*#~|+-_&%\t\n\r\x00\x7f\u0085\u2028\u200b\u202e\ufeff\ud800\U000f0001é😀一"),
    max_size=20,
)


@given(st.lists(st.one_of(awkward, st.integers(0, 5).map(lambda n: Mark(n, "void"))), max_size=5))
def test_whatever_the_text_the_block_is_well_formed_and_comes_back(parts):
    parts = tuple(parts)
    block = encode(parts, serial=7)
    assert b"\0" not in block.data
    assert block.data.endswith(b"[e7].[]")
    bare = re.sub(r"\\.", "", block.data.decode())
    assert re.fullmatch(r"(?:[^\\\[\]{}^$@/<>*#~\n\r\t]|\[[qe]\d+\])*\.\[\]", bare)
    result = decode(block.data, block, target="es")
    assert isinstance(result, Answer)
    assert result.unknown == ()
    text = "".join(p for p in parts if isinstance(p, str))
    assert [c for c in result.text if c in "*#@~\n\x00"] == [c for c in text if c in "*#@~\n\x00"]


def test_addresses_and_handles_are_carried_whole():
    block = encode(("Write to info@who.int, @handle or #hashtag; see https://a.example/the/house?q=1.",), serial=1)
    assert block.kept == ("info@who.int", "@handle", "#hashtag", "https://a.example/the/house?q=1")
    assert block.data == b"Write to [q0], [q1] or [q2]; see [q3].[e1].[]"


def test_unknown_words_are_told_and_unmarked():
    result = back(("A zorkmid",), lambda raw: b"Un *zorkmid y \\@1970s, #fondo *Karachay-*Cherkessia[e7].[]")
    assert result == Answer(
        ("Un zorkmid y 1970s, fondo Karachay-Cherkessia",), ("zorkmid", "1970s", "fondo", "Karachay", "Cherkessia")
    )


@pytest.mark.parametrize(
    "raw",
    [b"", b"Hola", b"Hola[e6].[]", b"Hola[e7]", b"Hola[e7].[]x", b"Ho^la$[e7].[]", b"Hola[q9][e7].[]", b"Hola[q][e7].[]",
     b"Ho[zz]la[e7].[]", b"Ho[la[e7].[]", b"Hola\\[e7].[]", b"\xff\xfe"],
)  # fmt: skip
def test_anything_else_is_a_broken_stream(raw):
    with pytest.raises(BadStream):
        back(("Hello",), lambda _: raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"Vea [q0]esto[e7].[]", "1 of 2 inline codes lost"),
        (b"Vea [q1]esto[q0][e7].[]", "inline codes do not nest"),
        (b"Vea [q0]es[q0]to[q1][e7].[]", "1 inline codes too many"),
    ],
)
def test_marks_that_do_not_add_up_are_rejected(raw, reason):
    assert back(("See ", *pair(0, "this")), lambda _: raw) == Rejected(reason)


def test_lost_protected_text_is_rejected():
    assert back(("a * b",), lambda _: b"a b[e7].[]") == Rejected("protected text lost or doubled")


def test_a_pair_around_nothing_is_rejected():
    gone = back(("See ", *pair(0, "it"), " now."), lambda _: b"[q0][q1]Vea ahora.[e7].[]")
    assert gone == Rejected("an inline code ended around nothing")


def test_a_moved_pair_is_kept():
    moved = back(("See ", *pair(0, "it"), " now."), lambda _: b"[q0]Lo[q1] vea ahora.[e7].[]")
    assert shown(moved.parts) == "<0>Lo</0> vea ahora."


def test_outer_white_space_is_the_sources():
    assert back(("\n\u00a0Hello. ",), lambda _: b"  hola .  [e7].[]").parts == ("\n\u00a0Hola. ",)


def test_decomposed_letters_are_composed_first():
    assert encode(("te\u0301st",), serial=1).source == "t\u00e9st"
