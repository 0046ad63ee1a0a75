"""Google's page, through deep-translator, against a fake page on 127.0.0.1."""

from __future__ import annotations

import logging
import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest

from engines.fakes import Elsewhere, pair, ports, shown, slowly, text
from translate.engines.base import Answer, EngineRate, EngineTransient, EngineUnsupported, Rejected, Request
from translate.engines.google import PLUGIN
from translate.errors import OutboundDenied
from translate.model.locale import parse

EN, ES = parse("en"), parse("es")
WORDS = "The house of the president is big."


def opened(server, target="es", **settings):
    """A session whose Google is the fake server."""
    http = Elsewhere(server.port)
    return PLUGIN.open(EN, parse(target), ports=ports(http=http), settings=settings)


def one(session, *parts):
    """The result for one request."""
    (result,) = session.translate([Request(parts)])
    return result


def test_the_protocol(server):
    with opened(server, "he") as session:
        server.translate = lambda words: "הבית של הנשיא גדול."
        assert one(session, WORDS) == Answer(("הבית של הנשיא גדול.",))
    call = server.log[-1]
    assert (call["method"], call["path"]) == ("GET", "/m")
    assert call["fields"] == {"sl": "en", "tl": "iw", "q": WORDS}


def test_outer_white_space_and_marks_are_kept(server):
    server.translate = lambda words: words.replace("this report", "este informe").replace("See", "Vea")
    with opened(server) as session:
        result = one(session, " \nSee ", *pair(3, "this report"), ". ")
    assert shown(result.parts) == " \nVea <3>este informe</3>. "
    assert server.log[-1]["fields"]["q"] == "See XQZ1A this report XQZ1B."


def test_characters_survive_the_page(server):
    server.translate = lambda words: f"«{words}»"
    with opened(server) as session:
        assert one(session, "A < b & c > d \"e\" 'f' é 😀 [1] {x}").text == "«A < b & c > d \"e\" 'f' é 😀 [1] {x}»"


@pytest.mark.parametrize(
    ("mode", "reason"),
    [("same", "untranslated"), ("empty", "empty"), ("html", "no translation"), ("message", "message")],
)
def test_what_is_no_translation_is_rejected(server, mode, reason):
    server.mode = mode
    with opened(server) as session:
        result = one(session, WORDS)
    assert isinstance(result, Rejected)
    assert reason in result.reason


@pytest.mark.parametrize(
    ("mode", "error"),
    [("429", EngineRate), ("robot", EngineRate), ("500", EngineTransient), ("503", EngineTransient), ("404", EngineUnsupported),
     ("redirect", OutboundDenied), ("cut", EngineTransient)],
)  # fmt: skip
def test_errors_are_ours_and_tell_nothing(server, mode, error, caplog):
    caplog.set_level(logging.DEBUG)
    server.mode = mode
    with opened(server) as session, pytest.raises(error) as caught:
        one(session, WORDS)
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert "president" not in told
    assert caught.value.__context__ is None
    if mode == "429":
        assert caught.value.retry_after == 7.0


def test_a_server_that_hangs_is_left(server):
    server.mode = "hang"
    with opened(server, timeout=0.2) as session, pytest.raises(EngineTransient, match=r"within 0\.2 s"):
        one(session, WORDS)


def test_answers_before_an_error_stand(server):
    with opened(server) as session:
        results = session.translate([text("The house is big."), text("The dog is big.")])
        assert next(results).text == "¡The house is big.!"
        server.mode = "429"
        with pytest.raises(EngineRate):
            next(results)


def test_threads_never_get_each_others_answers(server):
    server.translate = slowly(0.005)
    texts = [f"The house number {n} is big." for n in range(80)]
    with opened(server) as session, ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda words: one(session, words).text, texts))
    assert found == [f"¡{words}!" for words in texts]
    assert len({call["peer"] for call in server.log}) <= 8, "one connection for each thread, kept alive"


def test_who_reads_the_text():
    assert PLUGIN.sends_data
    assert not PLUGIN.is_local({})
    assert "Google" in PLUGIN.recipient({})
    assert PLUGIN.hosts({}) == ("translate.google.com",)
    assert PLUGIN.available(ports(), {}) is None


@pytest.mark.parametrize(
    ("source", "target", "yes"),
    [("en", "uk", True), ("en", "tlh", False), ("pt", "pt-BR", False), ("en", "sr-Latn", False)],
)
def test_supports(source, target, yes):
    assert PLUGIN.supports(parse(source), parse(target), ports=ports(), settings={}) is yes
