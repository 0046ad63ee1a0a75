"""Exact matches from a project's other catalogs."""

from __future__ import annotations

from translate.catalogs.entry import Catalog, Entry
from translate.catalogs.header import Header
from translate.memory.exact import Match, exact
from translate.model.message import Message


def catalog(*messages: Message) -> Catalog:
    """A catalog of these messages."""
    return Catalog("x.po", Header(), tuple(map(Entry, messages)))


def test_only_reviewed_live_messages_enter() -> None:
    found = exact(
        [
            (
                "a",
                catalog(
                    Message("One", "Uno"),
                    Message("Two", "Dos", flags=("fuzzy",)),
                    Message("Three", ""),
                    Message("Four", "Cuatro", obsolete=True),
                    Message("Five", "<empty/>"),
                    Message("One", "Uno!", msgctxt="heading"),
                ),
            )
        ]
    )
    assert found == {("", "One"): Match("Uno", "a"), ("heading", "One"): Match("Uno!", "a")}


def test_the_most_frequent_then_the_first() -> None:
    first = [("a", catalog(Message("One", "Uno"))), ("b", catalog(Message("One", "Un")))]
    assert exact(first)["", "One"] == Match("Uno", "a")
    assert exact([*first, ("c", catalog(Message("One", "Un")))])["", "One"] == Match("Un", "b")
    assert exact([]) == {}
