"""What people complain of in other tools does not happen here; each test names where they said so."""

from __future__ import annotations

import pytest

from tests.formats.markdown_cases import article, markup, msgids
from translate.model.content import PageRendering, Rendering

TABLE = "| Who | Said |\n|:---|---:|\n| Ana | *no* \\| yes |\n| Ivo | `a \\| b` |\n"


def test_a_table_is_flattened_into_one_line():
    """po4a #496: every cell is a unit of its own."""
    assert msgids(article(TABLE)) == ["Who", "Said", "Ana", "<em>no</em> | yes", "Ivo"]
    assert markup(article(TABLE), *"abcde").count("<tr>") == 3


def test_escaped_pipes_in_cells_are_lost():
    """Weblate #15020: in HTML a pipe needs no escape, and a translation may have more of them."""
    html = markup(article(TABLE), "Quién", "Dijo | escribió", "Ana", "<em>no</em> | sí | no", "Ivo")
    assert '<td style="text-align:right"><em>no</em> | sí | no</td>' in html  # fmt: skip
    assert "<code>a | b</code>" in html
    assert html.count("<td") == 4


def test_the_shape_of_a_table_is_the_source_s():
    """github/docs #7312: no translation adds, drops or shifts a cell."""
    made = article(TABLE)
    before = markup(made)
    for hostile in ("|", "a | b\n| c | d |", "</td><td>x", "| --- |", "\\"):
        units = {index: Rendering((hostile,)) for index in range(len(made.units)) if "<" not in hostile}
        after = _written(made, units)
        assert [after.count(tag) for tag in ("<tr", "<td", "<th>", "<th ")] == [
            before.count(tag) for tag in ("<tr", "<td", "<th>", "<th ")
        ]


def _written(made, units):
    from translate.formats.markdown import PLUGIN

    return PLUGIN.write(made, PageRendering(units), source_language="en").decode()


@pytest.mark.parametrize("listing", [
    "```python\nprint('Translate me')\n```", "~~~\nTranslate me\n~~~", "    Translate me", "- a1\n\n      Translate me", "`Translate me`",
    "{% highlight ruby %}\nTranslate me\n{% endhighlight %}", "```{.text}\nTranslate me\n```", "> ```\n> Translate me\n> ```",
])  # fmt: skip
def test_program_text_counts_as_untranslated(listing):
    """po4a #376: program text is no message, so it is no untranslated one either."""
    made = article(f"One\n\n{listing}\n\nTwo\n")
    assert [text for text in msgids(made) if "Translate" in text] == []
    assert "Translate me" in markup(made)


@pytest.mark.parametrize("text", [
    "---\nz: 1\ntags: [a, b]\na: 2 # last\ntitle: T\n---\n", "+++\nz = 1\ntags = ['a', 'b']\na = 2\ntitle = 'T'\n+++\n",
    '{"z": 1, "tags": ["a", "b"], "a": 2, "title": "T"}\n',
])  # fmt: skip
def test_front_matter_is_reordered_or_its_lists_become_quoted_strings(text):
    """po4a #196, #255, #354, #439: read, never written; a list is a list, and the order is the file's."""
    made = article(text)
    assert list(made.metadata.items()) == [("z", "1"), ("tags", ("a", "b")), ("a", "2"), ("title", "T")]
    assert msgids(made) == ["T", "T"]


def test_front_matter_becomes_a_heading_or_one_opaque_string():
    """Mdpo #228, Translate #5399: one message for each value that readers see."""
    made = article("---\ntitle: Rail war\ndescription: How it began.\nlayout: post\n---\nText.\n")
    assert msgids(made) == ["Rail war", "How it began.", "Rail war", "Text."]
    assert markup(made) == "<h1>Rail war</h1>\n<p>Text.</p>\n"


def test_html_inside_markdown_is_lost():
    """Mdpo #285, #110: HTML goes through and is read like any HTML."""
    text = (
        '<details open>\n<summary>A <b>bold</b> one</summary>\n\nInner *text*.\n\n</details>\n\n<img src="a.png" alt="A map">\n\n'
        'See <a href="/x" class="y">this</a><br>and <!-- remark --> <kbd>Ctrl</kbd>.\n'
    )
    made = article(text)
    html = markup(made)
    for piece in (
        "<details open>",
        "<summary>A <b>bold</b> one</summary>",
        '<a href="/x" class="y">this</a><br>and <!-- remark -->',
        "</details>",
    ):
        assert piece in html
    assert msgids(made) == [
        "A <b>bold</b> one",
        "Inner <em>text</em>.",
        "A map",
        "See <a>this</a><br/>and <kbd>Ctrl</kbd>.",
    ]


@pytest.mark.parametrize(("markdown", "html"), [
    ("**b**", "<strong>b</strong>"), ("__b__", "<strong>b</strong>"), ("*b*", "<em>b</em>"), ("`b`", "<code>b</code>"), ("~~b~~", "<s>b</s>"),
    ("[b](/x)", '<a href="/x">b</a>'), ("![b](/x)", '<img src="/x" alt="b">'), ("a\\\nb", "a<br>\nb"),
])  # fmt: skip
def test_markdown_and_html_give_different_codes(markdown, html):
    """Okapi #928: one sentence, one message, however its author wrote it."""
    assert msgids(article(f"The {markdown} here.")) == msgids(article(f"The {html} here."))


def test_a_link_splits_the_sentence():
    """Okapi #928: the sentence is whole, with the link in it."""
    made = article("Read [the *whole* report](/r), or [this][x], before noon.\n\n[x]: /y\n")
    assert msgids(made) == ["Read <a1>the <em>whole</em> report</a1>, or <a2>this</a2>, before noon."]
    assert markup(made, "Antes, lee <a2>esto</a2> o <a1>el informe</a1>.") == (
        '<p>Antes, lee <a href="/y">esto</a> o <a href="/r">el informe</a>.</p>\n'
    )
