"""Terms are found in articles and translations: the right ones, once, and where they stand."""

import re
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.errors import InputError
from translate.terminology.forms import Evidence, Rule
from translate.terminology.glossary import Case, Concept, Forbidden, Glossary, Source, Target
from translate.terminology.load import load
from translate.terminology.matcher import Matcher, TermMatch
from translate.terminology.normal import fold, normalise
from translate.terminology.scope import Scope

DESK = load(
    """\
version: 1
source: en
concepts:
- id: rf
  en: {term: RF, case: exact, not_in: [RF signal]}
  targets:
    es: {term: FR, forbidden: [{term: RF, why: initials}]}
    uk: {term: РФ, forbidden: [{term: Росія, why: too broad, when_source: the RF army}]}
- id: kgb
  en: {term: KGB, case: exact}
  dnt: [es, zh, tr]
  targets:
    ru: {term: КГБ}
    uk: {term: КДБ, forbidden: [{term: КГБ, always: true}]}
- id: z-car
  en: {term: Z-car, forms: [Z-cars]}
  targets:
    es: {term: coche Z, alternatives: [coche con la Z], forms: [coches Z], forbidden: [coche, Z-car]}
    ru: {term: машина с Z, forbidden: [{regex: '(?i)зет-кар\\w*', why: calque}]}
- id: war
  en: {term: war}
  targets: {es: {term: guerra}}
- id: rail-war
  en: {term: rail war}
  targets: {es: {term: guerra ferroviaria}}
- id: guard-sport
  scope: {include: [sport/**]}
  en: {term: guard}
- id: guard
  scope: {exclude: [sport/**]}
  en: {term: guard}
""",
    "glossary.yaml",
)
MATCHER = Matcher(DESK, "en-GB")


def source(text, article=""):
    """Concepts found in a source text, with what stands there."""
    return [(match.concept_id, text[slice(*match.span)]) for match in MATCHER.find_source(text, article=article)]


def target(concept_id, text, locale, **options):
    """Forms found in a translation, with what stands there and why it counts."""
    found = MATCHER.find_target(MATCHER.concept(concept_id), text, locale, **options)
    return [(match.form, text[slice(*match.span)], match.rule.value) for match in found]


def forbidden(concept_id, text, locale, source_text):
    """Forbidden wordings found in a translation."""
    found = MATCHER.find_forbidden(MATCHER.concept(concept_id), text, locale, source_text=source_text)
    assert all(match.form == text[slice(*match.span)] for match in found)
    return [match.form for match in found]


class TestSource:
    def test_a_sentence(self):
        """Possessives, odd hyphens and spaces, and the longest term where two overlap."""
        text = "The KGB’s men stopped Z\u2011cars in the RF: rail\u00a0war, not war."
        assert source(text) == [
            ("kgb", "KGB"),
            ("z-car", "Z\u2011cars"),
            ("rf", "RF"),
            ("rail-war", "rail\u00a0war"),
            ("war", "war"),
        ]

    def test_why(self):
        """Each match tells the form and the rule."""
        assert MATCHER.find_source("Z-car, Z-cars") == (
            TermMatch("z-car", "Z-car", (0, 5), Rule.LISTED, Evidence.STRONG),
            TermMatch("z-car", "Z-cars", (7, 13), Rule.FORM, Evidence.STRONG),
        )

    def test_contexts(self):
        """A match inside a phrase of not_in is void, another one in the same text is not."""
        assert source("An rf signal, an RF signal, the RF.") == [("rf", "RF")]

    def test_a_void_match_makes_room(self):
        """A shorter term may stand inside the phrase."""
        glossary = Glossary(
            "en", (Concept("a", Source("cold war", not_in=("cold war film",))), Concept("b", Source("war film")))
        )
        found = Matcher(glossary, "en").find_source("a cold war film")
        assert [match.concept_id for match in found] == ["b"]

    def test_scope(self):
        """A concept applies where its globs say; without an article, everywhere."""
        assert source("the guard", "sport/2026") == [("guard-sport", "guard")]
        assert source("the guard", "war/2026") == [("guard", "guard")]
        assert len(source("the guard")) == 1

    def test_exact_beats_smart(self):
        """The stricter concept gets the word."""
        glossary = Glossary("en", (Concept("pronoun", Source("us")), Concept("state", Source("US", case=Case.EXACT))))
        found = Matcher(glossary, "en").find_source("us and US")
        assert [match.concept_id for match in found] == ["pronoun", "state"]

    def test_other_source_language(self):
        """A glossary of another language is refused at once."""
        with pytest.raises(InputError, match="source language is en, the project's is fr"):
            Matcher(DESK, "fr")

    @pytest.mark.parametrize("text", ["", " ", "\u200b", "no term here", "."])
    def test_nothing(self, text):
        """Texts without terms."""
        assert source(text) == []


class TestTarget:
    def test_allowed_forms(self):
        """Term, alternatives and forms pass, with a capital at the start of a sentence too."""
        text = "Coches Z, un coche Z y un coche con la Z"
        assert target("z-car", text, "es") == [
            ("coches Z", "Coches Z", "form"),
            ("coche Z", "coche Z", "listed"),
            ("coche con la Z", "coche con la Z", "listed"),
        ]

    def test_kept_as_it_is(self):
        """Under dnt the source term is looked for, whatever the target language attaches to it."""
        assert target("kgb", "KGB'nin, kgb", "tr") == [("KGB", "KGB", "dnt")]
        assert target("kgb", "前KGB特工", "zh-Hans-CN") == [("KGB", "KGB", "dnt")]
        assert target("kgb", "la KGB", "es-419") == [("KGB", "KGB", "dnt")]

    def test_no_entry(self):
        """A locale the concept does not mention asks for nothing."""
        assert target("kgb", "KGB", "fr") == []

    def test_wrong_letter_case_can_be_told(self):
        """A caller may look again without letter case."""
        assert target("kgb", "el kgb", "es") == []
        assert target("kgb", "el kgb", "es", case=Case.IGNORE) == [("KGB", "kgb", "dnt")]
        assert target("kgb", "el kgb", "es") == []

    def test_a_concept_of_another_glossary(self):
        """The cache asks for the very concept, not only for its id."""
        other = Concept("kgb", Source("KGB"), (Target("es", "Comité"),))
        assert target("kgb", "KGB", "es")
        assert [match.form for match in MATCHER.find_target(other, "el Comité", "es")] == ["Comité"]
        assert target("kgb", "KGB", "es")


class TestForbidden:
    def test_only_where_the_source_has_the_concept(self):
        """As find_source sees it: not inside a void context."""
        assert forbidden("rf", "la RF", "es", "the RF") == ["RF"]
        assert forbidden("rf", "la RF", "es", "an RF signal") == []
        assert forbidden("rf", "la RF", "es", "Russia") == []

    def test_always(self):
        """A wording can be forbidden whatever the source says."""
        assert forbidden("kgb", "у КГБ", "uk", "they said") == ["КГБ"]

    def test_when_source(self):
        """A wording can be forbidden for some source words only."""
        assert forbidden("rf", "Росія", "uk", "the RF") == []
        assert forbidden("rf", "Росія", "uk", "the RF army") == ["Росія"]

    def test_regex(self):
        """Expressions see the normalised text, spans the original."""
        assert forbidden("z-car", "Зет-кары и зет-\u00adкаров", "ru", "Z-cars") == ["Зет-кары", "зет-\u00adкаров"]

    def test_inside_the_right_term(self):
        """`coche` is forbidden, `coche Z` is not."""
        assert forbidden("z-car", "un coche Z y un coche", "es", "Z-cars") == ["coche"]

    def test_the_rule_is_given(self):
        """A match carries the rule and its reason."""
        (match,) = MATCHER.find_forbidden(MATCHER.concept("rf"), "la RF", "es", source_text="RF")
        assert match.forbidden == Forbidden("RF", why="initials")
        assert (match.concept_id, match.span) == ("rf", (3, 5))

    def test_no_rules(self):
        """Nothing forbidden, nothing found."""
        assert forbidden("war", "guerra", "es", "war") == []
        assert forbidden("kgb", "KGB", "es", "KGB") == []


ALPHABET = "abAB \u00a0\u200b'’-\u2011é\u0301KГ中กи."
# A term begins with a character of its own: a combining mark alone belongs to whatever stands before it in a text.
TERMS = st.text(ALPHABET, min_size=1, max_size=5).filter(
    lambda text: bool(normalise(text).strip()) and not unicodedata.combining(normalise(text).strip()[0])
)


@given(st.lists(st.tuples(TERMS, st.sampled_from(Case)), min_size=1, max_size=8), st.text(ALPHABET, max_size=40))
@settings(max_examples=400, deadline=None)
def test_laws_of_matches(terms, text):
    """Matches are in order, apart, inside the text, and read as their form does once normalised."""
    concepts = tuple(Concept(f"c{n}", Source(term, case=case)) for n, (term, case) in enumerate(terms))
    matcher = Matcher(Glossary("en", concepts), "en")
    last = 0
    for match in matcher.find_source(text):
        start, end = match.span
        assert last <= start < end <= len(text)
        last = end
        assert fold(normalise(text[start:end]), "en") == fold(normalise(match.form).strip(), "en")
        if matcher.concept(match.concept_id).source.case is Case.EXACT:
            assert normalise(text[start:end]) == normalise(match.form).strip()


@given(st.text("ab_1é", min_size=1, max_size=3), st.text("ab_1é .-'", max_size=20))
@settings(max_examples=300, deadline=None)
def test_word_boundaries(term, text):
    r"""For a word, `(?<!\w)word(?!\w)` is the whole rule."""
    matcher = Matcher(Glossary("en", (Concept("a", Source(term, case=Case.EXACT)),)), "en")
    assert [m.span for m in matcher.find_source(text)] == [m.span() for m in re.finditer(rf"(?<!\w){term}(?!\w)", text)]


@given(st.text("Ab é\u0301’'-中", max_size=20))
@settings(deadline=None)
def test_typing_does_not_matter(text):
    """Invisible characters anywhere change no match but its place."""
    matcher = Matcher(
        Glossary("en", tuple(Concept(f"c{n}", Source(t)) for n, t in enumerate(("A", "b", "é", "中", "A b")))), "en"
    )
    hidden = "".join(character + "\u200b" for character in text)
    assert [(m.concept_id, m.form) for m in matcher.find_source(text)] == [
        (m.concept_id, m.form) for m in matcher.find_source(hidden)
    ]


def test_ten_thousand_terms():
    """A large glossary is compiled in a second and costs a text no more than a small one."""
    concepts = tuple(
        Concept(f"c{n}", Source(f"Term {n} thing", forms=(f"aw{n}", f"the {n} word")), scope=Scope((f"x{n}/**",)))
        for n in range(10_000)
    )
    started = time.monotonic()
    matcher = Matcher(Glossary("en", concepts), "en")
    assert time.monotonic() - started < 5
    text = "The 77 word and Term 9999 thing, aw5 and much else that no glossary knows. " * 3
    started = time.monotonic()
    for _ in range(200):
        assert len(matcher.find_source(text)) == 9
    assert time.monotonic() - started < 2
    assert [match.concept_id for match in matcher.find_source(text, article="x5/a")] == ["c5"] * 3
