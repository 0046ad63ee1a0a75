"""A page as an article: title, fragment or not, lines and columns."""

from __future__ import annotations

import pytest
from reading import article


@pytest.mark.parametrize(
    ("page", "fragment", "title"),
    [
        ("<p>x</p>", True, ""),
        ("<h1>Head <em>x</em></h1>", True, "Head x"),
        ("<title>T &amp; t</title><h1>Head</h1>", False, "T & t"),
        ("<!doctype html><p>x", False, ""),
        ("<body><h2>Sub</h2>", False, "Sub"),
        ("<svg><title>Drawing</title></svg><p>x", True, ""),
        ("", True, ""),
    ],
)
def test_title_and_fragment(page, fragment, title):
    made = article(page)
    assert made.fragment is fragment
    assert made.title == title


def test_the_title_of_a_drawing_is_not_the_page_s():
    assert article("<svg><title>Drawing</title></svg><h1>Head</h1>").title == "Head"


def test_places():
    made = article("<p>One\n two</p>\r\n<p>\n  Three <img alt='four'></p>")
    assert [(u.line, u.last_line, u.column) for u in made.units] == [(1, 2, 4), (4, 4, 3), (4, 4, 19)]
