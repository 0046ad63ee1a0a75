"""What of a catalog enters the memory."""

from __future__ import annotations

from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.header import Header
from translate.memory.pairs import Pair, neighbours, pairs_of
from translate.model.message import Message


def test_reviewed_messages_enter_with_their_neighbours() -> None:
    catalog = Catalog(
        "x.po",
        Header(),
        tuple(
            map(
                Entry,
                (
                    Message("One", "Uno"),
                    Message("Two", "Dos", flags=("fuzzy",)),
                    Message("Three", ""),
                    Message("Four", "<empty/>"),
                    Message("One", "Uno!", msgctxt="heading"),
                    Message("Files", msgid_plural="Files", msgstr_plural=("a", "b")),
                    Message("Gone", "Ido", obsolete=True),
                    Message("Gone too", "Ido", obsolete=True, flags=("fuzzy",)),
                ),
            )
        ),
    )
    assert list(pairs_of(catalog)) == [
        Pair("One", "Uno", around=("", "Two")),
        Pair("One", "Uno!", "heading", ("Four", "Files")),
        Pair("Gone", "Ido", live=False),
    ]
    assert neighbours(catalog.messages)["", "Three"] == ("Two", "Four")
    assert neighbours(()) == {}
