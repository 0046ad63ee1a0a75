"""The last look at the door: private text goes out in no wrapping."""

from __future__ import annotations

import gzip
import html
import json
import urllib.parse
import zlib

import pytest

from translate.engines.base import Answer, HttpReply, Ports, Request
from translate.engines.google import PLUGIN as GOOGLE
from translate.errors import OutboundDenied
from translate.model.locale import parse
from translate.prefill.parts import take_apart
from translate.prefill.privacy import cleaned, unmask
from translate.project.guard import GuardedHttp
from translate.project.pipe import Processes
from translate.terminology.load import load, merge_private
from translate.terminology.private import private_terms

NAME = "Zoë Kováč"
SECRET = f"""version: 1
source: en
concepts:
- {{id: s1, en: {{term: {NAME}}}, targets: {{ru: {{term: Зоя Ковач}}}}}}
patterns:
- {{id: tel, kind: phone}}
- {{id: mail, kind: email}}
- {{id: secrets, kind: url-with-token}}
"""
PRIVATE = private_terms(merge_private(load("version: 1\nsource: en\n", "a"), load(SECRET, "b")))
URL = "https://mt.example/v2/translate"


class Behind:
    """The port behind the guard: what it was asked to send."""

    def __init__(self) -> None:
        self.sent: list[tuple[object, ...]] = []

    def send(self, method, url, *, headers=None, body=None, timeout=None) -> HttpReply:
        self.sent.append((method, url, headers, body, timeout))
        return HttpReply(200, {}, b"")


def quoted(text: str) -> str:
    return "".join(f"%{byte:02x}" for byte in text.encode())


def u_escaped(text: str) -> str:
    return "".join(f"\\u{unit:04X}" for unit in memoryview(text.encode("utf-16-le")).cast("H"))


WRAPPINGS = {
    "plain": lambda text: text.encode(),
    "utf-8 with BOM": lambda text: text.encode("utf-8-sig"),
    "latin-1": lambda text: text.encode("latin-1", "xmlcharrefreplace"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 without BOM": lambda text: text.encode("utf-16-be"),
    "form": lambda text: urllib.parse.urlencode({"target": "es", "q": text}).encode(),
    "form with %20": lambda text: urllib.parse.urlencode({"q": text, "x": "1"}, quote_via=urllib.parse.quote).encode(),
    "form, each byte": lambda text: b"q=" + quoted(text).encode(),
    "form, twice": lambda text: b"q=" + urllib.parse.quote(urllib.parse.quote(text)).encode(),
    "form name": lambda text: urllib.parse.urlencode({text: "x"}).encode(),
    "json": lambda text: json.dumps({"q": ["Hi", text]}).encode(),
    "json, utf-8": lambda text: json.dumps({"text": text}, ensure_ascii=False).encode(),
    "json, each letter": lambda text: f'{{"q": "{u_escaped(text)}"}}'.encode(),
    "json name": lambda text: json.dumps({text: 1}).encode(),
    "json, repeated name": lambda text: (f'{{"q": {json.dumps(text)}, "q": "x"}}').encode(),
    "json list of lists": lambda text: json.dumps([[["a", [text]]]]).encode(),
    "json text": lambda text: json.dumps(text).encode(),
    "json in json": lambda text: json.dumps({"arguments": json.dumps({"q": text})}).encode(),
    "json in form": lambda text: urllib.parse.urlencode({"data": json.dumps({"q": text})}).encode(),
    "json, chat": lambda text: json.dumps({"messages": [{"role": "user", "content": f"1: <t>{text} met us</t>"}]}).encode(),
    "json, broken": lambda text: json.dumps({"q": text}).encode()[:-1],
    "json with html": lambda text: json.dumps({"q": html.escape(text).encode("ascii", "xmlcharrefreplace").decode()}).encode(),
    "html, hexadecimal": lambda text: "".join(f"&#x{ord(c):x};" for c in text).encode(),
    "html, tags inside": lambda text: json.dumps({"q": f"<p>{text[:2]}<b>{text[2:]}</b></p>"}).encode(),
    "xml": lambda text: f"<s>{html.escape(text)}</s>".encode(),
    "gzip": lambda text: gzip.compress(json.dumps({"q": text}).encode()),
    "deflate": lambda text: zlib.compress(text.encode()),
    "json lines": lambda text: b"\n".join(json.dumps({"q": one}).encode() for one in ("x", text)),
}  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [NAME, "zoe KOVAC", "Zo\u00adë\u200b  Kováč", "by zoekovac92", "Зоя Ковач", "+44 20 7946 0958", "x@desk.example"],
)
@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_no_wrapping_hides_it(wrapping: str, text: str) -> None:
    behind = Behind()
    with pytest.raises(OutboundDenied) as caught:
        GuardedHttp(behind, PRIVATE).send("POST", URL, body=WRAPPINGS[wrapping](text))
    assert behind.sent == []
    assert "mt.example" in str(caught.value)
    told = str(caught.value) + repr(caught.value.__context__)
    assert not any(PRIVATE.in_source(part) for part in told.split("example"))


@pytest.mark.parametrize(
    "url",
    [f"{URL}?q={urllib.parse.quote(NAME)}", f"{URL}?q={urllib.parse.quote_plus(NAME)}", f"{URL}?q={quoted(NAME)}&key=x", f"{URL}?{quoted(NAME)}",
     f"https://mt.example/{quoted(NAME)}/es", "https://mt.example/zoe/kovac", f"{URL}#{quoted(NAME)}", "https://zoe-kovac@mt.example/", "https://zoekovac.mt.example/",
     f"{URL}?q={urllib.parse.quote(urllib.parse.quote(NAME))}", f"{URL}?a=1&q=%2B44+20+7946+0958"],
)  # fmt: skip
def test_nor_does_an_address(url: str) -> None:
    behind = Behind()
    with pytest.raises(OutboundDenied) as caught:
        GuardedHttp(behind, PRIVATE).send("GET", url)
    assert behind.sent == []
    assert "?" not in str(caught.value)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Title": NAME},
        {"X-Title": "zoe kovac"},
        {"X-T": quoted(NAME)},
        {"Referer": f"https://x.example/?q={quoted(NAME)}"},
    ],
)
def test_nor_a_header(headers: dict[str, str]) -> None:
    with pytest.raises(OutboundDenied):
        GuardedHttp(Behind(), PRIVATE).send("GET", URL, headers=headers)


def test_a_key_is_no_text() -> None:
    behind = Behind()
    GuardedHttp(behind, PRIVATE).send(
        "GET", URL, headers={"Authorization": "Bearer zoekovac", "api-key": "+44 20 7946 0958"}
    )
    assert len(behind.sent) == 1


def test_an_account_that_the_configuration_names_may_be_told() -> None:
    url = f"{URL}?q=Hello&de=desk%40news.example"
    with pytest.raises(OutboundDenied):
        GuardedHttp(Behind(), PRIVATE).send("GET", url)
    behind = Behind()
    GuardedHttp(behind, PRIVATE, known=("desk@news.example",)).send("GET", url)
    assert len(behind.sent) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"", b"q=The+KGB+said+so&target=es&api_key=0123456789abcdef0123456789abcdef",
        json.dumps({"q": "XQZ1 met XQZ2A us XQZ2B on 2022-11-22.", "max_tokens": 4000, "seed": 1234567890123456, "temperature": 0.2}).encode(),
        json.dumps({"text": ["ph1@tb.x said 100 % of <x id=1/> &amp; 1,234,567"]}).encode(),
        json.dumps(["Zoë", "Kováč"]).encode(), b"\xff\xfe\x00", b"{" * 5000, b"%" * 5000, b"x\x9c\x00",
    ],
)  # fmt: skip
def test_everything_else_goes_through_as_it_is(body: bytes) -> None:
    behind = Behind()
    url = f"{URL}?key=AbCdEf0123456789AbCdEf0123456789&tl=es"
    GuardedHttp(behind, PRIVATE).send("POST", url, headers={"Content-Type": "application/json"}, body=body, timeout=3.0)
    assert behind.sent == [("POST", url, {"Content-Type": "application/json"}, body, 3.0)]


@pytest.mark.parametrize("host", ["127.0.0.1:5000", "localhost:8080", "[::1]:9"])
def test_this_machine_may_read_it(host: str) -> None:
    behind = Behind()
    GuardedHttp(behind, PRIVATE).send("POST", f"http://{host}/translate", body=NAME.encode())
    assert len(behind.sent) == 1


def test_a_gateway_on_this_machine_may_not() -> None:
    behind = Behind()
    guarded = GuardedHttp(behind, PRIVATE, local=("127.0.0.1:5000", "Localhost"))
    guarded.send("POST", "http://127.0.0.1:5000/translate", body=NAME.encode())
    guarded.send("POST", "http://localhost/translate", body=NAME.encode())
    assert len(behind.sent) == 2
    for url in ("http://127.0.0.1:9/", "http://[::1]:5000/", "https://127.0.0.1:50001/"):
        with pytest.raises(OutboundDenied):
            guarded.send("POST", url, body=NAME.encode())
    with pytest.raises(OutboundDenied):
        GuardedHttp(behind, PRIVATE, local=("mt.example",)).send("POST", URL, body=NAME.encode())


def test_a_neighbour_in_the_house_may_not() -> None:
    for host in ("192.168.1.5", "10.0.0.1", "localhost.example", "127.0.0.1.example", "desk.local"):
        with pytest.raises(OutboundDenied):
            GuardedHttp(Behind(), PRIVATE).send("POST", f"http://{host}/translate", body=NAME.encode())


class Google(Behind):
    """The page of a service that answers with the words it got."""

    def send(self, method, url, *, headers=None, body=None, timeout=None) -> HttpReply:
        super().send(method, url, headers=headers, body=body, timeout=timeout)
        text = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(url).query))["q"].replace("spoke", "habló")
        page = f'<html><body><div class="result-container">{html.escape(text)}</div></body></html>'
        return HttpReply(200, {"content-type": "text/html; charset=utf-8"}, page.encode())


def test_a_real_engine_sends_a_masked_text_and_is_stopped_with_any_other() -> None:
    behind = Google()
    ports = Ports(pipe=Processes(), http=GuardedHttp(behind, PRIVATE), secret=lambda _: None)
    parts = take_apart(f"Then {NAME} spoke <b>for long</b>.").parts
    with GOOGLE.open(parse("en"), parse("es"), ports=ports, settings={}) as session:
        with pytest.raises(OutboundDenied):
            list(session.translate([Request(parts)]))
        assert behind.sent == []
        request = cleaned(Request(parts), PRIVATE)
        assert request is not None
        (answer,) = session.translate([request])
    assert len(behind.sent) == 1
    assert isinstance(answer, Answer)
    assert unmask(answer, parts, PRIVATE).text == f"Then {NAME} habló for long."
