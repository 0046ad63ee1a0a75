"""Forms, capitals and places of terms."""

from __future__ import annotations

import pytest

from translate.prefill.terms.swap import dressed, fitting, grammar, linked, places, useful
from translate.terminology.forms import words
from translate.terminology.glossary import Concept, Gender, Inflect, Number, Source, Target

CAR = Concept(
    "z-car",
    Source("Z-car", forms=("Z-cars",)),
    (
        Target(
            "es",
            "coche Z",
            alternatives=("vehículo Z", "furgoneta Z"),
            forms=("coches Z", "furgonetas Z"),
            inflect=Inflect.FORMS,
            gender=Gender.MASCULINE,
            number=Number.SINGULAR,
        ),
        Target("ru", "машина с Z", forms=("машины с Z", "машину с Z", "машинах с Z"), gender=Gender.FEMININE),
        Target("fr", "voiture Z", inflect=Inflect.NONE, forms=("voitures Z",)),
    ),
)


@pytest.mark.parametrize(
    ("source", "old", "own", "locale", "expected"),
    [
        ("Z-car", "Z-coche", "Z-coche", "es", "coche Z"),
        ("Z-cars", "Z-coches", "Z-coches", "es", "coches Z"),
        ("Z-cars", "", "", "es", "coches Z"),
        ("Z-car", "", "", "es", "coche Z"),
        ("Z-car", "los Z-autos", "Z-auto", "es", "coches Z"),
        ("Z-cars", "Z-автомобилях", "Z-автомобили", "ru", "машинах с Z"),
        ("Z-car", "Z-автомобиль", "Z-автомобиль", "ru", "машина с Z"),
        ("Z-cars", "autos Z", "autos Z", "fr", "voiture Z"),
    ],
)
def test_the_form_that_fits(source: str, old: str, own: str, locale: str, expected: str) -> None:
    assert fitting(CAR, source, old, own=own, locale=locale) == expected


def test_grammar_is_that_of_the_form() -> None:
    spanish = CAR.target("es")
    assert spanish is not None
    assert grammar(spanish, "Coche Z", "es") == (Gender.MASCULINE, Number.SINGULAR)
    assert grammar(spanish, "coches Z", "es") == (Gender.MASCULINE, Number.PLURAL)
    assert grammar(spanish, "furgonetas Z", "es") == (Gender.UNKNOWN, Number.UNKNOWN), "another noun's"
    russian = CAR.target("ru")
    assert russian is not None
    assert grammar(russian, "машинах с Z", "ru") == (Gender.FEMININE, Number.UNKNOWN)


@pytest.mark.parametrize(
    ("new", "old", "own", "before", "expected"),
    [
        ("policía", "Fuerzas", "fuerzas", "Las ", "Policía"),
        ("policía", "fuerzas", "fuerzas", "", "policía"),
        ("policía", "Kommandos", "Kommandos", "", "Policía"),
        ("policía", "Kommandos", "Kommandos", "Los ", "policía"),
        ("policía", "Kommandos", "Kommandos", "Fin. ", "Policía"),
        ("policía", "Kommandos", "Kommandos", "Fin.” «", "Policía"),
        ("FR", "RF", "RF", "", "FR"),
        ("guerra ferroviaria", "GUERRA DE RAÍL", "guerra de raíl", "LA ", "GUERRA FERROVIARIA"),
    ],
)
def test_capitals(new: str, old: str, own: str, before: str, expected: str) -> None:
    assert dressed(new, old, own=own, before=before) == expected


@pytest.mark.parametrize(
    ("old", "before", "language", "expected"),
    [
        ("policial", "un agente ", "es", "de policía"),
        ("policiales", "los agentes ", "es", "de policía"),
        ("policial", "un ", "es", "policía"),
        ("policías", "los agentes ", "es", "policía"),
        ("policial", "agente, ", "es", "policía"),
        ("Policial", "Escocia ", "es", "policía"),
        ("policial", "agent ", "ru", "policía"),
        ("policière", "une unité ", "fr", "de policía"),
    ],
)
def test_an_adjective_becomes_an_attribute(old: str, before: str, language: str, expected: str) -> None:
    assert linked("policía", old, own="policía", before=before, language=language) == expected


def test_french_elides_the_preposition() -> None:
    assert linked("armée", "militaire", own="forces", before="un camion ", language="fr") == "d'armée"


def test_places_are_whole_words_and_acronyms_are_exact() -> None:
    given = words("El us de US, la guerra\u00a0de  raíl y desguerra de raíl.", "es")
    assert [given.text.raw[a:b] for a, b in places(given, ["US", "GUERRA DE raíl"], "es")] == [
        "US",
        "guerra\u00a0de  raíl",
    ]
    assert places(given, ["", " "], "es") == []


def test_a_small_word_is_no_rendering_of_an_acronym() -> None:
    assert not useful("nos", "US")
    assert not useful(" ", "house")
    assert useful("EE.UU.", "US")
