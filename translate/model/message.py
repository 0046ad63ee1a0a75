"""Message and catalog, in gettext's words."""

from __future__ import annotations

from dataclasses import dataclass

Key = tuple[str, str]
"""``(msgctxt, msgid)``; an absent msgctxt is the empty string."""


@dataclass(frozen=True, slots=True)
class Message:
    """One PO entry (GNU gettext manual, "The Format of PO Files"). Text fields are decoded, without PO escapes."""

    msgid: str
    msgstr: str = ""
    msgctxt: str | None = None
    msgid_plural: str | None = None
    msgstr_plural: tuple[str, ...] = ()
    """By plural index; empty unless ``msgid_plural`` is set."""
    comments: tuple[str, ...] = ()
    """Translator comments: each line behind ``#``, with its leading blank (``" looks fine"``, or ``""`` for a bare ``#``)."""
    extracted: tuple[str, ...] = ()
    """Extracted comments: each line behind ``#.``, blank included."""
    references: tuple[str, ...] = ()
    """Each line behind ``#:``, blank included."""
    flags: tuple[str, ...] = ()
    """``fuzzy``, ``no-wrap`` …, in file order."""
    previous_msgctxt: str | None = None
    previous_msgid: str | None = None
    previous_msgid_plural: str | None = None
    obsolete: bool = False
    """Written with ``#~``."""

    @property
    def key(self) -> Key:
        """Identity within a catalog."""
        return self.msgctxt or "", self.msgid

    @property
    def fuzzy(self) -> bool:
        """True if nobody has vouched for this translation."""
        return "fuzzy" in self.flags
