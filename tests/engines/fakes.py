"""What the tests of the engines stand on: ports without a network, a scripted pipeline, and a server that misbehaves."""

from __future__ import annotations

import html
import http.server
import json
import shutil
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pytest

from translate.engines.base import Channel, HttpReply, Mark, Parts, PipeBroken, Ports, Request, Stage
from translate.errors import EngineMissing
from translate.project.http import AllowedHttp, DeniedHttp
from translate.project.pipe import Processes

SENTENCES = (
    "The police arrested two members of the group in Minsk.",
    "He said that the house was big, but nobody believed him.",
    "Is it a cat?",
    "The Minister of Foreign Affairs visited the city yesterday.",
    "We don't know what will happen next year!",
    "“I am here,” she said.",
    "There's a lot of concern about the zorkmid hunt.",
    "The scavenger hunt is open to anyone and everyone.",
    "It costs $5 (or 4 €) & more: 50% of them_all.",
    "Two brothers [1] wrote {x} to the president.",
)

needs_apertium = pytest.mark.skipif(
    "eng-spa" not in Processes().modes() or shutil.which("lt-proc") is None,
    reason="needs Debian's apertium-eng-spa",
)


def ports(*, pipe: object = None, http: object = None, secrets: Mapping[str, str] | None = None) -> Ports:
    """Ports that reach nothing unless told otherwise."""
    known = dict(secrets or {})
    return Ports(pipe=pipe or Processes(), http=http or DeniedHttp(), secret=known.get)


def text(words: str) -> Request:
    """A request of plain text."""
    return Request((words,))


def shown(parts: Parts) -> str:
    """Parts as people write them: ``See <0>this</0>.``."""
    form = {"open": "<{}>", "close": "</{}>", "void": "<{}/>"}
    return "".join(part if isinstance(part, str) else form[part.kind].format(part.index) for part in parts)


def pair(index: int, *inner: str | Mark) -> Parts:
    """An inline code around something."""
    return (Mark(index, "open"), *inner, Mark(index, "close"))


class Scripted:
    """A port ``Pipe`` whose channel answers what a function says; ``None`` = dies, an exception = raised."""

    def __init__(self, answer: Callable[[bytes, int], bytes | None], *, modes: Sequence[str] = ("eng-spa",)) -> None:
        self.answer = answer
        self.names = tuple(modes)
        self.started: list[Sequence[Stage]] = []
        self.open = 0
        self.sent: list[bytes] = []

    def modes(self) -> tuple[str, ...]:
        return self.names

    def mode(self, name: str) -> tuple[tuple[str, ...], ...]:
        if name not in self.names:
            raise EngineMissing(name)
        return (("lt-proc", "a.bin"), ("/usr/bin/apertium-tagger", "-g", "$2", "b.prob"), ("lt-proc", "$1", "c.bin"))

    def start(self, stages: Sequence[Stage]) -> Channel:
        self.started.append(stages)
        self.open += 1
        return ScriptedChannel(self)


class ScriptedChannel:
    def __init__(self, owner: Scripted) -> None:
        self.owner = owner
        self.blocks: list[bytes] = []
        self.closed = False

    def send(self, block: bytes) -> None:
        self.owner.sent.append(block)
        self.blocks.append(block)

    def receive(self, *, timeout: float) -> bytes:
        answer = self.owner.answer(self.blocks.pop(0), len(self.owner.started))
        if answer is None:
            raise PipeBroken("scripted death")
        return answer

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.owner.open -= 1


class Canned:
    """A port ``Http`` that answers from a function and remembers what would have been sent."""

    def __init__(self, answer: Callable[[str, str, bytes], HttpReply]) -> None:
        self.answer = answer
        self.sent: list[tuple[str, str, bytes]] = []

    def send(self, method, url, *, headers=None, body=None, timeout=None) -> HttpReply:
        self.sent.append((method, url, body or b""))
        return self.answer(method, url, body or b"")


class Elsewhere(AllowedHttp):
    """The real door, for tests of an engine with a fixed address: that address leads to the fake server."""

    def __init__(self, port: int, *, timeout: float = 5.0) -> None:
        super().__init__([f"127.0.0.1:{port}"], timeout=timeout)
        self.port = port

    def send(self, method, url, **rest) -> HttpReply:
        return super().send(
            method, url.replace("https://translate.google.com", f"http://127.0.0.1:{self.port}"), **rest
        )


class Server:
    """LibreTranslate's and translate.google.com/m's protocol on 127.0.0.1, obedient or as ``mode`` says."""

    def __init__(self) -> None:
        self.mode = "ok"
        self.key = ""
        self.codes = ["en", "es", "uk", "he", "zh-Hans", "pt-BR"]
        self.translate: Callable[[str], str] = lambda words: f"¡{words}!"
        self.log: list[dict[str, object]] = []
        self.release = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    @contextmanager
    def running(self) -> Iterator[Server]:
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

            def log_message(self, *args: object) -> None:
                pass

            def do_GET(self) -> None:
                owner.serve(self)

            do_POST = do_GET  # noqa: N815 - the library's name

        return Handler

    def serve(self, request: http.server.BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length") or 0)).decode()
        address = urllib.parse.urlsplit(request.path)
        fields = dict(urllib.parse.parse_qsl(address.query)) | dict(urllib.parse.parse_qsl(body))
        self.log.append(
            {
                "method": request.command,
                "path": address.path,
                "query": address.query,
                "body": body,
                "fields": fields,
                "peer": request.client_address[1],
                "headers": {name.lower(): value for name, value in request.headers.items()},
            }
        )
        status, kind, content, extra = self.reply(request.command, address.path, fields)
        data = content.encode()
        if self.mode == "cut":
            extra["Content-Length"] = str(len(data) + 500)
            request.close_connection = True
        request.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **extra}.items():
            request.send_header(name, value)
        request.end_headers()
        try:
            request.wfile.write(data)
        except OSError:
            request.close_connection = True

    def reply(self, method: str, path: str, fields: Mapping[str, str]) -> tuple[int, str, str, dict[str, str]]:
        js, page = "application/json", "text/html; charset=utf-8"
        if path == "/languages":
            if self.mode == "no list":
                return 404, page, "<html>not found</html>", {}
            return 200, js, json.dumps([{"code": c, "name": c, "targets": self.codes} for c in self.codes]), {}
        words = fields.get("q", "")
        if self.mode == "hang":
            self.release.wait(5)
        if self.mode.isdigit():
            return int(self.mode), js, json.dumps({"error": f"scripted {self.mode}: {words}"}), {"Retry-After": "7"}
        if self.mode == "redirect":
            return 302, page, "", {"Location": "https://elsewhere.example/steal"}
        if self.mode == "html":
            return 200, page, "<!doctype html><html><body>Please log in</body></html>", {}
        if self.mode == "robot":
            return 200, page, "<html><body>Our systems have detected unusual traffic</body></html>", {}
        if path == "/m":
            answer = {"same": words, "empty": "", "message": "Error 500 (Server Error)!!1"}.get(
                self.mode, self.translate(words)
            )
            return 200, page, f'<html><body><div class="result-container">{html.escape(answer)}</div></body></html>', {}
        if method != "POST" or path != "/translate":
            return 405, page, "Method not allowed", {}
        if self.key and fields.get("api_key", "") != self.key:
            if "api_key" in fields:
                return 403, js, json.dumps({"error": "Invalid API key"}), {}
            return 400, js, json.dumps({"error": "Please contact the server operator to get an API key"}), {}
        for side in ("source", "target"):
            if fields.get(side) not in self.codes:
                return 400, js, json.dumps({"error": f"{fields.get(side)} is not supported"}), {}
        if self.mode == "truncated":
            return 200, js, '{"translatedText": "Hol', {}
        if self.mode == "nothing":
            return 200, js, "null", {}
        answers: dict[str, object] = {
            "same": words,
            "empty": "",
            "null text": None,
            "number": 5,
            "message": "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.",
            "long": self.translate(words) * 20,
            "page": "<html><head><title>502</title></head></html>",
        }
        return 200, js, json.dumps({"translatedText": answers.get(self.mode, self.translate(words))}), {}


def slowly(seconds: float) -> Callable[[str], str]:
    """A translator that takes its time."""

    def translate(words: str) -> str:
        time.sleep(seconds)
        return f"¡{words}!"

    return translate
