"""Terms in machine output: what the pipeline makes of the answers of a scripted engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from tests.verbs import GLOSSARY
from translate.engines.base import Answer, Mark, Parts, Rejected, Request, Result, TermHint
from translate.model.locale import parse
from translate.prefill.terms.pipeline import TermOutcome, TermPipeline
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

NEWS = """version: 1
source: en
concepts:
- id: rf
  en: {term: RF, pos: properNoun, case: exact}
  targets:
    es: {term: FR, gender: feminine, number: singular, inflect: none, forbidden: [{term: RF, why: English}]}
    it: {term: FR, gender: feminine, number: singular, inflect: none}
    fr: {term: FR, gender: feminine, number: singular, inflect: none}
- id: kgb
  en: {term: KGB, case: exact}
  dnt: [es, fr]
- id: cabinet
  en: {term: relay cabinet, forms: [relay cabinets], pos: noun}
  targets:
    es: {term: armario de relés, gender: masculine, number: singular, forms: [armarios de relés]}
    it: {term: armadio di relè, gender: masculine, number: singular, forms: [armadi di relè]}
    fr: {term: armoire à relais, gender: feminine, number: singular, forms: [armoires à relais]}
    de: {term: Relaisschrank, gender: masculine, number: singular, forms: [Relaisschränke, Relaisschränken]}
    uk: {term: релейна шафа, gender: feminine, number: singular, forms: [релейної шафи, релейні шафи, релейних шафах]}
    ru: {term: релейный шкаф, forms: [релейного шкафа, релейные шкафы]}
- id: police
  en: {term: police, pos: noun}
  targets:
    es: {term: policía, gender: feminine, number: singular, inflect: none}
- id: mobilisation
  en: {term: mobilisation, pos: noun}
  targets:
    es: {term: movilización, gender: feminine, number: singular}
- id: general-mobilisation
  en: {term: general mobilisation, pos: noun}
  targets:
    es: {term: movilización general, gender: feminine, number: singular}
- id: officials
  en: {term: security officials, forms: [security forces]}
  targets:
    es: {term: fuerzas de seguridad, gender: feminine, number: plural, inflect: none, forbidden: [{term: oficiales de seguridad}]}
- id: so-called
  en: {term: so-called, pos: adjective}
  targets:
    es: {term: autodenominado, forms: [autodenominada, autodenominados, autodenominadas]}
- id: court
  scope: {include: ["law/**"]}
  en: {term: court, pos: noun, not_in: [court shoes]}
  targets:
    es: {term: juzgado, gender: masculine, number: singular}
"""

Script = Callable[[str], str | Result]
NATIVE, SWAPPED, TOKEN, FAILED = TermOutcome


class Engine:
    """Answers from a function of the text; a mark is ``⟨n⟩``, and remembers what it was asked, call by call."""

    def __init__(self, script: Script | dict[str, str]) -> None:
        self.script = script.get if isinstance(script, dict) else script
        self.calls: list[list[str]] = []
        self.requests: list[Request] = []

    def __call__(self, requests: Sequence[Request]) -> list[Result]:
        self.calls.append([shown(request.parts) for request in requests])
        self.requests += requests
        given = [self.script(shown(request.parts)) for request in requests]
        return [
            one if isinstance(one, Answer | Rejected) else Answer(parts(one)) if one else Rejected("unknown")
            for one in given
        ]


def shown(given: Parts) -> str:
    """``See <0>this</0>.``."""
    form = {"open": "<{}>", "close": "</{}>", "void": "<{}/>"}
    return "".join(part if isinstance(part, str) else form[part.kind].format(part.index) for part in given)


def parts(text: str) -> Parts:
    """Back."""
    out: list[str | Mark] = []
    for piece in text.replace("<", "\0<").replace(">", ">\0").split("\0"):
        if piece.startswith("<"):
            kind = "close" if piece[1] == "/" else "void" if piece[-2] == "/" else "open"
            out.append(Mark(int(piece.strip("</>")), kind))
        elif piece:
            out.append(piece)
    return tuple(out)


def pipeline(script: Script | dict[str, str], *, locale: str = "es", pivot: str = "") -> TermPipeline:
    """A pipeline over a scripted engine."""
    matcher = Matcher(merge_private(load(NEWS, "g"), load(SECRET, "p")), "en")
    return TermPipeline(matcher, parse(locale), Engine(script), {}, pivot=parse(pivot) if pivot else None)


def applied(
    made: TermPipeline, source: str, answer: str | Result, *, article: str = "rail", unknown: tuple[str, ...] = ()
):
    """Text of the draft and outcomes."""
    result = Answer(parts(answer), unknown) if isinstance(answer, str) else answer
    (done,) = made.apply([Request(parts(source))], [result], article=article)
    assert isinstance(done.result, Answer)
    return shown(done.result.parts), [outcome for _, outcome in done.outcomes]


# --- what passes untouched -----------------------------------------------------------------------------------------------


def test_what_has_no_terms_is_the_same_object_and_asks_nothing() -> None:
    made = pipeline({})
    results = [Answer(("Nada.",), ("x",)), Rejected("no"), Answer(("El RF.",), origin="memory/a"), Answer(("Un KGB.",))]
    done = made.apply([Request((t,)) for t in ("Nothing.", "RF", "The RF.", "A KGB.")], results, article="rail")
    assert all(one.result is result for one, result in zip(done, results, strict=True))
    assert [one.outcomes for one in done] == [(), (), (), (("kgb", NATIVE),)]
    assert made.translate.calls == []


def test_private_terms_are_nobody_s_business() -> None:
    made = pipeline({})
    assert made.hints(("Grey Heron and the RF",), "rail") == (TermHint("RF", "FR", inflect=False),)
    assert applied(made, "Grey Heron", "Garza") == ("Garza", [])


def test_a_probe_never_shows_a_private_name() -> None:
    matcher = Matcher(
        merge_private(load(NEWS.replace("relay cabinets]", "Grey Heron cabinets]"), "g"), load(SECRET, "p")), "en"
    )
    engine = Engine(lambda text: f"{text}?")
    made = TermPipeline(matcher, parse("es"), engine, {})
    made.apply([Request(("The relay cabinet.",))], [Answer(("Algo.",))], article="a")
    assert engine.calls
    assert not any("Heron" in text for call in engine.calls for text in call)


def test_hints_say_each_concept_once_in_dictionary_form() -> None:
    made = pipeline({})
    assert made.hints(("Two relay ", Mark(0, "open"), "cabinets, a relay cabinet, KGB."), "rail") == (
        TermHint("relay cabinet", "armario de relés", inflect=True),
        TermHint("KGB", "KGB", inflect=False),
    )


# --- swapping ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "answer", "expected"),
    [
        ("The relay cabinet burned.", "El gabinete de relevos ardió.", "El armario de relés ardió."),
        ("Relay cabinets burned.", "Gabinetes de relevos ardieron.", "Armarios de relés ardieron."),
        ("RELAY CABINET", "GABINETE DE RELEVOS", "ARMARIO DE RELÉS"),
        ("He left the RF.", "Dejó el RF.", "Dejó la FR."),
        ("the war of the RF", "la guerra del RF", "la guerra de la FR"),
        ("<0>The</0> <1>RF</1> said", "<0>El</0> <1>RF</1> dijo", "<0>La</0> <1>FR</1> dijo"),
        ("The <0>relay</0> cabinet.", "El <0>gabinete</0> de relevos.", "El <0>armario de relés</0>."),
        ("The relay <0>cabinet</0>.", "El gabinete <0>de relevos</0>.", "El <0>armario de relés</0>."),
        ("A relay cabinet<0/>.", "Un gabinete <0/>de relevos.", "Un <0/>armario de relés."),
        ("RF and RF", "RF y RF", "FR y FR"),
        ("the so-called RF", "el tan-nombrado RF", "la autodenominada FR"),
        ("The court of the RF", "La corte del RF", "La corte de la FR"),
        ("security officials", "oficiales de seguridad", "fuerzas de seguridad"),
    ],
)  # fmt: skip
def test_the_engine_s_own_rendering_is_swapped(source: str, answer: str, expected: str) -> None:
    made = pipeline(
        {
            "relay cabinet": "gabinete de relevos", "relay cabinets": "gabinetes de relevos", "RF": "RF",
            "so-called": "tan-nombrado", "security officials": "oficiales de seguridad", "police": "policía",
        }
    )  # fmt: skip
    text, outcomes = applied(made, source, answer)
    assert text == expected
    assert set(outcomes) == {SWAPPED}
    assert applied(made, source, text)[0] == text, "what is right stays"


def test_all_bare_terms_are_asked_for_in_one_call_and_only_once() -> None:
    made = pipeline({"relay cabinet": "gabinete", "RF": "Rf."})
    requests = [Request((t,)) for t in ("The relay cabinet.", "A relay cabinet in the RF.", "The RF.")]
    answers = [Answer((t,)) for t in ("El gabinete.", "Un gabinete en el RF.", "El RF.")]
    made.apply(requests, answers, article="rail")
    assert made.translate.calls == [["relay cabinet", "RF"]]
    made.apply(requests, answers, article="rail")
    assert len(made.translate.calls) == 1
    assert made.renderings == {"relay cabinet": "gabinete", "RF": "Rf"}


def test_scope_and_contexts_count() -> None:
    made = pipeline({"court": "corte"})
    assert applied(made, "The court.", "La corte.", article="rail") == ("La corte.", [])
    assert applied(made, "The court.", "La corte.", article="law/one") == ("El juzgado.", [SWAPPED])
    assert applied(made, "Her court shoes.", "Sus zapatos de corte.", article="law/one") == (
        "Sus zapatos de corte.",
        [],
    )


def test_a_term_inside_another_has_its_own_place() -> None:
    made = pipeline({"mobilisation": "llamada", "general mobilisation": "llamada general"})
    text, outcomes = applied(
        made, "General mobilisation, then mobilisation.", "Llamada general, luego llamada.",
    )  # fmt: skip
    assert text == "Movilización general, luego movilización."
    assert outcomes == [SWAPPED, SWAPPED]


def test_one_rendering_does_not_serve_two_terms() -> None:
    made = pipeline(lambda text: text)
    made.renderings["mobilisation"] = "x"
    (done,) = made.apply(
        [Request(("Mobilisation and general mobilisation.",))], [Answer(("La movilización general.",))], article="a"
    )
    assert TermOutcome.NATIVE not in dict(done.outcomes)["mobilisation"]


def test_a_rendering_inside_a_longer_one_that_goes_does_not_count() -> None:
    made = pipeline({"general mobilisation": "gran movilización"})
    text, outcomes = applied(
        made, "General mobilisation, then mobilisation.", "La gran movilización, luego la movilización."
    )
    assert (text, outcomes) == ("La movilización general, luego la movilización.", [SWAPPED, NATIVE])
    assert len(made.translate.calls) == 1


def test_an_acronym_s_rendering_must_be_one() -> None:
    made = pipeline({"RF": "nos"})
    text, outcomes = applied(made, "The RF told us.", "Ellos nos dijeron.")
    assert (text, outcomes) == ("Ellos nos dijeron.", [FAILED])


def test_unknown_words_are_those_that_still_stand_there_and_are_no_terms() -> None:
    made = pipeline({"RF": "RF"})
    (done,) = made.apply(
        [Request(("The KGB of the RF and a zorkmid.",))],
        [Answer(("El KGB del RF y un zorkmid.",), ("KGB", "RF", "zorkmid"))],
        article="a",
    )
    assert isinstance(done.result, Answer)
    assert (done.result.text, done.result.unknown) == ("El KGB de la FR y un zorkmid.", ("zorkmid",))


def test_a_native_rendering_keeps_the_engine_s_own_grammar_unless_it_did_not_know_the_word() -> None:
    made = pipeline({})
    assert applied(made, "A police officer", "Un policía") == ("Un policía", [NATIVE])
    assert applied(made, "The police", "El policía", unknown=("policía",)) == ("La policía", [NATIVE])


# --- tokens --------------------------------------------------------------------------------------------------------------


def test_what_cannot_be_found_is_translated_again_with_a_token() -> None:
    made = pipeline({"relay cabinet": "cosa", "The XQZ1 burned in Minsk.": "El XQZ1 se quemó en Minsk."})
    text, outcomes = applied(made, "The relay cabinet burned in Minsk.", "Algo ardió en Minsk.")
    assert (text, outcomes) == ("El armario de relés se quemó en Minsk.", [TOKEN])
    assert made.translate.calls == [
        ["relay cabinet"],
        ["the relay cabinet", "relay cabinets", "The XQZ1 burned in Minsk."],
    ]


def test_all_texts_with_tokens_go_in_one_call() -> None:
    made = pipeline(lambda text: text.replace("The", "El") if "XQZ" in text else "cosa")
    sources = ["The relay cabinet now.", "The RF now.", "The KGB now.", "Nothing."]
    done = made.apply([Request((t,)) for t in sources], [Answer(("Algo.",))] * 4, article="rail")
    assert [one.result.text for one in done] == ["El armario de relés now.", "La FR now.", "El KGB now.", "Algo."]
    assert len(made.translate.calls) == 2


def test_only_what_is_missing_becomes_a_token_and_the_rest_is_swapped() -> None:
    made = pipeline({"relay cabinet": "cosa", "RF": "RF", "A XQZ1 in the RF.": "Un XQZ1 dentro del RF."})
    text, outcomes = applied(made, "A relay cabinet in the RF.", "Algo en el RF.")
    assert (text, outcomes) == ("Un armario de relés dentro de la FR.", [TOKEN, SWAPPED])


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("el xqz1 ardió", "el armario de relés ardió"),
        ("el X Q Z 1 ardió", "el armario de relés ardió"),
        ("el ХQZ1 ardió", "el armario de relés ardió"),
        ("los XQZ1s ardió", "el armario de relés ardió"),
        ("XQZ1ardió", "Armario de relés ardió"),
        ("<0>el</0> XQZ1 ya", "<0>el</0> armario de relés ya"),
    ],
)
def test_tokens_are_read_leniently(said: str, expected: str) -> None:
    made = pipeline({"Relay cabinet, <0>a</0>": ""} | {"XQZ1, <0>a</0>": said, "XQZ1": said})
    source = "Relay cabinet, <0>a</0>" if "<" in said else "Relay cabinet"
    text, outcomes = applied(made, source, "<0>Algo</0>" if "<" in said else "Algo")
    if said.startswith("XQZ1"):
        assert text == expected
    else:
        assert text.casefold() == expected.casefold()
    assert outcomes == [TOKEN]


@pytest.mark.parametrize("said", ["El gas.", "XQZ1 y XQZ1.", "XQZ2.", "XQZ1 XQZ2 XQZ3", "", "XQZ0"])
def test_a_token_lost_doubled_or_invented_leaves_the_plain_answer(said: str) -> None:
    made = pipeline(lambda text: said if "XQZ" in text else "cosa")
    assert applied(made, "The relay cabinet.", "Algo.") == ("Algo.", [FAILED])


def test_tokens_that_gather_at_the_beginning_are_not_believed() -> None:
    made = pipeline(lambda text: "XQZ1 XQZ2 dijo algo de." if "XQZ" in text else "cosa")
    assert applied(made, "The KGB said something of the RF.", "Dijo algo.") == ("Dijo algo.", [FAILED, FAILED])


def test_a_term_between_two_codes_is_left() -> None:
    made = pipeline(lambda text: "nada" if "<" not in text else text)
    text, outcomes = applied(made, "<0>Relay</0> <1>cabinet</1>", "<0>Algo</0> <1>más</1>")
    assert (text, outcomes) == ("<0>Algo</0> <1>más</1>", [FAILED])


def test_a_swap_never_empties_a_code() -> None:
    made = pipeline(lambda text: "gabinete de relevos" if text == "relay cabinet" else Rejected("no"))
    text, outcomes = applied(made, "a <0>relay</0> <1>cabinet</1>", "un <0>gabinete</0> <1>de relevos</1>")
    assert (text, outcomes) == ("un <0>gabinete</0> <1>de relevos</1>", [FAILED])


def test_a_text_that_looks_like_tokens_gets_other_letters() -> None:
    made = pipeline(lambda text: text if "ZQX1" in text else "cosa")
    assert applied(made, "XQZ1 and the relay cabinet.", "Algo.")[0] == "XQZ1 and the armario de relés."


def test_a_place_told_by_comparing_keeps_the_first_answer() -> None:
    answers = {
        "police": "policía",
        "A XQZ1 officer saw the protest.": "Un XQZ1 el agente vio la protesta.",
        "Metropolitan XQZ1 van": "XQZ1 furgoneta Metropolitana",
    }
    made = pipeline(answers)
    text, outcomes = applied(made, "A police officer saw the protest.", "Un agente policial vio la protesta.")
    assert (text, outcomes) == ("Un agente de policía vio la protesta.", [SWAPPED])
    text, _ = applied(made, "Metropolitan police van", "Furgoneta policial metropolitano")
    assert text == "Furgoneta de policía metropolitano"


def test_a_forbidden_wording_that_stays_is_told() -> None:
    made = pipeline(lambda text: Rejected("no") if "XQZ" in text else text)
    text, outcomes = applied(made, "security officials", "fuerzas de seguridad, oficiales de seguridad")
    assert (text, outcomes) == ("fuerzas de seguridad, oficiales de seguridad", [FAILED])


def test_a_failing_engine_costs_the_terms_not_the_draft() -> None:
    made = pipeline(lambda _: Rejected("", passing=True))
    assert applied(made, "The RF and a relay cabinet.", "El RF y algo.") == ("La FR y algo.", [SWAPPED, FAILED])
    assert made.renderings == {}, "no answer is no rendering"


def test_an_engine_that_cannot_answer_now_is_not_asked_again() -> None:
    made = pipeline(lambda _: Rejected("", passing=True))
    applied(made, "A relay cabinet.", "Algo.")
    assert made.translate.calls == [["relay cabinet"]]


def test_an_engine_that_answers_too_little() -> None:
    made = pipeline({})
    made.translate = lambda _: []
    assert applied(made, "A relay cabinet.", "Algo.") == ("Algo.", [FAILED])


def test_hints_of_other_terms_go_along_with_tokens() -> None:
    made = pipeline(lambda text: text if "XQZ" in text else "cosa")
    source = ("The KGB and a relay cabinet.",)
    request = Request(source, around=("Before.", ""), terms=made.hints(source, "a"))
    made.apply([request], [Answer(("El KGB y algo.",))], article="a")
    last = made.translate.requests[-1]
    assert (last.around, last.terms) == (("Before.", ""), (TermHint("KGB", "KGB", inflect=False),))


# --- languages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "own", "answer", "expected"),
    [
        ("it", "gabinetto", "Il gabinetto della stazione", "L'armadio di relè della stazione"),
        ("it", "cabina", "Una guida della cabina", "Una guida dell'armadio di relè"),
        ("fr", "cabinet", "Le cabinet du relais", "L'armoire à relais du relais"),
        ("fr", "cabinet", "près du cabinet", "près de l'armoire à relais"),
        ("de", "Kabinett", "im Kabinett", "im Relaisschrank"),
        ("de", "Kabine", "in der Kabine", "im Relaisschrank"),
        ("de", "Kabine", "die Kabine", "die Relaisschrank"),
        ("uk", "кабінет", "біля кабінету", "біля кабінету"),
        ("uk", "кабінетах", "горіло в кабінетах", "горіло в релейних шафах"),
    ],
)
def test_other_languages(locale: str, own: str, answer: str, expected: str) -> None:
    form = "relay cabinets" if own.endswith("х") else "relay cabinet"
    made = pipeline({form: own}, locale=locale)
    assert applied(made, f"A {form}", answer)[0] == expected


def test_through_another_language_the_terms_are_the_source_s() -> None:
    made = pipeline({"релейного шкафа": "реле-шафи", "Дверь XQZ1.": "Двері XQZ1."}, locale="uk", pivot="ru")
    request, answer = Request(("Дверь релейного шкафа.",)), Answer(("Двері реле-шафи.",))
    (done,) = made.apply([request], [answer], article="a", sources=["The door of the relay cabinet."])
    assert (done.result.text, done.outcomes) == ("Двері релейної шафи.", (("cabinet", SWAPPED),))
    assert made.translate.calls == [["релейного шкафа"]]
    (done,) = made.apply([request], [Answer(("Двері.",))], article="a", sources=["The door of the relay cabinet."])
    assert (done.result.text, done.outcomes) == ("Двері релейна шафа.", (("cabinet", TOKEN),))


def test_through_another_language_without_its_terms_one_can_only_look() -> None:
    made = pipeline({}, locale="uk")
    request = Request(("Горели шкафы.",))
    good, bad = made.apply(
        [request] * 2,
        [Answer(("Горіли релейні шафи.",)), Answer(("Горіли шафи.",))],
        article="a",
        sources=["Relay cabinets."] * 2,
    )
    assert [good.outcomes, bad.outcomes] == [(("cabinet", NATIVE),), (("cabinet", FAILED),)]
    assert made.translate.calls == []


def test_the_glossary_of_the_other_tests_works_without_grammar() -> None:
    engine = Engine({"relay cabinet": "gabinete"})
    made = TermPipeline(Matcher(load(GLOSSARY, "g"), "en"), parse("es"), engine, {})
    assert applied(made, "The relay cabinet", "La gabinete") == ("La armario de relés", [SWAPPED])
