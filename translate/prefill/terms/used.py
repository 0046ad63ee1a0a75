"""What the glossary says of the terms in a text, in one word: a draft made when it said something else is made anew."""

from __future__ import annotations

from hashlib import blake2b

from translate.model.locale import Locale
from translate.terminology.glossary import Concept
from translate.terminology.matcher import Matcher


def terms_used(matcher: Matcher | None, text: str, *, article: str, locale: Locale) -> str:
    """Eight hexadecimal digits that change with the renderings of the terms in ``text``; empty if it has none.

    Private concepts do not count: the word stands in a committed file, and short names are found by trying.
    Arguments: ``text``, plain source text; ``article``, the id, for terms with a scope.
    """
    if matcher is None:
        return ""
    found = {match.concept_id for match in matcher.find_source(text, article=article)}
    told = sorted(filter(None, (_said(matcher.concept(id), locale) for id in found)))
    return blake2b("\n".join(told).encode(), digest_size=4).hexdigest() if told else ""


def _said(concept: Concept, locale: Locale) -> str:
    """Everything a concept asks of a draft; empty if it asks nothing."""
    if concept.private:
        return ""
    target = concept.target(locale.tag)
    if target is None:
        return f"{concept.id}\tdnt\t{concept.source.term}" if concept.keeps(locale.tag) else ""
    forbidden = [(one.text, one.regex, one.when_source, one.always) for one in target.forbidden]
    asked = (target.term, target.alternatives, target.forms, forbidden, str(target.gender), str(target.number))
    return f"{concept.id}\t{asked!r}"
