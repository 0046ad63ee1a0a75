"""What one locale says for one concept, compiled: the forms it allows and the wordings it forbids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from translate.terminology.forms import Candidate, Form, FormIndex, Rule, Words, candidates, longest_first, words
from translate.terminology.glossary import Case, Concept, Forbidden, Target
from translate.terminology.pattern import compile_pattern

if TYPE_CHECKING:
    from translate.terminology.automaton import Pattern


@dataclass(frozen=True, slots=True)
class Compiled:
    """Ready for any number of texts."""

    concept: Concept
    allowed: FormIndex
    forbidden: FormIndex
    """Owner: index in ``rules``."""
    patterns: tuple[tuple[int, Pattern], ...]
    """Index in ``rules``, expression."""
    rules: tuple[Forbidden, ...]


def compile_target(concept: Concept, locale: str, *, case: Case | None = None) -> Compiled:
    """Compile what a locale (BCP 47) allows and forbids; ``case`` overrides the letter case of what is allowed.

    A translated term is looked for with the case rule ``smart`` (``ignore`` if its concept says so), a kept one with the
    rule of its concept, but never ``ignore``.

    Raises ``ValueError`` if an expression is not understood; a loaded glossary holds none.
    """
    own = concept.source.case
    target = concept.target(locale)
    if target is not None:
        usual = Case.IGNORE if own is Case.IGNORE else Case.SMART
        allowed = allowed_forms(target, case=case or usual)
    elif concept.keeps(locale):
        usual = Case.SMART if own is Case.IGNORE else own
        source = concept.source
        allowed = [Form(text, 0, Rule.DNT, case or usual) for text in (source.term, *source.forms)]
    else:
        allowed = []
    rules = target.forbidden if target else ()
    return Compiled(
        concept,
        FormIndex(allowed, locale),
        FormIndex((Form(rule.text, at) for at, rule in enumerate(rules) if rule.text), locale),
        tuple((at, compile_pattern(rule.regex)) for at, rule in enumerate(rules) if rule.regex),
        rules,
    )


def allowed_forms(target: Target, *, case: Case = Case.SMART) -> list[Form]:
    """Everything that may stand for the concept: term, alternatives, forms."""
    listed = [Form(text, 0, Rule.LISTED, case) for text in (target.term, *target.alternatives)]
    return listed + [Form(text, 0, Rule.FORM, case) for text in target.forms]


def forbidden_places(compiled: Compiled, given: Words) -> list[Candidate]:
    """Forbidden wordings in a text, without overlap; the owner of each form is its index in ``compiled.rules``.

    What lies inside a longer allowed form is not forbidden: ``coche`` may be, although ``coche Z`` is the term.
    """
    found = candidates(compiled.forbidden, given)
    for at, pattern in compiled.patterns:
        found += [Candidate(Form(pattern.source, at), *span) for span in pattern.find(given.text.norm)]
    if not found:
        return []
    allowed = [(one.start, one.end) for one in candidates(compiled.allowed, given)]
    return longest_first(
        one
        for one in found
        if not any(a <= one.start and one.end <= b and b - a > one.end - one.start for a, b in allowed)
    )


def contradiction(concept: Concept, target: Target) -> str:
    """The first allowed form that one of the target's own forbidden wordings hits as a whole; empty if there is none."""
    if not target.forbidden:
        return ""
    compiled = compile_target(concept, target.locale)
    for form in allowed_forms(target):
        given = words(form.text.strip(), target.locale)
        whole = (0, len(given.text.norm))
        if any((one.start, one.end) == whole for one in forbidden_places(compiled, given)):
            return form.text
    return ""
