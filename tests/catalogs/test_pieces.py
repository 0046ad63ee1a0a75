"""A translation cut like its source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from translate.catalogs.pieces import divide


def stops(text: str) -> list[int]:
    return [at + 1 for at, letter in enumerate(text[:-1]) if letter in ".!"]


def texts(text: str, *sources: str) -> tuple[str, ...] | None:
    found = divide(text, sources, stops)
    return found and found.texts


def test_sentences_first():
    assert texts("Uno. Dos tres.", "One.", "Two three.") == ("Uno.", "Dos tres.")
    found = divide("Uno. Dos tres.", ("One.", "Two three."), stops)
    assert found is not None
    assert found.certain


def test_a_clause_near_the_place():
    text = "El puente está cerrado, y los conductores, que esperaron, se fueron a casa."
    assert texts(text, "The bridge is closed.", "The drivers, who had waited, went home again.") == (
        "El puente está cerrado,",
        "y los conductores, que esperaron, se fueron a casa.",
    )
    assert texts(text, "A" * 100, "B") is None
    assert texts("Sin ningún corte", "Without", "a cut") is None


def test_more_sentences_than_needed():
    assert texts("Uno. Dos. Tres cuatro.", "One and two.", "Three four.") == ("Uno. Dos.", "Tres cuatro.")


def test_no_cut_inside_a_tag():
    assert texts("<a>Uno. Dos tres.</a>", "One.", "Two three.") is None
    assert texts("<a>Uno.</a> Dos tres.", "One.", "Two three.") == ("<a>Uno.</a>", "Dos tres.")
    assert texts("<em>Uno. Dos.</em>. Tres cuatro y cinco.", "One and two.", "Three, four and five.") == (
        "<em>Uno. Dos.</em>.",
        "Tres cuatro y cinco.",
    )


_TEXT = st.lists(st.sampled_from(["uno", " ", ".", ",", "<a>", "</a>", "<br/>", "dos", "&amp;", "–"]), max_size=14).map(
    "".join
)


@given(_TEXT, st.lists(_TEXT, min_size=2, max_size=4))
def test_the_pieces_are_the_whole(text, sources):
    found = divide(text, sources, stops)
    if found:
        assert len(found.texts) == len(sources)
        assert "".join("".join(found.texts).split()) == "".join(text.split())
