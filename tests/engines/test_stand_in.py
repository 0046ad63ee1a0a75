"""The stand-in for ``requests`` inside deep-translator."""

from __future__ import annotations

import sys

import pytest

from engines.fakes import Canned
from translate.engines.base import HttpReply
from translate.engines.stand_in import Carrier, StandIn, install, through
from translate.errors import OutboundDenied


def test_only_deep_translators_own_names_are_set(offline):
    import requests

    get, post = requests.get, requests.post
    install()
    install()
    import deep_translator.google
    import deep_translator.libre

    assert isinstance(deep_translator.google.requests, StandIn)
    assert deep_translator.google.requests is deep_translator.libre.requests
    assert sys.modules["requests"] is requests
    assert (requests.get, requests.post) == (get, post)


def test_outside_a_session_nothing_is_sent(offline):
    install()
    from deep_translator import (
        DeeplTranslator,
        GoogleTranslator,
        LibreTranslator,
        MicrosoftTranslator,
        MyMemoryTranslator,
    )

    with pytest.raises(OutboundDenied):
        DeeplTranslator(source="en", target="es", api_key="k").translate("secret")
    with pytest.raises(OutboundDenied):
        MicrosoftTranslator(source="en", target="es", api_key="k")
    with pytest.raises(OutboundDenied):
        MyMemoryTranslator(source="en-GB", target="es-ES").translate("secret")
    with pytest.raises(OutboundDenied):
        GoogleTranslator(source="en", target="es").translate("secret")
    with pytest.raises(OutboundDenied):
        LibreTranslator(source="en", target="es", api_key="k").translate("secret")


def test_text_goes_in_the_body_and_some_things_nowhere():
    http = Canned(lambda *call: HttpReply(200, {}, b'{"a": "\xc3\xa9"}'))
    with through(Carrier(http, 3.0, frozenset({"api_key"}))):
        reply = StandIn(None).post("https://x.example/t", params={"q": "a b&c", "api_key": "-"})
    assert http.sent == [("POST", "https://x.example/t", b"q=a+b%26c")]
    assert (reply.status_code, reply.text, reply.json()) == (200, '{"a": "é"}', {"a": "é"})


def test_carriers_do_not_outlive_their_call():
    http = Canned(lambda *call: HttpReply(200, {}, b""))
    with through(Carrier(http, 3.0)):
        StandIn(None).get("https://x.example/m", params={"q": "ü"})
    with pytest.raises(OutboundDenied):
        StandIn(None).get("https://x.example/m")
    assert http.sent == [("GET", "https://x.example/m?q=%C3%BC", b"")]


class Listening(Canned):
    """Remembers headers too."""

    def send(self, method, url, *, headers=None, body=None, timeout=None) -> HttpReply:
        self.headers, self.timeout = headers, timeout
        return super().send(method, url, body=body)


def test_json_is_a_body_and_its_parameters_stay_in_the_address():
    http = Listening(lambda *call: HttpReply(200, {}, b"[]"))
    with through(Carrier(http, 3.0)):
        StandIn(None).post(
            "https://x.example/t?v=3",
            params={"to": "es"},
            json=[{"Text": "ñ"}],
            headers={"K": "1", "Content-type": "x"},
        )
    assert http.sent == [("POST", "https://x.example/t?v=3&to=es", '[{"Text": "ñ"}]'.encode())]
    assert http.headers == {"Accept": "*/*", "K": "1", "Content-Type": "application/json"}
    assert http.timeout == 3.0


@pytest.mark.parametrize("body", ["ñ".encode("latin-1"), "ñ".encode("utf-16"), b"\xff\xfe"])
def test_what_is_not_utf_8_is_not_guessed(body):
    http = Canned(lambda *call: HttpReply(200, {"content-type": "text/html; charset=utf-8"}, body))
    with through(Carrier(http, 3.0)), pytest.raises(UnicodeDecodeError):
        assert StandIn(None).get("https://x.example/m").text
