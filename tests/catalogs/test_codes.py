"""Tags of a translation follow those of its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.catalogs.codes import Recoded, recoded
from translate.html.inline import TAG, plain

CASES = [
    ("Vea <a>esto</a>.", "See <a>this</a>.", "See <a>this</a>!", "Vea <a>esto</a>."),
    ("Vea <a>esto</a>.", "See <a>this</a>.", "See this.", "Vea esto."),
    ("Vea <a1>x</a1> y <a2>y</a2>.", "See <a1>x</a1> and <a2>y</a2>.", "See x and <a>y</a>.", "Vea x y <a>y</a>."),
    ("Vea <a>x</a>.", "See <a>x</a>.", "<a1>Now</a1> see <a2>x</a2>.", "Vea <a2>x</a2>."),
    ("<a2>B</a2> y <a1>A</a1>", "<a1>A</a1> and <a2>B</a2>", "<a1>B</a1> and <a2>A</a2>", "<a1>B</a1> y <a2>A</a2>"),
    ("Uno<br/>dos", "One<br/>two", "One two", "Uno dos"),
    ("Uno<img/>dos", "One<img/>two", "One two", "Unodos"),
    ("Dijo Kim en Lviv.", "Kim said in Lviv.", "<a>Kim</a> said in <b>Lviv</b>.", "Dijo <a>Kim</a> en <b>Lviv</b>."),
    ("Kim y Kim.", "Kim, Kim.", "<a>Kim</a>, Kim.", "Kim y Kim."),
    ("Kimberley dijo.", "Kimberley said.", "<a>Kim</a>berley said.", "Kimberley dijo."),
    ("<em>Un</em> pez", "<em>One</em> fish", "One fish", "Un pez"),  # no attribute, no harm: the translator's own
    ("<a><span>KGB</span></a>", "<a><span>KGB</span></a>", "<span>KGB</span>", "<span>KGB</span>"),
]


@pytest.mark.parametrize(("text", "old", "new", "expected"), CASES)
def test_cases(text, old, new, expected):
    assert recoded(text, old, new).text == expected
    assert recoded(expected, new, new) == Recoded(expected, certain=True)


_MSGID = st.recursive(
    st.sampled_from(["One", "Kim", "fish ", "<br/>", "<img/>", "12"]),
    lambda inner: (
        st.lists(inner, max_size=3).map("".join)
        | st.tuples(st.sampled_from(["a", "a1", "a2", "em", "span", "span-1"]), inner).map(
            lambda t: f"<{t[0]}>{t[1]}</{t[0]}>"
        )
    ),
    max_leaves=6,
)


@given(_MSGID, _MSGID, _MSGID)
def test_no_word_is_touched_and_no_tag_invented(text, old, new):
    result = recoded(text, old, new).text
    assert "".join(plain(result).split()) == "".join(plain(text).split())
    opened = [m[2] for m in TAG.finditer(result) if not m[1] and not m[3]]
    closed = [m[2] for m in TAG.finditer(result) if m[1]]
    assert sorted(opened) == sorted(closed)
    assert set(opened) <= {m[2] for m in TAG.finditer(text + new)}
    assert recoded(text, old, old).text == text


UNSURE = [
    (
        "El <a>informe alfa</a> y el beta",
        "The <a>alpha report</a> and the beta",
        "The alpha report and the <a>beta</a>",
    ),
    ("<em>No</em> fue", "He <em>did</em> not go", "<em>He</em> did not go"),
    ("<a>aquí</a> y aquí", "<a>here</a> and here", "here and <a>here</a>"),
    ("<a>decreto</a> y <a>ley</a>", "<a>law</a> and <a>decree</a>", "<a1>law</a1> and <a2>decree</a2>"),
]


@pytest.mark.parametrize(("text", "old", "new"), UNSURE)
def test_a_tag_never_goes_on_around_other_words_as_if_it_were_sure(text, old, new):
    done = recoded(text, old, new)
    assert not done.certain
    assert plain(done.text) == plain(text)


def test_sure():
    two = recoded("<a1>la ley</a1>, <a2>aquí</a2>", "<a1>law</a1>, <a2>here</a2>", "<a>law</a>, <a>here</a>")
    assert two == Recoded("<a>la ley</a>, <a>aquí</a>", certain=True)
    quoted = recoded('Vea <a>"ley"</a>', 'See <a>"law"</a> …', "See <a>“law”</a>…")
    assert quoted == Recoded('Vea <a>"ley"</a>', certain=True)
    assert recoded("Vea la ley", "See the law", "See <a>the law</a>") == Recoded("Vea la ley", certain=True)
