"""A catalog as it stands in its file: messages with the very text of their blocks, so that what did not change is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from translate.catalogs.header import Header
from translate.model.message import Message


@dataclass(frozen=True, slots=True)
class Entry:
    """A message and the text of its block."""

    message: Message
    raw: str = ""
    """The block as read: comments and fields, newlines as ``\\n``, no blank line at either end; empty if made by us."""
    line: int = 0
    """Line of its ``msgid`` keyword, from 1; 0 if made by us."""
    read: Message | None = None
    """The message ``raw`` stands for. Filled in here: ``replace(entry, message=…)`` cannot make ``raw`` lie."""

    def __post_init__(self) -> None:
        """An entry made with ``raw`` stands for its own message."""
        if self.raw and self.read is None:
            object.__setattr__(self, "read", self.message)

    @property
    def untouched(self) -> bool:
        """True if the block in the file still says what the message says."""
        return bool(self.raw) and (self.read is self.message or self.read == self.message)

    def with_message(self, message: Message) -> Entry:
        """This entry saying something else; itself if the message is the same."""
        return self if message == self.message else Entry(message, line=self.line)


@dataclass(frozen=True, slots=True)
class Catalog:
    r"""A PO file (GNU gettext manual, "The Format of PO Files"). Text is decoded and its newlines are ``\n``."""

    path: str
    """The file, relative to the project, with ``/``."""
    header: Header
    entries: tuple[Entry, ...] = ()
    """In file order, obsolete ones included, the header entry not."""
    encoding: str = "utf-8"
    """Python codec of the file."""
    newline: str = "\n"
    """``\\r\\n`` if every line of the file ended so."""
    gaps: tuple[str, ...] = ()
    """What stood before each block, the header's included. Used only while their number fits."""
    tail: str = "\n"
    """What stood behind the last block: the final newline, comments that belong to no message."""

    @property
    def messages(self) -> tuple[Message, ...]:
        """The live messages, in file order."""
        return tuple(entry.message for entry in self.entries if not entry.message.obsolete)

    def with_entries(self, entries: tuple[Entry, ...]) -> Catalog:
        """The same file with other entries."""
        return replace(self, entries=entries)
