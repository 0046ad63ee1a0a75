"""Texts that hold a private term."""

from __future__ import annotations

import pytest

from translate.terminology.load import load, merge_private
from translate.terminology.private import PrivateTerms, private_terms

PUBLIC = "version: 1\nsource: en\nconcepts:\n- {id: kgb, en: {term: KGB}, targets: {es: {term: KGB}}}\n"
SECRET = """version: 1
source: en
concepts:
- id: s1
  en: {term: Jane Doe, forms: [J. Doe]}
  targets: {ru: {term: Джейн Доу, forms: [Джейн Доуд]}}
"""


@pytest.fixture
def terms() -> PrivateTerms:
    return private_terms(merge_private(load(PUBLIC, "a"), load(SECRET, "b")))


@pytest.mark.parametrize(
    "text", ["Jane Doe spoke", "JANE-DOE", "jane\u00a0doe’s", "Ｊａｎｅ Ｄｏｅ", "by J.Doe", "xjanedoex"]
)
def test_any_way_to_write_it_counts(terms: PrivateTerms, text: str) -> None:
    assert terms.in_source(text)
    assert terms.in_pair(text, "")
    assert terms.in_pair("", text), "a name that was not translated"


def test_translations_count_in_pairs(terms: PrivateTerms) -> None:
    assert terms.in_pair("She spoke", "ДЖЕЙН ДОУ сказала")
    assert not terms.in_source("Джейн Доу")


def test_public_terms_and_other_texts_do_not(terms: PrivateTerms) -> None:
    assert not terms.in_pair("The KGB spoke to Jane", "El KGB")


def test_without_private_terms_nothing_does() -> None:
    for glossary in (None, load(PUBLIC, "a")):
        terms = private_terms(glossary)
        assert not terms
        assert not terms.in_pair("KGB", "KGB")
