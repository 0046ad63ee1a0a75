"""A text that has to fit somewhere: a headline in a feed, a name in a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.checks.base import Check, Remark, Subject
from translate.html.its.limits import is_charset, storage_size
from translate.html.render import EMPTY
from translate.html.told import limits
from translate.model.finding import IssueType, Severity


@dataclass(frozen=True, slots=True)
class StorageSizeCheck:
    """ITS 2.0 §8.19: the author says how many bytes a text may take, in which charset. Tags do not count."""

    id: str = "storage-size"
    type: IssueType = IssueType.LENGTH
    severity: Severity = Severity.ERROR
    in_drafts: bool = False
    description: str = (
        "The author said how much room there is (its-storage-size): the translation takes more bytes, or has a character "
        "that the charset lacks."
    )
    good: tuple[str, str] = ("Papua New Guinea", "Papouasie-Nlle-Guinée")
    bad: tuple[str, str] = ("Papua New Guinea", "Papouasie-Nouvelle-Guinée (PNG)")

    def check(self, subject: Subject) -> Iterator[Remark]:
        """See :class:`Check`."""
        limit = limits(subject.message.extracted).storage
        if limit is None or subject.message.msgstr == EMPTY or not is_charset(limit.encoding):
            return
        size = storage_size(subject.target, limit.encoding, limit.line_break)
        if size is None:
            yield Remark(f"{limit.encoding} lacks a character of this translation", "Write it in other letters.")
        elif size > limit.size:
            yield Remark(f"{size} bytes, of {limit.size} there are", "Shorten it.")


PLUGIN: Final[Check] = StorageSizeCheck()
