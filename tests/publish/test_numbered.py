"""The pages of a kit: numbers where the messages are, and nothing of the source but its text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from translate.formats.base import Reading
from translate.formats.html import PLUGIN
from translate.model.content import Article
from translate.model.locale import parse
from translate.publish.numbered import Term, document, in_order, numbered, table

EN, AR = parse("en"), parse("ar")


def article(body: str) -> Article:
    text = f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>"
    return PLUGIN.read(text.encode(), Reading("a", "source/a.html", lambda _: (), "none"))


def shown(body: str) -> str:
    made = article(body)
    keys = dict.fromkeys(segment.key for unit in made.units for segment in unit.segments)
    places = {key: place for place, key in enumerate(keys, 1)}
    return numbered(made, places, locale=EN, hint="Help & hints", hint_locale=AR).partition("<body>\n")[2]


def test_marks_of_emphasis_stay_and_other_tags_are_named():
    text = shown(
        '<p>See <a href="/x">this</a>, <em class=y>now</em>, <span lang=ru>там</span><br>and <img src=i> here.</p>'
    )
    assert '<p><span class="n" dir="ltr">2</span>See <u>this</u>, <em>now</em>, ' in text
    assert "&lt;img/&gt;" in text
    assert "href" not in text


def test_help_stands_above_in_its_own_language():
    assert shown("<p>A</p>").startswith('<p class="k" lang="ar" dir="rtl">Help &amp; hints</p>')


def test_equal_sentences_have_one_number():
    assert re.findall(r'ltr">(\d)', shown("<p>Same.</p><p>Same.</p><p>Other.</p>")) == ["1", "2", "2", "3"]


def test_what_is_no_text_is_called_by_its_family():
    assert '<span class="k">alt:</span> <span class="n" dir="ltr">2</span>A cabinet' in shown(
        '<img src=x alt="A cabinet">'
    )


@given(
    st.lists(
        st.sampled_from(
            ["<b>", "</b>", "<a href=x>", "</a>", "<script>", "</p>", "<p onclick=x>", "a", "&lt;", '"', "<br>", "<u>"]
        )
    )
)
def test_only_our_tags_come_out_and_they_balance(parts):
    text = shown("".join(parts))
    assert not re.search(r"<script|onclick|href", text)
    stack = []
    for closing, name in re.findall(r"<(/?)(\w+)", text.partition("\n</body>")[0]):
        if closing:
            assert stack.pop() == name
        elif name not in ("br", "img"):
            stack.append(name)
    assert stack == []


def test_a_page_loads_nothing():
    assert "default-src 'none'" in document("t", "", locale=EN)
    assert "<title>&lt;/title&gt;</title>" in document("</title>", "", locale=EN)


def test_terms_are_in_order_and_once():
    terms = in_order([Term("b", "1"), Term("A", "2"), Term("b", "1")])
    assert [term.source for term in terms] == ["A", "b"]
    made = table(terms, ("s", "r", "f", "n"), title="T", locale=AR, source=EN)
    assert 'lang="ar" dir="rtl"' in made
    assert '<td lang="en" dir="ltr">A</td>' in made
