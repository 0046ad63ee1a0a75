"""How marks travel: whatever the form, what was written can be read, and what was damaged cannot."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.fakes import pair, shown
from translate.engines.base import Mark, Request
from translate.engines.coding import HTML, XML, escaped, letters, mail, tagged
from translate.engines.marks import verify

FORMS = {"letters": letters, "mail": mail, "xml": tagged(XML), "html": tagged(HTML)}
WORDS = st.text(st.sampled_from("abc dé&<>;\"'/=x1gph @.ñ字"), max_size=12)


@st.composite
def parts(draw, depth=2):
    """Texts and marks, balanced and nested, with indexes as they come."""
    number = iter(draw(st.permutations(range(12))))

    def some(left: int) -> list[str | Mark]:
        out: list[str | Mark] = [draw(WORDS)]
        for _ in range(draw(st.integers(0, 2))):
            index = next(number, None)
            if index is None:
                break
            inside = some(left - 1) if left else []
            out += [Mark(index, "void")] if not left or draw(st.booleans()) else [*pair(index, "in", *inside, "side")]
            out.append(draw(WORDS))
        return out

    return tuple(part for part in some(depth) if part != "")


@pytest.mark.parametrize("form", FORMS)
@given(source=parts())
def test_what_comes_back_as_it_was_sent_is_the_source(form, source):
    coded = FORMS[form](Request(source))
    if coded is None:
        return
    answer = coded.read(coded.text)
    assert not isinstance(answer, str), answer
    assert verify(source, answer) == ""
    plain = re.sub(r"\s+", "", shown(answer))
    assert plain == re.sub(r"\s+", "", shown(source)), "nothing but spaces between marks and words may differ"


@pytest.mark.parametrize("form", ["xml", "html"])
@given(source=parts())
def test_with_tags_not_even_a_space_differs(form, source):
    coded = FORMS[form](Request(source))
    assert shown(coded.read(coded.text)) == shown(source)


@pytest.mark.parametrize("form", FORMS)
@given(source=parts(), data=st.data())
def test_whatever_is_cut_out_no_mark_is_lost_unseen(form, source, data):
    coded = FORMS[form](Request(source))
    if coded is None:
        return
    a = data.draw(st.integers(0, len(coded.text)))
    b = data.draw(st.integers(a, len(coded.text)))
    answer = coded.read(coded.text[:a] + coded.text[b:])
    assert isinstance(answer, str) or verify(source, answer) == ""


@pytest.mark.parametrize("form", FORMS)
@given(answer=st.text(st.sampled_from("<>/gx12 id=\"'span ph@tb.xXQZAB&;é"), max_size=60))
def test_no_answer_is_too_strange_to_be_judged(form, answer):
    source = ("See ", *pair(4, "this"), " in ", Mark(9, "void"))
    read = FORMS[form](Request(source)).read(answer)
    assert read if isinstance(read, str) else verify(source, read) == ""


@pytest.mark.parametrize("form", FORMS)
def test_strange_answers_are_read_in_time(form):
    coded = FORMS[form](Request(("See ", *pair(4, "this"))))
    for piece in ("<", "<g", '<g id="', "ph1", "ph 1 ", "X Q Z", "&amp", '<span id="g1">'):
        coded.read(piece * 20_000)


def test_escaping():
    assert escaped('a & b < c > d "e"') == 'a &amp; b &lt; c &gt; d "e"'
