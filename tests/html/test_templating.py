"""Template syntax is protected: hidden from the parser, restored, and nothing a translation may bring."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import article, everything, rendered

from translate.html.assemble import assemble, unit_problem
from translate.html.render import RenderError
from translate.html.templating import mask

_PIECES = st.lists(
    st.sampled_from(
        '{{ }} {% %} {# #} ${ } <% %> <?php ?> <?= --> <!-- <p> </p> <a b=" " \' <script> </script>'.split()
    )
    | st.sampled_from(("<title>", "</title>", "word ", "\n", "\U000f0000", "{", "<"))
)


@given(_PIECES.map("".join))
def test_a_masked_text_is_as_long_and_comes_back(text):
    masked = mask(text)
    assert len(masked.text) == len(text)
    assert tuple(text[start:end] for start, end in masked.spans) == masked.sources
    assert all(before[1] <= after[0] for before, after in zip(masked.spans, masked.spans[1:], strict=False))
    position = 0
    for start, end in (*masked.spans, (len(text), len(text))):
        assert masked.text[position:start] == text[position:start]
        position = end


@given(_PIECES.map("".join))
def test_a_page_with_template_syntax_survives(page):
    made = article(page)
    assert assemble(made, everything(made, lambda msgid: msgid)) == page.encode()
    assert all(source in assemble(made, everything(made, str.upper)).decode() for source in mask(page).sources)


def test_a_translation_moves_it():
    assert rendered("<p>{{ n }} of {{ all }} <b>bridges</b></p>", "<b>Puentes</b>: <x1/> (<x2/>)") == (
        "<p><b>Puentes</b>: {{ n }} ({{ all }})</p>"
    )


def test_an_attribute_keeps_it():
    assert rendered('<img alt="Photo of {{ n }}">', 'Foto "<x/>"') == '<img alt="Foto &quot;{{ n }}&quot;">'


@pytest.mark.parametrize(
    "evil",
    [
        "{{ constructor.constructor('x')() }}",
        "a {% include 'x' %}",
        "&#123;{ x }}",
        "{\x01{ x }}",
        "${x}",
        "{<em>{ x }</em>}",
    ],
)
@pytest.mark.parametrize("page", ["<p>One</p>", '<img alt="One">', "<title>One</title>"])
def test_a_translation_brings_none(page, evil):
    with pytest.raises(RenderError) as refused:
        rendered(page, evil)
    assert refused.value.unsafe


def test_what_the_source_shows_may_be_shown():
    page = "<p>Type <code>{{ x }}</code> and {{ y <b>z</b> }}.</p>"
    assert (
        rendered(page, "Escriba <code></code> y {{ y <b>w</b> }}.")
        == "<p>Escriba <code>{{ x }}</code> y {{ y <b>w</b> }}.</p>"
    )


def test_two_sentences_together_bring_none():
    made = article("<p>One came. Two went.</p>")
    problem = unit_problem(made.units[0], ("Uno {", "{ config }} dos"))
    assert problem
    assert problem.unsafe
    assert unit_problem(made.units[0], ("Uno {x}", "{dos}")) is None
