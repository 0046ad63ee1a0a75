"""Hostile pages through a real project: each is published or refused with its file named, soon, and the rest goes on."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.verbs import Desk, assert_told

DATA = Path(os.environ.get("TRANSLATE_DESK_DATA", Path(__file__).parents[3] / "shared" / "data"))
HOSTILE = DATA / "hostile"
SECONDS = 10


def _cases() -> list[dict[str, Any]]:
    if not (HOSTILE / "manifest.json").is_file():
        return []
    cases = json.loads((HOSTILE / "manifest.json").read_text(encoding="utf-8"))
    return [case for case in cases if case["kind"] in ("html", "paths")]


def _page(text: str, tail: str = "") -> bytes:
    return f"<!DOCTYPE html>\n<title>Page</title>\n<p>Seen text.</p>\n{text}{tail}".encode("utf-8", "surrogatepass")


MADE: dict[str, tuple[Callable[[], bytes], str]] = {
    "100,000 divs deep": (lambda: _page("<div>" * 100_000 + "deep text" + "</div>" * 100_000), "survive"),
    "100,000 spans deep": (lambda: _page("<p>" + "<span>" * 100_000 + "deep text"), "survive"),
    "20,000 tables deep": (lambda: _page("<table><tr><td>" * 20_000 + "deep text"), "survive"),
    "100,000 unclosed b": (lambda: _page("<p>" + "<b>" * 100_000 + "bold text"), "survive"),
    "a line of 5 MB": (lambda: _page("<p>" + "Nobody asked anything " * 230_000), "survive"),
    "1 MB of <": (lambda: _page("<p>x" + "<" * 1_000_000), "survive"),
    "1 MB of &": (lambda: _page("<p>x" + "&" * 1_000_000), "survive"),
    "200,000 attributes": (lambda: _page(f"<p {' '.join(f'a{n}=x' for n in range(200_000))}>text</p>"), "survive"),
    "NULs": (lambda: _page("<p>One\0 two\0</p>\0<p title='\0 three'>\0</p>"), "either"),
    "lone surrogates encoded": (lambda: _page("<p>One \ud800 two \udfff</p>"), "refuse"),
    "overlong and stray bytes": (lambda: _page("<p>One ") + b"\xc0\xaf \xff\xfe\x80</p>", "refuse"),
    "entity bomb": (
        lambda: (
            b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 30))
            + b"]><title>Page</title><p>Seen text.</p><p>One &a29; two</p>"
        ),
        "survive",
    ),
    "noncharacters": (lambda: _page("<p>One \uffff two \ufdd0 three \U0010ffff</p>"), "either"),
    "bidi controls": (lambda: _page("<p>One \u202e two \u2066 three</p>"), "survive"),
    "deep frames": (lambda: _page(_frames(12)), "survive"),
    "deep json": (
        lambda: _page('<script type="application/ld+json">' + '{"a":' * 50_000 + "1" + "}" * 50_000 + "</script>"),
        "survive",
    ),
    "10,000 misnested": (lambda: _page("<p>" + "<b>x<i>y</b>z</i>" * 10_000), "survive"),
    "template marks": (lambda: _page("<p>x" + "{{ {% ${ <% " * 50_000), "survive"),
    "unfinished comment": (lambda: _page("<p>x</p>" + "<!-- " * 100_000), "survive"),
    "private characters": (lambda: _page("<p>" + "".join(map(chr, range(0xE000, 0xF900))) + " text"), "survive"),
}
"""Name: the page, and whether it must survive, be refused, or either."""

NAMES = (
    "-dash.html",
    "%41.html",
    'quote\'s "x".html',
    "a b.html",
    "a&b.html",
    "#a.html",
    "~.html",
    "ü ё 雪.html",
    "a..html",
)


def _frames(depth: int) -> str:
    import html

    page = "<p>Framed text</p>"
    for _ in range(depth):
        page = f'<iframe srcdoc="{html.escape(page)}"></iframe>'
    return page


def _through(desk: Desk, name: str, data: bytes, expected: str) -> None:
    """Extract, translate and publish one page beside a good one."""
    desk.edit("translate.toml", '["es", "ar"]', '["es"]')
    desk.ok("run")
    article = Path(name).stem
    desk.write(f"source/{name}", data)
    begin = time.monotonic()
    said = desk.run("run")
    seconds = time.monotonic() - begin
    assert "Traceback" not in said.text
    assert desk.exists("locales/es/rail.po")
    if expected == "refuse" or (expected == "either" and said.code):
        assert_told(said, 1, f"source/{name}")
        assert not desk.exists(f"locales/es/{article}.po")
        assert not list(desk.root.glob(f"public/*/{article}.html"))
        return
    assert said.code == 0, said.text[:2000]
    assert (desk.root / f"public/en/{name}").read_bytes()
    desk.review("es", article)
    begin = time.monotonic()
    said = desk.run("run")
    seconds = max(seconds, time.monotonic() - begin)
    assert "Traceback" not in said.text
    page = (desk.root / f"public/es/{name}").read_bytes()
    assert any("[es] ".encode(encoding) in page for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
    assert seconds < SECONDS, f"{seconds:.1f} s"


@pytest.mark.skipif(not _cases(), reason=f"no hostile pages in {HOSTILE}")
@pytest.mark.parametrize("case", [pytest.param(case, id=case["file"]) for case in _cases()])
def test_the_kit(desk: Desk, case: dict[str, Any]) -> None:
    expected = {"must_refuse": "refuse", "must_survive": "survive"}.get(case["expected"], "either")
    file = HOSTILE / case["file"]
    _through(desk, file.name, file.read_bytes(), expected)


@pytest.mark.parametrize("name", MADE)
def test_made(desk: Desk, name: str) -> None:
    make, expected = MADE[name]
    _through(desk, "page.html", make(), expected)


@pytest.mark.parametrize("name", NAMES)
def test_awkward_names(desk: Desk, name: str) -> None:
    _through(desk, name, _page("<p>More text.</p>"), "survive")
