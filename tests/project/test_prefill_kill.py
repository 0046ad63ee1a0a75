"""A run that is killed loses no draft, and no answer that had arrived is paid for twice."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.verbs import DAY, Desk
from translate.catalogs.reader import read
from translate.catalogs.state import State, state_of

WORKERS = 4


class Server(ThreadingHTTPServer):
    """A LibreTranslate server that counts."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.lock = threading.Lock()
        self.pace = 0.004


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Server

    def do_GET(self) -> None:
        self._say(
            [{"code": "en", "name": "English", "targets": ["es"]}, {"code": "es", "name": "Spanish", "targets": []}]
        )

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = json.loads(body) if body.startswith("{") else {k: v[0] for k, v in parse_qs(body).items()}
        with self.server.lock:
            self.server.asked[fields["q"]] += 1
        threading.Event().wait(self.server.pace)
        self._say({"translatedText": fields["q"].replace("The engine", "La locomotora").replace("was", "fue")})

    def _say(self, data: object) -> None:
        body = json.dumps(data).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def handle(self) -> None:
        with suppress(OSError):  # the client was killed while we answered
            super().handle()


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def project(desk: Desk, server: Server, paragraphs: int) -> None:
    desk.write(
        "translate.toml",
        'format = 1\nsource-locale = "en"\nlocales = ["es"]\n[prefill]\nengines = ["libretranslate"]\n'
        f'[engines.libretranslate]\nurl = "http://127.0.0.1:{server.server_port}/"\nconcurrency = {WORKERS}\n',
    )
    (desk.root / "source/rail.html").unlink()
    body = "".join(f"<p>The engine {n} was seen again by the guards.</p>\n" for n in range(paragraphs))
    desk.write("source/long.html", f"<title>Engines</title>\n{body}")
    desk.ok("extract")


def drafted(root: Path) -> dict[str, str]:
    """What stands in the catalog, which must be whole at any time."""
    path = root / "locales/es/long.po"
    catalog = read(path.read_bytes(), "long.po")
    return {m.msgid: m.msgstr for m in catalog.messages if state_of(m) is State.DRAFT}


def killed(desk: Desk, server: Server, kills: int, *, paragraphs: int, seed: int) -> None:
    """Killed so often at random points, then run to its end."""
    project(desk, server, paragraphs)
    dice = random.Random(seed)
    before: dict[str, str] = {}
    done = 0
    while done < kills:
        process = start(desk)
        try:
            process.wait(timeout=dice.uniform(0.25, 0.9))
        except subprocess.TimeoutExpired:
            process.kill()
            done += 1
        process.wait()
        now = drafted(desk.root)
        assert before.items() <= now.items(), "a draft was lost"
        before = now
        assert len(now) <= paragraphs, "it got to its end before it was killed often enough"
        server.pace = dice.choice([0.004, 0.02, 0.1])
    server.pace = 0.001
    assert start(desk).wait(timeout=60) == 0
    assert len(drafted(desk.root)) == paragraphs + 1
    sent, texts = server.asked.total(), len(server.asked)
    assert sent - texts <= done * WORKERS, f"{sent - texts} sent again after {done} kills"
    assert start(desk).wait(timeout=60) == 0
    assert server.asked.total() == sent, "a second run sends nothing"


def start(desk: Desk) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "translate", "prefill", "-q"],
        cwd=desk.root,
        env={**os.environ, "SOURCE_DATE_EPOCH": DAY},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_killed_a_few_times(desk: Desk) -> None:
    with serving() as server:
        killed(desk, server, 6, paragraphs=2_000, seed=4)


@pytest.mark.soak
@pytest.mark.timeout(600)
def test_killed_fifty_times(desk: Desk) -> None:
    with serving() as server:
        killed(desk, server, 50, paragraphs=12_000, seed=5)
