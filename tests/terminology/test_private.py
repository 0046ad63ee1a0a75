"""Texts that hold something private: a term in any of its languages, or a pattern."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import InputError
from translate.terminology.kinds import Kind
from translate.terminology.load import load, merge_private
from translate.terminology.private import PrivateTerms, private_terms

PUBLIC = "version: 1\nsource: en\nconcepts:\n- {id: kgb, en: {term: KGB}, targets: {es: {term: KGB}}}\n"
SECRET = """version: 1
source: en
concepts:
- id: s1
  en: {term: Jane Doe, forms: [J. Doe]}
  targets: {ru: {term: Джейн Доу, forms: [Джейн Доуд]}, zh: {term: 简}}
- {id: s2, en: {term: Ali}, targets: {}}
- {id: s3, en: {term: Fyodorov}, targets: {ru: {term: Фёдоров}}}
patterns:
- {id: phones, kind: phone}
- {id: case-numbers, regex: 'case \\d{4}/\\d\\d'}
"""


def patterns(*lines: str) -> PrivateTerms:
    text = "version: 1\nsource: en\npatterns:\n" + "".join(f"- {line}\n" for line in lines)
    return private_terms(load(text, "glossary.private.yaml"))


@pytest.fixture(scope="module")
def terms() -> PrivateTerms:
    return private_terms(merge_private(load(PUBLIC, "a"), load(SECRET, "b")))


@pytest.mark.parametrize(
    "text",
    ["Jane Doe spoke", "JANE-DOE", "jane\u00a0doe’s", "Ｊａｎｅ Ｄｏｅ", "by J.Doe", "xjanedoex", "J a n e  D o e", "Ja\u00adne\u200bDo\u2060e",
     "Jáne Döe", "Jаne Dое (Cyrillic а and ое)", "jane_doe@example.org", "𝐉𝐚𝐧𝐞 𝐃𝐨𝐞", "Jane\nDoe", "Ali's", "(ALI)", "A\u00adli", "Ali-", "Фёдорова",
     "Федоров", "FYODOROVS", "说简话"],
)  # fmt: skip
def test_any_way_to_write_it_counts(terms: PrivateTerms, text: str) -> None:
    assert terms.in_source(text)
    assert terms.in_pair(text, "")
    assert terms.in_pair("", text), "a name that was not translated"
    assert terms.places(text)


@pytest.mark.parametrize(
    "text",
    ["The KGB spoke to Jane", "quality and Italian lives", "a limit", "alias", "al idea", "doe, jane", "in 2022, at 10:30, for $1,234,567", ""],
)  # fmt: skip
def test_public_terms_and_other_texts_do_not(terms: PrivateTerms, text: str) -> None:
    assert not terms.in_pair(text, "El KGB")
    assert terms.places(text) == ()


def test_translations_count_in_every_text(terms: PrivateTerms) -> None:
    """A text may be translated from a third locale's translation."""
    assert terms.in_pair("She spoke", "ДЖЕЙН ДОУ сказала")
    assert terms.in_source("Джейн Доу")


def test_without_private_terms_nothing_does() -> None:
    for glossary in (None, load(PUBLIC, "a")):
        terms = private_terms(glossary)
        assert not terms
        assert not terms.in_pair("KGB", "KGB")
        assert terms.places("Jane Doe +44 20 7946 0958") == ()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("then Jane Doe’s house", ["Jane Doe"]),
        ("then Ｊａｎｅ  Ｄｏｅ spoke", ["Ｊａｎｅ  Ｄｏｅ"]),
        ("drjanedoe92 wrote", ["drjanedoe92"]),
        ("(mail jane.doe@example.org).", ["jane.doe@example.org"]),
        ("see https://x.example/a?u=jane+doe, or not", ["https://x.example/a?u=jane+doe"]),
        ("Ali, Ali and Alice", ["Ali", "Ali"]),
        ("说简话", ["简"]),
        ("call +44 20 7946 0958 now", ["+44 20 7946 0958"]),
        ("call +４４ ２０ ７９４６ ０９５８ now", ["+４４ ２０ ７９４６ ０９５８"]),
        ("in case 1234/22 of Jane Doe", ["case 1234/22", "Jane Doe"]),
    ],
)
def test_places_are_whole_words(terms: PrivateTerms, text: str, held: list[str]) -> None:
    assert [text[start:end] for start, end in terms.places(text)] == held


def test_reports_say_that_something_stood_there(terms: PrivateTerms) -> None:
    assert terms.concealed("Then Jane Doe’s house") == "Then [private]’s house"
    assert terms.concealed("Then the KGB") == "Then the KGB"


@given(st.text(), st.text())
def test_a_name_in_any_surroundings_is_found_and_taken_out_whole(before: str, after: str) -> None:
    terms = private_terms(merge_private(load(PUBLIC, "a"), load(SECRET, "b")))
    text = f"{before} Jane Doe {after}"
    places = terms.places(text)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] < other[0] for one, other in pairwise(places))
    rest = "\0".join(
        text[start:end]
        for start, end in zip((0, *(e for _, e in places)), (*(s for s, _ in places), len(text)), strict=True)
    )
    assert "Jane Doe" not in rest


KINDS = {
    "phone": (
        ["+44 20 7946 0958", "+7 (495) 123-45-67", "8 (800) 555-35-35", "0171 234 5678", "(555) 123-4567", "555-123-4567", "tel. 600 123 456",
         "00375 29 1234567", "звоните 555-12-34", "+380‑44‑123‑45‑67", "+375291234567", "call 5551234", "600 123 456"],
        ["2022-11-22", "22.11.2022", "2014-2022", "1,234,567", "146 000 000 people", "1.234.567.890", "10:30", "3.14159265", "in 1941", "1234567890 bytes",
         "10 000 000", "3 x 400"],
    ),
    "email": (["jane.doe+x@mail.example.org", "Ж@почта.рф"], ["@handle", "a@b", "ph1@tb.x", "10@20"]),
    "handle": (["by @jane_doe", "(@reporter2022)"], ["a@b.org", "@ the", "x@y", "https://x.example/@jane"]),
    "coordinates": (
        ["48.8584, 2.2945", "53.90453,27.56152", "48°51′30″N 2°17′40″E", "N 48° 51.5'", "55,7558; 37,6173", "36U UA 12345 67890", "8FW4V75V+8Q", "-33.8688 151.2093",
         "@48.8584,2.2945,17z"],
        ["20.5, 30.1", "an angle of 45°", "-5 °C", "1.234.567", "3.5", "in 2022, 2023", "37.5 °C"],
    ),
    "ip": (["10.1.2.3", "2001:db8:0:0:0:0:0:1", "2001:db8::1"], ["1.2.3", "1.2.3.4.5", "300.1.2.3", "10:30", "10:30:15"]),
    "iban": (["DE89 3704 0044 0532 0130 00", "GB82WEST12345698765432", "by13 NBRB 3600 9000 0000 2Z00 AB00 or"], ["DE88 3704 0044 0532 0130 00", "RF12 and others of it here"]),
    "card": (["4111 1111 1111 1111", "5500-0000-0000-0004"], ["4111 1111 1111 1112", "1234567890123", "0000 0000 0000 0000"]),
    "url-with-token": (
        ["https://x.example/r?token=abcd1234", "https://user:pw@x.example/", "https://t.me/+AbCdEf12345", "https://t.me/joinchat/AAAA", "https://signal.group/#CjQKI",
         "https://docs.example/d/1A2b3C4d5E6f7G8h9I0jKlMn/edit", "https://x.example/reset?reset_token=Zz12", "www.x.example/?api_key=12345"],
        ["https://x.example/2022/11/the-trains-that-never-came-back-2022", "https://x.example/?page=2", "https://x.example/internationalisation-of-things"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, (found, _) in KINDS.items() for text in found])
def test_what_a_kind_finds(kind: str, text: str) -> None:
    terms = patterns(f"{{id: it, kind: {kind}}}")
    assert terms
    for sentence in (text, f"Write: {text}, please.", f"({text})"):
        places = terms.places(sentence)
        assert places
        assert any(text.strip("or()z,1 7")[-3:] in sentence[start:end] for start, end in places)
        assert not terms.in_source(
            "".join(
                " x " if i in {s for s, _ in places} else c
                for i, c in enumerate(sentence)
                if not any(s < i < e for s, e in places)
            )
        )


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, (_, other) in KINDS.items() for text in other])
def test_what_it_leaves_alone(kind: str, text: str) -> None:
    assert patterns(f"{{id: it, kind: {kind}}}").places(f"It was {text}.") == ()


def test_every_kind_is_tried_and_explained() -> None:
    page = Path(__file__).resolve().parents[2] / "docs/reference/glossary.md"
    assert set(KINDS) == {str(kind) for kind in Kind if kind}
    assert all(f"| `{kind}` |" in page.read_text(encoding="utf-8") for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "unit", ["1", "1 ", "+1-", "a", "a.", "1.", "(1", "a@", "www.", "1:", "A1 ", "°1", "-", "://", "48.123,"]
)
def test_no_text_takes_long(kind: str, unit: str) -> None:
    terms = patterns(f"{{id: it, kind: {kind}}}")
    begin = time.perf_counter()
    terms.in_source(unit * 5000)
    assert time.perf_counter() - begin < 1.5


def test_an_expression_sees_to_the_end_of_a_long_text() -> None:
    terms = patterns(r"{id: it, regex: '(a|b|ab)*case \d{4}'}")
    text = "ab" * 3000 + " case 1234 " + "x" * 700
    assert terms.in_source(text)


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        (["{id: a, kind: fone}"], 4, "pattern 'a': 'kind' is 'fone'"),
        (["{id: a}"], 4, "pattern 'a': give either 'kind' or 'regex'"),
        (["{id: a, kind: phone, regex: x}"], 4, "pattern 'a': give either 'kind' or 'regex'"),
        (["{id: a, regex: 'x*'}"], 4, "pattern 'a': this expression is satisfied by nothing at all"),
        (["{id: a, regex: '(secret'}"], 4, "pattern 'a': the expression is not understood: a closing parenthesis is missing"),
        (["{id: a, regex: '[secret&&b]'}"], 4, "pattern 'a': the expression is not understood: put a backslash"),
        (["{kind: phone}"], 4, "a pattern: 'id' is missing"),
        (["{id: A b, kind: phone}"], 4, "pattern 'A b': this id is not kebab-case"),
        (["{id: a, kind: phone}", "{id: a, kind: email}"], 5, "the id 'a' stands twice"),
        (["{id: a, kind: phone, regexp: x}"], 4, "pattern 'a': unknown key 'regexp'"),
        (["[secret]"], 4, "a pattern is a list"),
    ],
)  # fmt: skip
def test_everything_wrong_is_said_with_its_line_and_without_the_text(lines: list[str], line: int, message: str) -> None:
    with pytest.raises(InputError) as caught:
        patterns(*lines)
    assert any(problem.line == line and problem.message.startswith(message) for problem in caught.value.problems), (
        caught.value
    )
    assert "secret" not in str(caught.value)


def test_patterns_of_both_files_count() -> None:
    public = load("version: 1\nsource: en\npatterns:\n- {id: mail, kind: email}\n", "glossary.yaml")
    private = load("version: 1\nsource: en\npatterns:\n- {id: tel, kind: phone}\n", "glossary.private.yaml")
    both = merge_private(public, private)
    assert [pattern.id for pattern in both.patterns] == ["mail", "tel"]
    assert private_terms(both).in_source("a@b.org")
    assert [pattern.id for pattern in merge_private(private, private).patterns] == ["tel"], (
        "a project with a private file only"
    )
    with pytest.raises(InputError, match=r"private\.yaml:4: the id 'mail' stands twice"):
        merge_private(
            public, load("version: 1\nsource: en\npatterns:\n- {id: mail, kind: phone}\n", "glossary.private.yaml")
        )


def test_an_id_is_a_concepts_or_a_patterns() -> None:
    with pytest.raises(InputError, match="the id 'kgb' stands twice"):
        load(PUBLIC + "patterns:\n- {id: kgb, kind: phone}\n", "glossary.yaml")
