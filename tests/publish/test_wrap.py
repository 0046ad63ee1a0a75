"""The page template."""

from __future__ import annotations

from contextlib import suppress

import pytest

from translate.errors import InputError
from translate.model.locale import parse
from translate.publish.insertions import PREVIEW_HEAD
from translate.publish.wrap import Wrapping, wrap

AR = parse("ar")


def wrapping(**changes: object) -> Wrapping:
    """What a template is given."""
    values = {"title": "A & <b>", "content": "<h1>x</h1>\n", "locale": AR, "metadata": {}, "head": ""}
    return Wrapping(**{**values, **changes})  # type: ignore[arg-type]  # values of the caller


def test_ours_escapes_everything_but_the_article() -> None:
    page = wrap(None, wrapping(metadata={"author": '"><script>'}, head=PREVIEW_HEAD))
    assert '<html lang="ar" dir="rtl">' in page
    assert "<title>A &amp; &lt;b&gt;</title>" in page
    assert "<main>\n<h1>x</h1>\n</main>" in page
    assert 'content="&#34;&gt;&lt;script&gt;"' in page
    assert PREVIEW_HEAD in page
    assert "author" not in wrap(None, wrapping())


def test_own_templates_see_the_metadata() -> None:
    own = "{% for tag in metadata.tags %}{{ tag }},{% endfor %}{{ metadata.licence }}|{{ lang }}{{ dir }}\n"
    assert wrap(own, wrapping(metadata={"tags": ("a", "<"), "licence": "CC"})) == "a,&lt;,CC|arrtl\n"


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__ }}", "{{ metadata.__class__.__mro__ }}", "{{ metadata.update({}) }}", "{{ lang.format.__globals__ }}",
        "{{ '{0.__class__}'.format(lang) }}", "{% import 'x' as y %}", "{% extends 'x' %}", "{{ self.__init__ }}",
        "{{ cycler.__init__.__globals__.os }}", "{{ metadata.pop('x') }}", "{{ lang | attr('__class__') }}",
    ],
)  # fmt: skip
def test_the_sandbox(template: str) -> None:
    page = ""
    with suppress(InputError):
        page = wrap(template, wrapping())
    assert "class" not in page
    assert "module" not in page


def test_the_line_of_an_error() -> None:
    with pytest.raises(InputError) as raised:
        wrap("a\nb\n{% for %}", wrapping(), path="t.html")
    assert (raised.value.problems[0].path, raised.value.problems[0].line) == ("t.html", 3)
