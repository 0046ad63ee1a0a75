"""What a hostile translator can write: nothing but text and bare allowed tags may come out (DESIGN §2, promise 5)."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import article
from selectolax.lexbor import LexborHTMLParser
from strategies import hostile

from translate.html.assemble import assemble, unit_problem
from translate.html.elements import WITHOUT_ATTRIBUTES
from translate.html.render import EMPTY, RenderError
from translate.model.content import PageRendering, Rendering

PLACES = {
    "text": "<div><p class=k>One <a href='/x' onclick='go()'>two</a> and <em>three</em><br> more</p></div>",
    "code": "<p>Run <code id=c>make</code> with <img src=i.png alt=''> in <span translate=no>KGB</span> style</p>",
    "pre": "<pre>One\n two <b>three</b></pre>",
    "double quotes": '<p><img src="i.png" alt="One two" class=x></p>',
    "single quotes": "<p><img src='i.png' alt='One two' class=x></p>",
    "unquoted": "<p><img src=i.png alt=One class=x></p>",
    "unquoted at the end": "<p><a href=/x title=One></a></p>",
    "title": "<head><title>One two</title><meta name=a content=b></head><body><p></p>",
    "description": '<meta name=description content="One two"><p></p>',
    "svg text": "<svg><text x=1>One <tspan dy=2>two</tspan></text></svg>",
    "svg title": "<svg><title>One two</title><path d='M0'/></svg>",
    "option": "<select><option value=1>One two<option value=2></select>",
    "button": "<form><button type=submit>One two</button></form>",
    "table": "<table><tr><td>One <b>two</b></table>",
    "stray in a table": "<table>One two<tr><td></table>",
    "noscript": "<noscript><p>One <i>two</i></p></noscript>",
    "in a link": "<a href=/x><p>One two</p></a>",
    "behind a comment": "<p>One <!-- c --> two</p>",
    "heading": "<h1 id=h>One two</h1>",
    "latin1": "<meta charset=latin1><p>One <b>two</b></p>",
}

PAYLOADS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.test/x.js>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "</h3></a><style>*{display:none}</style>",
    "</p></div><div>out",
    "</title><script>alert(1)</script>",
    "</textarea><script>x</script>",
    "</select><img src=x>",
    "</svg><p>x",
    "</noscript><img src=x>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a>x</a><a>y</a>",
    "<a1>x</a1>",
    "<a>x<a>y</a></a>",
    "<em onclick=alert(1)>x</em>",
    "<em\tonclick=alert(1)>x</em>",
    "<em/onclick=alert(1)>x</em>",
    "<em\n>x</em\n>",
    "<em>x",
    "x</em>",
    "<em><b>x</em></b>",
    "<!-- x",
    "<!-- x --><script>y</script>",
    "--><script>x</script>",
    "--!><script>x</script>",
    "<![CDATA[<script>x</script>]]>",
    "]]><script>x</script>",
    "<?php system('id') ?>",
    "<!DOCTYPE x>",
    '" onerror="alert(1)',
    "' onerror='alert(1)",
    "x onerror=alert(1)",
    "x/onerror=alert(1)",
    "x>y<z",
    "`onerror=alert(1)`",
    '\\" onerror=alert(1) x=\\"',
    "&quot; onerror=&quot;alert(1)",
    "&#34; onerror=&#34;alert(1)",
    "&#x27; onerror=&#x27;alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&amp;lt;script&amp;gt;",
    "&ltscript&gt",
    "&#0000060script>",
    "&",
    "&copy",
    "&am",
    "amp;",
    "p;lt;",
    "<\0script>x</\0script>",
    "<scr\0ipt>",
    "\0<b>x</b>",
    "\x1b$B!a",
    "\x1b(J\\",
    "+ADw-script+AD4-",
    "\ud800<b>x</b>",
    "\uff1cscript\uff1ex",
    "\u2028<b>\u2029",
    "\r\n<b>x</b>\r",
    "<b\u00a0onclick=x>y</b>",
    "<base href=//evil.test>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//evil.test>",
    "<iframe srcdoc='<script>x</script>'>",
    "<form action=//evil.test><input>",
    "<span style=position:fixed>x</span>",
    "<span>RENAMED</span>",
    "<span><script>x</script></span>",
    "<code><script>x</script></code>",
    "<tspan><b>x</b></tspan>",
    "<plaintext>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<table><td>x",
    "<br/><br/><br/>",
    "<br>",
    "<wbr/>",
    "</br>",
    "</p>",
    "<p/>",
    "<i></i>",
    "< b>x</ b>",
    "<b/>",
    "</b/>",
    "<empty/>x",
    "<empty>",
    "<empty/>",
    "<>x</>",
    "<",
    "a<",
    "</",
    "<a",
    '<a href="',
    "<B>x</B>",
    "<cite>x</cite><q>y</q><bdi>z</bdi>",
    "<q><q>" * 20 + "x",
)


def _tree(page: str) -> tuple[Counter, Counter]:
    """Every element with all attributes but texts, and every comment, as lexbor reads them."""
    found: Counter = Counter()
    comments: Counter = Counter()
    texts = {"alt", "title"}
    for node in LexborHTMLParser(page).root.traverse(include_text=True):
        if node.tag == "-comment":
            comments[node.html] += 1
        elif not node.tag.startswith("-"):
            kept = (
                (k, "" if k in texts or (k == "content" and node.tag == "meta") else v)
                for k, v in node.attributes.items()
            )
            found[node.tag, tuple(sorted((k, v or "") for k, v in kept))] += 1
    return found, comments


def _attack(source: str, payload: str) -> bool:
    """Put a payload into every segment; True if a page came out."""
    made = article(source)
    elements, comments = _tree(source)
    renderings: dict[int, Rendering] = {}
    for index, unit in enumerate(made.units):
        targets = (payload,) * len(unit.segments)
        if unit_problem(unit, targets) is None:
            renderings[index] = Rendering(targets)
        else:
            with pytest.raises(RenderError):
                assemble(made, PageRendering({index: Rendering(targets)}))
    after, said = _tree(assemble(made, PageRendering(renderings)).decode(made.skeleton.encoding))
    added = after - elements
    assert all(tag in WITHOUT_ATTRIBUTES and not attributes for tag, attributes in added), added
    assert not said - comments
    return bool(renderings)


@pytest.mark.parametrize("place", PLACES)
def test_payloads(place):
    came_out = 0
    for payload, form in product(PAYLOADS, ("{}", "One {} two", "<em>{}</em>", "<b>{}</b>")):
        came_out += _attack(PLACES[place], form.format(payload))
    assert came_out, "every payload refused: the test proves nothing"


@given(st.sampled_from(sorted(PLACES)), hostile())
def test_generated(place, payload):
    _attack(PLACES[place], payload)


@pytest.mark.parametrize("seed", range(3000 // 250))
def test_generated_in_bulk(seed):
    import random

    from strategies import HOSTILE

    random_ = random.Random(seed)
    places = list(PLACES.values())
    for _ in range(250):
        _attack(random_.choice(places), "".join(random_.choices(HOSTILE, k=random_.randint(1, 8))))


def test_source_tags_are_used_no_more_often_than_in_the_source():
    unit = article("<p>A <i id=x>b</i> c</p>").units[0]
    assert unit_problem(unit, ("<i>A</i> c",)) is None
    made = article("<p>A <a href=x>b</a> c</p>")
    problem = unit_problem(made.units[0], ("<a>b</a> <a>b</a>",))
    assert problem is not None
    assert "more often" in str(problem)


@given(
    st.lists(
        st.one_of(st.sampled_from((EMPTY, None, "a", "<b>x</b>", "<a>y</a>", "<em>z</em>", "<a>")), hostile()),
        min_size=3,
        max_size=3,
    )
)
def test_no_problem_means_it_assembles(targets):
    made = article(
        "<p>One <a href=1>link</a>. Two <a href=2>link</a> and <b id=x>bold</b>. Three <button>X<em class=q>y</em></button>.</p>"
    )
    for index, unit in enumerate(made.units):
        own = tuple(targets[: len(unit.segments)])
        if unit_problem(unit, own) is None:
            assert assemble(made, PageRendering({index: Rendering(own)}))
