"""What can be told of units without knowing the language."""

from __future__ import annotations

from tests.alignment.build import article
from translate.alignment.outline import outline

PAGE = """<html lang="en"><head><title>Head</title><meta name="description" content="Of it">
<meta property="og:title" content="Head"><script type="application/ld+json">{"headline": "Head"}</script></head><body>
<nav><ul class="menu"><li><a href="/en/news">News</a></li></ul></nav>
<main id="top"><h2 class="x">Part</h2><p>One <a href="a.html">two</a> <code>ls -l</code> of 1,000. Right?</p>
<img src="a.png" alt="Picture"></main></body></html>"""


def items():
    made = article(PAGE)
    return {unit.segments[0].msgid: item for unit, item in zip(made.units, outline(made, ("en",)).items, strict=True)}


def test_names_of_the_head():
    made = article(PAGE)
    named = [item.name for item in outline(made, ("en",)).items if item.name]
    assert named == ["title", "description", "og:title"]


def test_places_in_the_text():
    found = items()
    news, part, picture = found["News"], found["Part"], found["Picture"]
    assert (news.kind, news.path, news.style, news.section) == ("li", "ul/nav", "/menu", "")
    assert "unews" in news.facts, "the link around the whole text counts too"
    assert (part.kind, part.group, part.path, part.section) == ("h2", "heading", "main", "top")
    assert (picture.kind, picture.group) == ("img@alt", "attribute alt")
    assert "ua.png" in picture.facts


def test_facts_and_parts_of_a_paragraph():
    paragraph = items()["One <a>two</a> <code>ls -l</code> of 1,000."]
    assert {"ua", "cls -l", "n1000"} <= paragraph.facts
    assert paragraph.shape == "1 0 1"
    assert [part.ending for part in paragraph.parts] == [".", "?"]
    assert paragraph.length == sum(part.length for part in paragraph.parts)


def test_anything_has_an_outline():
    assert outline(article(""), ("en",)).items == ()
    assert [item.kind for item in outline(article("<p>x y"), ()).items] == ["p"]
