"""What a translation keeps: numbers as values, addresses, names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.alignment.facts import address, facts, length, numbers


@pytest.mark.parametrize(
    "text",
    ["1,234", "1.234", "1 234", "1\u00a0234", "1\u202f234", "1'234", "1’234", "1234", "١٬٢٣٤", "١٢٣٤", "१,२३४"],
)
def test_one_value_in_every_spelling(text):
    assert list(numbers(f"In {text} cases")) == ["1234"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3.5 of 3,5", ["3.5", "3.5"]),
        ("1,234.50 and 1.234,50", ["1234.50", "1234.50"]),
        ("1,234,567", ["1234567"]),
        ("Version 2.4.71", ["2.4.71"]),
        ("On 24.02.2022", ["24.02.2022"]),
        ("2010 200 people", ["2010", "200"]),
        ("٣٫٥", ["3.5"]),
        ("12345,678", ["12345.678"]),
        ("none", []),
    ],
)
def test_values(text, values):
    assert list(numbers(text)) == values


@given(st.text(alphabet="0123456789.,' \u00a0٠١٢٣٤٥٦٧٨٩٬٫x", max_size=40))
def test_any_number_has_ascii_digits(text):
    assert all(value.isascii() and value.replace(".", "").isdigit() for value in numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "/en/about.html", "/es/about.html", "../about.html", "about.html", "about.es.html", "about-es.html", "/about",
        "about.html?x=1", "./about.en.html", "about.html.es",
    ],
)  # fmt: skip
def test_one_address_in_both_languages(text):
    assert address(text, ("en", "es")) == "about"


def test_addresses_differ_where_pages_do():
    assert address("https://a.example/x#one", ("en",)) == "a.example/x#one"
    assert address("#one", ("en",)) == "#one"
    assert address("/", ("en",)) == ""
    assert address("javascript:" + "x" * 1000, ("en",)).startswith("javascript:x")


def test_facts_of_a_sentence():
    found = set(facts("See https://a.example/x, version 2 of NASA's mod_ssl: information by Anna.", ("en",)))
    assert {"ua.example/x", "n2", "Nmod_ssl", "Nanna", "winfor"} <= found
    assert "Nsee" not in found, "every sentence begins with a capital"
    assert "winfor" in set(facts("información", ("es",)))
    assert {fact[0] for fact in facts("Аpache сервер Apache", ("ru",))} == {"N", "w"}
    assert list(facts("これはテストです", ("ja",))) == []


def test_lengths_of_unlike_scripts_are_alike():
    assert length("four") == 4
    assert length("漢字") == 6
    assert length("かな") == 4
    assert length("한글") == 4
    assert length("слово") == 5
