"""LibreTranslate, through deep-translator, against a fake server, obedient or not, and with Apertium behind it."""

from __future__ import annotations

import logging
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest

from engines.fakes import needs_apertium, pair, ports, shown, text
from engines.services import slowly
from translate.engines.apertium import PLUGIN as APERTIUM
from translate.engines.base import Answer, EngineAuth, EngineTransient, EngineUnsupported, Rejected, Request
from translate.engines.libretranslate import PLUGIN
from translate.errors import EngineMissing, OutboundDenied
from translate.model.locale import parse
from translate.project.http import AllowedHttp

EN, ES = parse("en"), parse("es")
WORDS = "The house of the president is big."
KEY = "k3y-S3CRET"


@pytest.fixture
def server(serve):
    """LibreTranslate, on this machine."""
    return serve("libretranslate")


def opened(server, target="es", *, key=None, allowed=None, **settings):
    """A session with the fake server."""
    settings = {"url": server.url, "timeout": 5, **settings}
    http = AllowedHttp(PLUGIN.hosts(settings) if allowed is None else allowed)
    secrets = {"LIBRETRANSLATE_API_KEY": key} if key else {}
    return PLUGIN.open(EN, parse(target), ports=ports(http=http, secrets=secrets), settings=settings)


def one(session, *parts):
    """The result for one request."""
    (result,) = session.translate([Request(parts)])
    return result


def test_the_protocol(server):
    with opened(server) as session:
        assert one(session, WORDS) == Answer((f"¡{WORDS}!",))
    listing, call = server.log
    assert (listing.method, listing.path, listing.query) == ("GET", "/languages", "")
    assert (call.method, call.path, call.query) == ("POST", "/translate", ""), "text and key are in the body"
    assert call.fields == {"q": WORDS, "source": "en", "target": "es", "format": "text"}
    assert "cookie" not in call.headers


def test_the_key_comes_from_the_environment_and_travels_in_the_body(server):
    server.key = KEY
    with opened(server, key=KEY) as session:
        assert one(session, WORDS).text == f"¡{WORDS}!"
    assert server.log[-1].fields["api_key"] == KEY
    assert KEY not in server.log[-1].query


def test_outer_white_space_marks_and_characters_are_kept(server):
    with opened(server) as session:
        result = one(session, " \nSee ", *pair(3, "this & <that> 😀"), ". ")
    assert shown(result.parts) == " \n¡See <3>this & <that> 😀</3>.! "


@pytest.mark.parametrize(
    ("mode", "reason"),
    [("same", "untranslated"), ("empty text", "empty"), ("null text", "no text"), ("number", "no text"), ("nothing", "no translation"),
     ("message", "message"), ("long", "characters"), ("page", "web page"), ("413", "413")],
)  # fmt: skip
def test_what_is_no_translation_is_rejected(server, mode, reason):
    server.mode = mode
    with opened(server) as session:
        result = one(session, WORDS)
    assert isinstance(result, Rejected)
    assert reason in result.reason


@pytest.mark.parametrize("key", [None, "wrong-S3CRET"])
def test_a_refused_key_is_not_repeated(server, key, caplog):
    caplog.set_level(logging.DEBUG)
    server.key = KEY
    with opened(server, key=key) as session, pytest.raises(EngineAuth) as caught:
        one(session, WORDS)
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert "S3CRET" not in told
    assert caught.value.__context__ is None


def test_a_server_that_is_not_there(server):
    url = server.url.replace(str(server.port), "9")
    with opened(server, url=url) as session, pytest.raises(EngineTransient, match="no connection"):
        one(session, WORDS)


@pytest.mark.parametrize(("codes", "target", "sent"), [
    (["en", "zh"], "zh-Hans", "zh"), (["en", "zh-Hans"], "zh-Hans", "zh-Hans"), (["en", "zt"], "zh-TW", "zt"),
    (["en", "pb", "pt"], "pt-BR", "pb"), (["en", "pt"], "pt-BR", "pt"), (["en", "uk"], "uk", "uk"), (["en", "nl"], "nl", "nl"),
])  # fmt: skip
def test_codes_are_the_servers_own(server, codes, target, sent):
    server.codes = codes
    server.translate = lambda words: {
        "zh": "总统的房子很大。",
        "zt": "總統的房子很大。",
        "uk": "Будинок президента великий.",
    }.get(sent[:2], f"¡{words}!")
    with opened(server, target) as session:
        assert isinstance(one(session, WORDS), Answer)
    assert server.log[-1].fields["target"] == sent


def test_a_server_without_the_pair(server):
    with opened(server, "nl") as session, pytest.raises(EngineUnsupported, match="en → nl"):
        one(session, WORDS)
    assert all(call.path == "/languages" for call in server.log), "no text was sent"


def test_a_server_without_a_list_is_asked_all_the_same(server):
    server.mode = "no list"
    with opened(server) as session:
        assert one(session, WORDS).text == f"¡{WORDS}!"


def test_threads_never_get_each_others_answers(server):
    server.translate = slowly(0.005)
    texts = [f"The house number {n} is big." for n in range(80)]
    with opened(server) as session, ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda words: one(session, words).text, texts))
    assert found == [f"¡{words}!" for words in texts]
    assert sum(call.path == "/languages" for call in server.log) == 1


def test_without_url_nothing_is_opened():
    use = ports()
    assert "url" in PLUGIN.available(use, {}).hint
    with pytest.raises(EngineMissing, match="url"):
        PLUGIN.open(EN, ES, ports=use, settings={})
    assert PLUGIN.hosts({}) == ()


@pytest.mark.parametrize(
    ("url", "local", "recipient", "hosts"),
    [
        ("http://127.0.0.1:5000/", True, "", ("127.0.0.1:5000",)),
        ("http://localhost:5000", True, "", ("localhost:5000",)),
        ("http://[::1]:5000/", True, "", ("[::1]:5000",)),
        ("https://mt.example/", False, "the LibreTranslate server mt.example", ("mt.example",)),
        ("https://localhost.example/", False, "the LibreTranslate server localhost.example", ("localhost.example",)),
    ],
)
def test_who_reads_the_text(url, local, recipient, hosts):
    settings = {"url": url}
    assert PLUGIN.sends_data
    assert PLUGIN.is_local(settings) is local
    assert PLUGIN.recipient(settings) == recipient
    assert PLUGIN.hosts(settings) == hosts


def test_another_host_than_the_allowed_is_refused(server):
    with opened(server, allowed=["mt.example"]) as session, pytest.raises(OutboundDenied, match=r"127\.0\.0\.1"):
        one(session, WORDS)
    assert server.log == []


@needs_apertium
def test_with_apertium_behind_it(server):
    """The whole way: our session, deep-translator, HTTP, a server, a real engine, and back."""
    lock = threading.Lock()
    with APERTIUM.open(EN, ES, ports=ports(), settings={}) as engine, opened(server) as session:

        def translate(words: str) -> str:
            with lock:
                (result,) = engine.translate([text(words)])
            return result.text

        server.translate = translate
        assert one(session, "The house is big.").text == "La casa es grande."
        assert one(session, "The Minister said yes.\nIt is late.").text == "El Ministro dijo sí.\nEs tarde."
        marked = one(session, "He sees ", *pair(0, "the big house"), " in Minsk.")
        assert shown(marked.parts) == "Ve <0>la casa grande</0> en Minsk."
