"""What we add to Markdown changes nothing else: without our constructs the HTML is markdown-it's own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.formats.markdown_cases import article, markup
from translate.formats.markdown_attributes import attributes, slug
from translate.formats.markdown_parser import DEPTH, _parser

PLAIN = (
    "word", "One.", "\n", "\n", "\n\n", "# head", "head\n---\n", "> ", "- ", "1) ", "   ", "    ", "\t", "*em*", "**", "_", "`", "```\n", "~~~ py\n",
    "[a](b)", "[a]", "\n[a]: /u 't'\n", "![alt](x)", "| a | b |\n|:--|--:|\n| c \\| d |\n", "<b>", "</b>", "<div>\n", "<!-- c", "-->", "\\", "&copy;",
    "&", "<", ">", "  \n", "***\n", "\u00a0", "火", "ب", "(", ")", "![", "](", "*", "+ ", "<http://a.b>", "- [ ] t\n", "{", "}", "a::b", "!",
)  # fmt: skip
_OURS = re.compile(r'(?<=<h[1-6]) id="[^"]*"|(?<=<pre><code) class="language-[^"]*"')
"""Ids of headings; languages of listings, of which we keep the name alone."""


def plain_markdown(text: str) -> str:
    """The HTML of the library alone."""
    md = MarkdownIt("commonmark", {"xhtmlOut": False, "maxNesting": DEPTH, "tasklists": True})
    md.options["strikethrough_single_tilde"] = True
    return str(md.enable(["table", "strikethrough"]).render(text))


@given(st.lists(st.sampled_from(PLAIN), max_size=25))
def test_plain_markdown_is_left_alone(pieces):
    text = "".join(pieces)
    if text.startswith("---") or "{{" in text or re.search(r"^.*\[!|\{[#.:]", text):
        text = f"x\n\n{text}".replace("{{", "{ {")
    assert _OURS.sub("", markup(article(text))) == _OURS.sub("", plain_markdown(text))


def test_the_parser_is_built_once():
    assert _parser() is _parser()


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Hello, World!", "hello-world"), ("a  b", "a--b"), ("C++ & C#", "c--c"), ("snake_case", "snake_case"), ("naïve Ünï", "naïve-ünï"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"), ("日本語", "日本語"), ("½ ² ४", "½-²-४"), ("a—b", "ab"), ("1.2.3", "123"), ("🎉", ""), ("a‿b", "a‿b"), ("tab\tbed", "tabbed"),
    ],
)  # fmt: skip
def test_slugs_are_those_of_github(heading, expected):
    assert slug(heading) == expected


@pytest.mark.parametrize(
    ("text", "colon", "expected"),
    [
        ("#a", "", {"id": "a"}), (".a .b", "", {"class": "a b"}), ("#a.b.c", "", {"id": "a", "class": "b c"}), ("a", "", None), ("a", ":", {}),
        (' key="a b" x=1', ":", {"key": "a b", "x": "1"}), ("class='a b' .c", "", {"class": "a b c"}), ("toc", ":", {"class": "toc", "translate": "no"}),
        ("props.title", "", None), (".", "", None), ("#", "", None), ('.a key="', "", None), ("", ":", {}), (" ", "", None), ("a b", "", None),
        (".md:flex .w-1/2", "", {"class": "md:flex w-1/2"}), (".a#b", "", {"class": "a", "id": "b"}), ('x="1".a', "", None), ("!", ":", None),
    ],
)  # fmt: skip
def test_attribute_lists(text, colon, expected):
    assert attributes(text, colon=colon) == expected


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("http://a.b.", ["http://a.b"]), ("(https://a.b/c)", ["https://a.b/c"]), ("https://a.b/c_(d)", ["https://a.b/c_(d)"]), ("https://localhost/x", ["https://localhost/x"]),
        ("https://a.b/?q=1&amp;r=2;", ["https://a.b/?q=1&amp;r=2"]), ("www.a.example/x", ["http://www.a.example/x"]), ("xhttps://a.b", []), ("https://", []),
        ("https://a_b.c", []), ("me.you+x@a-b.example.", ["mailto:me.you+x@a-b.example"]), ("a@b", []), ("@a.b", []), ("a@b.c@d.e", []),
        ("`https://a.b`", []), ("[https://a.b](/c)", ["/c"]), ("<a href='/c'>https://a.b</a>", []), ("<https://a.b>", ["https://a.b"]),
        ("**https://a.b/x**", ["https://a.b/x"]), ("https://a.b/x*y*z", ["https://a.b/x"]), ("javascript:alert(1)", []), ("https://пример.рф/я", ["https://xn--e1afmkfd.xn--p1ai/%D1%8F"]),
        ("https://a.b/“x”", ["https://a.b/%E2%80%9Cx"]), ("https://a.b/x…", ["https://a.b/x"]), ("www.", []), ("https://a..b", []),
    ],
)  # fmt: skip
def test_bare_addresses(text, links):
    assert re.findall(r'<a href="([^"]*)"', markup(article(text))) == links
