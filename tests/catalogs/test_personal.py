"""Whether a person worked on a catalog between two versions of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from translate.catalogs.desk import DeskLine, source_hash, text_hash, with_line
from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.header import Header
from translate.catalogs.keep import was_line
from translate.catalogs.personal import NO_MARKS, marks, worked
from translate.model.message import Message


def catalog(*messages: Message) -> Catalog:
    """A catalog of these messages."""
    return Catalog("a.po", Header(), tuple(map(Entry, messages)))


def line(message: Message, **values: str) -> Message:
    """The message with a desk line that fits it."""
    src = source_hash(message.msgctxt, message.msgid)
    fitting = {"origin": "apertium/eng-spa", "src": src, "out": text_hash(message.msgstr), "since": "2026-11-22"}
    return with_line(message, DeskLine(**{**fitting, **values}))


EMPTY = Message("It.")
DRAFT = line(Message("It.", "Eso.", flags=("fuzzy",)))
REVIEWED = Message("It.", "Eso.")
CHANGED = line(Message("It!", "Eso.", flags=("fuzzy",), previous_msgid="It."), origin="previous", kind="facts")
CARRIED = line(Message("It…", "Eso…"), origin="carried/typography")
FIRST = catalog(REVIEWED)

WORK = {
    "a translation": (EMPTY, REVIEWED),
    "a draft accepted as it was": (DRAFT, replace(DRAFT, flags=())),
    "a draft begun": (DRAFT, replace(DRAFT, msgstr="Esto.")),
    "a correction": (REVIEWED, replace(REVIEWED, msgstr="Esto.")),
    "a changed sentence confirmed": (CHANGED, replace(CHANGED, flags=())),
    "a comment": (REVIEWED, replace(REVIEWED, comments=(" sure?",))),
    "a carried text corrected": (CARRIED, replace(CARRIED, msgstr="Esto…")),
}
TOOLS = {
    "nothing": (REVIEWED, REVIEWED),
    "a draft": (EMPTY, DRAFT),
    "a source edit": (REVIEWED, CHANGED),
    "an edit taken back": (CHANGED, REVIEWED),
    "a sentence that went": (REVIEWED, replace(REVIEWED, obsolete=True)),
    "a sentence that came back": (replace(REVIEWED, obsolete=True), REVIEWED),
    "a text carried": (REVIEWED, CARRIED),
    "a text kept in a comment": (REVIEWED, replace(DRAFT, comments=(*DRAFT.comments, was_line("Eso.")))),
    "a term told": (REVIEWED, replace(REVIEWED, comments=(" term: KGB → KGB",))),
    "marked by msgmerge": (REVIEWED, replace(REVIEWED, msgid="It!", flags=("fuzzy",), previous_msgid="It.")),
}


@pytest.mark.parametrize("name", WORK)
def test_what_is_work(name: str) -> None:
    before, after = WORK[name]
    assert worked(marks(catalog(before)), marks(catalog(after)))


@pytest.mark.parametrize("name", TOOLS)
def test_what_is_none(name: str) -> None:
    before, after = TOOLS[name]
    assert not worked(marks(catalog(before)), marks(catalog(after)))


def test_the_first_version() -> None:
    assert worked(NO_MARKS, marks(FIRST))
    assert not worked(NO_MARKS, marks(catalog(DRAFT, EMPTY)))
    assert not marks(catalog(DRAFT, EMPTY)).made
