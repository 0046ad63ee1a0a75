"""Translation services on 127.0.0.1 that speak their real protocols and misbehave on command.

Each protocol is one function from a call to a reply. It is served over HTTP (:meth:`Service.running`) or handed straight to
an engine as its port (:class:`Direct`), where a test wants thousands of calls and no sockets.
"""

from __future__ import annotations

import html
import http.server
import json
import re
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree import ElementTree as ET

from translate.engines.base import HttpReply

KEY = "k3y-S3CRET-0123"
JSON, PAGE = "application/json", "text/html; charset=utf-8"
LOGIN = "<!doctype html><html><head><title>Log in</title></head><body>Please log in</body></html>"
SPENT = (
    "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY. NEXT AVAILABLE IN  11 HOURS 29 MINUTES 04 "
    "SECONDS VISIT HTTPS://MYMEMORY.TRANSLATED.NET/DOC/USAGELIMITS.PHP TO TRANSLATE MORE"
)


@dataclass(frozen=True)
class Call:
    """What was asked."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    peer: int = 0

    @cached_property
    def fields(self) -> dict[str, str]:
        """Parameters of the address and of a form."""
        form = "" if "json" in self.headers.get("content-type", "") else self.body.decode()
        return dict(urllib.parse.parse_qsl(self.query)) | dict(urllib.parse.parse_qsl(form))

    @cached_property
    def data(self):
        """The body as JSON."""
        return json.loads(self.body)


@dataclass
class Told:
    """What is answered."""

    status: int
    kind: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def told(status: int, value: object) -> Told:
    """A JSON reply."""
    return Told(status, JSON, json.dumps(value, ensure_ascii=False).encode())


class Service:
    """One service. ``mode`` is ``ok`` or a way to misbehave."""

    def __init__(self, protocol: str) -> None:
        self.protocol = protocol
        self.mode = "ok"
        self.key = KEY if protocol in ("deepl", "microsoft") else ""
        self.codes = ["en", "es", "uk", "he", "zh-Hans", "pt-BR"]
        self.translate: Callable[[str], str] = lambda words: f"¡{words}!"
        self.log: list[Call] = []
        self.glossaries: dict[str, dict] = {}
        self.release = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    # What it says

    def said(self, words: str) -> object:
        """A translation, or what stands in the place of one."""
        odd = {
            "same": words,
            "empty text": "",
            "null text": None,
            "number": 5,
            "message": "Error 500 (Server Error)!!1 That is an error.",
            "page": "<html><head><title>502 Bad Gateway</title></head></html>",
        }
        if self.mode in odd:
            return odd[self.mode]
        answer = self.translate(words)
        if self.mode == "long":
            return answer * 20
        return answer.encode().decode("latin-1") if self.mode == "mojibake" else answer

    def said_between_tags(self, text: str) -> object:
        """The same for text with tags, which stay where they are, and so does what a tag protects."""
        if "<" not in text:
            answer = self.said(html.unescape(text))
            return html.escape(answer, quote=False) if isinstance(answer, str) else answer
        out: list[str] = []
        for piece in re.split(r"(<span class=\"notranslate\".*?</span>|<[^<>]*>)", text):
            bare = piece.strip()
            if not bare or bare.startswith("<"):
                out.append(piece)
                continue
            answer = self.said(html.unescape(bare))
            if not isinstance(answer, str):
                return answer
            out.append(piece.replace(bare, html.escape(answer, quote=False)))
        return "".join(out)

    def answer(self, call: Call) -> Told:
        """The reply to a call."""
        self.log.append(call)
        if self.mode == "redirect":
            return Told(307, PAGE, b"", {"Location": "https://elsewhere.example/steal"})
        if self.mode.partition(" ")[0].isdigit():
            return self.failure(call)
        reply = PROTOCOLS[self.protocol](self, call)
        if reply.status == 200 and not call.path.endswith("/languages"):
            return self.spoiled(reply)
        return reply

    def failure(self, call: Call) -> Told:
        number, _, how = self.mode.partition(" ")
        words = f"scripted {number}: {call.query} {call.body.decode()}"  # a service that repeats what it was sent
        code = {"error": {"code": int(number) * 1000 + 1, "message": words}} if self.protocol == "microsoft" else None
        reply = told(int(number), code or {"error": words, "message": words})
        reply.headers["Retry-After"] = "7"
        if how == "date":
            reply.headers |= {"Date": "Wed, 21 Oct 2026 07:27:00 GMT", "Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}
        return reply

    def spoiled(self, reply: Told) -> Told:
        text = reply.body.decode()
        bodies: dict[str, bytes] = {
            "html": LOGIN.encode(),
            "robot": b"<html><body>Our systems have detected unusual traffic</body></html>",
            "empty": b"",
            "nothing": b"null",
            "truncated": reply.body[: reply.body.index("¡".encode()) + 9] if "¡" in text else reply.body[:-7],
            "latin-1": text.encode("latin-1", "replace"),
            "utf-16": text.encode("utf-16"),
            "huge": reply.body + b" " * 50_000,
        }
        reply.body = bodies.get(self.mode, reply.body)
        if self.mode in ("html", "robot"):
            reply.kind = PAGE
        if self.mode == "declared":
            reply.kind = reply.kind.partition(";")[0] + "; charset=iso-8859-1"
        return reply

    # How it travels

    @contextmanager
    def running(self) -> Iterator[Service]:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        server.daemon_threads = True
        self.port = server.server_address[1]
        thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.release.set()
            server.shutdown()
            server.server_close()
            thread.join(5)

    def _handler(self) -> type[http.server.BaseHTTPRequestHandler]:
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def log_message(self, *args: object) -> None:
                pass

            def do_GET(self) -> None:
                owner.serve(self)

            do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815 - the library's names

        return Handler

    def serve(self, request: http.server.BaseHTTPRequestHandler) -> None:
        address = urllib.parse.urlsplit(request.path)
        headers = {name.lower(): value for name, value in request.headers.items()}
        body = request.rfile.read(int(headers.get("content-length", 0)))
        reply = self.answer(
            Call(request.command, address.path, address.query, headers, body, request.client_address[1])
        )
        if self.mode == "hang":
            self.release.wait(5)
        if self.mode == "drop":
            request.close_connection = True
            return
        length = len(reply.body)
        if self.mode == "cut":
            length += 500
            request.close_connection = True
        lines = {"Content-Type": reply.kind, "Content-Length": str(length), **reply.headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        out = f"HTTP/1.1 {reply.status} OK\r\n{head}\r\n".encode()
        try:
            if self.mode != "drip":
                request.wfile.write(out + reply.body)  # in one go: many small packets are slow
                return
            request.wfile.write(out)
            for at in range(len(reply.body)):
                request.wfile.write(reply.body[at : at + 1])
                request.wfile.flush()
                if self.release.wait(0.05):
                    break
        except OSError:
            request.close_connection = True


class Direct:
    """The port ``Http``, without a network: calls go straight to a service, whatever their host."""

    def __init__(self, service: Service, *, pause: float = 0.0) -> None:
        self.service = service
        self.pause = pause

    def send(self, method, url, *, headers=None, body=None, timeout=None) -> HttpReply:
        address = urllib.parse.urlsplit(url)
        known = {name.lower(): value for name, value in (headers or {}).items()}
        reply = self.service.answer(Call(method, address.path, address.query, known, body or b""))
        if self.pause:
            time.sleep(self.pause)
        return HttpReply(reply.status, {k.lower(): v for k, v in reply.headers.items()}, reply.body)


# The protocols


def google(service: Service, call: Call) -> Told:
    """The mobile page of translate.google.com."""
    if (call.method, call.path) != ("GET", "/m"):
        return Told(404, PAGE, b"<html>not found</html>")
    answer = service.said(call.fields["q"])
    shown = "" if answer is None else html.escape(str(answer))
    page = f'<!DOCTYPE html><html><body><div class="result-container">{shown}</div></body></html>'
    return Told(200, PAGE, page.encode())


def libretranslate(service: Service, call: Call) -> Told:
    """LibreTranslate's ``/languages`` and ``/translate``."""
    if call.path == "/languages":
        if service.mode == "no list":
            return Told(404, PAGE, b"<html>not found</html>")
        return told(200, [{"code": c, "name": c, "targets": service.codes} for c in service.codes])
    if (call.method, call.path) != ("POST", "/translate"):
        return Told(405, PAGE, b"Method not allowed")
    wanted = "another key" if service.mode == "refused" else service.key
    if wanted and call.fields.get("api_key", "") != wanted:
        if "api_key" in call.fields:
            return told(403, {"error": "Invalid API key"})
        return told(400, {"error": "Please contact the server operator to get an API key"})
    for side in ("source", "target"):
        if call.fields.get(side) not in service.codes:
            return told(400, {"error": f"{call.fields.get(side)} is not supported"})
    return told(200, {"translatedText": service.said(call.fields["q"])})


def mymemory(service: Service, call: Call) -> Told:
    """MyMemory's ``/get``: whatever it has to say, HTTP says 200, and ``responseStatus`` is now a number, now a text."""
    if (call.method, call.path) != ("GET", "/get"):
        return Told(404, PAGE, b"<html>not found</html>")

    def failure(status: str, message: str, **more: object) -> Told:
        inner = {"translatedText": message}
        return told(200, {"responseData": inner, "responseDetails": message, "responseStatus": status, **more})

    words = call.fields.get("q", "")
    if service.mode == "refused":
        return failure("403", "INVALID EMAIL PROVIDED")
    if service.mode == "spent":
        data = {"responseData": {"translatedText": SPENT, "match": 1}, "responseStatus": 200, "matches": []}
        return told(200, data)
    if service.mode == "spent politely":
        return failure("429", SPENT, quotaFinished=True)
    if len(words.encode()) > 500:
        return failure("403", "QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS")
    if service.mode == "no pair" or "XX" in call.fields["langpair"]:
        return failure(
            "403", "'XX' IS AN INVALID TARGET LANGUAGE . EXAMPLE: LANGPAIR=EN|IT USING 2 LETTER ISO OR RFC3066"
        )
    match = 0.4 if service.mode == "fuzzy" else 0.85
    answer = service.said(words)
    data = {
        "responseData": {"translatedText": answer, "match": match},
        "quotaFinished": False,
        "mtLangSupported": None,
        "responseDetails": "",
        "responseStatus": 200,
        "responderId": "238",
        "exception_code": None,
        "matches": [{"segment": "The dog.", "translation": "El perro del vecino.", "match": 0.3}],
    }
    return told(200, data)


def microsoft(service: Service, call: Call) -> Told:
    """Azure Translator v3."""

    def failure(code: int, message: str) -> Told:
        return told(code // 1000, {"error": {"code": code, "message": message}})

    if call.path == "/languages":
        return told(200, {"translation": {code: {"name": code} for code in service.codes}})
    if (call.method, call.path) != ("POST", "/translate"):
        return failure(404000, "The request couldn't be performed because a resource is missing.")
    if service.mode == "spent":
        return failure(403001, "The operation isn't allowed because the subscription has exceeded its free quota.")
    if service.mode == "refused" or call.headers.get("ocp-apim-subscription-key") != service.key:
        return failure(401000, "The request isn't authorized because credentials are missing or invalid.")
    if call.fields.get("api-version") != "3.0":
        return failure(400021, "The API version parameter is missing or invalid.")
    if service.mode == "no pair":
        return failure(400036, "The target language isn't valid.")
    texts = [entry["Text"] for entry in call.data]
    if len(texts) > 1000 or sum(map(len, texts)) > 50_000:
        return failure(400077, "The maximum request size has been exceeded.")
    if service.mode == "one is bad" and any("poison" in text for text in texts):
        return failure(400020, "One of the elements in the array of input text isn't valid.")
    is_html = call.fields.get("textType") == "html"
    to = call.fields["to"]
    out = []
    for text in texts:
        own = re.sub(r'<mstrans:dictionary translation="([^"]*)">.*?</mstrans:dictionary>', r"\1", text)
        out.append(
            {"translations": [{"text": service.said_between_tags(own) if is_html else service.said(own), "to": to}]}
        )
    return told(200, out[:-1] if service.mode == "short" else out)


def deepl(service: Service, call: Call) -> Told:
    """DeepL v2 for texts and usage, v3 for glossaries."""
    if "auth_key" in call.fields:
        return told(403, {"message": "Legacy authentication is no longer supported."})
    if service.mode == "wrong door":
        return told(403, {"message": "Wrong endpoint. Use https://api-free.deepl.com"})
    if service.mode == "refused" or call.headers.get("authorization") != f"DeepL-Auth-Key {service.key}":
        return Told(403, PAGE, b"")
    if call.path == "/v2/usage":
        return told(200, {"character_count": 1, "character_limit": 500_000})
    if call.path.startswith("/v3/glossaries"):
        return _glossaries(service, call)
    if (call.method, call.path) != ("POST", "/v2/translate"):
        return told(404, {"message": "Not found"})
    if service.mode == "spent":
        return told(456, {"message": "Quota Exceeded"})
    if len(call.body) > 128 * 1024:
        return told(413, {"message": "Request Entity Too Large"})
    data = call.data
    if service.mode == "no pair":
        return told(400, {"message": "Value for 'target_lang' not supported."})
    texts = data["text"]
    if not isinstance(texts, list) or len(texts) > 50:
        return told(400, {"message": "Too many texts"})
    if service.mode == "one is bad" and any("poison" in text for text in texts):
        return told(400, {"message": "Bad request"})
    is_xml = (data.get("tag_handling"), data.get("tag_handling_version")) == ("xml", "v2")
    entries: dict[str, str] = {}
    if "glossary_id" in data:
        found = service.glossaries.get(data["glossary_id"])
        pair = (data["source_lang"][:2].lower(), data["target_lang"][:2].lower())
        if found is None:
            return told(404, {"message": "Glossary not found"})
        entries = found["dictionaries"].get(pair, {})
    out = []
    for text in texts:
        if is_xml:
            try:
                ET.fromstring(f"<all>{text}</all>")
            except ET.ParseError:
                return told(400, {"message": "Tag handling parsing failed, please check input."})
        own = text
        for source, target in entries.items():
            own = own.replace(source, target)
        answer = service.said_between_tags(own) if is_xml else service.said(own)
        out.append({"detected_source_language": "EN", "text": answer})
    return told(200, {"translations": out[:-1] if service.mode == "short" else out})


def _glossaries(service: Service, call: Call) -> Told:
    if service.mode == "no glossaries":
        return told(456, {"message": "Quota for glossaries exceeded"})
    name, _, rest = call.path.removeprefix("/v3/glossaries").strip("/").partition("/")

    def shown(id: str) -> dict:
        found = service.glossaries[id]
        pairs = [
            {"source_lang": s, "target_lang": t, "entry_count": len(e)} for (s, t), e in found["dictionaries"].items()
        ]
        return {"glossary_id": id, "name": found["name"], "dictionaries": pairs}

    def entries(one: Mapping[str, str]) -> tuple[tuple[str, str], dict[str, str]]:
        assert one["entries_format"] == "tsv"
        lines = dict(line.split("\t") for line in one["entries"].split("\n"))
        return (one["source_lang"], one["target_lang"]), lines

    if not name and call.method == "GET":
        return told(200, {"glossaries": [shown(id) for id in service.glossaries]})
    if not name and call.method == "POST":
        id = f"00000000-{len(service.glossaries):04}"
        service.glossaries[id] = {
            "name": call.data["name"], "dictionaries": dict(entries(one) for one in call.data["dictionaries"]),
        }  # fmt: skip
        return told(201, shown(id))
    if name not in service.glossaries:
        return told(404, {"message": "Glossary not found"})
    if call.method == "DELETE":
        del service.glossaries[name]
        return Told(204, JSON, b"")
    dictionaries = service.glossaries[name]["dictionaries"]
    if call.method == "PUT" and rest == "dictionaries":
        pair, lines = entries(call.data)
        dictionaries[pair] = lines
        return told(200, {"source_lang": pair[0], "target_lang": pair[1], "entry_count": len(lines)})
    if call.method == "PATCH" and not rest:
        (one,) = call.data["dictionaries"]
        pair, lines = entries(one)
        dictionaries.setdefault(pair, {}).update(lines)
        return told(200, shown(name))
    return told(405, {"message": "Method not allowed"})


PROTOCOLS: Mapping[str, Callable[[Service, Call], Told]] = {
    "google": google,
    "libretranslate": libretranslate,
    "mymemory": mymemory,
    "microsoft": microsoft,
    "deepl": deepl,
}
SECRETS = {"DEEPL_API_KEY": KEY, "MICROSOFT_API_KEY": KEY, "LIBRETRANSLATE_API_KEY": KEY}


def slowly(seconds: float) -> Callable[[str], str]:
    """A translator that takes its time."""

    def translate(words: str) -> str:
        time.sleep(seconds)
        return f"¡{words}!"

    return translate
