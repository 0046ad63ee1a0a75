"""Pages made to be slow or deep: everything stays linear, nothing recurses."""

from __future__ import annotations

import time

import pytest
from reading import article

from translate.html.assemble import assemble, unit_problem
from translate.model.content import PageRendering, Rendering

DEEP = 100_000
PAGES = {
    "300 inline pairs": "<p>a " + "<i>b " * 300 + "</i>" * 300,
    "20,000 inline pairs": "<p>a " + "<i>b " * 20_000 + "</i>" * 20_000,
    "open divs": "<div>" * DEEP + "text",
    "nested b": "<p>" + "<b>" * DEEP + "text. And. " + "</b>" * DEEP + "x",
    "unclosed b": "<p>" + "<b>x " * 20_000,
    "brackets that do not match": "<p>" + "(" * DEEP + "a. B. " + "]" * DEEP,
    "quotation marks": "<p>" + 'Say "one. Two ' * 50_001,
    "nested noscript": "<noscript>" * 20_000 + "x",
    "titles in svg": "<svg>" + "<title>" * 20_000 + "x",
    "empty pairs": "<p>" + "<i></i>" * 50_000 + "b",
    "unfinished comments": "<p>a" + "<!--" * 50_000,
}
SOAK = {
    "a line of 5 MB": "<p>" + "Some words in a sentence here. " * 170_000,
    "references": "<p>" + "a &amp; b. " * 400_000,
    "50,000 links": "<p>" + "".join(f"<a href={n}>link {n}.</a> And " for n in range(50_000)),
    "stray end tags": "<p>a" + "</b>x" * DEEP,
    "paragraphs": "<p lang=fr>a</p>" * DEEP,
}


@pytest.mark.parametrize("name", PAGES)
def test_deep(name):
    _takes_seconds(PAGES[name], 10)


@pytest.mark.soak
@pytest.mark.parametrize("name", SOAK)
def test_long(name):
    _takes_seconds(SOAK[name], 20)


def _takes_seconds(page: str, limit: float) -> None:
    begin = time.process_time()
    made = article(page)
    assert made.units
    renderings = {}
    for index, unit in enumerate(made.units):
        targets = tuple(segment.msgid + "!" for segment in unit.segments)
        if unit_problem(unit, targets) is None:
            renderings[index] = Rendering(targets)
    assert renderings
    assert len(assemble(made, PageRendering(renderings))) > len(page.encode())
    assert time.process_time() - begin < limit
