"""A server on 127.0.0.1 that speaks the protocol of chat completions, obedient or as ``mode`` says."""

from __future__ import annotations

import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from translate.engines.base import HttpReply

REFUSAL = "I'm sorry, but I can't help with that."


def asked(body: bytes) -> dict[str, str]:
    """The segments of a question, by name."""
    question = json.loads(body)["messages"][-1]["content"]
    return json.loads(re.search(r"^Translate these segments:\n(.*)$", question, re.MULTILINE)[1])


def completion(content: object, *, ended: str = "stop", **message: object) -> dict[str, object]:
    """A whole reply with one message."""
    told = {"role": "assistant", "content": content, **message}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1765168491,
        "model": "scripted",
        "choices": [{"index": 0, "message": told, "finish_reason": ended}],
        "usage": {"prompt_tokens": 10, "completion_tokens": 10, "total_tokens": 20},
    }


def error(message: str, kind: str = "invalid_request_error", code: object = None, param: object = None) -> str:
    """An error as the protocol has it."""
    return json.dumps({"error": {"message": message, "type": kind, "param": param, "code": code}})


class ChatServer:
    """What is asked is checked as a strict server checks it; ``log`` has every request."""

    def __init__(self) -> None:
        self.mode = "good"
        self.key = ""
        self.model = "news-7b"
        self.refuses: set[str] = set()
        """What requests may not hold: kinds of ``response_format``, or names of fields."""
        self.translate: Callable[[str], str] = lambda words: f"¡{words}!"
        self.spoil: Callable[[dict[str, str], int], object] | None = None
        """What the model says instead: from its good answers and the number of the request, from 0."""
        self.log: list[dict[str, object]] = []
        self.lock = threading.Lock()
        self.release = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1/"

    @contextmanager
    def running(self) -> Iterator[ChatServer]:
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

            def do_POST(self) -> None:
                owner.serve(self)

            do_GET = do_POST  # noqa: N815 - the library's name

        return Handler

    def serve(self, request: http.server.BaseHTTPRequestHandler) -> None:
        body = request.rfile.read(int(request.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in request.headers.items()}
        with self.lock:
            number = len(self.log)
            self.log.append({"method": request.command, "path": request.path, "headers": headers, "body": body})
        status, content, extra = self.reply(request.command, request.path, headers, body, number)
        data = content if isinstance(content, bytes) else content.encode()
        extra = {"Content-Type": "application/json", "Content-Length": str(len(data)), **extra}
        if self.mode == "cut":
            extra["Content-Length"] = str(len(data) + 500)
            request.close_connection = True
        request.send_response(status)
        for name, value in extra.items():
            request.send_header(name, value)
        request.end_headers()
        try:
            request.wfile.write(data)
        except OSError:
            request.close_connection = True

    def reply(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes, number: int
    ) -> tuple[int, str | bytes, dict[str, str]]:
        if path != "/v1/chat/completions":
            return 404, "404 page not found", {"Content-Type": "text/plain"}
        if method != "POST":
            return 405, "method not allowed", {"Content-Type": "text/plain"}
        if self.key and headers.get("authorization") != f"Bearer {self.key}":
            shown = headers.get("authorization", "none")
            return 401, error(f"Incorrect API key provided: {shown}", code="invalid_api_key"), {}
        known = {"model", "messages", "temperature", "stream", "max_tokens", "max_completion_tokens", "response_format"}
        question = json.loads(body)
        if headers.get("content-type") != "application/json" or question.keys() - known or question.get("stream"):
            return 400, error("bad request"), {}
        if question["model"] != self.model:
            told = f"model '{question['model']}' not found, try pulling it first"
            return 404, error(told, "not_found_error"), {}
        refused = self.refused(question)
        if refused:
            return refused[0], refused[1], {}
        if self.mode == "hang":
            self.release.wait(5)
        if scripted := self.misbehaviour():
            return scripted
        answers = {name: self.translate(words) for name, words in asked(body).items()}
        said = self.spoil(answers, number) if self.spoil else answers
        if isinstance(said, dict) and "choices" in said:
            return 200, json.dumps(said), {}
        content = said if isinstance(said, str) or said is None else json.dumps(said, ensure_ascii=False)
        reply = json.dumps(completion(content), ensure_ascii=False)
        if self.mode == "latin-1":
            return 200, reply.encode("latin-1", "replace"), {"Content-Type": "application/json; charset=utf-8"}
        if self.mode == "twice encoded":
            return 200, reply.encode().decode("latin-1").encode(), {}
        if self.mode == "truncated":
            return 200, reply[: len(reply) // 2], {}
        return 200, reply, {}

    def refused(self, question: Mapping[str, object]) -> tuple[int, str] | None:
        """A complaint about the first thing in the question that this server does not know."""
        form = question.get("response_format")
        kind = form["type"] if isinstance(form, dict) else ""
        if kind in self.refuses:
            return 400, error(
                f"'response_format' of type '{kind}' is not supported with this model", param="response_format"
            )
        if kind and "silently" in self.refuses:
            return 400, error("bad request")
        if "temperature" in question and "temperature" in self.refuses:
            return 400, error(
                "Unsupported value: 'temperature' does not support 0.0 with this model.", param="temperature"
            )
        if "max_tokens" in question and "max_tokens" in self.refuses:
            told = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
            return 400, error(told, code="unsupported_parameter", param="max_tokens")
        if "system" in self.refuses and question["messages"][0]["role"] == "system":
            return 400, error("System role not supported", "BadRequestError", 400)
        return None

    def misbehaviour(self) -> tuple[int, str, dict[str, str]] | None:
        """What the server answers whatever was asked."""
        told = error(f"scripted {self.mode}: Bearer {self.key}: The house of the president")
        if self.mode.isdigit():
            return int(self.mode), told, {"Retry-After": "7"} if self.mode in ("429", "503") else {}
        page = {"Content-Type": "text/html"}
        others: dict[str, tuple[int, str, dict[str, str]]] = {
            "spent": (429, error("You exceeded your current quota", "insufficient_quota", "insufficient_quota"), {}),
            "html": (200, "<!doctype html><html><body>Please log in</body></html>", page),
            "loading": (503, error("Loading model", "unavailable_error", 503), {}),
            "nothing": (200, "", {}),
            "list": (200, "[]", {}),
            "another protocol": (200, '{"message": {"content": "Hola"}, "done": true}', {}),
            "no choices": (200, '{"choices": []}', {}),
            "error with 200": (200, error("upstream", code=429), {}),
            "quota with 200": (200, error("no money", "insufficient_quota"), {}),
            "too long": (
                400,
                error("This model's maximum context length is 4096 tokens", code="context_length_exceeded"),
                {},
            ),
            "key with 400": (400, error("API key not valid. Please pass a valid API key."), {}),
            "redirect": (302, "", {"Location": "https://elsewhere.example/steal"}),
        }
        return others.get(self.mode)


def answering(translate: Callable[[str], str]) -> Callable[[str, str, bytes], HttpReply]:
    """An obedient model without a server, for tests that want no sockets."""

    def answer(method: str, url: str, body: bytes) -> HttpReply:
        said = json.dumps({name: translate(words) for name, words in asked(body).items()})
        return HttpReply(200, {}, json.dumps(completion(said)).encode())

    return answer
