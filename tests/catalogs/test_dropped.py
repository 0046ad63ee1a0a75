"""A part of a catalog, saved over the catalog, is noticed."""

from __future__ import annotations

from dataclasses import replace

from tests.catalogs.build import ES, TODAY, template
from translate.catalogs.dropped import dropped
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.record import read_record
from translate.catalogs.update import update

OLD = template("One.", "Two.", "Three.")
RECORD = read_record(OLD)


def catalog() -> Catalog:
    return update(OLD, None, article="2026/cars", locale=ES, today=TODAY)


def test_after_an_extraction_nothing_is_missing():
    assert dropped(catalog(), record=RECORD, template=OLD) == ()


def test_messages_the_file_lacks_are_told_in_document_order():
    one, _, _ = catalog().entries
    assert dropped(catalog().with_entries((one,)), record=RECORD, template=OLD) == (("", "Two."), ("", "Three."))


def test_a_message_made_obsolete_is_there():
    entries = tuple(Entry(replace(entry.message, obsolete=True)) for entry in catalog().entries)
    assert dropped(catalog().with_entries(entries), record=RECORD, template=OLD) == ()


def test_new_and_gone_messages_are_not_missing():
    new = template("One.", "Three.", "Four.")
    assert dropped(catalog(), record=RECORD, template=new) == ()


def test_without_a_record_nothing_is_said():
    assert dropped(catalog().with_entries(()), record=None, template=OLD) == ()


def test_a_msgid_edited_by_hand_is_not_a_lost_message():
    one, *rest = catalog().entries
    edited = one.with_message(replace(one.message, msgid="One, edited."))
    assert dropped(catalog().with_entries((edited, *rest)), record=RECORD, template=OLD) == ()
