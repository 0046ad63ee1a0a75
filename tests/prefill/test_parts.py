"""A message as an engine sees it, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from translate.engines.base import Mark
from translate.html import inline
from translate.prefill.parts import put_together, take_apart

NAMES = ("a", "em", "a1", "a2", "span", "code", "q")


@st.composite
def msgids(draw: st.DrawFn, depth: int = 0) -> str:
    """A msgid: text as the extractor escapes it, tags that balance."""
    out = []
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(("text", "pair", "void") if depth < 3 else ("text",)))
        if kind == "text":
            out.append(inline.escape(draw(texts())))
        elif kind == "void":
            out.append(draw(st.sampled_from(("<br/>", "<img/>", "<svg1/>"))))
        else:
            name = draw(st.sampled_from(NAMES))
            out.append(f"<{name}>{draw(msgids(depth=depth + 1))}</{name}>")
    return "".join(out)


@given(msgids())
def test_law_taken_apart_and_put_together_is_the_same(msgid: str) -> None:
    apart = take_apart(msgid)
    assert inline.plain(put_together(apart.parts, apart.written)) == inline.plain(msgid)
    again = take_apart(put_together(apart.parts, apart.written))
    assert put_together(again.parts, again.written) == put_together(apart.parts, apart.written)


@given(msgids())
def test_law_marks_balance(msgid: str) -> None:
    stack = []
    for part in take_apart(msgid).parts:
        if isinstance(part, Mark) and part.kind == "open":
            stack.append(part.index)
        elif isinstance(part, Mark) and part.kind == "close":
            assert stack.pop() == part.index
    assert not stack


@given(texts())
def test_law_no_text_of_an_engine_becomes_a_tag(text: str) -> None:
    apart = take_apart("See <a>this</a>.")
    written = put_together((Mark(0, "open"), text, Mark(0, "close")), apart.written)
    assert [m[0] for m in inline.split(written) if not isinstance(m, str)] == ["<a>", "</a>"]
    assert inline.plain(written) == text


@pytest.mark.parametrize(
    ("msgid", "legend", "parts"),
    [
        ("See <a>this <em>report</em></a>.", (), "See <0>this <1>report</1></0>."),
        ("One<br/>two", (), "One<0/>two"),
        ("The <span>K <em>G</em> B</span> said", (" <span> = not to be translated",), "The <0/> said"),
        ("Run <code>x <em>y</em></code>.", (), "Run <0/>."),
        ("3 &lt;b> 2 &amp;lt;", (), "3 <b> 2 &lt;"),
    ],
)
def test_what_an_engine_sees(msgid: str, legend: tuple[str, ...], parts: str) -> None:
    form = {"open": "<{}>", "close": "</{}>", "void": "<{}/>"}
    apart = take_apart(msgid, legend)
    assert "".join(p if isinstance(p, str) else form[p.kind].format(p.index) for p in apart.parts) == parts
    assert put_together(apart.parts, apart.written) == msgid
