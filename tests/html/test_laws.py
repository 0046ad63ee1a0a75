"""Laws over tag soup: the bytes stay, the tree stays, edits never overlap, nothing a reader sees is lost."""

from __future__ import annotations

import re

import turbohtml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from reading import accented, article, everything, shape
from strategies import PIECES, hostile, soup, texts

from translate.html import elements
from translate.html.assemble import assemble, unit_problem
from translate.html.inline import escape, plain, split, unescape
from translate.html.page import parse
from translate.html.render import render
from translate.html.skeleton import difference, skeleton
from translate.model.content import PageRendering, Rendering

MANY = settings(max_examples=400)


@given(texts())
def test_escaped_text_comes_back(text):
    assert unescape(escape(text)) == text
    assert list(split(escape(text))) == ([text] if text else [])
    assert plain(escape(text)) == text


@MANY
@given(soup())
def test_identity_is_the_same_bytes(page):
    made = article(page)
    data = page.encode()
    assert assemble(made, PageRendering()) == data
    assert assemble(made, everything(made, str)) == data
    assert all(segment.msgid for unit in made.units for segment in unit.segments)


@MANY
@given(soup())
def test_tokens_follow_each_other_without_a_gap(page):
    text = page.replace("\r", "\n")
    position = 0
    for token in parse(text).tokens:
        assert token.start == position
        assert token.end > token.start
        position = token.end
    assert position == len(text)


@MANY
@given(soup())
def test_segments_never_overlap_except_nested(page):
    spans = sorted((s.span for u in article(page).units for s in u.segments), key=lambda s: (s[0], -s[1]))
    open_: list[tuple[int, int]] = []
    for span in spans:
        while open_ and open_[-1][1] <= span[0]:
            open_.pop()
        assert not open_ or span[1] <= open_[-1][1]
        assert span[0] < span[1]
        open_.append(span)


@MANY
@given(soup())
def test_translation_keeps_the_tree(page):
    """Soup that the two parsers read differently is skipped; test_parsers_mostly_agree counts how often."""
    made = article(page)
    assert all(unit_problem(unit, tuple(accented(s.msgid) for s in unit.segments)) is None for unit in made.units)
    after = assemble(made, everything(made, accented))[len(made.skeleton.bom) :].decode()
    assert difference(skeleton(made.skeleton.text), skeleton(after)) == ""
    assume(_agree(made.skeleton.text))
    assert shape(after) == shape(made.skeleton.text)


def test_parsers_mostly_agree():
    import random

    random_ = random.Random(7)
    pages = ["".join(random_.choices(PIECES, k=10)) for _ in range(500)]
    assert sum(map(_agree, pages)) > 450


def _agree(page: str) -> bool:
    return [name for _, name, _ in shape(page)] == [name.partition("/")[2] for name, _ in skeleton(page)]


@MANY
@given(soup())
def test_a_msgid_renders_as_its_own_source(page):
    """Parsed alone, the rendered msgid and the source segment are the same text and elements, white space aside."""
    made = article(page)
    text = made.skeleton.text
    for unit in made.units:
        for segment in unit.segments:
            start, end = segment.span
            source = text[start:end]
            if unit.place.value != "text" or "\0" in source or unit.preformatted or "<![" in source:
                continue
            again = render(segment.msgid, segment, unit.place, lambda span: text[span[0] : span[1]])
            assert _seen(again) == _seen(source)


def _seen(fragment: str) -> tuple[str, list]:
    document = turbohtml.parse(f"<!doctype html><body><div>{fragment}")
    words = "".join(ch for ch in document.text if not ch.isspace() and ch.isprintable())
    return words, [element.tag for element in document.iter_elements()]


@MANY
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_what_a_reader_sees_is_in_exactly_one_unit(pieces):
    """Every text is replaced by a word of its own, and each word is looked for in the units.

    Written exceptions: what is in script, template … and what the author protects; code; text in a CDATA section, and
    text behind what looks like one outside of svg.
    """
    out, words = [], 0
    for piece in pieces:
        if piece.strip() and piece.isprintable() and "<" not in piece and "&" not in piece:
            out.append(f" qx{words}zq ")
            words += 1
        else:
            out.append(piece)
    page = "".join(out)
    assume("<![CDATA[" not in page and not page.startswith("\ufeff"))
    made = article(page)
    ids = " ".join(segment.msgid for unit in made.units for segment in unit.segments)
    for node in turbohtml.parse(page).descendants:
        if not isinstance(node, turbohtml.Text):
            continue
        above = list(_above(node))
        hidden = any(e.tag in elements.NEVER or e.tag == "style" for e in above)
        spared = any(
            e.tag in elements.CODE
            or e.tag == "pre"
            or "translate" in e.attrs
            or "notranslate" in str(e.attrs.get("class"))
            for e in above
        )
        for word in re.findall(r"qx\d+zq", node.data):
            count = ids.count(word)
            assert count == 0 if hidden else count == 1 or (spared and count <= 2)


def _above(node):
    while (node := node.parent) is not None:
        if isinstance(node, turbohtml.Element):
            yield node


@given(soup(), st.lists(hostile(), min_size=1, max_size=4))
def test_unit_problem_agrees_with_assemble(page, targets):
    made = article(page)
    for index, unit in enumerate(made.units):
        own = tuple(targets[n % len(targets)] for n in range(len(unit.segments)))
        if unit_problem(unit, own) is None:
            assemble(made, PageRendering({index: Rendering(own)}))


@given(soup(), st.sampled_from(["\r\n", "\r"]), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be"]))
def test_line_ends_and_wide_encodings_come_back(page, newline, encoding):
    text = page.replace("\ufeff", "").replace("\n", newline)
    data = ("\ufeff" + text).encode(encoding)
    made = article(data)
    assert "\r" not in made.skeleton.text
    assert assemble(made, PageRendering()) == data
    assert assemble(made, everything(made, str)) == data
    assert assemble(made, everything(made, accented)).decode(encoding).startswith("\ufeff")


@given(soup())
def test_fallback_changes_only_lang_and_dir(page):
    """Marking every unit adds ``lang`` and ``dir`` to hosts or wraps the text in a bare span: nothing else."""
    made = article(page)
    marks = (("lang", "en"), ("dir", "ltr"))
    rendering = PageRendering({n: Rendering((None,) * len(u.segments), marks) for n, u in enumerate(made.units)})
    after = assemble(made, rendering)[len(made.skeleton.bom) :].decode()
    wrapped = re.sub(r'<span lang="en" dir="ltr">', "", after)
    assert wrapped == after or "</span>" in after
    assert _unmarked(after) == _unmarked(made.skeleton.text)


def _unmarked(page: str) -> list:
    """Names and attributes but ``lang``, ``dir``, without our wrappers."""
    return [
        (name, tuple((k, v) for k, v in attributes if k not in ("lang", "dir")))
        for _, name, attributes in shape(page)
        if not (name == "span" and dict(attributes) == {"lang": "en", "dir": "ltr"})
    ]
