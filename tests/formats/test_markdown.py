"""Markdown: the case files, translations in their place, lines of the file, what is refused."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.markdown_cases import FOLDER, article, described, markup, msgids
from translate.errors import InputError
from translate.formats.base import Format
from translate.formats.markdown import PLUGIN
from translate.html.inline import TAG, plain
from translate.model.content import PageRendering, Place, Rendering
from translate.registry import discover

CASES = sorted(path.stem for path in FOLDER.glob("*.md"))


def test_is_found():
    assert discover("translate.formats", Format)["markdown"] is PLUGIN
    assert PLUGIN.suffixes == (".md", ".markdown")


def test_there_are_cases():
    assert len(CASES) >= 25


@pytest.mark.parametrize("name", CASES)
def test_case(name):
    """The article is this HTML, and has these units."""
    made = article((FOLDER / f"{name}.md").read_bytes())
    assert markup(made) == (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    assert described(made) == (FOLDER / f"{name}.units.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_what_is_translated_by_itself_is_the_same(name):
    made = article((FOLDER / f"{name}.md").read_bytes())
    same = PageRendering(
        {index: Rendering(tuple(s.msgid for s in unit.segments)) for index, unit in enumerate(made.units)}
    )
    assert PLUGIN.write(made, same, source_language="en").decode() == markup(made)


def test_translations_stand_in_their_place():
    made = article(
        "---\ntitle: Head\nsummary: Sum\n---\n# Top\n\nOne **came**. See [this](/x).\n\n| a \\| b |\n|---|\n| c |\n"
    )
    assert [(unit.key, unit.place) for unit in made.units[:2]] == [
        ("title", Place.RAW_TITLE), ("summary", Place.RAW_TITLE),
    ]  # fmt: skip
    assert markup(
        made, "Cabeza", "Resumen", "Arriba", "<strong>Vino</strong> uno.", "Mira <a>esto</a>.", "d | e", "f"
    ) == (
        '<h1 id="top">Arriba</h1>\n<p><strong>Vino</strong> uno. Mira <a href="/x">esto</a>.</p>\n'
        "<table>\n<thead>\n<tr>\n<th>d | e</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>f</td>\n</tr>\n</tbody>\n</table>\n"
    )


def test_values_of_front_matter_lie_in_the_skeleton_and_never_on_the_page():
    made = article("---\ntitle: 'A < b &amp; cats. Two {{ x }}.'\ndescription: |\n  Line one\n  and two.\n---\nText.\n")
    for unit in made.units:
        for segment in unit.segments:
            text = made.skeleton.text[slice(*segment.span)]
            assert text
            assert len(plain(segment.msgid).split()[0]) <= len(text)
            for code in segment.codes:
                assert made.skeleton.text[slice(*code.open)] == "{{ x }}"
    assert markup(made) == "<h1>A &lt; b &amp;amp; cats. Two {{ x }}.</h1>\n<p>Text.</p>\n"
    assert msgids(made)[:3] == ["A < b &amp;amp; cats.", "Two <x/>.", "Line one and two."]
    assert made.units[0].segments == tuple(
        replace(segment, span=own.span, codes=own.codes)
        for segment, own in zip(made.units[2].segments, made.units[0].segments, strict=True)
    ), "the headline is one message, in front matter and on the page"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("---\ntitle: A\n---\n## B\n", "<h1>A</h1>\n"), ("---\ntitle: A\n---\n# B\n", ""), ("---\ntitle: A\n---\nB\n===\n", ""),
        ("---\ntitle: A\n---\n<h1>B</h1>\n", ""), ("---\ntitle: A\n---\nThe tag `<h1>`\n", "<h1>A</h1>\n"),
        ("---\ntitle: ''\n---\nB\n", ""), ("---\nparams:\n  title: A\n---\nB\n", ""), ("---\ntitle: '1984'\n---\nB\n", "<h1>1984</h1>\n"),
    ],
)  # fmt: skip
def test_a_title_without_heading_makes_one(text, heading):
    assert markup(article(text)).startswith(f"{heading}<")
    assert ("<h1>A</h1>" in markup(article(text))) is (heading == "<h1>A</h1>\n")


def test_the_title_of_an_article():
    assert article("---\ntitle: A\n---\n# B\n").title == "A"
    assert article("# *B*\n").title == "B"
    assert article("text\n").title == ""


@pytest.mark.parametrize("keys", [(), ("tags",), ("params.*.alt",), ("title", "tags")])
def test_the_configuration_says_which_keys_are_translated(keys):
    text = "---\ntitle: A\ntags: [one, 2, three]\nparams:\n  - {alt: x, src: y}\n---\n"
    found = [(unit.key, unit.segments[0].family, unit.segments[0].msgid) for unit in article(text, keys=keys).units]
    every = {
        "title": [("title", "heading", "A")],
        "tags": [("tags.0", "tags", "one"), ("tags.2", "tags", "three")],
        "params.*.alt": [("params.0.alt", "alt", "x")],
    }
    assert [unit for unit in found if unit[0]] == [unit for key in keys for unit in every[key]]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark(newline, mark):
    text = "---\ntitle: A\n---\n\nOne  \ntwo\n\n> three\n"
    made = article((mark + text.replace("\n", newline)).encode())
    assert (described(made), markup(made)) == (described(article(text)), markup(article(text)))


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n ", "\ufeff", "---\n---\n", "[a]: /b\n", "{: .a}\n"])
def test_nothing(text):
    assert article(text).units == ()
    assert markup(article(text)) == ""


@pytest.mark.parametrize(("data", "line"), [(b"a\nb\xff", 2), (b"a\nb\n\0", 3), (b"\xff\xfea", 0)])
def test_what_is_no_text_is_refused(data, line):
    for read in (article, lambda d: PLUGIN.metadata(d, "source/a.md")):
        with pytest.raises(InputError) as caught:
            read(data)
        assert (caught.value.problems[0].path, caught.value.problems[0].line) == ("source/a.md", line)


PIECES = (
    "word", "One. Two.", "\n", "\n", "\n\n", "# head", "> ", "- ", "1. ", "    ", "*em*", "**", "`code`", "```\n", "[a](b)", "![alt](x)",
    "| a | b |\n|---|---|\n| c | d |\n", "<b>", "</b>", "<div>\n", "</div>\n", " <!-- c --> ", "{{ x }}", "{{< y\n z >}}", "{: .a}\n", "{#i}",
    "::: note\n", ":::\n", "!!! tip\n    ", "> [!NOTE]\n", "[^1]", "\n[^1]: note\n", "\nt\n: d\n", "\\", "&amp;", "http://a.b/c", "  \n", "\t", "---\n", "~~",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_every_unit_names_lines_that_hold_its_text(pieces):
    """Whatever stands together: each unit's lines are in the file and hold its first word."""
    text = "a: b\n\n" + "".join(pieces)
    lines = text.split("\n")
    made = article(text)
    for unit in made.units:
        assert 1 <= unit.line <= unit.last_line <= len(lines)
        assert unit.column == 1
        first = re.findall(r"[a-z]+", plain(TAG.sub(" ", unit.segments[0].msgid)).lower())[0]
        assert first in "\n".join(lines[unit.line - 1 : unit.last_line]).lower(), (unit, lines)


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_identity_of_whatever_stands_together(pieces):
    made = article("a: b\n\n" + "".join(pieces))
    same = {index: Rendering(tuple(s.msgid for s in unit.segments)) for index, unit in enumerate(made.units)}
    assert PLUGIN.write(made, PageRendering(same), source_language="en").decode() == markup(made)


def test_front_matter_needs_no_markdown_parser():
    """Commands that only ask what an article says about itself stay fast."""
    code = (
        "import sys\nfrom translate.formats.markdown import PLUGIN\nPLUGIN.metadata(b'+++\\na = 1\\n+++\\n*b*', 'a.md')\n"
        "print(sorted(name for name in sys.modules if name.startswith(('markdown_it', 'mdit', 'ruamel'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


RULES = '<script type="application/its+xml">\n<its:rules xmlns:its="http://www.w3.org/2005/11/its" version="2.0">\n{}\n</its:rules>\n</script>\n'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n" + RULES.format('<its:translateRule selector="//[" translate="no"/>'), 5),
        ("---\nb: c\n---\n\n> a\n\n<p\nits-locale-filter-list='*' its-locale-filter-type='bad'>x</p>\n", 7),
        ("{{< a\n\tb >}}\n\n<p its-locale-filter-type='bad' its-locale-filter-list='*'>x</p>\n", 4),
    ],
)
def test_what_is_wrong_in_its_html_has_the_line_of_the_article(text, line):
    with pytest.raises(InputError) as caught:
        article(text)
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [("source/a.md", line)]


def test_what_is_odd_in_its_html_has_the_line_of_the_article():
    made = article("---\nb: c\n---\n\na\n\n" + RULES.format('<its:translateRule selector="//p" translate="no"/>'))
    assert [(doubt.path, doubt.line) for doubt in made.doubts] == [("source/a.md", 9)]
