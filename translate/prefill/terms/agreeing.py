"""The determiners before an answer's terms, made to agree with them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection

from translate.prefill.determiners.agreement import agreement
from translate.prefill.flat import Edit, Flat, changed
from translate.prefill.terms.occurrences import Found, Occurrences
from translate.prefill.terms.swap import grammar
from translate.prefill.terms.work import NO_NOUN
from translate.terminology.glossary import Gender, Number


def agreed(terms: Occurrences, given: Flat, *, foreign: Collection[str], unknown: Collection[str]) -> Flat:
    """The text with the words before those terms that the engine did not write, or did not know, made to agree.

    What the engine wrote itself is left to its own grammar: *un policía* is a policeman. Arguments: ``foreign``, ids of the
    concepts that were put in; ``unknown``, words that the engine says it did not know.
    """
    strange = {word.casefold() for word in unknown}
    edits: list[Edit] = []
    voids = [0, *(offset for offset, mark in given.marks if mark.kind == "void")]
    for one in terms.rendered(given.text):
        start, end = one.span
        words = re.findall(r"\w+", given.text[start:end].casefold())
        if one.concept_id not in foreign and strange.isdisjoint(words):
            continue
        edit = _agreement(terms, one, given.text, since=voids[bisect_right(voids, start) - 1])
        if edit is not None and (not edits or edits[-1].end <= edit.start):
            edits.append(edit)
    return changed(given, edits)


def _agreement(terms: Occurrences, one: Found, text: str, *, since: int) -> Edit | None:
    concept = terms.matcher.concept(one.concept_id)
    if concept.source.pos in NO_NOUN:
        return None
    language = terms.locale.partition("-")[0]
    target = concept.target(terms.locale)
    gender, number = grammar(target, one.form, language) if target else (Gender.UNKNOWN, Number.UNKNOWN)
    return agreement(text, one.span[0], language=language, gender=gender, number=number, since=since)
