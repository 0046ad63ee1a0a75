"""A text of which only some characters are allowed: a user name, a hashtag, a file name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from translate.checks.base import Check, Remark, Subject
from translate.html.inline import plain
from translate.html.its.limits import allowed, problem_of
from translate.html.render import EMPTY
from translate.html.told import limits
from translate.model.finding import IssueType, Severity


@dataclass(frozen=True, slots=True)
class AllowedCharacters:
    """ITS 2.0 §8.18: the author says which characters a text may have."""

    id: str = "allowed-characters"
    type: IssueType = IssueType.CHARACTERS
    severity: Severity = Severity.ERROR
    in_drafts: bool = False
    description: str = (
        "The author said which characters may stand here (its-allowed-characters), and this is none of them."
    )
    good: tuple[str, str] = ("rail_war", "guerra_ferroviaria")
    bad: tuple[str, str] = ("rail_war", "guerra-de-vía")

    def check(self, subject: Subject) -> Iterator[Remark]:
        """See :class:`Check`."""
        target = subject.message.msgstr
        if target == EMPTY:
            return
        for name, pattern in limits(subject.message.extracted).allowed:
            if problem_of(pattern):
                continue
            for text in re.findall(rf"<{re.escape(name)}>(.*?)</{re.escape(name)}>", target) if name else (target,):
                if char := allowed(pattern, plain(text)):
                    yield Remark(f"{char!r} may not stand here", f"Allowed: {pattern}")
                    break


PLUGIN: Final[Check] = AllowedCharacters()
