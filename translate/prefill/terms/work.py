"""One answer on its way through the terms, and how the engine calls the terms it lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from translate.engines.base import Answer, Request
from translate.model.content import Span
from translate.model.locale import Locale
from translate.prefill.determiners.agreement import without_determiner
from translate.prefill.flat import Flat
from translate.prefill.terms.occurrences import Occurrences
from translate.prefill.terms.swap import useful
from translate.prefill.terms.tokens import Tokens
from translate.terminology.glossary import PartOfSpeech
from translate.terminology.matcher import Matcher, TermMatch
from translate.terminology.private import PrivateTerms, private_terms

NO_NOUN = (PartOfSpeech.VERB, PartOfSpeech.ADJECTIVE)
"""Terms before which no determiner has to agree."""
_OTHER_FORMS = 4
"""Listed source forms that are asked for beside the one in the text: its plural, its other spelling."""


@dataclass(slots=True)
class Work:
    """One answer on its way."""

    request: Request
    answer: Answer
    terms: Occurrences
    places: list[Span] | None
    """Where each term stands in the request's own text; None if that is not known."""
    plain: Flat
    """What the engine said."""
    lacking: Counter[str]
    """How many renderings of each concept are not in it."""
    best: Flat | None = None
    """``plain`` with renderings swapped."""
    tokens: Tokens | None = None
    hidden: frozenset[str] = frozenset()
    """Concepts behind tokens."""
    again: Answer | None = None
    """What the engine said to the text with tokens."""

    def behind_tokens(self) -> list[tuple[TermMatch, Span]]:
        """The terms behind tokens with their places in the request, in the order of the tokens."""
        pairs = zip(self.terms.matches, self.places or (), strict=False)
        return sorted((pair for pair in pairs if pair[0].concept_id in self.hidden), key=lambda pair: pair[1])


@dataclass(slots=True)
class OwnWords:
    """How an engine calls the concepts of a glossary: what to ask, and what is known."""

    matcher: Matcher
    locale: Locale
    renderings: dict[str, str]
    """Answers to bare terms."""
    pivot: Locale | None
    _private: PrivateTerms = field(init=False)

    def __post_init__(self) -> None:
        self._private = private_terms(self.matcher.glossary)

    def bare(self, work: Work, concept_id: str) -> list[str]:
        """A concept as the request has it."""
        if self.pivot is None:
            return [] if work.places is None else _forms(work, concept_id)
        spans = zip(work.terms.matches, work.places or (), strict=False)
        return list(dict.fromkeys(work.request.text[a:b] for match, (a, b) in spans if match.concept_id == concept_id))

    def others(self, work: Work, concept_id: str) -> list[str]:
        """Other ways to ask: with an article, in the plural, in another spelling."""
        if self.pivot is not None or work.places is None:
            return []
        source = self.matcher.concept(concept_id).source
        bare = _forms(work, concept_id)
        articles = self.matcher.source_locale.partition("-")[0] == "en" and source.pos not in NO_NOUN
        return [
            *([f"the {bare[0]}"] if articles else []),
            *(form for form in (source.term, *source.forms)[:_OTHER_FORMS] if form not in bare),
        ]

    def unknown(self, works: Iterable[Work], ways: Callable[[Work, str], list[str]]) -> list[str]:
        """What the engine was never asked about the terms that are missing; nothing that holds a private name."""
        asked = (text for work in works for id in sorted(work.hidden or work.lacking) for text in ways(work, id))
        return [
            text for text in dict.fromkeys(asked) if text not in self.renderings and not self._private.in_source(text)
        ]

    def learn(self, text: str, rendering: str) -> None:
        """Keep the engine's answer to a bare term."""
        self.renderings[text] = rendering.strip(" .")

    def of(self, work: Work, concept_id: str) -> list[str]:
        """How the engine calls a concept, likeliest first; it may have left the form in the text as it is."""
        forms = _forms(work, concept_id)
        found = [own for text in self.bare(work, concept_id) if useful(own := self.renderings.get(text, ""), text)]
        others: list[str] = []
        for text in self.others(work, concept_id):
            own = self.renderings.get(text, "")
            if text.startswith("the "):
                own = without_determiner(own, self.locale.language)
            if useful(own, text.removeprefix("the ")):
                others.append(own)
        return list(dict.fromkeys([*found, *forms, *others]))


def _forms(work: Work, concept_id: str) -> list[str]:
    """The forms of a concept in a source."""
    return list(dict.fromkeys(match.form for match in work.terms.by_concept[concept_id]))
