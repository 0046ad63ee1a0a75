"""Tags of the old page under the source's names."""

from __future__ import annotations

import pytest

from tests.alignment.build import aligned, texts

SOURCE = '<p>See <a href="/one" class="k">this</a> and <a href="/two">that</a>, <em>now</em>.</p>'


def adopted(source: str, old: str) -> str:
    """The text for the only sentence of a page."""
    found = aligned(f"<h1>One 17</h1>{source}<p>Two 18</p>", f"<h1>Uno 17</h1>{old}<p>Dos 18</p>")
    return next((text for msgid, text in texts(found, least=0).items() if msgid not in ("One 17", "Two 18")), "")


@pytest.mark.parametrize(
    ("old", "text"),
    [
        # by where a link leads, whatever the order
        ('<p>Vea <a href="/two">eso</a> y <a href="/one">esto</a>, <em>ya</em>.</p>',
         "Vea <a2>eso</a2> y <a1>esto</a1>, <em>ya</em>."),
        # by order, where links lead elsewhere now
        ('<p>Vea <a href="/uno">esto</a> y <a href="/dos">eso</a>, <em>ya</em>.</p>',
         "Vea <a1>esto</a1> y <a2>eso</a2>, <em>ya</em>."),
        # one of two: nobody knows which
        ('<p>Vea <a href="/tres">esto</a> y eso, <em>ya</em>.</p>', "Vea esto y eso, <em>ya</em>."),
        # another element of the same meaning
        ('<p>Vea <a href="/one">esto</a> y <a href="/two">eso</a>, <i>ya</i>.</p>',
         "Vea <a1>esto</a1> y <a2>eso</a2>, <em>ya</em>."),
        # what the source lacks goes, its text stays
        ('<p>Vea <b>esto</b> y<br><span style="x">eso</span>, <u onclick="x()">ya</u>.</p>', "Vea esto y eso, ya."),
        ("<p>Vea <img src=x onerror=alert(1)>esto y eso, ya &lt;b&gt;.</p>", "Vea esto y eso, ya &lt;b>."),
    ],
)  # fmt: skip
def test_names(old, text):
    assert adopted(SOURCE, old) == text


def test_a_picture_is_that_of_the_source():
    source = '<p>A <img src="a.png"> and a <img src="b.png"> of 2021.</p>'
    assert adopted(source, '<p>Un <img src="b.png"> y un <img src="a.png"> de 2021.</p>') == (
        "Un <img2/> y un <img1/> de 2021."
    )
    assert adopted(source, '<p>Un <img src="b.png"> y un hombre de 2021.</p>') == "Un <img2/> y un hombre de 2021."


def test_protected_text_is_never_taken_from_the_old_page():
    source = '<p>The <span translate="no">KGB</span> came here in 1953.</p>'
    assert adopted(source, "<p>El <span>CSE</span> llegó en 1953.</p>") == "El CSE llegó en 1953."
    assert adopted(source, '<p>El <span translate="no">CSE</span> llegó en 1953.</p>') == (
        "El <span>CSE</span> llegó en 1953."
    ), "it is shown to the translator; the page has the source's"


def test_a_link_in_a_link_loses_its_tags():
    source = '<p>See <a href="/1">one</a> and <a href="/2">two <em>here</em></a>.</p>'
    assert adopted(source, '<p>Vea <em><a href="/1">uno</a> y</em> <a href="/2">dos</a>.</p>') == (
        "Vea <em><a1>uno</a1> y</em> <a2>dos</a2>."
    )


def test_template_syntax_is_matched_by_what_it_says():
    source = "<p>Dear {{ name }}, you have {{ count }} new letters.</p>"
    assert adopted(source, "<p>Tiene {{ count }} cartas nuevas, querida {{ name }}.</p>") == (
        "Tiene <x2/> cartas nuevas, querida <x1/>."
    )
    assert adopted(source, "<p>Tiene {{ secret }} cartas nuevas, querida {{ name }}.</p>") == (
        "Tiene cartas nuevas, querida <x1/>."
    )
