"""Find terms in text: source terms of all concepts at once, target terms and forbidden wordings of one concept.

Text is plain: callers take tags away. Spans are offsets in the text as given, however it is typed (see
:mod:`translate.terminology.normal`). Compile a :class:`Matcher` once for a glossary.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.errors import InputError, Problem
from translate.terminology.forms import (
    Candidate,
    Evidence,
    Form,
    FormIndex,
    Rule,
    Words,
    candidates,
    longest_first,
    words,
)
from translate.terminology.glossary import Case, Concept, Forbidden, Glossary, fallbacks
from translate.terminology.targets import Compiled, compile_target, forbidden_places

if TYPE_CHECKING:
    from translate.model.content import Span


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term in a text, and why it counts."""

    concept_id: str
    form: str
    """The form of the glossary that matched, as written there."""
    span: Span
    """In the text as given."""
    rule: Rule
    evidence: Evidence = Evidence.STRONG


@dataclass(frozen=True, slots=True)
class ForbiddenMatch:
    """A forbidden wording in a translation."""

    concept_id: str
    forbidden: Forbidden
    """The rule, with its reason."""
    form: str
    """What the text says, as it stands there."""
    span: Span


class Matcher:
    """A glossary made ready for one source locale. Give one to each process; it only ever adds to its own cache."""

    def __init__(self, glossary: Glossary, source_locale: str) -> None:
        """Compile the source side.

        ``source_locale``: BCP 47 tag of the articles; it may be narrower or wider than the glossary's (``en-GB``, ``en``).

        Raises ``InputError`` if the glossary is for another language.
        """
        if glossary.source not in fallbacks(source_locale) and source_locale not in fallbacks(glossary.source):
            message = f"the glossary's source language is {glossary.source}, the project's is {source_locale}"
            raise InputError(Problem(message, glossary.path, 0, f"write source: {source_locale}, with its terms"))
        self.glossary = glossary
        self.source_locale = source_locale
        self._ids = {concept.id: concept for concept in glossary.concepts}
        self._source = FormIndex(
            (form for owner, concept in enumerate(glossary.concepts) for form in _source_forms(concept, owner)),
            source_locale,
        )
        self._contexts = FormIndex(
            (
                Form(phrase, owner, case=Case.IGNORE)
                for owner, concept in enumerate(glossary.concepts)
                for phrase in concept.source.not_in
            ),
            source_locale,
        )
        self._compiled: dict[tuple[str, str, Case | None], Compiled] = {}

    def concept(self, concept_id: str) -> Concept:
        """The concept of an id; ``KeyError`` if there is none."""
        return self._ids[concept_id]

    def find_source(self, text: str, *, article: str = "") -> tuple[TermMatch, ...]:
        """Source terms in a source text, in text order, without overlap, longest first; all concepts compete.

        ``article``: id of the article, for concepts with a scope; empty leaves scopes out of account.
        """
        if not self._source:
            return ()
        given = words(text, self.source_locale)
        concepts = self.glossary.concepts
        found = self._outside_contexts(candidates(self._source, given), given)
        if article:
            found = [one for one in found if concepts[one.form.owner].scope.covers(article)]
        return tuple(_match(concepts[one.form.owner], one, given) for one in longest_first(found))

    def find_target(
        self, concept: Concept, text: str, locale: str, *, case: Case | None = None
    ) -> tuple[TermMatch, ...]:
        """Allowed forms of a concept in a translation, in text order, without overlap.

        ``locale``: BCP 47 tag; where it keeps the source term (``dnt``), that is looked for, with rule ``dnt``. Without
        an entry for the locale nothing is found. ``case``: look with another rule of letter case, to tell a wrong
        capital from a missing term.
        """
        compiled = self._target(concept, locale, case)
        if not compiled.allowed:
            return ()
        given = words(text, locale)
        return tuple(_match(concept, one, given) for one in longest_first(candidates(compiled.allowed, given)))

    def find_forbidden(
        self, concept: Concept, text: str, locale: str, *, source_text: str, article: str = ""
    ) -> tuple[ForbiddenMatch, ...]:
        """Forbidden wordings of a concept in a translation, in text order, without overlap.

        A wording is forbidden if ``source_text`` has the concept (as :meth:`find_source` sees it in ``article``), or the
        words of its ``when_source`` if it names some; one with ``always`` is forbidden anyway.
        """
        compiled = self._target(concept, locale, None)
        if not compiled.rules:
            return ()
        given = words(text, locale)
        found = []
        asked: dict[int, bool] = {}
        for one in forbidden_places(compiled, given):
            rule = compiled.rules[one.form.owner]
            if one.form.owner not in asked:
                asked[one.form.owner] = self._applies(rule, concept, source_text, article)
            if asked[one.form.owner]:
                start, end = given.span(one)
                found.append(ForbiddenMatch(concept.id, rule, text[start:end], (start, end)))
        return tuple(found)

    def _applies(self, rule: Forbidden, concept: Concept, source_text: str, article: str) -> bool:
        if rule.always:
            return True
        if rule.when_source:
            index = FormIndex([Form(rule.when_source, 0, case=concept.source.case)], self.source_locale)
            return bool(candidates(index, words(source_text, self.source_locale)))
        return any(match.concept_id == concept.id for match in self.find_source(source_text, article=article))

    def _outside_contexts(self, found: list[Candidate], given: Words) -> list[Candidate]:
        """Without the matches that a ``not_in`` phrase of their own concept covers."""
        if not found or not self._contexts:
            return found
        void: dict[int, list[tuple[int, int]]] = {}
        for phrase in candidates(self._contexts, given):
            void.setdefault(phrase.form.owner, []).append((phrase.start, phrase.end))
        return [
            one
            for one in found
            if not any(start <= one.start and one.end <= end for start, end in void.get(one.form.owner, ()))
        ]

    def _target(self, concept: Concept, locale: str, case: Case | None) -> Compiled:
        key = (concept.id, locale, case)
        compiled = self._compiled.get(key)
        if compiled is None or compiled.concept is not concept:
            compiled = self._compiled[key] = compile_target(concept, locale, case=case)
        return compiled


def _source_forms(concept: Concept, owner: int) -> list[Form]:
    source = concept.source
    listed = [Form(source.term, owner, Rule.LISTED, source.case)]
    return listed + [Form(text, owner, Rule.FORM, source.case) for text in source.forms]


def _match(concept: Concept, one: Candidate, given: Words) -> TermMatch:
    return TermMatch(concept.id, one.form.text, given.span(one), one.form.rule, one.evidence)
