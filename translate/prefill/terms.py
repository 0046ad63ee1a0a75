"""Terms in machine output: find the engine's own rendering and swap it, else protect the term and translate again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translate.engines.base import Answer, Mark, Parts, Request, Result, text_of
from translate.model.locale import Locale
from translate.terminology.matcher import Matcher, TermMatch

Translate = Callable[[Sequence[Request]], list[Result]]
"""A session's translate, results in order."""

_TERM = 1_000_000
"""Marks of terms are numbered from here, so that they never meet those of inline codes."""


@dataclass(slots=True)
class TermPipeline:
    """The glossary at work for one pair of locales."""

    matcher: Matcher
    locale: Locale
    translate: Translate
    renderings: dict[str, str]
    """What the engine makes of a bare term, once asked; shared by all segments."""

    def wanted(self, parts: Parts, article: str) -> list[tuple[TermMatch, str]]:
        """Terms of a source text that have a rendering in this locale, with that rendering."""
        found = []
        for match in self.matcher.find_source(text_of(parts), article=article):
            rendering = self._rendering(match)
            if rendering:
                found.append((match, rendering))
        return found

    def _rendering(self, match: TermMatch) -> str:
        concept = self.matcher.concept(match.concept_id)
        if concept.private:
            return ""  # a draft stands in a committed file, where private terms never go
        target = concept.target(self.locale.tag)
        return target.term if target else match.form if concept.keeps(self.locale.tag) else ""

    def _form(self, match: TermMatch, rendering: str, own: str) -> str:
        """The listed form that ends as the engine's own rendering does, where the source term is inflected."""
        concept = self.matcher.concept(match.concept_id)
        target = concept.target(self.locale.tag)
        if target is None or match.form == concept.source.term or not own.split():
            return rendering
        ending = own.split(maxsplit=1)[0][-1:]
        forms = (rendering, *target.forms)
        return next((form for form in forms if form.split()[0].endswith(ending)), rendering)

    def missing(self, terms: list[tuple[TermMatch, str]], answer: Answer) -> list[tuple[TermMatch, str]]:
        """The terms that an answer does not render as the glossary says."""
        text = answer.text
        return [
            (match, rendering)
            for match, rendering in terms
            if not self.matcher.find_target(self.matcher.concept(match.concept_id), text, self.locale.tag)
        ]

    def swap(self, missing: list[tuple[TermMatch, str]], answer: Answer) -> Answer:
        """The answer with the engine's own renderings of terms replaced by the glossary's, where there is just one place."""
        unknown = [m.form for m, _ in missing if m.form not in self.renderings]
        if unknown:
            for form, result in zip(unknown, self.translate([Request((form,)) for form in unknown]), strict=True):
                self.renderings[form] = result.text.strip() if isinstance(result, Answer) else ""
        parts = list(answer.parts)
        for match, rendering in missing:
            own = self.renderings.get(match.form) or match.form
            fitting = self._form(match, rendering, own)
            for candidate in dict.fromkeys((own, match.form)):
                if _replace_once(parts, candidate, fitting):
                    break
        return Answer(tuple(parts), answer.unknown)

    def protected(self, parts: Parts, terms: list[tuple[TermMatch, str]]) -> tuple[Parts, dict[int, str]]:
        """The source with each term as one mark, and what each mark becomes."""
        out: list[str | Mark] = []
        becomes: dict[int, str] = {}
        position = 0
        waiting = sorted(terms, key=lambda t: t[0].span)
        for part in parts:
            if isinstance(part, Mark):
                out.append(part)
                continue
            begin, end = position, position + len(part)
            cursor = begin
            for match, rendering in waiting:
                if begin <= match.span[0] and match.span[1] <= end and match.span[0] >= cursor:
                    out.append(part[cursor - begin : match.span[0] - begin])
                    index = _TERM + len(becomes)
                    becomes[index] = rendering
                    out.append(Mark(index, "void"))
                    cursor = match.span[1]
            out.append(part[cursor - begin :])
            position = end
        return tuple(p for p in out if p != ""), becomes


def restore(answer: Answer, becomes: dict[int, str]) -> Answer:
    """The answer with the marks of terms replaced by their renderings."""
    out: list[str | Mark] = []
    for part in answer.parts:
        text = becomes.get(part.index) if isinstance(part, Mark) else part
        if text is None:
            out.append(part)
            continue
        if isinstance(part, Mark) and out and isinstance(out[-1], str) and out[-1][-1:].isalnum():
            text = f" {text}"
        if out and isinstance(out[-1], str):
            if out[-1].endswith(tuple(becomes.values())) and text[:1].isalnum():
                text = f" {text}"
            out[-1] += text
        else:
            out.append(text)
    return Answer(tuple(out), answer.unknown)


def _replace_once(parts: list[str | Mark], own: str, rendering: str) -> bool:
    """Replace a rendering that stands exactly once in the text of ``parts``; False if it does not."""
    if not own:
        return False
    pattern = re.compile(rf"(?<!\w){re.escape(own)}(?!\w)", re.IGNORECASE)
    places = [
        (index, match) for index, part in enumerate(parts) if isinstance(part, str) for match in pattern.finditer(part)
    ]
    if len(places) != 1:
        return False
    index, match = places[0]
    part = parts[index]
    assert isinstance(part, str)  # only text was searched
    at_start = match[0][:1].isupper() and own[:1].islower()
    new = rendering[:1].upper() + rendering[1:] if at_start else rendering
    parts[index] = part[: match.start()] + new + part[match.end() :]
    return True
