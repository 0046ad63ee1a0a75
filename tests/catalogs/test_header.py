"""The header entry: fields, and nobody's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.catalogs.build import ES, TODAY, accepts, gettext
from translate.catalogs.entry import Catalog
from translate.catalogs.header import Header, new_header, parse_fields, revised, without_people
from translate.catalogs.reader import read
from translate.catalogs.writer import write

STAMPS = [
    ("2026-11-23 00:30+0200", "2026-11-22 00:00+0000"),
    ("2026-11-22 23:30-0500", "2026-11-23 00:00+0000"),
    ("2026-11-22 12:00:59 +05:30", "2026-11-22 00:00+0000"),
    ("2026-11-22T12:00Z", "2026-11-22 00:00+0000"),
    ("2026-11-22", "2026-11-22 00:00+0000"),
    ("YEAR-MO-DA HO:MI+ZONE", "YEAR-MO-DA HO:MI+ZONE"),
    ("Sun Nov 22 12:00:00 EST 2026", ""),
    ("2026-13-45 12:00+0000", ""),
    ("0001-01-01 00:00+1200", ""),
    ("", ""),
]


@gettext
@pytest.mark.parametrize("locale", [ES, None])
def test_a_new_header_passes_msgfmt(locale):
    data = write(Catalog("a.po", new_header(article="a/b", locale=locale, today=TODAY)))
    assert accepts(data, "-c")
    assert (b"PO-Revision-Date: 2026-11-22 00:00+0000" in data) is (locale is not None)
    assert b"POT-Creation-Date" not in data
    assert read(data, "a.po").header.get("x-desk-article") == "a/b"


def test_fields_keep_their_order_and_case():
    header = Header(fields=parse_fields("A: 1\nnonsense line\nlanguage:  es \nA-b:x\n"))
    assert header.fields == (("A", "1"), ("", "nonsense line"), ("language", "es"), ("A-b", "x"))
    changed = header.with_fields({"Language": "fr", "New": "2", "a": None})
    assert changed.msgstr == "nonsense line\nlanguage: fr\nA-b: x\nNew: 2\n"
    assert header.with_fields({"language": "es"}) is header
    assert changed.get("LANGUAGE") == "fr"
    assert changed.get("gone", "-") == "-"


@pytest.mark.parametrize(("name", "value"), [("A", "x\ny"), ("A b", "x"), ("A:", "x"), ("", "x"), ("A", "\0")])
def test_a_field_is_one_line(name, value):
    with pytest.raises(ValueError, match="not a header field"):
        Header().with_fields({name: value})


@pytest.mark.parametrize(("stamp", "day"), STAMPS)
def test_times_become_the_utc_day(stamp, day):
    header = Header(fields=(("PO-Revision-Date", stamp), ("POT-Creation-Date", stamp)))
    assert [value for _, value in without_people(header).fields] == [day, day]


def test_people_leave_and_notes_stay():
    header = Header(
        fields=(
            ("Last-Translator", "Ana <ana@example.org>"),
            ("Language-Team", "Equipo"),
            ("Language", "sr@latin"),
            ("X-Bugs", "bugs@example.org"),
            ("X-Generator", "Poedit 3"),
        ),
        comments=(" Ana <ana@example.org>, 2026.", " Use usted.", " in sr@latin", ""),
    )
    clean = without_people(header)
    assert clean.fields == (
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", "sr@latin"),
        ("X-Bugs", ""),
        ("X-Generator", "Poedit 3"),
    )
    assert clean.comments == (" Use usted.", " in sr@latin", "")
    assert without_people(clean) is clean


def test_raw_counts_only_while_nothing_changed():
    header = Header(fields=(("A", "1"),), raw="as it was", line=3)
    assert header.untouched
    assert replace(header, line=9).untouched
    assert not revised(header, today=date(2026, 1, 2)).untouched
    assert not Header()
