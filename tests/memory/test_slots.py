"""Sentences that differ in numbers, dates and names alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.memory.months import months_of
from translate.memory.slots import filled, names_of, skeleton
from translate.model.locale import parse
from translate.terminology.load import load

EN = parse("en")
GLOSSARY = """version: 1
source: en
concepts:
- id: kgb
  en: {term: KGB, forms: [K.G.B.]}
  dnt: [es, fr, ru, zh]
- id: amnesty
  en: {term: Amnesty International}
  dnt: [es, fr, zh]
- id: greenpeace
  en: {term: Greenpeace}
  dnt: [es, fr]
"""
NAMES = names_of(load(GLOSSARY, "glossary.yaml"))


def moved(old: str, new: str, target: str, tag: str = "es") -> str | None:
    """A translation of the old sentence for the new one; "other" if the two are not the same but for slots."""
    before, after = (skeleton(text, source=EN, names=NAMES) for text in (old, new))
    if before[0] != after[0]:
        return "other"
    return filled(target, before[1], after[1], source=EN, locale=parse(tag), names=NAMES)


@pytest.mark.parametrize(
    ("old", "new", "target", "wanted", "tag"),
    [
        ("12 people were killed on 3 May.", "15 people were killed on 7 June.",
         "12 personas murieron el 3 de mayo.", "15 personas murieron el 7 de junio.", "es"),
        ("On May 3, 2022, 12 left.", "On June 7, 2023, 15 left.",
         "3 мая 2022 года ушли 12.", "7 июня 2023 года ушли 15.", "ru"),
        ("Sources of KGB denied it.", "Sources of Amnesty International denied it.",
         "Fuentes de KGB lo negaron.", "Fuentes de Amnesty International lo negaron.", "es"),
        ("112 and 12 left.", "112 and 15 left.", "Ушли 112 и 12.", "Ушли 112 и 15.", "ru"),
        ("Prices rose by 3.5% in 2022.", "Prices rose by 4.1% in 2023.",
         "Los precios subieron un 3.5% en 2022.", "Los precios subieron un 4.1% en 2023.", "es"),
        ("12 people left.", "15 people left.", "12人离开了。", "15人离开了。", "zh"),
        ("KGB said.", "Amnesty International said.", "KGB说。", "Amnesty International说。", "zh"),
        ("2 and 3", "3 and 2", "2 y 3", "3 y 2", "es"),
        ("12 in <a1>May 2022</a1>", "12 in <a1>June 2023</a1>", "12 en <a1>mayo de 2022</a1>",
         "12 en <a1>junio de 2023</a1>", "es"),
    ],
)  # fmt: skip
def test_what_differs_is_replaced(old: str, new: str, target: str, wanted: str, tag: str) -> None:
    assert moved(old, new, target, tag) == wanted


@pytest.mark.parametrize(
    ("old", "new", "target", "tag"),
    [
        ("12 people left.", "15 people left.", "Una docena se fue.", "es"),
        ("12 people left.", "15 people left.", "12 de los 12 se fueron.", "es"),
        ("3 dead, 3 hurt.", "4 dead, 5 hurt.", "3 muertos, 3 heridos.", "es"),
        ("12 people left.", "21 people left.", "12 человек ушли.", "ru"),
        ("12 people left.", "2 people left.", "Ушли 12 человек.", "ru"),
        ("1,200 left.", "1,300 left.", "Se fueron 1.200.", "es"),
        ("On 3 May it burned.", "On 7 June it burned.", "Ardió el 3/5.", "es"),
        ("On 3 May it burned.", "On 7 August it burned.", "Il a brûlé le 3 mai.", "fr"),
        ("On 2 May it burned.", "On 1 May it burned.", "Il a brûlé le 2 mai.", "fr"),
        ("KGB denied it.", "Greenpeace denied it.", "КГБ опроверг.", "ru"),
        ("KGB denied it.", "Greenpeace denied it.", "KGB опроверг.", "ru"),
        ("12 people left.", "15 people left.", "12-го ушли люди.", "ru"),
        ("KGB denied it.", "Greenpeace denied it.", "KGB o KGBs lo negó.", "es"),
        ("12 people left.", "15 people left.", "Se fueron 1.12.", "es"),
        ("The 5 of them", "The 8 of them", "L'5", "it"),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_not_touched(old: str, new: str, target: str, tag: str) -> None:
    assert moved(old, new, target, tag) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12 people left.", "12 people stayed."),
        ("1,200 left.", "3.5 left."),
        ("Z-19 and 5km", "Z-20 and 6km"),
        ("It may be 12.", "It june be 12."),
        ("The 3rd of 12", "The 4th of 12"),
        ("<a1>x</a1>", "<a2>x</a2>"),
        ("The KGBs", "The Greenpeaces"),
    ],
)
def test_other_sentences_have_another_skeleton(old: str, new: str) -> None:
    assert moved(old, new, "") == "other"


def test_months_that_are_numbers_or_unknown_are_no_months() -> None:
    assert months_of("ja").pattern is None
    assert months_of("xx").pattern is None
    assert months_of("en").pattern is not None


_NUMBERS = st.lists(st.integers(2, 99), min_size=1, max_size=4, unique=True)


@given(_NUMBERS, st.data())
def test_there_and_back_is_the_same(numbers: list[int], data: st.DataObject) -> None:
    others = data.draw(st.lists(st.integers(2, 99), min_size=len(numbers), max_size=len(numbers), unique=True))
    old, new = (" left, ".join(map(str, some)) + " left." for some in (numbers, others))
    target = "Se fueron " + " y ".join(map(str, numbers)) + "."
    there = moved(old, new, target)
    assert there is not None
    assert re.findall("[0-9]+", there) == list(map(str, others))
    assert moved(new, old, there) == target


@given(st.text(st.sampled_from("12 .,:-KGBMay<a1>é警")), st.text(st.sampled_from("12 .,:-KGBMay<a1>é警")))
def test_nothing_makes_it_fail(text: str, target: str) -> None:
    assert moved(text, text, target) in (target, None)
    moved(f"12 {text}", f"15 {text}", target)
