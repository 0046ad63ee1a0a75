"""One segment as HTML: the source's tags, bare allowed ones, everything else text."""

from __future__ import annotations

import pytest
from reading import article, rendered

from translate.html.render import RenderError, render
from translate.model.content import Place, Segment

PAGE = '<p>See <a href="/x?a=1&amp;b=2">this</a> and <a href=/y>that</a> <img src=i>in <b translate=no>KGB</b>.</p>'


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("<a2>Das</a2> <a1>hier</a1>", '<a href=/y>Das</a> <a href="/x?a=1&amp;b=2">hier</a>'),
        ("Nur Text", "Nur Text"),
        ("<img/>", "<img src=i>"),
        ("Der <b>КДБ</b>!", "Der <b translate=no>KGB</b>!"),
        ("<em>neu</em><br/>", "<em>neu</em><br>"),
        ("a < b > c & d", "a &lt; b &gt; c &amp; d"),
        ("&lt;a1> &amp;amp; &nbsp;", "&lt;a1&gt; &amp;amp; \u00a0"),
        ("<a1><em>x</em></a1>", '<a href="/x?a=1&amp;b=2"><em>x</em></a>'),
    ],
)
def test_allowed(target, expected):
    assert rendered(PAGE, target) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("target", "unsafe", "words"),
    [
        ("<a>x</a>", True, "not a tag of this segment"),
        ("<script>", True, "not a tag of this segment"),
        ("<em class=x>x</em>", True, "not a tag a translation may hold"),
        ("<a1>x", False, "not closed"),
        ("x</a1>", False, "closes nothing"),
        ("<a1><em>x</a1></em>", False, "closes <em>"),
        ("<a1>x</a1><a1>y</a1>", False, "more often"),
        ("<a1>x <a2>y</a2></a1>", False, "link inside a link"),
        ("<img>", False, "should be <img/>"),
        ("<a1/>", False, "should be"),
        ("<br>", False, "not well-formed"),
        ("<b>x", False, "not closed"),
        ("<b><b>x</b></b>", False, "inside itself"),
    ],
)
def test_refused(target, unsafe, words):
    with pytest.raises(RenderError, match=words) as caught:
        rendered(PAGE, target)
    assert caught.value.unsafe is unsafe
    start, end = caught.value.span
    assert 0 <= start <= end <= len(target)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place.DOUBLE_QUOTED, "&quot;a' &lt;&amp;&gt;"),
        (Place.SINGLE_QUOTED, '"a&#39; &lt;&amp;&gt;'),
        (Place.UNQUOTED, '"&quot;a\' &lt;&amp;&gt;"'),
        (Place.RAW_TITLE, "\"a' &lt;&amp;&gt;"),
        (Place.FOREIGN, "\"a' &lt;&amp;&gt;"),
    ],
)
def test_places(place, expected):
    segment = Segment("x", "", (0, 1))
    assert render("\"a' <&>\0\x1b", segment, place, lambda _: "") == expected


@pytest.mark.parametrize("place", [place for place in Place if place is not Place.TEXT])
def test_only_text_takes_new_tags(place):
    with pytest.raises(RenderError):
        render("<em>x</em>", Segment("x", "", (0, 1)), place, lambda _: "")


def test_a_comment_is_kept_behind_the_translation():
    assert rendered("<p>One <!-- c -->two</p>", "Eins zwei") == "<p>Eins zwei<!-- c --></p>"


def test_same_tags_are_used_in_order():
    assert article("<p>a <i>b</i> c <i>d</i></p>").units[0].segments[0].msgid == "a <i>b</i> c <i>d</i>"
    assert rendered("<p>a <i>b</i> c <i>d</i></p>", "<i>x</i> <i>y</i>") == "<p><i>x</i> <i>y</i></p>"
