"""glossary.yaml: the whole schema is read, and everything wrong is said at once with its line."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.errors import InputError
from translate.model.finding import Severity
from translate.terminology.glossary import (
    Case,
    Concept,
    Forbidden,
    Gender,
    Inflect,
    Number,
    PartOfSpeech,
    Source,
    Status,
    Target,
    TermType,
)
from translate.terminology.load import load, merge_private
from translate.terminology.scope import Scope

HEAD = "version: 1\nsource: en\nconcepts:\n"

WHOLE = """\
version: 1
source: en
defaults: {case: exact, severity: error, match: forms}
concepts:
- id: rf
  domain: [politics, law]
  definition: Russian Federation
  note: >-
    expand at
    first use
  private: true
  scope: {include: ["2026/**"], exclude: [2026/old]}
  since: 2026-11-22
  severity: info
  en:
    term: RF
    type: acronym
    forms: ["the RF"]
    pos: propernoun
    case: ignore
    not_in: [RF signal]
  dnt: [no, zh_hans]
  targets:
    es: {term: FR, gender: feminine, number: singular, forms: [la FR], alternatives: [F. R.], status: admitted}
    pt-br:
      term: FR
      inflect: none
      severity: warning
      note: short
      updated: 2026-01-02
      by: desk
      forbidden:
      - Rússia
      - {term: Russia, why: too broad, when_source: the RF}
      - {regex: '(?i)r[uú]ss\\w*', always: true}
- {id: x, en: {term: X}}
"""


def test_the_whole_schema():
    """Every key of the format arrives in its field."""
    glossary = load(WHOLE, "glossary.yaml")
    assert (glossary.source, glossary.version, glossary.path) == ("en", 1, "glossary.yaml")
    assert glossary.concepts == (
        Concept(
            "rf",
            Source("RF", TermType.ACRONYM, ("the RF",), PartOfSpeech.PROPER_NOUN, Case.IGNORE, ("RF signal",)),
            (
                Target(
                    "es",
                    "FR",
                    ("F. R.",),
                    ("la FR",),
                    inflect=Inflect.FORMS,
                    gender=Gender.FEMININE,
                    number=Number.SINGULAR,
                    status=Status.ADMITTED,
                    severity=Severity.INFO,
                    line=24,
                ),
                Target(
                    "pt-BR",
                    "FR",
                    forbidden=(
                        Forbidden("Rússia"),
                        Forbidden("Russia", why="too broad", when_source="the RF"),
                        Forbidden(regex=r"(?i)r[uú]ss\w*", always=True),
                    ),
                    inflect=Inflect.NONE,
                    severity=Severity.WARNING,
                    note="short",
                    updated="2026-01-02",
                    by="desk",
                    line=25,
                ),
            ),
            ("no", "zh-Hans"),
            ("politics", "law"),
            "Russian Federation",
            "expand at first use",
            private=True,
            scope=Scope(("2026/**",), ("2026/old",)),
            since="2026-11-22",
            severity=Severity.INFO,
            path="glossary.yaml",
            line=5,
        ),
        Concept("x", Source("X", case=Case.EXACT), severity=Severity.ERROR, path="glossary.yaml", line=36),
    )


def test_minimal():
    """Only version and source are needed; any spelling of a tag will do."""
    assert load("version: 1\nsource: en", "g").concepts == ()
    assert load("version: 1\nsource: pt_br\nconcepts: [{id: a, pt_br: {term: A}}]", "g").source == "pt-BR"


def problems_of(text):
    """What is wrong with a text, nothing if it is a glossary."""
    try:
        load(text, "glossary.yaml")
    except InputError as error:
        return error.problems
    return ()


def said(text):
    """(line, message) of everything wrong with a glossary."""
    with pytest.raises(InputError) as caught:
        load(text, "glossary.yaml")
    return [(problem.line, problem.message) for problem in caught.value.problems]


BAD = [
    ("", 1, "'version' is missing"),
    ("", 1, "'source' is missing"),
    ("version: 2\nsource: en\nnews: x", 1, "version '2'"),
    ("version: one\nsource: en", 1, "version 'one'"),
    ("version: 1\nsource: English language", 2, "not a well-formed language tag"),
    ("version: 1\nsource: en\nconcept: []", 3, "unknown key 'concept'"),
    ("version: 1\nsource: en\ndefaults: {case: big}", 3, "'case' is 'big'"),
    ("version: 1\nsource: en\nconcepts: {a: b}", 3, "'concepts' is a mapping"),
    ("- a", 1, "the glossary is a list"),
    (HEAD + "- just text", 4, "a concept is 'just text'"),
    (HEAD + "- en: {term: A}", 4, "'id' is missing"),
    (HEAD + "- id: a\n", 4, "the source term is missing"),
    (HEAD + "- id: a\n  en: {type: name}", 5, "'term' is missing"),
    (HEAD + "- id: a\n  en: {term: ''}", 5, "'term' is empty"),
    (HEAD + '- id: a\n  en: {term: "\\u200b "}', 5, "'term' is empty"),
    (HEAD + "- id: a\n  en: {term: A, forms: ['']}", 5, "'forms' is empty"),
    (HEAD + "- id: a\n  en: {term: " + "A" * 201 + "}", 5, "longer than 200"),
    (HEAD + "- id: A_b\n  en: {term: A}", 4, "not kebab-case"),
    (HEAD + "- id: é\n  en: {term: A}", 4, "not kebab-case"),
    (HEAD + "- id: a\n  en: {term: A}\n- id: a\n  en: {term: B}", 6, "'a' stands twice, first on line 4"),
    (HEAD + "- id: a\n  en: {term: A}\n  exclude: x", 6, "unknown key 'exclude'"),
    (HEAD + "- id: a\n  fr: {term: A}", 5, "'fr' is not the source language"),
    (HEAD + "- id: a\n  en: {term: A, case: sometimes}", 5, "'case' is 'sometimes'"),
    (HEAD + "- id: a\n  en: {term: A}\n  dnt: ['*']", 6, "not a well-formed language tag"),
    (HEAD + "- id: a\n  en: {term: A}\n  dnt: [en]", 6, "en is the source language"),
    (HEAD + "- id: a\n  en: {term: A}\n  targets: {en: {term: B}}", 6, "en is the source language"),
    (HEAD + "- id: a\n  en: {term: A}\n  targets: {es: B}", 6, "'B'"),
    (HEAD + "- id: a\n  en: {term: A}\n  targets: [es]", 6, "'targets' is a list"),
    (
        HEAD + "- id: a\n  en: {term: A}\n  targets:\n    pt_br: {term: B}\n    pt-BR: {term: B}",
        8,
        "twice, first on line 7",
    ),
    (HEAD + "- id: a\n  en: {term: A}\n  dnt: [PT]\n  targets:\n    pt: {term: B}", 6, "under dnt and under targets"),
    (HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: B, gender: male}", 7, "'gender' is 'male'"),
    (HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: B, status: old}", 7, "'status' is 'old'"),
    (HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: B, inflect: yes}", 7, "'inflect' is 'yes'"),
    (HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: B, updated: 22.11.2026}", 7, "'updated' is"),
    (HEAD + "- id: a\n  en: {term: A}\n  since: 20261122", 6, "'since' is"),
    (HEAD + "- id: a\n  en: {term: A}\n  private: yes", 6, "'private' is 'yes'"),
    (HEAD + "- id: a\n  en: {term: A}\n  scope: {include: ['']}", 6, "glob"),
    (
        HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es:\n      term: B\n      forbidden: [b\u200b, B]",
        7,
        "also forbidden",
    ),
    (HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: C, forms: [B], forbidden: [B]}", 7, "also forbidden"),
    (
        HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: Bs, forbidden: [{regex: '(?i)b\\w*'}]}",
        7,
        "also forbidden",
    ),
    (
        HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: B, forbidden: [{regex: '(a'}]}",
        7,
        "not understood: a closing",
    ),
    (
        HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: B, forbidden: [{regex: '(a)\\1'}]}",
        7,
        "not understood",
    ),
    (
        HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: B, forbidden: [{regex: 'a*'}]}",
        7,
        "satisfied by nothing",
    ),
    (
        HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: B, forbidden: [{why: x}]}",
        7,
        "either 'term' or 'regex'",
    ),
    (HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: B, forbidden: [{term: x, regex: y}]}", 7, "either"),
    (HEAD + "- id: a\n  en: {term: A}\n  targets:\n    es: {term: B, forbidden: ['']}", 7, "is empty"),
]


@pytest.mark.parametrize(("text", "line", "message"), BAD)
def test_refused(text, line, message):
    """Each mistake is named on its line."""
    found = said(text)
    assert any(at == line and message in what for at, what in found), found


def test_everything_at_once():
    """Ten mistakes, one run."""
    text = HEAD + "".join(f"- id: C{n}\n  en: {{term: T{n}, cas: exact}}\n" for n in range(5))
    assert [line for line, _ in said(text)] == [4, 5, 6, 7, 8, 9, 10, 11, 12, 13]


def test_a_newer_format_is_refused_alone():
    """Its keys are not called unknown: only the version matters."""
    assert len(said("version: 3\nsource: en\nnew-key: x")) == 1


def test_suggestion():
    """A misspelt key is told from a foreign one."""
    with pytest.raises(InputError) as caught:
        load(HEAD + "- id: a\n  en: {term: A}\n  definiton: x", "g")
    assert caught.value.problems[0].hint == "did you mean 'definition'?"


class TestOneTermTwoConcepts:
    def pair(self, one, two):
        """A glossary of two concepts with these bodies."""
        return HEAD + f"- id: a\n  {one}\n- id: b\n  {two}\n"

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            ("en: {term: guard}", "en: {term: Guard}"),
            ("en: {term: KGB, forms: [guard]}", "en: {term: guard}"),
            ("en: {term: People’s}", "en: {term: People's}"),
            ("en: {term: US, case: exact}", "en: {term: US}"),
            ("scope: {include: ['2026/**']}\n  en: {term: A}", "scope: {include: ['**/war']}\n  en: {term: A}"),
        ],
    )
    def test_clash(self, one, two):
        """Two concepts cannot claim one word in one article."""
        assert "has a source term of concept 'a' (on line 4)" in said(self.pair(one, two))[0][1]

    def test_exact_spellings_that_differ(self):
        """US and us are two words where case is exact."""
        assert len(load(self.pair("en: {term: US, case: exact}", "en: {term: us, case: exact}"), "g").concepts) == 2

    def test_disjoint_scopes(self):
        """One word may mean two things in two places."""
        one = "scope: {include: ['sport/**']}\n  en: {term: guard}"
        assert len(load(self.pair(one, "scope: {include: ['war/**']}\n  en: {term: guard}"), "g").concepts) == 2
        assert len(load(self.pair(one, "scope: {exclude: ['sport/**']}\n  en: {term: guard}"), "g").concepts) == 2

    def test_own_forms_may_coincide(self):
        """’ and ' are one character, and a concept may list both."""
        text = HEAD + "- id: a\n  en: {term: People’s, forms: [People's, people’s]}"
        assert len(load(text, "g").concepts) == 1


def test_forbidden_inside_the_term_is_allowed():
    """`coche` alone is wrong, `coche Z` is the term."""
    text = HEAD + "- id: a\n  en: {term: Z-car}\n  targets:\n    es: {term: coche Z, forbidden: [coche]}"
    assert load(text, "g").concepts[0].targets[0].forbidden == (Forbidden("coche"),)


def test_terms_are_literal():
    """Signs of regular expressions and of YAML mean nothing in a term."""
    text = HEAD + '- id: a\n  en: {term: "(a+)+$", forms: [C++, "[", "\\\\"]}'
    assert load(text, "g").concepts[0].source == Source("(a+)+$", forms=("C++", "[", "\\"))


class TestPrivate:
    public = load(HEAD + "- id: a\n  en: {term: A}", "glossary.yaml")

    def test_merge(self):
        """Private concepts come last and are marked."""
        private = load(HEAD + "- id: b\n  en: {term: B}", "glossary.private.yaml")
        merged = merge_private(self.public, private)
        assert [(concept.id, concept.private, concept.path) for concept in merged.concepts] == [
            ("a", False, "glossary.yaml"),
            ("b", True, "glossary.private.yaml"),
        ]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (HEAD + "- id: a\n  en: {term: B}", "concept 'a' stands twice, first in glossary.yaml, line 4"),
            (HEAD + "- id: b\n  en: {term: a}", "has a source term of concept 'a' (in glossary.yaml, line 4)"),
            ("version: 1\nsource: fr", "source language is fr"),
        ],
    )
    def test_conflicts(self, text, message):
        """The two files must fit together; the private one is named."""
        private = load(text, "glossary.private.yaml")
        with pytest.raises(InputError) as caught:
            merge_private(self.public, private)
        (problem,) = caught.value.problems
        assert problem.path == "glossary.private.yaml"
        assert message in problem.message

    def test_messages_do_not_tell_terms(self):
        """What is private may be read off a shared screen by id only."""
        secret = "Operation Nightjar"
        text = HEAD + (
            f"- id: a\n  en: {{term: {secret}, cas: x}}\n  targets: {{es: {{term: {secret}, forbidden: [{secret}]}}}}\n"
            f"- id: b\n  en: {{term: {secret}}}"
        )
        with pytest.raises(InputError) as caught:
            load(text, "glossary.private.yaml")
        assert len(caught.value.problems) == 3
        assert secret not in str(caught.value)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text(text):
    """A glossary or an InputError with lines, whatever the text."""
    assert all(problem.line for problem in problems_of(text))


@given(st.integers(0, 2**32))
@settings(max_examples=200, deadline=None)
def test_any_damage(seed):
    """The same for a glossary with lines lost, moved and characters changed."""
    rng = random.Random(seed)
    lines = WHOLE.split("\n")
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(lines))
        line = lines[at]
        cut = rng.randrange(len(line) + 1)
        sign = rng.choice(["", ":", "- ", "{", "]", "'", "&a ", "\t", "\u200b", "  "])
        lines[at] = rng.choice([line[:cut] + sign + line[cut:], line[:cut], line[cut:], rng.choice(lines)])
    assert all(problem.line for problem in problems_of("\n".join(lines)))


def test_hostile_expressions_do_not_hang():
    """Hundreds of expressions that are deadly in ``re``."""
    rules = ", ".join(f"{{regex: '(x+x+)+y{n}'}}" for n in range(200))
    text = HEAD + f"- id: a\n  en: {{term: A}}\n  targets: {{es: {{term: '{'x' * 180}', forbidden: [{rules}]}}}}"
    started = time.monotonic()
    assert len(load(text, "g").concepts) == 1
    assert time.monotonic() - started < 5


def test_the_example_glossary():
    """Our own newsroom's glossary is in order."""
    path = Path(__file__).parents[2] / "glossary.yaml"
    if not path.exists():
        pytest.skip("not run from a checkout")
    assert load(path.read_text(encoding="utf-8"), "glossary.yaml").concepts
