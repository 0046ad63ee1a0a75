"""Spacing, quotation marks and the first letter of what Apertium returns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engines.tidy import edges, tidy


@pytest.mark.parametrize(
    ("source", "answer", "expected"),
    [
        ("He said yes.", " Dijo sí.", "Dijo sí."),
        ("The KGB's house.", "El KGB  casa.", "El KGB casa."),
        ("He said, “I am here.”", "Dijo, “ soy aquí. ”", "Dijo, “soy aquí.”"),
        ('He said, "I am here."', 'Dijo, " soy aquí ."', 'Dijo, "soy aquí."'),
        ('a "b" c', 'a" b "c', 'a "b" c'),
        ('5" long', '5" largo', '5" largo'),
        ("a ( b ) c", "a ( b ) c", "a ( b ) c"),
        ("Yes (no).", "Sí ( no ) .", "Sí (no)."),
        ("Wait...", "espera...", "Espera..."),
        ("spain", "España", "españa"),
        ("in Spain", "En España", "En España"),
        ("The iPhone", "iPhone", "iPhone"),
        ("5 cats", "5 gatos", "5 gatos"),
        ("Prigozhin said yes.", "Prigozhin Dijo sí.", "Prigozhin dijo sí."),
        ("Hugging a cow", "Hugging Una vaca", "Hugging una vaca"),
        ("Lancashire Police said", "Lancashire La policía dijo", "Lancashire La policía dijo"),
        ("Zorkmid or Zork", "Zorkmid Zork", "Zorkmid Zork"),
        ("DPR and LPR", "DPR Y LPR", "DPR y LPR"),
        ("Foo, and bar", "Foo, Y bar", "Foo, Y bar"),
        ("Foo says NATO", "Foo OTAN dice", "Foo OTAN dice"),
        ("don’t", "no'l", "no’l"),
        ("don't", "no'l", "no'l"),
        ("\U000f0000The\U000f0001 dog", "\U000f0000el\U000f0001 perro", "\U000f0000El\U000f0001 perro"),
    ],
)
def test_repairs(source, answer, expected):
    assert tidy(source, answer, target="es") == expected


def test_french_keeps_its_spaces():
    assert tidy("Really? “Yes”: no!", "Vraiment ? « Oui » : non !", target="fr") == "Vraiment ? « Oui » : non !"


def test_german_nouns_keep_their_capitals():
    assert tidy("Prigozhin troops", "Prigozhin Truppen", target="de") == "Prigozhin Truppen"


@given(st.text("aB .,;!?()“”\"'’\U000f0000", max_size=30), st.text("aB .,;!?()“”\"'’\U000f0000", max_size=30))
def test_only_spaces_apostrophes_and_letter_case_change(source, answer):
    def bare(words: str) -> str:
        return words.replace(" ", "").replace("’", "'").casefold()

    assert bare(tidy(source, answer, target="es")) == bare(answer)


@given(st.text(" a\n\u00a0", max_size=8))
def test_edges_add_up(words):
    lead, bare, trail = edges(words)
    assert lead + bare + trail == words
    assert bare == bare.strip()
