"""What became of an article's messages between two extractions (DESIGN §7 "Changes")."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from translate.model.message import Key


class Fate(StrEnum):
    """What became of a message, or of several."""

    KEPT = "kept"
    """The same message in the same order."""
    MOVED = "moved"
    """The same message elsewhere in the article."""
    EDITED = "edited"
    """One message became another one."""
    SPLIT = "split"
    """One message became two or more."""
    JOINED = "joined"
    """Two or more messages became one."""
    ADDED = "added"
    """New: nobody translated it."""
    GONE = "gone"
    """No longer in the article."""


class Kind(StrEnum):
    """What an edit did to the meaning, from nothing to everything. When in doubt, the later one."""

    MARKUP = "markup"
    """Inline codes only: every character of the text is the same."""
    TYPOGRAPHY = "typography"
    """Quotation marks, dashes, spaces, ellipses; never ``?``, ``!`` or letter case."""
    TYPO = "typo"
    """An editor says that nothing a translator saw has changed; never proposed by a rule."""
    WORDING = "wording"
    """Other words for the same facts."""
    FACTS = "facts"
    """Numbers, dates, names, negation, modality, words inside quotation marks, or anything a rule is not sure about."""

    @property
    def harmless(self) -> bool:
        """True if the translation stays reviewed."""
        return self in (Kind.MARKUP, Kind.TYPOGRAPHY, Kind.TYPO)


@dataclass(frozen=True, slots=True)
class Change:
    """One fate. For ``kept`` and ``moved`` both sides hold the same key."""

    fate: Fate
    old: tuple[Key, ...] = ()
    """Messages of the previous extraction, in document order; empty for ``added``."""
    new: tuple[Key, ...] = ()
    """Messages of the present one, in document order; empty for ``gone``."""
    kind: Kind | None = None
    """Of ``edited``, ``split`` and ``joined``; None for the rest."""
    why: tuple[str, ...] = ()
    """What the rule saw, in words for the editor: ``number 12 → 15``, ``negation``."""
