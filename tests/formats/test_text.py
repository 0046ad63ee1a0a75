"""Plain text: paragraphs, title, line breaks, addresses, and lines that refer to the text file."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import InputError
from translate.formats.base import Reading
from translate.formats.text import PLUGIN, to_html
from translate.html.inline import plain
from translate.model.content import PageRendering
from translate.segmentation.sentences import cutter

READING = Reading("a", "a.txt", cutter("en", "sentence"), "sentencex")


def _article(text: str | bytes):
    return PLUGIN.read(text.encode() if isinstance(text, str) else text, READING)


def _units(text: str | bytes):
    return [(u.element, tuple(s.msgid for s in u.segments), u.line, u.last_line) for u in _article(text).units]


def test_paragraphs_and_lines():
    text = "\n\nTitle\n\nOne came.\nTwo went.\n \t\n\n\nThree\n"
    assert _units(text) == [
        ("h1", ("Title",), 3, 3),
        ("p", ("One came.", "Two went."), 5, 6),
        ("p", ("Three",), 10, 10),
    ]
    assert _article(text).title == "Title"
    assert _article(text).fragment


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize(
    "encode", [str.encode, lambda t: codecs.BOM_UTF8 + t.encode(), lambda t: ("\ufeff" + t).encode("utf-16-le")]
)
def test_line_ends_and_marks(newline, encode):
    text = "Title\n\nOne\ntwo\n\nThree"
    assert _units(encode(text.replace("\n", newline))) == _units(text)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("See https://a.example/b.", 'See <a href="https://a.example/b">https://a.example/b</a>.'),
        ("(https://a.example)", '(<a href="https://a.example">https://a.example</a>)'),
        ("https://a.example/X_(y)", '<a href="https://a.example/X_(y)">https://a.example/X_(y)</a>'),
        ("(see https://a.example/X_(y))", '(see <a href="https://a.example/X_(y)">https://a.example/X_(y)</a>)'),
        ("http://a/?b=1&c=2!", '<a href="http://a/?b=1&amp;c=2">http://a/?b=1&amp;c=2</a>!'),
        ("“https://a.example”", '“<a href="https://a.example">https://a.example</a>”'),
        ("http://", "http://"),
        ("http://...", "http://..."),
        ("ahttp://x", "ahttp://x"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("<b>&amp;</b>", "&lt;b&gt;&amp;amp;&lt;/b&gt;"),
        ('http://a/"onclick="x', '<a href="http://a/">http://a/</a>"onclick="x'),
    ],
)
def test_addresses(row, expected):
    assert to_html(row)[0] == f"<h1>{expected}</h1>\n"


def test_breaks_and_tabs():
    assert to_html("Title\n\n one\t \n\ttwo ")[0] == "<h1>Title</h1>\n<p>one<br>two</p>\n"


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n ", "\ufeff", "\f"])
def test_nothing(text):
    article = _article(text)
    assert article.units == ()
    assert PLUGIN.write(article, PageRendering(), source_language="en") == b""


@pytest.mark.parametrize(("data", "line"), [(b"a\nb\xff", 2), (b"a\nb\n\0", 3)])
def test_what_is_no_text_is_refused(data, line):
    with pytest.raises(InputError) as caught:
        _article(data)
    assert caught.value.problems[0].line == line


@given(
    st.lists(
        st.sampled_from(
            [
                "word",
                "One. Two.",
                "\n",
                "\n\n",
                " ",
                "\t",
                "http://a.b/c",
                "<b>",
                "&amp;",
                "\u2028",
                "\x0b",
                "\x85",
                "\r\n",
            ]
        )
    )
)
def test_every_unit_names_lines_that_hold_its_text(pieces):
    text = "".join(pieces)
    lines = text.replace("\r\n", "\n").split("\n")
    for unit in _article(text).units:
        first = plain(unit.segments[0].msgid.partition("<br/>")[0]).split()
        assert 1 <= unit.line <= unit.last_line <= len(lines)
        assert not first or first[0] in " ".join(lines[unit.line - 1 : unit.last_line])
        assert lines[unit.line - 1].strip()


def test_much_text():
    begin = time.process_time()
    assert (
        len(_article("A line of words. " * 20_000 + "http://a" + ")" * 100_000 + "\n\n" + "Word\n\n" * 20_000).units)
        == 20_001
    )
    assert time.process_time() - begin < 20
