"""Invisible characters that reorder text or damage it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.checks.base import Check, Remark, Subject
from translate.model.finding import IssueType, Severity

_OPENERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
_CLOSERS = frozenset("\u202c\u2069")
_OVERRIDES = frozenset("\u202d\u202e")
_HARMLESS = frozenset("\n\t\u200b\u200c\u200d\u200e\u200f\u061c\u00ad\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class ControlCharacters:
    """Unicode UAX #9: embeddings and isolates must be closed, overrides hide what a text really says."""

    id: str = "control-characters"
    type: IssueType = IssueType.CHARACTERS
    severity: Severity = Severity.ERROR
    in_drafts: bool = False
    description: str = "Bidirectional overrides, unclosed embeddings and control characters that the source lacks."
    good: tuple[str, str] = ("Read on.", "\u2068Read\u2069 on.")
    bad: tuple[str, str] = ("Read on.", "Read \u202eno.")

    def check(self, subject: Subject) -> Iterator[Remark]:
        """See :class:`Check`."""
        target, source = subject.message.msgstr, subject.message.msgid
        if target.isascii() and target.isprintable():
            return
        stack: list[tuple[str, int]] = []
        for offset, char in enumerate(target):
            if char in _OPENERS:
                stack.append((_OPENERS[char], offset))
            elif char in _CLOSERS:
                if stack and stack[-1][0] == char:
                    stack.pop()
                else:
                    yield self._remark(char, offset, "closes nothing")
            elif char in _OVERRIDES:
                yield self._remark(char, offset, "overrides the direction of the text")
            elif (
                char not in _HARMLESS and char not in source and unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn")
            ):
                yield self._remark(char, offset, "is not in the source")
        for _, offset in stack:
            yield self._remark(target[offset], offset, "is never closed")

    def _remark(self, char: str, offset: int, what: str) -> Remark:
        name = unicodedata.name(char, "control character")
        return Remark(f"U+{ord(char):04X} ({name}) {what}", "Delete it.", (offset, offset + 1))


PLUGIN: Final[Check] = ControlCharacters()
