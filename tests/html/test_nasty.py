"""Our own nasty pages (``nasty/<construct>/*.html``), as Word, WordPress, editors, generators and hands really write them.

Beside some stands ``NAME.units.txt``: what a translator should see, one segment a line, ``[family] text``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from reading import accented, article, everything
from selectolax.lexbor import LexborHTMLParser, LexborNode

from translate.html.assemble import assemble, unit_problem
from translate.html.elements import ATTRIBUTES
from translate.html.inline import TAG, unescape
from translate.html.skeleton import difference, skeleton
from translate.model.content import Article, CodeKind, PageRendering, Place, Rendering, Segment
from translate.project.selftest import selftest

FOLDER = Path(__file__).parent / "nasty"
FILES = sorted(FOLDER.glob("*/*.html"))
UNITS = sorted(FOLDER.glob("*/*.units.txt"))
CONSTRUCTS = sorted({file.parent.name for file in FILES})
MADE = {
    "300 div": "<div>" * 300 + "Deep text." + "</div>" * 300,
    "300 div open, text between": "<div>Text one. " * 300,
    "300 span": "<p>A " + "<span class=x>b " * 300 + "</span>" * 300 + " end.",
    "300 b of their own": "<p>A " + "".join(f"<b id=i{n}>b " for n in range(300)) + "</b>" * 300 + " end.",
    "300 b open over paragraphs": "<p>A " + "<b>bold <p>next " * 300,
    "300 tables": "<table><tr><td>Cell one " * 300 + "</table>" * 299,
    "300 blockquotes": "<blockquote><p>Said he. " * 300 + "</blockquote>" * 300 + "After.",
    "300 lists": "<ul><li>Item " * 300 + "</ul>" * 300,
    "300 links in links": "<p>" + "<a href=x title='A link'>link " * 300,
    "300 misnested": "<p>" + "<b>x <i>y </b>z </i>" * 300,
    "300 spans around blocks": "<span>" * 300 + "<p>Text</p>" + "</span>" * 300,
    "300 templates": "<template><p>Text " * 300,
    "300 svg": "<svg><text>Drawn <foreignObject><p>Para " * 300,
    "300 fostered": "<table>Foster <b>x" * 300,
    "300 protected": "<p>A " + "<i translate=no>no " * 300 + "</i>" * 300 + " end.",
    "a line of 1 MB": "<p>" + "The minister said nothing. Nobody asked. " * 25_000,
    "a word of 5 MB": "<p>Text " + "x" * 5_000_000,
    "a tag of 1 MB": "<p>One <a class='" + "c " * 500_000 + "'>two</a> three",
}
"""Deep nesting and long lines."""
LONG = "<p>" + "The minister said nothing. <b>Nobody</b> asked. " * 105_000
"""5 MB in one line, 210,000 sentences."""

_END = "</> is nothing to a parser, but text to us"
_CDATA = "a CDATA section in a drawing's text goes behind the text"
_GLUED = "template syntax that is, or touches, the name of a tag"
_COMMENT = "a template comment that holds tags is taken for text"
_NONCHARACTER = "references of noncharacters are lost, those of CR and LF are not collapsed"

WAITING: dict[str, str] = {}
"""Expectations the product does not meet yet, with the reason. Strict: a mended one fails here."""

_BLANK = re.compile(r"[ \t\n\f\r]+")
_MARKER = re.compile(r"qz[0-9]+zq")
_SHOWN = str.maketrans({"\n": "⏎", "\u00a0": "⍽", "\t": "⇥"})
_TEMPLATE = re.compile(r'<template(?:\s+[^\s=>]+(?:="[^"]*")?)*>')


def _each(test: str, files: list[Path]) -> list[Any]:
    """The files as parameters of a test; those in ``WAITING`` must fail."""
    out = []
    for file in files:
        name = file.relative_to(FOLDER).as_posix().removesuffix(".units.txt")
        reason = WAITING.get(f"{test} {name}")
        out.append(pytest.param(file, id=name, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else []))
    return out


def test_five_pages_of_each_construct() -> None:
    assert len(CONSTRUCTS) >= 29
    few = [name for name in CONSTRUCTS if len(list((FOLDER / name).glob("*.html"))) < 5]
    assert not few
    assert {file.parent.name for file in UNITS} == set(CONSTRUCTS)


@pytest.mark.parametrize("file", _each("selftest", FILES))
def test_selftest(file: Path) -> None:
    """Identity, every segment by itself, pseudo-translation keeps turbohtml's tree: the product's own proof."""
    (proof,) = selftest([file])
    assert not proof.problems


@pytest.mark.parametrize("file", _each("laws", FILES))
def test_laws(file: Path) -> None:
    laws(file.read_bytes(), templates=file.parent.name == "template_syntax" and file.stem != "lookalikes")


@pytest.mark.parametrize("name", MADE)
def test_laws_of_made_pages(name: str) -> None:
    laws(MADE[name].encode())


@pytest.mark.soak
def test_laws_of_a_very_long_line() -> None:
    laws(LONG.encode())


@pytest.mark.parametrize("file", _each("units", UNITS))
def test_units(file: Path) -> None:
    made = article(file.with_name(file.name.removesuffix(".units.txt")).read_bytes())
    found = [_shown(segment) for unit in made.units for segment in unit.segments]
    assert found == file.read_text(encoding="utf-8").splitlines()


def _shown(segment: Segment) -> str:
    return (f"[{segment.family}] " if segment.family else "") + segment.msgid.translate(_SHOWN)


def laws(data: bytes, *, templates: bool = False) -> None:
    """The bytes stay; the trees stay; every text is replaced where it stands and nowhere else.

    Arguments: ``templates``, lexbor is shown the page after another program has filled it in.
    """
    seen = _filled_in if templates else str
    made = article(data)
    assert assemble(made, PageRendering()) == data
    assert assemble(made, everything(made, str)) == data
    source = made.skeleton.text
    before = tree(seen(source))
    after = _text(made, everything(made, accented))
    assert difference(skeleton(source), skeleton(after)) == ""
    assert bones(tree(seen(after))) == bones(before)
    texts, rendering = marked(made)
    found = tree(seen(_text(made, rendering)))
    shown: Counter[str] = Counter()
    written: Counter[str] = Counter()
    count_markers(found, shown, written)
    assert shown == Counter(marker for marker, (_, attribute) in texts.items() if not attribute)
    assert set(written) == {marker for marker, (_, attribute) in texts.items() if attribute}
    assert filled(found, texts) == before


_SYNTAX = re.compile(
    r"<%--.*?--%>|\{\{!--.*?--\}\}|\{#.*?#\}|\{\{\{?.*?\}\}\}?|\{%.*?%\}|\$\{[^{}<]*\}|<%.*?%>|<\?(?:php|=).*?(?:\?>|\Z)",
    re.DOTALL,
)


def _filled_in(page: str) -> str:
    """What comes of a page's template syntax: a word where something is shown, else nothing."""
    return _SYNTAX.sub(lambda match: "t" if re.match(r"\{\{[^#/!<%]|\$|<%=|<\?=", match[0]) else "", page)


def marked(made: Article) -> tuple[dict[str, tuple[str, bool]], PageRendering]:
    """Each stretch of text replaced by a marker. By marker: the text, and whether it is an attribute's."""
    texts: dict[str, tuple[str, bool]] = {}
    numbers = count(1)
    renderings: dict[int, Rendering] = {}

    def put(text: str, *, attribute: bool) -> str:
        body = text.strip(" \t\n\f\r")
        if not body:
            return text
        marker = f"qz{next(numbers)}zq"
        texts[marker] = unescape(body), attribute
        start = text.index(body)
        return text[:start] + marker + text[start + len(body) :]

    for index, unit in enumerate(made.units):
        attribute = unit.place in (Place.DOUBLE_QUOTED, Place.SINGLE_QUOTED, Place.UNQUOTED)
        targets = []
        for segment in unit.segments:
            protected = {code.name for code in segment.codes if code.kind is CodeKind.PROTECTED}
            out, position, closing = [], 0, ""
            for match in TAG.finditer(segment.msgid):
                text = segment.msgid[position : match.start()]
                out.append(text if closing else put(text, attribute=attribute))
                out.append(match[0])
                position = match.end()
                if closing:
                    closing = "" if match[0] == closing else closing
                elif match[2] in protected and not match[1]:
                    closing = f"</{match[2]}>"
            out.append(put(segment.msgid[position:], attribute=attribute))
            targets.append("".join(out))
        problem = unit_problem(unit, tuple(targets))
        assert problem is None, f"{problem}: {targets}"
        renderings[index] = Rendering(tuple(targets))
    return texts, PageRendering(renderings)


def tree(page: str) -> list[Any]:
    """What lexbor makes of a page: ``(name, attributes)`` for a start, None for an end, text collapsed; no comments.

    A page in ``srcdoc`` is a tree, JSON-LD is data, a template's content counts.
    """
    out: list[Any] = []
    root = LexborHTMLParser(page).root
    todo: list[tuple[LexborNode | None, str]] = [(root, "")] if root is not None else []
    texts: list[str] = []
    while todo:
        node, above = todo.pop()
        name = ">" if node is None else node.tag or ""
        if node is not None and name == "-text":
            texts.append(node.text_content or "")
            continue
        if name.startswith(("-", "!")):
            continue
        if text := "".join(texts):
            out += _data(text) if above == "script" else [_BLANK.sub(" ", text)]
            texts = []
        if node is None:
            out.append(None)
            continue
        out.append((name, {k: _value(k, v) for k, v in node.attributes.items()}))
        if name == "template":
            out += [*tree(_TEMPLATE.sub("", node.html or "", count=1).removesuffix("</template>")), None]
        else:
            todo.append((None, name))
            todo += [(child, name) for child in reversed(list(node.iter(include_text=True)))]
    return out


def _value(name: str, value: str | None) -> Any:
    if name == "srcdoc":
        return tree(value or "")
    return _space(value or "") if name in ATTRIBUTES or name in ("content", "value") else value or ""


def _space(text: str) -> str:
    return _BLANK.sub(" ", text).strip(" ")


def _data(text: str) -> list[Any]:
    """JSON as a flat tree; anything else as it is."""
    try:
        todo = [json.loads(text, object_pairs_hook=lambda pairs: ("object", [part for pair in pairs for part in pair]))]
    except (ValueError, RecursionError):
        return [text]
    out: list[Any] = []
    while todo:
        value = todo.pop()
        if isinstance(value, tuple | list):
            inner = value[1] if isinstance(value, tuple) else value
            out.append(("object" if isinstance(value, tuple) else "list", {}))
            todo += [None, *reversed(inner)] if inner else [None]
        else:
            out.append(" ".join(value.split()) if isinstance(value, str) else value)
    return out


def bones(found: list[Any]) -> list[Any]:
    """A tree without its texts."""
    return [part and (part[0], _kept(*part)) for part in found if part is None or isinstance(part, tuple)]


def _kept(name: str, attributes: dict[str, Any]) -> dict[str, Any]:
    return {
        k: bones(v) if isinstance(v, list) else v
        for k, v in attributes.items()
        if k not in ATTRIBUTES and not (k in ("content", "value") and name in ("meta", "input"))
    }


def count_markers(found: list[Any], shown: Counter[str], written: Counter[str]) -> None:
    """How often each marker stands in a text, and in an attribute."""
    for part in found:
        if isinstance(part, str):
            shown.update(_MARKER.findall(part))
        elif isinstance(part, tuple):
            for value in part[1].values():
                if isinstance(value, list):
                    count_markers(value, shown, written)
                else:
                    written.update(_MARKER.findall(value))


def filled(found: list[Any], texts: dict[str, tuple[str, bool]]) -> list[Any]:
    """The tree with its markers replaced by what they stand for."""

    def text(value: str) -> str:
        said = _MARKER.sub(lambda match: texts[match[0]][0], value)
        return value if said == value else _BLANK.sub(" ", said)

    return [
        text(part)
        if isinstance(part, str)
        else (part[0], {k: filled(v, texts) if isinstance(v, list) else text(v) for k, v in part[1].items()})
        if isinstance(part, tuple)
        else part
        for part in found
    ]


def _text(made: Article, page: PageRendering) -> str:
    data = assemble(made, page)[len(made.skeleton.bom) :]
    return data.decode(made.skeleton.encoding).replace("\r\n", "\n").replace("\r", "\n")
