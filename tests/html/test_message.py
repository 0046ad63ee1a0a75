"""What a catalog alone tells about a segment agrees with what the article tells."""

from __future__ import annotations

from hypothesis import given
from reading import article
from strategies import soup

from translate.html.inline import PROTECTED
from translate.html.message import place_of, protected_names, segment_of
from translate.model.content import CodeKind, Place


@given(soup())
def test_the_same_codes_as_in_the_article(page):
    for unit in article(page).units:
        for segment in unit.segments:
            legends = tuple(f" <{c.name}> = {c.legend}" for c in segment.codes if c.legend)
            if any(c.kind is CodeKind.PROTECTED and c.legend != PROTECTED for c in segment.codes):
                continue
            made = segment_of(segment.family, segment.msgid, legends)
            assert [(c.name, c.kind) for c in made.codes] == [(c.name, c.kind) for c in segment.codes]


def test_protected_names():
    assert protected_names((" Paragraph", f" <b1> = {PROTECTED}", " <a/> = link to /x")) == {"b1"}


def test_place():
    assert place_of("alt", segment_of("alt", "A cat")) is Place.DOUBLE_QUOTED
    assert place_of("", segment_of("", "A cat")) is Place.TEXT
