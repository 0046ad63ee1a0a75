"""What ITS changes in extraction: units, what translators read, and what a locale's page holds."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from reading import accented, describe, everything

from translate.catalogs.template import make_template
from translate.errors import InputError
from translate.html.assemble import assemble
from translate.html.document import article_of
from translate.html.encoding import decode
from translate.html.locale_filter import in_locale
from translate.model.content import Article, PageRendering
from translate.segmentation.sentences import cutter

RULES = (
    '<script type="application/its+xml"><its:rules xmlns:its="http://www.w3.org/2005/11/its" '
    'xmlns:h="http://www.w3.org/1999/xhtml" version="2.0">{}</its:rules></script>'
)


def _article(page: str, linked: Mapping[str, str] | None = None) -> Article:
    return article_of(
        decode(page.encode(), "a.html"), id="a", path="a.html", format="html", cutter=cutter("en", "sentence"),
        linked=linked,
    )  # fmt: skip


def _units(page: str) -> list[str]:
    return [describe(unit) for unit in _article(page).units]


def _comments(page: str) -> list[str]:
    """All ``#.`` lines but what every message has."""
    template = make_template(_article(page), segmenter="x")
    return [line.strip() for message in template.messages for line in message.extracted if "Paragraph" not in line]


def test_a_rule_protects() -> None:
    page = RULES.format('<its:translateRule selector="//h:b" translate="no"/>') + "<p>The <b>KGB</b> came.</p>"
    assert _units(page) == ["p alone: The <b>KGB</b> came."]
    assert _comments(page) == ["<b> = not to be translated"]
    assert assemble(_article(page), everything(_article(page), accented)).decode().endswith("<b>KGB</b> cámé.</p>")


def test_local_markup_goes_before_rules_and_class_notranslate_counts() -> None:
    rules = RULES.format('<its:translateRule selector="//h:p" translate="no"/>')
    page = f"{rules}<p>No</p><p translate=yes>Yes <i class=notranslate>KGB</i></p><div class=notranslate>Not</div>"
    assert _units(page) == ["p alone: Yes <i>KGB</i>"]


def test_attributes_can_be_left_out_never_added() -> None:
    rules = RULES.format(
        '<its:translateRule selector="//@alt" translate="no"/><its:translateRule selector="//@href" translate="yes"/>'
    )
    assert _units(f'{rules}<img alt="One" title="Two"><a href="Three">Four</a>') == [
        "img [title] (double-quoted): Two",
        "body: Four",
    ]


def test_a_paragraph_within_text_and_a_span_without() -> None:
    rules = RULES.format(
        '<its:withinTextRule selector="//h:li" withinText="yes"/><its:withinTextRule selector="//h:span" withinText="no"/>'
        '<its:withinTextRule selector="//h:cite" withinText="nested"/>'
    )
    assert _units(f"{rules}<ul>One <li>two</li> three</ul>") == ["ul alone: One <li>two</li> three"]
    assert _units(f"{rules}<p>One <span>two</span> three</p>") == ["p: One", "span alone: two", "p: three"]
    assert _units(f"{rules}<p>One <cite>The two. Three.</cite> four</p>") == [
        "p alone: One <cite/> four",
        "cite alone: The two. | Three.",
    ]


def test_notes_terms_and_limits_are_told() -> None:
    page = (
        '<p its-loc-note="A pun." its-loc-note-type=alert its-storage-size=40>One. Two.</p>'
        '<p>The <dfn its-term=yes its-term-info-ref="#kgb">KGB</dfn> and <i its-loc-note="A ship">Sea</i>.</p>'
        '<p><b its-allowed-characters="[A-Z]">ABC</b></p><p>Call <code its-allowed-characters="[a-z]">abc</code>.</p>'
    )
    assert _units(page)[0] == "p alone: One. Two."
    assert _comments(page) == [
        "Alert: A pun.", "Storage size: 40 bytes in UTF-8, line breaks lf",
        "<dfn> = term: see #kgb", "<i> = note: A ship",
        "Allowed characters: [A-Z]",
        "<code> = not to be translated; allowed characters: [a-z]",
    ]  # fmt: skip


def test_a_note_for_an_attribute() -> None:
    rules = RULES.format(
        '<its:locNoteRule selector="//h:img/@alt" locNoteType="description"><its:locNote>In print too.</its:locNote></its:locNoteRule>'
    )
    assert _comments(f'{rules}<img alt="One" title="Two">') == [
        "image description (alt)",
        "Note: In print too.",
        "tooltip (title)",
    ]


def test_a_limit_of_one_place_counts_for_the_message() -> None:
    assert _comments("<p>One</p><p its-storage-size=5>One</p>") == ["Storage size: 5 bytes in UTF-8, line breaks lf"]


def test_space_and_language_by_rule() -> None:
    rules = RULES.format(
        '<its:preserveSpaceRule selector="//h:div" space="preserve"/><its:langRule selector="//h:q" langPointer="@data-l"/>'
    )
    page = f"<html lang=en>{rules}<div>One  two</div><p><q data-l=fr>Trois</q></p>"
    assert _units(page) == ["div pre alone: One  two", "p lang=fr alone: Trois"]


def test_parts_for_other_locales_are_not_in_the_page() -> None:
    page = (
        "<p>One <b its-locale-filter-list='fr-CA'>two <i>x</i></b></p><div its-locale-filter-list='*' "
        "its-locale-filter-type=exclude>three <img its-locale-filter-list='' alt=Four></div><p>End</p>"
    )
    made = _article(page)
    assert [s.msgid for u in in_locale(made, "fr-CA").units for s in u.segments] == ["One", "two <i>x</i>", "End"]
    assert assemble(in_locale(made, "es"), PageRendering()) == b"<p>One </p><p>End</p>"
    assert assemble(in_locale(made, "fr-CA"), everything(in_locale(made, "fr-CA"), accented)).decode() == (
        "<p>Óné <b its-locale-filter-list='fr-CA'>twó <i>x</i></b></p><p>Énd</p>"
    )
    assert assemble(made, PageRendering()) == page.encode()


def test_a_linked_file_must_be_there() -> None:
    page = '<link rel="its-rules" href="rules.xml"><p>One <b>two</b></p>'
    rules = RULES.format('<its:translateRule selector="//h:b" translate="no"/>').split(">", 1)[1].rsplit("<", 1)[0]
    assert len(_article(page, {"rules.xml": rules}).units[0].segments[0].codes) == 1
    with pytest.raises(InputError, match=r"rules\.xml"):
        _article(page)


DATA = Path(os.environ.get("TRANSLATE_DESK_DATA", Path(__file__).parents[3] / "shared" / "data"))
BEHAVIOUR = DATA / "its" / "its_behaviour.json"


@pytest.mark.skipif(not BEHAVIOUR.is_file(), reason="the evaluation data is not here")
def test_what_extraction_must_do() -> None:
    """The W3C's cases as extraction must behave; ITS never widens the list of attributes that are units."""
    from its_behaviour import wrong

    cases = json.loads(BEHAVIOUR.read_text(encoding="utf-8"))
    assert {
        case["name"]: found for case in cases if (found := wrong(_article(case["html"], case["linked_files"]), case))
    } == {}
