"""The glossary in machine output: find the engine's own rendering of each term and swap it, else use a token, then verify.

One way for every engine (``docs/explanation/terms-in-drafts.md`` says why). What stands in the end is judged by the matcher
that ``check`` uses. A term that could not be placed costs no draft: it is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from translate.engines.base import Answer, Parts, Rejected, Request, Result, TermHint, text_of
from translate.model.content import Span
from translate.model.locale import Locale
from translate.prefill.flat import Edit, Flat, changed, edited, flat
from translate.prefill.terms import compared, tokens
from translate.prefill.terms.agreeing import agreed
from translate.prefill.terms.occurrences import Occurrences, TermOutcome, occurrences, outcomes
from translate.prefill.terms.swap import dressed, fitting, linked, places, rendering
from translate.prefill.terms.work import NO_NOUN, OwnWords, Work
from translate.terminology.forms import words
from translate.terminology.glossary import Inflect
from translate.terminology.matcher import Matcher

__all__ = ["TermOutcome", "TermPipeline", "Termed", "Translate"]

Translate = Callable[[Sequence[Request]], list[Result]]
"""A session's translate, results in order."""


@dataclass(frozen=True, slots=True)
class Termed:
    """A result after the glossary's work."""

    result: Result
    outcomes: tuple[tuple[str, TermOutcome], ...] = ()
    """Concept and outcome of each term of the source, in its order; a term that stands twice is told twice."""


@dataclass(slots=True)
class TermPipeline:
    """The glossary at work for one pair of locales."""

    matcher: Matcher
    locale: Locale
    translate: Translate
    renderings: dict[str, str]
    """What the engine makes of a bare term, once asked; shared by all segments of the pair."""
    pivot: Locale | None = None
    """The language of the requests where that is not the glossary's: see ``sources`` of :meth:`apply`."""
    _own: OwnWords = field(init=False)

    def __post_init__(self) -> None:
        self._own = OwnWords(self.matcher, self.locale, self.renderings, self.pivot)

    def hints(self, parts: Parts, article: str) -> tuple[TermHint, ...]:
        """Advice on the terms of a source text, each concept once, none that is private. ``article``: its id."""
        terms = occurrences(self.matcher, text_of(parts), locale=self.locale.tag, article=article)
        found = []
        for concept in terms.concepts():
            target = concept.target(self.locale.tag)
            form = concept.source.term if target else terms.by_concept[concept.id][0].form
            wanted = rendering(concept, form, self.locale.tag)
            inflect = target is not None and target.inflect is not Inflect.NONE
            found.append(TermHint(form, wanted, inflect))
        return tuple(found)

    def apply(
        self,
        requests: Sequence[Request],
        results: Sequence[Result],
        *,
        article: str,
        sources: Sequence[str] | None = None,
    ) -> list[Termed]:
        """The results with their terms as the glossary says, each with what became of them.

        The engine is asked at most twice, however many there are: for bare terms, then for texts with tokens. What is
        rejected, a person's text (``origin``), and what has no terms or all of them right, comes back as the same object.
        Arguments: ``article``, the id, for terms with a scope; ``sources``, the plain texts to look for terms in, where the
        requests are in another language (:attr:`pivot`) than the glossary's source.
        """
        works = [
            self._work(request, result, None if sources is None else sources[at], article)
            for at, (request, result) in enumerate(zip(requests, results, strict=True))
        ]
        busy = [work for work in works if work]
        reached = self._ask(self._own.unknown(busy, self._own.bare), [])
        for work in busy:
            work.best = self._swapped(work, work.plain) if work.lacking else work.plain
        rest = [work for work in busy if work.best is not None and self._protect(work, work.best)]
        if reached:
            self._ask(self._own.unknown(rest, self._own.others), rest)
        return [self._done(work) if work else Termed(result) for work, result in zip(works, results, strict=True)]

    # --- what there is to do ---------------------------------------------------------------------------------------------

    def _work(self, request: Request, result: Result, source: str | None, article: str) -> Work | None:
        if not isinstance(result, Answer) or result.origin:
            return None
        text = request.text
        terms = occurrences(self.matcher, text if source is None else source, locale=self.locale.tag, article=article)
        if not terms:
            return None
        spans = [match.span for match in terms.matches] if source is None else self._in_pivot(terms, text)
        plain = flat(result.parts)
        return Work(request, result, terms, spans, plain, terms.lacking(plain.text))

    def _in_pivot(self, terms: Occurrences, text: str) -> list[Span] | None:
        """Where the terms of a source stand in its translation that a request is made from."""
        if self.pivot is None:
            return None
        found = replace(terms, locale=self.pivot.tag).rendered(text)
        waiting: dict[str, list[Span]] = {}
        for one in reversed(found):
            waiting.setdefault(one.concept_id, []).append(one.span)
        if any(len(waiting.get(id, ())) != len(matches) for id, matches in terms.by_concept.items()):
            return None
        return [waiting[match.concept_id].pop() for match in terms.matches]

    def _sources(self, concept_ids: Iterable[str]) -> set[str]:
        concepts = map(self.matcher.concept, concept_ids)
        return {form for one in concepts for form in (one.source.term, *one.source.forms)}

    def _ask(self, unknown: Sequence[str], works: Sequence[Work]) -> bool:
        """Ask for bare terms and texts with tokens in one go; False if the engine cannot answer just now."""
        requests = [Request((text,)) for text in unknown]
        for work in works:
            assert work.tokens is not None  # these works have some
            hidden = self._sources(work.hidden)
            hints = tuple(hint for hint in work.request.terms if hint.source not in hidden)
            requests.append(Request(work.tokens.parts, around=work.request.around, terms=hints))
        results = self.translate(requests) if requests else []
        for text, result in zip(unknown, results, strict=False):
            if isinstance(result, Answer):
                self._own.learn(text, result.text)
        for work, result in zip(works, results[len(unknown) :], strict=False):
            if isinstance(result, Answer) and not result.origin:
                work.again = result
        return not any(isinstance(result, Rejected) and result.passing for result in results)

    # --- swapping --------------------------------------------------------------------------------------------------------

    def _swapped(self, work: Work, given: Flat) -> Flat:
        """The text with the engine's own renderings of what it lacks replaced, wherever that is certain."""
        terms, text = work.terms, given.text
        lacking = terms.lacking(text)
        cut = words(text, self.locale.tag)
        owns = {concept_id: self._own.of(work, concept_id) for concept_id in lacking}
        longer = [
            one for own in owns.values() for one in places(cut, (text for text in own if " " in text), self.locale.tag)
        ]
        rendered = terms.rendered(text)
        apart = terms.rendered(text, outside=longer)
        rendered = apart if len(apart) == len(rendered) else rendered
        right = Counter(one.concept_id for one in rendered)
        occupied = {at for one in rendered for at in range(*one.span)}
        edits: list[Edit] = []
        for concept_id in sorted(lacking, key=lambda one: (-len(owns[one][0]), one)):
            missing = len(terms.by_concept[concept_id]) - right[concept_id]
            tries = [owns[concept_id], *([own] for own in owns[concept_id])]
            free: list[Span] = []
            for wanted in tries:
                free = _apart(places(cut, wanted, self.locale.tag), occupied)
                if len(free) == missing:
                    break
            if not free or len(free) > missing:
                continue
            occupied.update(at for span in free for at in range(*span))
            edits += self._edits(work, concept_id, given, free)
        return changed(given, edits)

    def _edits(self, work: Work, concept_id: str, given: Flat, spans: Sequence[Span]) -> list[Edit]:
        concept, matches = self.matcher.concept(concept_id), work.terms.by_concept[concept_id]
        own = self._own.of(work, concept_id)[0]
        out = []
        for at, (start, end) in enumerate(spans):
            match = matches[at] if len(matches) == len(spans) else matches[0]
            old, before = given.text[start:end], given.text[:start]
            new = fitting(concept, match.form, old, own="" if self.pivot else own, locale=self.locale.tag)
            new = dressed(new, old, own=own, before=before)
            if concept.source.pos not in NO_NOUN:
                new = linked(new, old, own=own, before=before, language=self.locale.language)
            out.append(Edit(start, end, new))
        return out

    # --- tokens ----------------------------------------------------------------------------------------------------------

    def _protect(self, work: Work, best: Flat) -> bool:
        """Put tokens for what swapping did not give; False if there is nothing to do, or it cannot be done."""
        lacking = work.terms.lacking(best.text)
        if not lacking or work.places is None:
            return False
        work.hidden = frozenset(lacking)
        work.tokens = tokens.protect(flat(work.request.parts), [span for _, span in work.behind_tokens()])
        return work.tokens is not None

    def _in_place(self, work: Work, again: Answer, spans: Sequence[Span]) -> Flat | None:
        """The first answer with those words replaced for which the second one has tokens."""
        other = flat(again.parts).text
        for start, end in sorted(spans, reverse=True):
            other = f"{other[:start]} {other[end:]}"
        text = work.plain.text
        gone = compared.vanished(text, other, language=self.locale.language)
        owns = []
        for id in sorted(work.hidden):
            known = [
                rendering(self.matcher.concept(id), match.form, self.locale.tag)
                for match in work.terms.by_concept[id][:1]
            ]
            owns.append((id, len(work.terms.by_concept[id]), compared.roots([*self._own.of(work, id), *known])))
        shares = compared.shared_out(text, gone, owns) if gone else {}
        if not shares:
            return None
        right = [one.span for one in work.terms.rendered(text)]
        edits = [
            edit
            for id, mine in shares.items()
            for edit in self._edits(work, id, work.plain, mine)
            if not any(start <= edit.start and edit.end <= end for start, end in right)
        ]
        done = edited(work.plain, sorted(edits, key=lambda edit: edit.start))
        return self._swapped(work, done[0]) if done else None

    def _restored(self, work: Work, again: Answer, spans: Sequence[Span]) -> Flat | None:
        """The second answer with the glossary's renderings for its tokens."""
        given = flat(again.parts)
        edits = []
        for (match, (a, b)), (start, end) in zip(work.behind_tokens(), spans, strict=True):
            concept = self.matcher.concept(match.concept_id)
            new = fitting(concept, match.form, "", own="", locale=self.locale.tag)
            own = match.form if self.pivot is None else ""
            new = dressed(new, work.request.text[a:b], own=own, before=given.text[:start])
            edits.append(Edit(start, end, tokens.spaced(given.text, (start, end), new)))
        done = edited(given, sorted(edits, key=lambda edit: edit.start))
        return self._swapped(work, done[0]) if done else None

    # --- the end ---------------------------------------------------------------------------------------------------------

    def _done(self, work: Work) -> Termed:
        again = work.again
        if work.tokens:  # more is known by now of how the engine calls things
            work.best = self._swapped(work, work.plain)
        assert work.best is not None  # every work was swapped
        options = [(work.best, work.answer, frozenset[str]())]
        spans = tokens.find(flat(again.parts).text, work.tokens) if again and work.tokens else None
        if again and work.tokens and spans is not None:
            if in_place := self._in_place(work, again, spans):
                options.append((in_place, work.answer, frozenset()))
            if (restored := self._restored(work, again, spans)) and not tokens.is_left(restored.text, work.tokens):
                options.append((restored, again, work.hidden))
        left, at = min((work.terms.lacking(option[0].text).total(), at) for at, option in enumerate(options))
        del left
        text, answer, hidden = options[at]
        native = work.terms.counts - work.lacking
        foreign = (work.terms.counts - native).keys()
        agreeing = agreed(work.terms, text, foreign=foreign, unknown=answer.unknown)
        if work.terms.lacking(agreeing.text).total() <= work.terms.lacking(text.text).total():
            text = agreeing
        return Termed(self._answer(work, text, answer), self._outcomes(work.terms, text, native, hidden))

    def _answer(self, work: Work, text: Flat, answer: Answer) -> Answer:
        """The text as an answer; the first one itself if nothing changed."""
        parts = text.parts
        blank = list(text.text)
        for one in work.terms.rendered(text.text):
            blank[one.span[0] : one.span[1]] = " " * (one.span[1] - one.span[0])
        standing = set(re.findall(r"\w+", "".join(blank)))
        unknown = tuple(word for word in answer.unknown if set(re.findall(r"\w+", word)) <= standing)
        if parts == work.answer.parts and unknown == work.answer.unknown:
            return work.answer
        return replace(answer, parts=parts, unknown=unknown)

    def _outcomes(
        self, terms: Occurrences, text: Flat, native: Counter[str], hidden: frozenset[str]
    ) -> tuple[tuple[str, TermOutcome], ...]:
        right = terms.counts - terms.lacking(text.text)
        native = Counter({id: min(count, right[id]) for id, count in native.items() if id not in hidden})
        others = right - native
        token = Counter({id: count for id, count in others.items() if id in hidden})
        ways = (
            (TermOutcome.NATIVE, native), (TermOutcome.SWAPPED, others - token), (TermOutcome.TOKEN, token),
        )  # fmt: skip
        return outcomes(terms, ways)


def _apart(spans: Iterable[Span], occupied: set[int]) -> list[Span]:
    """Ranges that overlap nothing occupied, nor each other; the longer ones first, given in text order."""
    taken: list[Span] = []
    mine: set[int] = set()
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if not any(at in occupied or at in mine for at in (start, end - 1)):
            taken.append((start, end))
            mine.update(range(start, end))
    return sorted(taken)
