"""Scripts: which words are in one, and how much a text says."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engines.scripts import (
    LETTERS,
    is_copied,
    is_in_another_script,
    is_out_of_proportion,
    lacks_script,
    plain_words,
    script_letters,
    volume,
)
from translate.model.locale import parse

NEWS = "The police arrested two members of the group."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The police of Minsk said so.", ["police", "of", "said", "so"]),
        ("see www.desk.example or mail@desk.example", ["see", "or"]),
        ("call `run_me()` in the *shell*", ["call", "in", "the"]),
        ("警方在Minsk逮捕", ["警方在", "逮捕"]),
        ("KGB and iPhone", ["and"]),
        ("не було", ["не", "було"]),
    ],
)
def test_plain_words_are_no_names_and_no_code(text: str, words: list[str]) -> None:
    assert plain_words(text) == words


@pytest.mark.parametrize(
    ("target", "locale", "wrong"),
    [
        ("La policía detuvo a dos.", "es", False), ("La policía detuvo a dos.", "uk", True), ("Поліція затримала двох.", "uk", False),
        ("Поліція затримала двох.", "sr-Latn", True), ("Полиција је ухапсила двоје.", "sr", False), ("警方逮捕了两名成员。", "zh-Hans", False),
        ("警察がグループのメンバーを逮捕した。", "zh-Hans", True), ("警察がグループのメンバーを逮捕した。", "ja", False), ("경찰이 두 명을 체포했다.", "ko", False),
        ("Reuters и BBC News об этом", "ru", False), ("Reuters, BBC News", "ru", False), ("ألقت الشرطة القبض", "ar", False), ("ألقت الشرطة القبض", "he", True),
        ("Whatever it says", "vai", False),
    ],
)  # fmt: skip
def test_the_script_of_the_words_counts(target: str, locale: str, wrong: bool) -> None:
    assert is_in_another_script(NEWS, target, parse(locale)) is wrong
    assert not is_in_another_script("KGB USSR", target, parse(locale)), "nothing to translate in it"


def test_not_a_letter_is_surer_than_hardly_any() -> None:
    mixed = "The police arrested двух members of the group."
    assert is_in_another_script(NEWS, mixed, parse("ru"))
    assert not lacks_script(NEWS, mixed, parse("ru"))
    assert lacks_script(NEWS, NEWS, parse("ru"))


def test_a_chinese_character_says_as_much_as_three_letters() -> None:
    assert volume("abc") == 3
    assert 2.5 < volume("警") < 3.5
    assert 1 < volume("か") < 2.5
    assert not is_out_of_proportion(NEWS, "警方逮捕了该组织的两名成员。")
    assert not is_out_of_proportion("警方逮捕了该组织的两名成员。", NEWS)


@given(st.text(), st.text())
def test_proportion_is_no_matter_of_direction_nor_of_short_texts(one: str, other: str) -> None:
    assert isinstance(is_out_of_proportion(one, other), bool)
    assert not is_out_of_proportion(one, one)
    assert not is_out_of_proportion(one[:5], other[:5])


@pytest.mark.parametrize("text", ["KGB", "Minsk, Brest, Homel", "Yes", "Jane Doe", "", "12:30", "e-mail"])
def test_names_may_come_back_as_they_are(text: str) -> None:
    assert not is_copied(text, text)


@pytest.mark.parametrize("text", [NEWS, "read on here", "Police of the town", "警方逮捕了该组织的两名成员并将其带走"])
def test_sentences_may_not(text: str) -> None:
    assert is_copied(text, f" {text.upper()}  ")


@pytest.mark.parametrize("locale", ["es", "ru", "ar", "zh-Hant", "ja", "ko", "he", "hi", "th", "ka", "am", "bn", "ta"])
def test_letters_are_known(locale: str) -> None:
    assert script_letters(parse(locale)) in LETTERS.values()


@pytest.mark.parametrize("unit", ["a", "a.", "_", "警", "A", "a-", "`"])
def test_it_takes_no_long_time(unit: str) -> None:
    begin = time.perf_counter()
    is_in_another_script(NEWS, unit * 20_000, parse("ru"))
    is_copied(unit * 20_000, unit * 20_000)
    assert time.perf_counter() - begin < 1
