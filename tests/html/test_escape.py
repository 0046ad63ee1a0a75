"""Text comes out as the same text wherever it stands: judged by what a browser and a JSON reader make of it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import article, everything, rendered
from selectolax.lexbor import LexborHTMLParser

from translate.html.assemble import assemble
from translate.html.escape import layered
from translate.html.inline import escape
from translate.model.content import PageRendering, Place, Rendering

_TEXT = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="{}$%?").map(lambda c: c), min_size=1)


def _only(page: str, selector: str):
    return LexborHTMLParser(page).css_first(selector)


@given(_TEXT)
def test_in_json(text):
    page = '<script type="application/ld+json">{"headline": "One"}</script><p>Two</p>'
    shown = rendered(page, escape(text))
    assert json.loads(_only(shown, "script").text()) == {"headline": text}
    assert _only(shown, "p").text() == "Two"


@given(_TEXT)
def test_in_json_of_a_page_in_another_charset(text):
    data = '<meta charset=windows-1251><script type="application/ld+json">{"headline": "Ж"}</script>'.encode("cp1251")
    made = article(data)
    shown = assemble(made, PageRendering({0: Rendering((escape(text),))})).decode("cp1251")
    assert json.loads(_only(shown, "script").text()) == {"headline": text}


@pytest.mark.parametrize("quote", ['"', "'"])
@given(_TEXT)
def test_in_a_frame(quote, text):
    place = Place.DOUBLE_QUOTED if quote == '"' else Place.SINGLE_QUOTED
    inner = '<p class="a">One</p><img alt="Two"><img alt=\'Three\'>'
    page = f"<iframe srcdoc={quote}{layered(inner, (place,))}{quote}></iframe><p>Four</p>"
    shown = rendered(page, *[escape(text)] * 3)
    frame = LexborHTMLParser(_only(shown, "iframe").attributes["srcdoc"])
    assert frame.css_first("p.a").text() == text
    assert [image.attributes["alt"] for image in frame.css("img")] == [text, text]
    assert _only(shown, "body > p").text() == "Four"


def test_marks_inside_a_frame_are_quoted():
    made = article('<iframe srcdoc="<p>One</p><div>Two<p></p></div>"></iframe>')
    marks = (("lang", "en"), ("dir", "ltr"))
    page = PageRendering({n: Rendering((None,) * len(u.segments), marks) for n, u in enumerate(made.units)})
    assert assemble(made, page).decode() == (
        '<iframe srcdoc="<p lang=&quot;en&quot; dir=&quot;ltr&quot;>One</p>'
        '<div><span lang=&quot;en&quot; dir=&quot;ltr&quot;>Two</span><p></p></div>"></iframe>'
    )


def test_a_headline_is_one_message_wherever_it_stands():
    page = (
        '<title>One</title><meta property="og:title" content="One"><h1>One</h1>'
        '<script type="application/ld+json">{"headline": "One"}</script>'
    )
    made = article(page)
    assert {segment.key for unit in made.units for segment in unit.segments} == {("heading", "One")}
    assert assemble(made, everything(made, lambda _: "<em>Uno</em>")).decode() == (
        '<title>Uno</title><meta property="og:title" content="Uno"><h1><em>Uno</em></h1>'
        '<script type="application/ld+json">{"headline": "Uno"}</script>'
    )
