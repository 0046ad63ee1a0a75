"""What goes into a memory: pairs of texts, out of catalogs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from translate.catalogs.entry import Catalog
from translate.catalogs.state import enters_memory
from translate.model.message import Key, Message


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment and its translation, both as catalogs have them, with simplified tags."""

    source: str
    target: str
    family: str = ""
    """``msgctxt`` of the message."""
    around: tuple[str, str] = ("", "")
    """Source texts before and behind it in its article; empty at an end, or if nothing is known."""
    live: bool = True
    """False: the sentence is no longer in its article."""
    day: str = ""
    """ISO 8601 day of the last change, if it is known."""
    by: str = ""
    """Who made it, as a TMX file says; kept only with ``[privacy] credit``."""


def neighbours(messages: tuple[Message, ...]) -> dict[Key, tuple[str, str]]:
    """The source texts before and behind each message of an article, by key. Arguments: live messages, in file order."""
    texts = ["", *(message.msgid for message in messages), ""]
    return {message.key: (texts[n], texts[n + 2]) for n, message in enumerate(messages)}


def pairs_of(catalog: Catalog) -> Iterator[Pair]:
    """What people reviewed in a catalog, in file order, sentences that are no longer in the article included.

    Plural forms are another program's and stay out.
    """
    around: Mapping[Key, tuple[str, str]] = neighbours(catalog.messages)
    for entry in catalog.entries:
        message = entry.message
        if message.msgid_plural is not None or not message.msgid or not enters_memory(message):
            continue
        live = not message.obsolete
        beside = around[message.key] if live else ("", "")
        yield Pair(message.msgid, message.msgstr, message.msgctxt or "", beside, live)
