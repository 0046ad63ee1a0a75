"""Texts that hold a private term: they leave this machine by no way, and no cache or export holds them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from translate.terminology.glossary import Glossary

_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class PrivateTerms:
    """The private terms of a glossary, in every form it lists. Make one with :func:`private_terms`."""

    sources: tuple[str, ...] = ()
    """Source terms, letters and digits alone."""
    targets: tuple[str, ...] = ()
    """Their translations, alike."""

    def __bool__(self) -> bool:
        return bool(self.sources)

    def in_source(self, text: str) -> bool:
        """True if a plain source text holds one of them, in whatever letter case.

        A false alarm costs a draft, a miss costs a name: so letters count here, not words.
        """
        return bool(self.sources) and _holds(text, self.sources)

    def in_pair(self, source: str, target: str) -> bool:
        """True if a plain source text or its translation holds one of them, in either language."""
        return bool(self.sources) and (self.in_source(source) or _holds(target, self.sources + self.targets))


def private_terms(glossary: Glossary | None) -> PrivateTerms:
    """The private terms of a glossary. A scope says where a term is meant, not where a name is safe: it does not count."""
    concepts = [concept for concept in glossary.concepts if concept.private] if glossary else []
    sources = {_letters(form) for one in concepts for form in (one.source.term, *one.source.forms)}
    targets = {
        _letters(form)
        for one in concepts
        for target in one.targets
        for form in (target.term, *target.alternatives, *target.forms)
    }
    return PrivateTerms(tuple(sorted(sources - {""})), tuple(sorted(targets - {""})))


def _holds(text: str, terms: tuple[str, ...]) -> bool:
    letters = _letters(text)
    return any(term in letters for term in terms)


def _letters(text: str) -> str:
    """Letters and digits alone, so that no space, mark or apostrophe hides a name."""
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", text).casefold())
