"""What a project says of its pages by CSS selectors: what is translated, what is not, what is one segment."""

from __future__ import annotations

import pytest
from reading import describe

from translate.html.document import article_of
from translate.html.encoding import decode
from translate.html.rules import Rules
from translate.segmentation.sentences import cutter


def _units(page: str, **rules: tuple[str, ...]) -> list[str]:
    made = article_of(
        decode(page.encode(), "a.html"), id="a", path="a.html", format="html", cutter=cutter("en", "sentence"),
        rules=Rules(**rules),
    )  # fmt: skip
    return [describe(unit) for unit in made.units]


def test_excluded_parts_are_protected():
    page = "<nav><p>Home</p></nav><p>Read <span class=brand>Desk</span> daily. <b title='Tip'>Now</b>.</p>"
    assert _units(page, exclude=("nav", ".brand", "b")) == ["p alone: Read <span>Desk</span> daily."]


def test_markup_in_the_page_goes_before_rules():
    page = "<nav><p translate=yes>Home</p></nav><p translate=no>Away</p>"
    assert _units(page, exclude=("nav",), include=("p",)) == ["p alone: Home"]


def test_included_code_is_translated():
    page = "<pre><code># say hello\nhello()</code></pre><p>Run <code>it</code>.</p><p><code>only</code></p>"
    assert _units(page) == ["p alone: Run <code>it</code>."]
    assert _units(page, include=("pre",)) == ["pre pre alone: # say hello⏎hello()", "p alone: Run <code>it</code>."]
    assert _units(page, include=("code",))[-1] == "p alone: only"


def test_a_selector_keeps_paragraphs_whole():
    page = "<div class=lead><p>One came. Two went.</p></div><p>Three came. Four went.</p>"
    assert _units(page, paragraph=(".lead",)) == ["p alone: One came. Two went.", "p alone: Three came. | Four went."]


def test_more_attributes_are_text():
    page = '<img data-caption="One" src=x><tab-item label2="Two" data-caption="Three"></tab-item><b label2="Four">x</b>'
    found = _units(page, attributes=("data-caption", "tab-item@label2"))
    assert [unit for unit in found if "data-caption" in unit or "label2" in unit] == [
        "img [data-caption] (double-quoted): One",
        "tab-item [label2] (double-quoted): Two",
        "tab-item [data-caption] (double-quoted): Three",
    ]


def test_rules_hold_in_frames():
    page = "<iframe srcdoc='<p class=a>One. Two.</p><p class=b>Three</p>'></iframe>"
    assert _units(page, exclude=(".b",), paragraph=(".a",)) == ["p alone: One. Two."]


@pytest.mark.parametrize("bad", ["href", "a@href", "onclick", "style", "b@", "its-translate", "xlink:href", "srcset"])
def test_no_address_nor_code_becomes_text(bad):
    assert [key for key, _ in Rules(attributes=(bad,)).problems()] == ["attributes"]


@pytest.mark.parametrize("key", ["include", "exclude", "paragraph"])
def test_a_broken_selector_is_told(key):
    assert [found for found, _ in Rules(**{key: ("p[", "p")}).problems()] == [key]
