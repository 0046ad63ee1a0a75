"""What a translator's editor shows of the glossary: ``# term: KGB → КДБ, not КГБ`` beside a message."""

from __future__ import annotations

from typing import Final

from translate.terminology.matcher import Matcher

MARK: Final = " term: "
"""How these comment lines begin, behind the ``#``."""


def term_notes(matcher: Matcher, text: str, *, locale: str, article: str) -> tuple[str, ...]:
    """One comment line for each term of a source text, as in :attr:`Message.comments`.

    Arguments: ``text``, the msgid without tags; ``locale``, BCP 47 tag. Private terms are left out: they enter no file.
    """
    lines: dict[str, None] = {}
    for match in matcher.find_source(text, article=article):
        concept = matcher.concept(match.concept_id)
        target = concept.target(locale)
        if concept.private or (target is None and not concept.keeps(locale)):
            continue
        rendering = target.term if target else "keep as it is"
        wrong = [rule.text for rule in target.forbidden if rule.text] if target else []
        never = f", not {', not '.join(wrong)}" if wrong else ""
        lines[f"{MARK}{concept.source.term} → {rendering}{never}".replace("\n", " ")] = None
    return tuple(lines)
