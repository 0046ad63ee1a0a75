"""Terms in machine output."""

from __future__ import annotations

from tests.verbs import GLOSSARY
from translate.engines.base import Answer, Mark, Request
from translate.model.locale import parse
from translate.prefill.terms import TermPipeline, restore
from translate.terminology.load import load, merge_private
from translate.terminology.matcher import Matcher

SECRET = """version: 1
source: en
concepts:
- id: project-x
  en: {term: Grey Heron}
  targets:
    es: {term: Garza Gris}
"""


def pipeline(**answers: str) -> TermPipeline:
    """A pipeline whose engine knows some words."""
    matcher = Matcher(merge_private(load(GLOSSARY, "g"), load(SECRET, "p")), "en")
    known = {name.replace("_", " "): text for name, text in answers.items()}
    return TermPipeline(matcher, parse("es"), lambda rs: [Answer((known.get(r.text, "?"),)) for r in rs], {})


def test_wanted_and_missing() -> None:
    made = pipeline()
    terms = made.wanted(("Two relay ", Mark(0, "open"), "cabinets"), "rail")
    assert [(match.form, rendering) for match, rendering in terms] == [("relay cabinets", "armario de relés")]
    assert made.missing(terms, Answer(("Dos armarios de relés",))) == []
    assert made.missing(terms, Answer(("Dos cosas",))) == terms


def test_private_terms_enter_no_draft() -> None:
    assert pipeline().wanted(("Grey Heron",), "rail") == []


def test_swap_only_where_there_is_just_one_place() -> None:
    made = pipeline(relay_cabinet="gabinete")
    terms = made.wanted(("The relay cabinet",), "rail")
    assert made.swap(terms, Answer(("El gabinete ardió",))).text == "El armario de relés ardió"
    assert made.swap(terms, Answer(("El gabinete y el gabinete",))).text == "El gabinete y el gabinete"
    assert made.swap(terms, Answer(("Gabinete quemado",))).text == "Armario de relés quemado"
    assert made.renderings == {"relay cabinet": "gabinete"}


def test_protected_and_restored() -> None:
    made = pipeline()
    source = ("A ", Mark(0, "open"), "relay cabinet", Mark(0, "close"), " and a relay cabinet.")
    parts, becomes = made.protected(source, made.wanted(source, "rail"))
    assert [p for p in parts if isinstance(p, str)] == ["A ", " and a ", "."]
    assert set(becomes.values()) == {"armario de relés"}
    assert restore(Answer(parts), becomes).text == "A armario de relés and a armario de relés."
    assert [p for p in restore(Answer(parts), becomes).parts if isinstance(p, Mark)] == [
        Mark(0, "open"),
        Mark(0, "close"),
    ]


def test_restored_terms_never_run_into_a_word() -> None:
    made = pipeline()
    parts, becomes = made.protected(("relay cabinet",), made.wanted(("relay cabinet",), "rail"))
    (mark,) = parts
    assert restore(Answer(("un", mark, "y")), becomes).text == "un armario de relés y"
    assert Request(parts).text == ""
