"""The kind of a source change, which says whether the old translation may stay (DESIGN §7 "Changes").

Every rule here proves that nothing changed, or says that something may have. What no rule knows is ``facts``.
``docs/explanation/kinds-of-change.md`` tells editors the same with examples.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from translate.changes.languages.lookup import table_of
from translate.changes.reading import Reading, read
from translate.changes.typography import differences, normal, variants
from translate.changes.words import compare
from translate.model.change import Kind

_MOST_REASONS: Final = 8


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says about a change."""

    kind: Kind
    """Never ``typo``: only an editor says so."""
    why: tuple[str, ...]
    """What the rule saw, in words for an editor: ``number 12 → 15``, ``negation: not added``; empty if nothing differs."""


def kind_of(old: str, new: str, *, language: str) -> Verdict:
    """The kind of an edit.

    Arguments: ``old`` and ``new``, msgids with their simplified tags; the pieces of a split or joined sentence, joined with
    a blank. Equal ones are ``markup`` with no reason. ``language``, BCP 47 tag of the source text.
    """
    if old == new:
        return Verdict(Kind.MARKUP, ())
    before, after = read(old), read(new)
    if before.anchored != after.anchored and before.plain == after.plain:
        return Verdict(Kind.FACTS, (f"codes that may carry meaning: {_tags(before, after)}",))
    if before.plain == after.plain and before.lines.split() == after.lines.split():
        return Verdict(Kind.MARKUP, (f"codes only: {_tags(before, after)}",))
    if before.literal or after.literal:
        return Verdict(Kind.FACTS, ("control characters",))
    if variants(before.text) != variants(after.text):
        return Verdict(Kind.FACTS, ("another form of a character",))
    one, other = normal(before.text), normal(after.text)
    if one == other and before.places == after.places:
        return Verdict(Kind.TYPOGRAPHY, differences(before.text, after.text))
    return _words(before, after, (one, other), language)


def _words(before: Reading, after: Reading, texts: tuple[str, str], language: str) -> Verdict:
    """Words or signs differ."""
    table = table_of(language)
    found = compare(*texts, places=(before.places, after.places), table=table)
    facts = list(found.facts)
    if table is None:
        facts += found.words
    if not facts and [normal(text) for text in before.guarded] != [normal(text) for text in after.guarded]:
        facts.append("text that may not be prose: inside a code")
    if not facts and not found.words:
        facts.append("no rule knows what changed")
    if facts:
        return Verdict(Kind.FACTS, tuple(facts[:_MOST_REASONS]))
    return Verdict(Kind.WORDING, found.words[:_MOST_REASONS])


def _tags(before: Reading, after: Reading) -> str:
    if before.tags == after.tags == ():
        return "written with other escapes"
    old, new = Counter(before.tags), Counter(after.tags)
    gone = [f"<{tag}> gone" for tag in old - new if tag[0] != "/"]
    added = [f"<{tag}> added" for tag in new - old if tag[0] != "/"]
    return ", ".join((*gone, *added)) or "moved"
