"""Whose words a message holds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.catalogs.build import draft
from translate.catalogs.provenance import Provenance, provenance_of, wants_second_reader
from translate.model.message import Message

DRAFT = draft("One.", "Uno.")
ACCEPTED = replace(DRAFT, flags=())
ROWS = [
    ("empty", Message("One."), Provenance.NONE),
    ("untouched", DRAFT, Provenance.UNTOUCHED),
    ("in work", replace(DRAFT, msgstr="Unos."), Provenance.IN_WORK),
    ("accepted unchanged", ACCEPTED, Provenance.ACCEPTED),
    ("post-edited", replace(ACCEPTED, msgstr="Unos."), Provenance.POST_EDITED),
    ("from scratch", Message("One.", "Uno."), Provenance.HUMAN),
    ("doubtful", Message("One.", "Uno.", flags=("fuzzy",)), Provenance.HUMAN),
    ("from the memory", replace(draft("One.", "Uno.", origin="memory/rail"), flags=()), Provenance.HUMAN),
    ("imported", replace(draft("One.", "Uno.", origin="import/her.po"), flags=()), Provenance.HUMAN),
    ("carried", replace(draft("One.", "Uno.", origin="carried/typography"), flags=()), Provenance.HUMAN),
    ("of another message", replace(ACCEPTED, msgid="Two."), Provenance.HUMAN),
]


@pytest.mark.parametrize(("message", "whose"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_whose_words(message: Message, whose: Provenance) -> None:
    assert provenance_of(message) is whose
    assert wants_second_reader(message) is (whose is Provenance.ACCEPTED)


@pytest.mark.parametrize(
    ("comment", "signed"), [(" second: evening desk", True), (" second:", False), (" a second: no", False)]
)
def test_a_second_reader_signs_with_a_comment(comment: str, signed: bool) -> None:
    message = replace(ACCEPTED, comments=(*ACCEPTED.comments, comment))
    assert wants_second_reader(message) is not signed
