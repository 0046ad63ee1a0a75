"""The terms of one text: what the glossary wants for each, and which of them an answer has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translate.model.content import Span
from translate.terminology.glossary import Concept
from translate.terminology.matcher import Matcher, TermMatch


class TermOutcome(StrEnum):
    """How a term got into a draft."""

    NATIVE = "native"
    """The engine had it right."""
    SWAPPED = "swapped"
    """The engine's own rendering was replaced."""
    TOKEN = "token"  # noqa: S105  # no secret: a stand-in
    """The text was translated again with a token for the term."""
    FAILED = "failed"
    """It is missing, or a forbidden wording is left: a person has to see to it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A rendering of a concept in an answer."""

    concept_id: str
    form: str
    """As the glossary has it."""
    span: Span


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The terms of one source text that have a rendering in a locale. Make one with :func:`occurrences`."""

    matcher: Matcher
    locale: str
    """BCP 47."""
    article: str
    source: str
    matches: tuple[TermMatch, ...]
    """In text order, without overlap."""
    by_concept: Mapping[str, tuple[TermMatch, ...]]
    """The same, by concept id."""

    def __bool__(self) -> bool:
        return bool(self.matches)

    def concepts(self) -> Iterator[Concept]:
        """Each concept once."""
        return map(self.matcher.concept, self.by_concept)

    @property
    def counts(self) -> Counter[str]:
        """How often each concept stands there."""
        return Counter({concept_id: len(matches) for concept_id, matches in self.by_concept.items()})

    def rendered(self, text: str, *, outside: Sequence[Span] = ()) -> list[Found]:
        """Renderings in an answer, each word for one occurrence only, the longest first in doubt; in text order.

        Arguments: ``outside``, ranges in which none counts.
        """
        found = [
            Found(concept.id, match.form, match.span)
            for concept in self.concepts()
            for match in self.matcher.find_target(concept, text, self.locale)
        ]
        found.sort(key=lambda one: (one.span[0] - one.span[1], one.span[0]))
        occupied = {at for span in outside for at in range(*span)}
        left = self.counts
        taken: list[Found] = []
        for one in found:
            start, end = one.span
            if not left[one.concept_id] or start in occupied or end - 1 in occupied:
                continue
            left[one.concept_id] -= 1
            occupied.update(range(start, end))
            taken.append(one)
        return sorted(taken, key=lambda one: one.span)

    def forbidden(self, text: str) -> dict[str, list[Span]]:
        """Forbidden wordings in an answer, by concept."""
        places = {
            concept.id: [
                match.span
                for match in self.matcher.find_forbidden(
                    concept, text, self.locale, source_text=self.source, article=self.article
                )
            ]
            for concept in self.concepts()
        }
        return {concept_id: spans for concept_id, spans in places.items() if spans}

    def lacking(self, text: str) -> Counter[str]:
        """How many renderings of each concept are missing; all of them where a forbidden wording is left."""
        missing = self.counts - Counter(one.concept_id for one in self.rendered(text))
        for concept_id in self.forbidden(text):
            missing[concept_id] = len(self.by_concept[concept_id])
        return missing


def occurrences(matcher: Matcher, text: str, *, locale: str, article: str) -> Occurrences:
    """The terms of a plain source text. Private ones are left out: a draft stands in a committed file, where they never go."""
    matches = tuple(match for match in matcher.find_source(text, article=article) if _wanted(matcher, match, locale))
    by_concept: dict[str, list[TermMatch]] = {}
    for match in matches:
        by_concept.setdefault(match.concept_id, []).append(match)
    return Occurrences(matcher, locale, article, text, matches, {id: tuple(some) for id, some in by_concept.items()})


def outcomes(
    given: Occurrences, ways: Sequence[tuple[TermOutcome, Counter[str]]]
) -> tuple[tuple[str, TermOutcome], ...]:
    """Concept and outcome of each occurrence. Arguments: ``ways``, how many of a concept's came in each way; the rest failed."""
    left = {
        concept_id: [outcome for outcome, counts in ways for _ in range(counts[concept_id])][:count]
        for concept_id, count in given.counts.items()
    }
    for many in left.values():
        many.reverse()
    return tuple(
        (match.concept_id, left[match.concept_id].pop() if left[match.concept_id] else TermOutcome.FAILED)
        for match in given.matches
    )


def _wanted(matcher: Matcher, match: TermMatch, locale: str) -> bool:
    concept = matcher.concept(match.concept_id)
    return not concept.private and (concept.target(locale) is not None or concept.keeps(locale))
