"""The one outgoing door: shut by default, open for named hosts only, silent about what passes."""

from __future__ import annotations

import http.server
import logging
import socket
import threading
import time
import traceback
from concurrent.futures import ThreadPoolExecutor

import pytest

from translate.engines.base import EngineTransient
from translate.errors import EngineError, OutboundDenied
from translate.project.http import AllowedHttp, DeniedHttp


class Place:
    """A server on 127.0.0.1 that says what it is told and remembers what it heard."""

    def __init__(self) -> None:
        self.status, self.headers, self.body = 200, {}, b"hello"
        self.drip = 0.0
        self.heard: list[tuple[str, str, bytes, dict[str, str], int]] = []


@pytest.fixture
def place():
    """A running server; ``place.url`` ends in ``/``."""
    found = Place()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {k.lower(): v for k, v in self.headers.items()}
            found.heard.append((self.command, self.path, body, headers, self.client_address[1]))
            self.send_response(found.status if self.path != "/end" else 200)
            for name, value in {"Content-Length": str(len(found.body)), **found.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for at in range(0, len(found.body), 1 if found.drip else len(found.body) or 1):
                    self.wfile.write(found.body[at : at + 1] if found.drip else found.body)
                    self.wfile.flush()
                    time.sleep(found.drip)
            except OSError:
                self.close_connection = True

        do_POST = do_GET  # noqa: N815 - the library's name

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.port = server.server_address[1]
    found.url = f"http://127.0.0.1:{found.port}/"
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join(5)


def door(place: Place, **given) -> AllowedHttp:
    """A door that is open for the server."""
    return AllowedHttp([f"127.0.0.1:{place.port}"], **given)


@pytest.fixture
def offline(monkeypatch):
    """Any connection or name look-up fails the test."""

    def refuse(*args: object, **rest: object) -> None:
        raise AssertionError(f"the network was used: {args}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_shut_by_default(offline):
    with pytest.raises(OutboundDenied) as caught:
        DeniedHttp().send("POST", "https://mt.example/translate?q=SECRET", body=b"SECRET")
    assert "mt.example" in str(caught.value)
    assert "[prefill] engines" in str(caught.value)
    assert "SECRET" not in str(caught.value)


def test_a_request_and_its_reply(place):
    place.headers = {"X-Thing": "Yes"}
    reply = door(place).send("POST", f"{place.url}a?b=c", headers={"X-Mine": "1"}, body=b"text")
    assert (reply.status, reply.body, reply.headers["x-thing"]) == (200, b"hello", "Yes")
    method, path, body, headers, _ = place.heard[0]
    assert (method, path, body, headers["x-mine"]) == ("POST", "/a?b=c", b"text", "1")
    assert headers["user-agent"] == "translate-desk"


@pytest.mark.parametrize("status", [204, 404, 429, 500])
def test_any_status_is_a_reply(place, status):
    place.status, place.body = status, b""
    assert door(place).send("GET", place.url).status == status


@pytest.mark.parametrize(
    "url",
    ["https://other.example/", "https://allowed.example.evil.example/", "https://evil.example/allowed.example", "https://allowed.example:8443/",
     "https://user:pw@allowed.example/", "https://allowed.example@evil.example/", "https://evil.example\\@allowed.example/",
     "https://allowed.example\\.evil.example/", "http://allowed.example:443/", "ftp://allowed.example/", "//allowed.example/", "allowed.example",
     "https://allowed.example\t.evil.example/", "https://allowed.example/\r\nX: y", "https:///x", "https://[::1", "", "file:///etc/passwd",
     "https://allowed.example:0/", "https://allowed.example:99999/", "https://xn--allowed.example/", "https://allowed.example./"],
)  # fmt: skip
def test_any_other_address_is_refused_before_a_byte_is_sent(url, offline):
    with pytest.raises(OutboundDenied):
        AllowedHttp(["allowed.example"]).send("GET", url)


def test_clear_text_only_to_this_machine(offline):
    with pytest.raises(OutboundDenied, match="clear"):
        AllowedHttp(["allowed.example"]).send("GET", "http://allowed.example/")


def test_hosts_are_compared_without_case(offline):
    with pytest.raises(EngineTransient, match=r"allowed\.example"):  # let through, and stopped by the fixture
        AllowedHttp(["Allowed.Example"]).send("GET", "https://ALLOWED.example/")


def test_a_redirect_to_another_host_is_refused(place):
    place.status, place.headers = 307, {"Location": "https://evil.example/?q=1"}
    with pytest.raises(OutboundDenied, match=r"127\.0\.0\.1 redirects to evil\.example"):
        door(place).send("POST", place.url, body=b"text")
    assert len(place.heard) == 1


def test_a_redirect_within_the_host_is_followed(place):
    place.status, place.headers = 307, {"Location": "/end"}
    assert door(place).send("POST", place.url, body=b"text").status == 200
    assert [heard[:3] for heard in place.heard] == [("POST", "/", b"text"), ("POST", "/end", b"text")]


def test_a_post_never_becomes_a_get(place):
    place.status, place.headers = 302, {"Location": "/end"}
    assert door(place).send("POST", place.url, body=b"text").status == 302
    assert len(place.heard) == 1


def test_redirects_in_circles_end(place):
    place.status, place.headers = 302, {"Location": "/"}
    with pytest.raises(EngineError, match="circles"):
        door(place).send("GET", place.url)


def test_a_server_that_hangs_or_drips_is_left_in_time(place):
    place.body, place.drip = b"x" * 100, 0.1
    begin = time.monotonic()
    with pytest.raises(EngineTransient, match=r"127\.0\.0\.1 did not answer within 0\.4 s"):
        door(place).send("GET", place.url, timeout=0.4)
    assert time.monotonic() - begin < 3


def test_a_reply_without_end_is_cut_off(place, monkeypatch):
    monkeypatch.setattr("translate.project.http._LARGEST_REPLY", 1000)
    place.body = b"x" * 5000
    with pytest.raises(EngineError, match="longer"):
        door(place).send("GET", place.url)


def test_a_reply_that_breaks_off_is_no_reply(place):
    place.headers = {"Content-Length": "500", "Connection": "close"}
    with pytest.raises(EngineTransient):
        door(place).send("GET", place.url, timeout=1)


def test_nothing_tells_what_was_sent(place, caplog):
    caplog.set_level(logging.DEBUG)
    door(place).send("POST", f"{place.url}?q=SECRET", body=b"SECRET")
    place.headers = {"Content-Length": "500", "Connection": "close"}
    with pytest.raises(EngineTransient) as caught:
        door(place).send("GET", f"{place.url}?q=SECRET", timeout=1)
    gone = AllowedHttp(["127.0.0.1:9"])
    with pytest.raises(EngineTransient, match="no connection") as unreachable:
        gone.send("GET", "http://127.0.0.1:9/?q=SECRET")
    for error in (caught.value, unreachable.value):
        assert error.__context__ is None
        assert "SECRET" not in str(error)
        assert "SECRET" not in traceback.format_exception(error)[-1]
    assert "SECRET" not in caplog.text


def test_proxies_and_netrc_of_the_environment_do_not_touch_this_machine(place, monkeypatch, tmp_path):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password SECRET\n")
    monkeypatch.setenv("NETRC", str(netrc))
    assert door(place).send("GET", place.url).status == 200
    assert "authorization" not in place.heard[0][3]


def test_no_cookie_is_kept(place):
    place.headers = {"Set-Cookie": "id=1; Path=/"}
    one = door(place)
    one.send("GET", place.url)
    one.send("GET", place.url)
    assert all("cookie" not in heard[3] for heard in place.heard)


def test_one_connection_per_thread_is_kept_alive(place):
    one = door(place)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: one.send("GET", f"{place.url}{n}"), range(40)))
    assert len({heard[4] for heard in place.heard}) <= 4
