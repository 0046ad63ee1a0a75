"""Google's page, through deep-translator, against a page of ours on 127.0.0.1. What goes wrong: ``test_misbehaving.py``."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from engines.fakes import pair, ports, shown, text
from engines.services import slowly
from translate.engines.base import Answer, EngineRate, EngineTransient, Rejected, Request
from translate.engines.google import PLUGIN
from translate.model.locale import parse
from translate.project.http import AllowedHttp

EN, ES = parse("en"), parse("es")
WORDS = "The house of the president is big."


@pytest.fixture
def server(serve):
    """Google, on this machine."""
    return serve("google")


def opened(server, target="es", **settings):
    """A session whose Google is the server on this machine."""
    settings = {"url": server.url, "timeout": 5, **settings}
    return PLUGIN.open(EN, parse(target), ports=ports(http=AllowedHttp(PLUGIN.hosts(settings))), settings=settings)


def one(session, *parts):
    """The result for one request."""
    (result,) = session.translate([Request(parts)])
    return result


def test_the_protocol(server):
    with opened(server, "he") as session:
        server.translate = lambda words: "הבית של הנשיא גדול."
        assert one(session, WORDS) == Answer(("הבית של הנשיא גדול.",))
    call = server.log[-1]
    assert (call.method, call.path) == ("GET", "/m")
    assert call.fields == {"sl": "en", "tl": "iw", "q": WORDS}


def test_outer_white_space_and_marks_are_kept(server):
    server.translate = lambda words: words.replace("this report", "este informe").replace("See", "Vea")
    with opened(server) as session:
        result = one(session, " \nSee ", *pair(3, "this report"), ". ")
    assert shown(result.parts) == " \nVea <3>este informe</3>. "
    assert server.log[-1].fields["q"] == "See XQZ1A this report XQZ1B."


def test_characters_survive_the_page(server):
    server.translate = lambda words: f"«{words}»"
    with opened(server) as session:
        assert one(session, "A < b & c > d \"e\" 'f' é 😀 [1] {x}").text == "«A < b & c > d \"e\" 'f' é 😀 [1] {x}»"


@pytest.mark.parametrize(
    ("mode", "reason"),
    [("same", "untranslated"), ("empty text", "empty"), ("message", "message"), ("page", "web page")],
)
def test_what_is_no_translation_is_rejected(server, mode, reason):
    server.mode = mode
    with opened(server) as session:
        result = one(session, WORDS)
    assert isinstance(result, Rejected)
    assert reason in result.reason


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
    assert len({call.peer for call in server.log}) <= 8, "one connection for each thread, kept alive"


def test_who_reads_the_text():
    assert PLUGIN.sends_data
    assert not PLUGIN.is_local({})
    assert "Google" in PLUGIN.recipient({})
    assert PLUGIN.hosts({}) == ("translate.google.com",)
    assert PLUGIN.available(ports(), {}) is None


def test_a_gateway_on_this_machine_still_tells_google():
    settings = {"url": "http://127.0.0.1:5000"}
    assert not PLUGIN.is_local(settings)
    assert PLUGIN.recipient(settings) == "Google, by way of 127.0.0.1:5000"
    assert PLUGIN.hosts(settings) == ("127.0.0.1:5000",)


@pytest.mark.parametrize("mode", ["html", "empty"])
def test_a_page_without_an_answer_may_pass(server, mode):
    server.mode = mode
    with opened(server) as session, pytest.raises(EngineTransient):
        one(session, WORDS)


def test_a_robots_page_is_a_matter_of_patience(server):
    server.mode = "robot"
    with opened(server) as session, pytest.raises(EngineRate, match="robot"):
        one(session, WORDS)


@pytest.mark.parametrize(
    ("source", "target", "yes"),
    [("en", "uk", True), ("en", "tlh", False), ("pt", "pt-BR", False), ("en", "sr-Latn", False)],
)
def test_supports(source, target, yes):
    assert PLUGIN.supports(parse(source), parse(target), ports=ports(), settings={}) is yes
