"""Apertium: with Debian's eng-spa where it is installed, and with a scripted pipeline that misbehaves."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engines.fakes import SENTENCES, Scripted, needs_apertium, pair, ports, shown, text
from translate.engines.apertium import PLUGIN
from translate.engines.base import Answer, Mark, Rejected, Request, Stage
from translate.errors import EngineError, EngineMissing
from translate.model.locale import parse

EN, ES = parse("en"), parse("es")


def spoken(block: bytes) -> bytes:
    """What an obedient pipeline makes of a block: the same, in Spanish of a sort."""
    return block.replace(b"house", b"casa")


def scripted(answer, **given):
    """A session over a scripted pipeline, and the pipeline."""
    pipe = Scripted(answer)
    return PLUGIN.open(EN, ES, ports=ports(pipe=pipe), settings=given), pipe


# --- which pairs ---------------------------------------------------------------------------------------------------------


def test_pairs_are_the_installed_modes():
    use = ports(pipe=Scripted(lambda b, n: b, modes=("eng-spa", "en-ca", "spa-eng_US", "eng-hbs", "README")))
    assert PLUGIN.pairs(use, {}) == (
        ("en", "bs"), ("en", "ca"), ("en", "es"), ("en", "hr"), ("en", "sr-Latn"), ("es", "en-US"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("modes", "source", "target", "chosen"),
    [
        (("eng-spa",), "en", "es", "eng-spa"),
        (("eng-spa",), "en-GB", "es-MX", "eng-spa"),
        (("spa-eng", "spa-eng_US"), "es", "en-US", "spa-eng_US"),
        (("spa-eng", "spa-eng_US"), "es", "en-GB", "spa-eng"),
        (("spa-eng", "spa-eng_US"), "es", "en", "spa-eng"),
        (("spa-eng_US",), "es", "en", "spa-eng_US"),
        (("spa-eng_US",), "es", "en-GB", None),
        (("rus-ukr",), "ru", "uk", "rus-ukr"),
        (("rus-ukr",), "uk", "ru", None),
        (("eng-hbs",), "en", "sr-Latn", "eng-hbs"),
        (("eng-hbs",), "en", "sr", None),
        ((), "en", "es", None),
    ],
)
def test_the_best_mode_is_chosen(modes, source, target, chosen):
    use = ports(pipe=Scripted(lambda b, n: b, modes=modes))
    a, b = parse(source), parse(target)
    assert PLUGIN.supports(a, b, ports=use, settings={}) is (chosen is not None)
    if chosen is None:
        with pytest.raises(EngineMissing, match="apt install"):
            PLUGIN.open(a, b, ports=use, settings={})
    else:
        assert PLUGIN.open(a, b, ports=use, settings={}).origin == f"apertium/{chosen}"


def test_the_setting_pair_names_the_mode():
    use = ports(pipe=Scripted(lambda b, n: b, modes=("spa-eng", "spa-eng_US")))
    opened = PLUGIN.open(ES, EN, ports=use, settings={"pair": "spa-eng_US"})
    assert opened.origin == "apertium/spa-eng_US"
    assert PLUGIN.available(use, {"pair": "spa-eng_US"}) is None
    assert "spa-cat" in PLUGIN.available(use, {"pair": "spa-cat"}).what
    assert not PLUGIN.supports(ES, EN, ports=use, settings={"pair": "spa-cat"})


def test_missing_says_how_to_get_it():
    missing = PLUGIN.available(ports(pipe=Scripted(lambda b, n: b, modes=())), {})
    assert "apt install" in missing.hint


# --- how the pipeline is run ---------------------------------------------------------------------------------------------


def test_stages_flush_mark_unknown_words_and_the_tagger_starts_anew():
    session, pipe = scripted(lambda block, n: spoken(block))
    with session:
        assert [r.text for r in session.translate([text("The house.")])] == ["The casa."]
    assert pipe.started == [
        (
            Stage(("lt-proc", "-z", "a.bin")),
            Stage(("/usr/bin/apertium-tagger", "-z", "-g", "b.prob"), per_block=True),
            Stage(("lt-proc", "-z", "-g", "c.bin")),
        )
    ]


def test_nothing_is_started_before_the_first_text_and_all_is_closed_after():
    session, pipe = scripted(lambda block, n: spoken(block))
    with session:
        assert list(session.translate([text("2024")])) == [Answer(("2024",))]
        assert pipe.started == []
        list(session.translate([text("house")]))
        assert pipe.open == 1
    assert pipe.open == 0


def test_a_pipeline_that_dies_is_started_again_and_nothing_is_lost():
    state = {"asked": 0}

    def dies_once(block: bytes, start: int) -> bytes | None:
        state["asked"] += 1
        return None if state["asked"] == 5 else spoken(block)

    session, pipe = scripted(dies_once)
    words = [f"house {n}" for n in range(50)]
    with session:
        assert [r.text for r in session.translate(map_text(words))] == [w.replace("house", "casa") for w in words]
    assert len(pipe.started) == 2
    assert pipe.open == 0


def map_text(words):
    """Requests of plain texts."""
    return [text(word) for word in words]


def test_a_text_that_kills_it_twice_is_rejected_and_the_rest_answered():
    session, pipe = scripted(lambda block, n: None if b"poison" in block else spoken(block))
    with session:
        results = list(session.translate(map_text(["house", "poison", "house two", "house three"])))
    assert [getattr(r, "text", None) for r in results] == ["casa", None, "casa two", "casa three"]
    assert "twice" in results[1].reason
    assert pipe.open == 0


@pytest.mark.parametrize("nonsense", [b"", b"Hola[e1].[]", b"Ho^la$[e9].[]", b"\xff", b"casa[e1].[] casa[e2].[]"])
def test_an_answer_out_of_step_is_never_given_to_anybody(nonsense):
    session, _ = scripted(lambda block, n: nonsense if n == 1 and b"[e1]" not in block else spoken(block))
    with session:
        results = list(session.translate(map_text(["house one", "house two", "house three"])))
    assert [r.text for r in results] == ["casa one", "casa two", "casa three"]


def test_a_pipeline_that_never_works_is_an_error_not_an_empty_success():
    session, pipe = scripted(lambda block, n: None)
    with session, pytest.raises(EngineError, match="3 texts in a row"):
        list(session.translate(map_text(["a b", "c d", "e f", "g h"])))
    assert pipe.open == 0


def test_answers_that_nobody_read_do_not_meet_the_next_question():
    session, pipe = scripted(lambda block, n: spoken(block))
    with session:
        first = session.translate(map_text(["house one", "house two"]))
        assert next(first).text == "casa one"
        first.close()
        assert [r.text for r in session.translate(map_text(["house three"]))] == ["casa three"]
    assert pipe.open == 0


def test_codes_that_got_lost_are_asked_again_as_letters():
    def answer(block: bytes, start: int) -> bytes:
        if b"XQZ" in block:
            return block.replace(b"XQZ1A the XQZ1B house", b"XQZ1A la *XQZ1B *casa")
        return block.replace(b"[q0]the[q1] house", b"[q0][q1]casa")

    session, _ = scripted(answer)
    sources = ["one", ("See ", *pair(7, "the"), " house."), "two"]
    with session:
        results = list(session.translate([Request(s if isinstance(s, tuple) else (s,)) for s in sources]))
    assert [shown(r.parts) for r in results] == ["one", "See <7>la</7> casa.", "two"]
    assert results[1].unknown == ("casa",)


def test_codes_lost_twice_are_rejected_and_the_rest_goes_on():
    session, _ = scripted(lambda block, n: re.sub(rb"\[q\d+\]|XQZ1[AB] ?", b"", block))
    with session:
        results = list(session.translate([Request(("See ", *pair(0, "it"))), text("two")]))
    assert "inline codes lost" in results[0].reason
    assert results[1].text == "two"


# --- the real thing ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def spanish():
    """An open eng-spa session."""
    with PLUGIN.open(EN, ES, ports=ports(), settings={}) as session:
        yield session


def one(session, *parts):
    """The result for one request."""
    (result,) = session.translate([Request(parts)])
    return result


@needs_apertium
def test_it_translates(spanish):
    assert one(spanish, "The house is big.").text == "La casa es grande."


@needs_apertium
@pytest.mark.parametrize(
    ("english", "spanish_text"),
    [
        ("He said yes.", "Dijo sí."),
        ("  The house. \n", "  La casa. \n"),
        ("the house", "la casa"),
        ('He said, "I am here."', 'Dijo, "soy aquí."'),
    ],
)
def test_what_the_pipeline_damages_is_mended(spanish, english, spanish_text):
    assert one(spanish, english).text == spanish_text


@needs_apertium
@pytest.mark.parametrize(
    "kept",
    ["*", "**", "a*b", "~", "~/house", "#", "#1", "#house", "@", "@house", "info@house.org", "\n", "\n\n", "\t", "  ", "\x00", "\ud800",
     "\U000f0001", "[", "]", "[]", "[q0]", "[e1]", "{x}", "^", "$", "^the/the<det>$", "<b>", "</b>", "\\", "\\[", "/", "|", "+", "&amp;"],
)  # fmt: skip
def test_awkward_characters_survive(spanish, kept):
    result = one(spanish, f"The house {kept} is big.")
    assert isinstance(result, Answer)
    for sign in set(kept) - set("abcdefghijklmnopqrstuvwxyz ."):
        assert result.text.count(sign) == kept.count(sign), result.text
    assert result.text.startswith("La casa")


@needs_apertium
def test_unknown_words_are_reported_and_never_starred(spanish):
    result = one(spanish, "A zorkmid and Karachay-Cherkessia in the 1970s * now.")
    assert set(result.unknown) >= {"zorkmid", "Karachay", "Cherkessia"}
    assert result.text.count("*") == 1
    assert "zorkmid" in result.text


@needs_apertium
def test_inline_codes_come_through(spanish):
    result = one(spanish, "The Minister of ", *pair(0, "Foreign Affairs"), " said ", *pair(1, *pair(2, "yes")), ".")
    assert shown(result.parts) == "El Ministro de <0>Asuntos Exteriores</0> dijo <1><2>sí</2></1>."


@needs_apertium
def test_marks_may_have_any_number(spanish):
    assert shown(one(spanish, "The ", Mark(1_000_003, "void"), " house.").parts).count("<1000003/>") == 1


def scattered(seed: int) -> list[Request]:
    """The sentences with inline codes strewn over them."""
    rng = random.Random(seed)
    out = []
    for number, sentence in enumerate(SENTENCES * 6):
        parts: list[str | Mark] = []
        for index, word in enumerate(sentence.split()):
            kind = rng.choice(["word", "word", "word", "void", "pair"])
            parts += [" "] if parts else []
            if kind == "pair":
                parts += [Mark(index, "open"), word, Mark(index, "close")]
            else:
                parts += [word] if kind == "word" else [Mark(index, "void"), " ", word]
        out.append(Request((*parts, f" {number}")))
    return out


@needs_apertium
def test_answers_do_not_depend_on_order_or_session(spanish):
    requests = scattered(1) + map_text(["a lot of people", "The IX--WHO STOLE THE TARTS?", *SENTENCES])
    first = list(spanish.translate(requests))
    order = list(range(len(requests)))
    random.Random(2).shuffle(order)
    again = list(spanish.translate([requests[i] for i in order]))
    assert [first[i] for i in order] == again
    assert sum(isinstance(r, Rejected) for r in first) < len(first) * 0.02
    with PLUGIN.open(EN, ES, ports=ports(), settings={}) as fresh:
        assert [next(iter(fresh.translate([r]))) for r in requests[-8:]] == first[-8:]


@needs_apertium
def test_it_is_fast_enough(spanish):
    requests = map_text([f"{sentence} {n}" for n in range(20) for sentence in SENTENCES])
    list(spanish.translate(requests[:20]))
    begin = time.perf_counter()
    done = list(spanish.translate(requests))
    rate = len(done) / (time.perf_counter() - begin)
    assert rate > 50, f"{rate:.0f} sentences a second; 240 on an idle machine of 2 cores"


@needs_apertium
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.text("ab [](){}<>^$@/\\*#~+-_=.,;:!?'\"“”’\t\n\r\x00\u00ad\u200b\u202e", max_size=30),
            st.sampled_from(["the house ", "a lot of ", "RF's ", ".[]", "[[t:b:1]]", "^a<n>$"]),
            st.integers(0, 3).map(lambda n: Mark(n, "void")),
        ),
        max_size=6,
    )
)
def test_no_text_kills_the_pipeline(spanish, parts):
    before = spanish._channel
    result = one(spanish, *parts)
    assert isinstance(result, Answer | Rejected)
    assert before is None or spanish._channel is before, "the pipeline was started again"
    if isinstance(result, Answer):
        source = Request(tuple(parts))
        assert sorted(re.findall(r"[*#@~\n]", result.text)) == sorted(re.findall(r"[*#@~\n]", source.text))


@needs_apertium
def test_a_very_long_text_does_not_block(spanish):
    long = "The house is big. " * 500
    assert one(spanish, long).text.count("casa") == 500
