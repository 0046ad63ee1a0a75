"""A text in all the ways files may spell it."""

from __future__ import annotations

import html
import json
import time
import unicodedata
import urllib.parse

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from translate.catalogs.spellings import MOST, sought

NAME = "Iván Petrov"
SPELLINGS = (
    "Iván Petrov",
    "IVÁN PETROV",
    "iva\u0301n petrov",
    "Iván  \t Petrov",
    "Iván\u00a0Petrov",
    "Iván\n   Petrov",
    "Iv&aacute;n&nbsp;Petrov",
    "Iv&#225;n&#xA0;Petrov",
    "Iv&#x00E1;n&#160;Petrov",
    "Iv&amp;aacute;n Petrov",
    "Iva&#769;n Petrov",
    "Iv%C3%A1n%20Petrov",
    "Iv%c3%a1n+Petrov",
    "Iv%25C3%25A1n%2520Petrov",
    "Iv\\u00e1n Petrov",
    "Iv\\303\\241n Petrov",
    "Iv\\xc3\\xa1n Petrov",
    "Iván-Petrov",
    "iván_petrov",
    "Iv\u00adán Pet\u200brov",
    "Iv&shy;án Petrov",
    "<b>Iván</b> <i>Petrov</i>",
    "I<span class='x'>v</span>án<br/>Petrov",
    'Iv"\n"án Petrov',
    'Iván "\r\n"Petrov',
    'Iván"\n#~ " Petrov',
    '#| msgid "Iván"\n#| " Petrov"',
    "# Iván\n# Petrov",
    "> Iván\n> Petrov",
    "Iván\\nPetrov",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_is_found_and_taken_out(spelling: str) -> None:
    wanted = sought([NAME])
    assert wanted.is_in(f"said {spelling}, who")
    rest = wanted.without(f"said {spelling}, who")
    assert not wanted.is_in(rest)
    assert rest.startswith("said ")
    assert rest.endswith(", who")


@pytest.mark.parametrize(
    "text", ["Ivan Petrov", "Iván Petro", "IvánPetrov", "Petrov Iván", "Iván. Petrov", "", "Iván and Petrov"]
)
def test_letters_are_never_guessed(text: str) -> None:
    assert not sought([NAME]).is_in(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("STRAUSS", "Strauß"), ("Strauß", "STRAUSS"), ("οδος", "ΟΔΟΣ"), ("Иван Петров", "ИВАН\u00a0ПЕТРОВ"), ("王伟", "记者王伟说"),
        ("O'Neil", "O\u2019Neil"), ("O’Neil", "O&#39;Neil"), ("Jean-Luc", "Jean Luc"), ("D“x”D", 'D\\"x\\"D'), ("a\\b1", "A\\B1"),
        ("😀 x1", "\\ud83d\\ude00 X1"), ("Ärger", "A\u0308RGER"), ("I. P.", "i. p."),
    ],
)  # fmt: skip
def test_case_marks_and_scripts(pattern: str, text: str) -> None:
    assert sought([pattern]).is_in(text)


@given(st.text(st.characters(categories=["L", "Nd"], max_codepoint=0xFFFF), min_size=2, max_size=8))
def test_notations_of_any_word(word: str) -> None:
    folded = word.casefold()
    assume(not any(letter * 3 in folded for letter in folded))  # which two of them would be one: sß or ßs?
    wanted = sought([word])
    forms = [
        word,
        word.upper(),
        word.casefold(),
        unicodedata.normalize("NFD", word),
        unicodedata.normalize("NFC", word),
    ]
    forms += [urllib.parse.quote(word), json.dumps(word)[1:-1], html.escape(word)]
    forms += ["".join(f"&#{ord(c)};" for c in word), "".join(f"&#x{ord(c):x};" for c in word)]
    for form in forms:
        if form.casefold() == word.casefold() or form in forms[3:]:
            assert wanted.is_in(form), ascii(form)
        assert not wanted.is_in(wanted.without(f"x {form} y"))


def test_what_is_cut_leaves_tags_line_ends_and_one_space() -> None:
    wanted = sought([NAME])
    assert wanted.without("<b>Iván</b> Petrov said") == "<b></b> said"
    assert wanted.without("by Iván Petrov today") == "by today"
    assert wanted.without("Iván Petrov said") == "said"
    assert wanted.without("Iván IVÁN PETROVPetrov.") == "."
    assert wanted.without("nothing") == "nothing"
    assert wanted.masked("by Iván Petrov!", "[…]") == "by […]!"


def test_expressions() -> None:
    wanted = sought([r"\bPetrov\w*", "Ivanov"], regex=True)
    assert wanted.without("PETROVA saw Ivanov") == "saw "
    assert sought(["Iván"], regex=True).is_in("IVA\u0301N")
    assert sought(["Iva\u0301n"], regex=True).without("Iván x") == "x"


@pytest.mark.parametrize(
    ("patterns", "regex"),
    [([], False), (["x"], False), ([" - "], False), (["\u200b"], False), (["x" * (MOST + 1)], False), (["(secret"], True), (["x*"], True),
     (["(?P<a>secret)"], True), ([r"(secret)\1"], True)],
)  # fmt: skip
def test_what_is_refused_and_never_repeated(patterns: list[str], regex: bool) -> None:
    with pytest.raises(ValueError) as told:
        sought(patterns, regex=regex)
    assert "secret" not in str(told.value)
    assert told.value.__cause__ is None


@pytest.mark.parametrize(
    "text",
    [
        "<a" * 50_000,
        "Iv" * 100_000,
        "Iván" + " " * 100_000,
        'Iván"\n"' * 30_000,
        "&#" * 100_000,
        "Iv" + "\u00ad" * 100_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    wanted = sought([NAME])
    start = time.process_time()
    assert not wanted.is_in(text)
    assert time.process_time() - start < 2
