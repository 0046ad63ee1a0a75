"""The tables of languages: written so that each entry can match."""

from __future__ import annotations

import dataclasses

import pytest

from translate.segmentation.languages import language_of
from translate.segmentation.languages.others import REST

KNOWN = "en de nl sv da nb nn no fi et lt lv fr es pt gl it ca ro ru uk be pl cs sk bg mk sr hr bs sl hu tr id ms el kk vi".split()


@pytest.mark.parametrize("tag", KNOWN)
def test_entries_can_match(tag):
    language = language_of(tag)
    assert language.known
    for name in ("never", "numbered", "open", "final"):
        for entry in getattr(language, name):
            assert entry.strip(".-()") == entry, f"{name} {entry!r} is written without its last full stop"
    for name in ("starters", "prepositions"):
        assert all(entry == entry.lower() for entry in getattr(language, name))


@pytest.mark.parametrize("tag", KNOWN)
def test_no_entry_is_of_two_kinds(tag):
    language = language_of(tag)
    assert not language.never & language.final
    assert not language.open & language.final


def test_the_rest_knows_little():
    assert language_of("xx") is REST
    assert not REST.known
    assert dataclasses.replace(REST, known=True) != REST
