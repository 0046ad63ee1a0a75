"""Markdown made to hurt: it takes seconds at most, never a RecursionError, and nothing is dropped in silence."""

from __future__ import annotations

import re
import time

import pytest

from tests.formats.markdown_cases import article, markup, msgids
from translate.errors import InputError

N = 10_000
DEEP = {
    "quotations": ">" * N + "a", "lists": "- " * N + "a", "numbers": "1. " * N + "a", "both": "> - " * N + "a", "footnotes": "[^a]: " * N + "b",
    "boxes": "::: a\n" * N, "indented lists": "\n".join("  " * n + "- a" for n in range(1000)), "admonitions": "\n".join("    " * n + "!!! note" for n in range(300)),
}  # fmt: skip
LONG = {
    "brackets": "[" * N, "pairs of brackets": "[" * N + "]" * N, "links": "[a](b" * N, "images": "![" * N + "](a)" * N, "emphasis": "*a **a " * N,
    "stars": "*" * N + "a" + "*" * N, "mixed": "*a_ " * N, "strikes": "~~a " * N, "ticks": "`a" * N, "growing ticks": "".join("e" + "`" * n for n in range(400)),
    "less than": "<" * N, "open tags": "<a " * N, "comments": "<!-- " * N, "entities": "&#" * N, "backslashes": "\\" * N, "definitions": "".join(f"[a{n}]: b\n" for n in range(N)),
    "references": "[a]: b\n\n" + "[a]" * N, "broken definitions": "[\n" * N, "cells": "|a" * N + "|\n" + "|-" * N + "|\n", "rows": "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|a\n" * 500,
    "footnote marks": "[^1]: x\n\n" + "[^1]" * N, "open footnote marks": "[^1]: x\n\n" + "[^" * N, "terms": "a\n: b\n" * 2000, "lines": "a\n" * N, "headings": "# a\n" * 2000,
    "fences": "```\n" * N, "tabs": "\t" * N * 10, "spaces": "a" + " " * N * 10 + "b", "heading with spaces": "# a" + " " * N * 5 + "{", "titles": "[a](b 'c" * N,
    "template openings": "{{" * N, "template": "{{ a }} " * N, "open template": "{{ a \n" * N + "}}", "template of lines": "{{ a\nb }}\n\n" * N, "listings": "{% highlight a %}\n" * N,
    "closed listings": "{% highlight a %}\nx\n{% endhighlight %}\n" * 2000, "addresses": "http://a " * N, "dots": "http://a" + "." * N * 5, "brackets behind": "http://a" + ")" * N * 5,
    "mail": "a@" * N, "long mail": "a" * N * 5 + "@", "mail of dots": "a@" + "a." * N, "attribute lines": "a\n{: .a}\n" * 2000, "braces": "{" * N, "heading braces": "# " + "{" * N + "}",
    "closed boxes": "::: a\n:::\n" * N, "box with spaces": "::: a" + " " * N * 5 + "{", "admonition with spaces": "!!! a" + " " * N * 5 + "#", "fences in boxes": "::: a\n```\n:::\n" * 3000,
    "alerts": "> [!NOTE]\n\n" * 2000, "HTML": "<b>" * N, "attributes behind code": "`a`{: .b}" * N, "colons": ":" * N * 5, "quotes": '"' * N * 5, "dashes": "-" * N * 5,
}  # fmt: skip


@pytest.mark.parametrize("name", DEEP)
def test_what_is_too_deep_is_refused_with_its_line(name):
    """The parser would drop it without a word."""
    begin = time.process_time()
    with pytest.raises(InputError, match="too deep") as caught:
        article(DEEP[name])
    assert caught.value.problems[0].line >= 1
    assert time.process_time() - begin < 10


@pytest.mark.parametrize("name", LONG)
def test_what_is_long_is_read(name):
    begin = time.process_time()
    made = article(LONG[name])
    html = markup(made)
    assert time.process_time() - begin < 10
    assert html or name in ("definitions", "tabs")


@pytest.mark.parametrize("depth", [5, 10, 20])
def test_what_people_write_is_deep_enough(depth):
    text = "".join("  " * level + f"- item {level}\n" for level in range(depth))
    assert len(article(text).units) == depth
    assert len(article("> " * depth + "text\n").units) == 1


def test_short_references_to_long_definitions_fill_no_memory():
    with pytest.raises(InputError, match="too long"):
        article("[a]: /" + "x" * 20_000 + "\n\n" + "[a] " * N)


def test_the_line_of_depth_counts_front_matter():
    with pytest.raises(InputError) as caught:
        article("---\na: b\n---\n\ntext\n\n" + ">" * 100 + "a")
    assert caught.value.problems[0].line == 7


def test_a_length_without_end_is_refused():
    with pytest.raises(InputError, match="longer than"):
        article("a" * 4_000_001)


@pytest.mark.parametrize(
    "text", ["deskx0z {{ a }}", "deskqx {{ a }} deskx0z", "{{ a }}0z", "[{{ a }}](deskx0z)", "{{ deskx0z }}"]
)
def test_the_stand_in_for_template_syntax_is_never_taken_for_text(text):
    html = markup(article(text))
    assert ("deskx0z" in html) is ("deskx0z" in text)
    assert re.findall(r"\{\{.*?\}\}", html) == re.findall(r"\{\{.*?\}\}", text)


@pytest.mark.parametrize(
    "text",
    [
        "```\n{{\n```\n\nProse }} here.\n",
        "```\n{{ a\n```\nProse }} here.\n",
        "> ~~~\n> {%\n> ~~~\n> Prose %} here.\n",
        "{{ a\n\nProse }} here.\n",
        "`{{` and\n\nProse `}}` here.\n",
    ],
)
def test_braces_far_apart_are_no_template_syntax(text):
    """Taken for it, they would hide the end of a listing, and all prose behind it would be program text."""
    assert any("Prose" in text for text in msgids(article(text)))
