"""Numbers as values: what may differ between a text and its translation, and what may not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engines.numbers import changed

SAME = [
    ("1,234.5 people", "1 234,5 personas"), ("1,234.5", "1.234,5"), ("1,234.5", "۱٬۲۳۴٫۵"), ("1,234.5", "１,２３４.５"), ("2000", "2.000"), ("1,234", "1234"),
    ("1'234'567", "1 234 567"), ("12,34,567", "1,234,567"), ("3 million", "3.000.000"), ("3 million", "3,000 тыс."), ("146 million", "1.46 亿"), ("150,000", "15万"),
    ("22 Nov 2022", "2022年11月22日"), ("11/22/2022", "22.11.2022"), ("at 5:30 p.m.", "в 17:30"), ("at 5 pm", "um 17 Uhr"), ("the 20th century", "siglo XX"),
    ("XIX century", "19 世纪"), ("three people", "3 personas"), ("a hundred", "100"), ("thousands", "1000"), ("2 of them", "dos de ellos"), ("in the 90s", "в 1990-х"),
    ("No numbers", "Nada"), ("0.5 %", "0,50 %"), ("1.5", "1,5"), ("07:05", "7.05"), ("2014-2022", "2014–2022"), ("10-year", "10 лет"), ("1.2.3", "1.2.3"),
]  # fmt: skip
OTHER = [
    ("in 2022", "en 2023"), ("in 2022", "en"), ("5 people", "6 personas"), ("5 people", "personas"), ("3.5 %", "35 %"), ("1.5 %", "5 %"), ("1,234", "12,34"),
    ("1.25", "1.52"), ("30 people", "300 personas"), ("two", "1941"), ("12 and 15", "12 y 16"), ("22", "222"), ("1,234.5", "1,234.6"),
    ("15%", "50%"), ("at 5", "a las 17"), ("1990s", "1991"), ("10,000", "1,000"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target"), SAME)
def test_the_same(source: str, target: str) -> None:
    assert not changed(source, target)


@pytest.mark.parametrize(("source", "target"), OTHER)
def test_another(source: str, target: str) -> None:
    assert changed(source, target)
    assert changed(f"He said {source}, then 1812.", f"Dijo {target}, y 1812.")


@given(st.lists(st.decimals(min_value=0, max_value=10**9, places=2), max_size=5))
def test_a_way_of_writing_is_no_change(values: list) -> None:
    english = " and ".join(f"{value:,}" for value in values)
    german = " und ".join(f"{value:,}".translate(str.maketrans(",.", ".,")) for value in values)
    french = " et ".join(f"{value:,}".translate(str.maketrans(",.", "\u202f,")) for value in values)
    arabic = " و ".join(f"{value:,}".translate(str.maketrans(",.0123456789", "٬٫٠١٢٣٤٥٦٧٨٩")) for value in values)
    for other in (german, french, arabic):
        assert not changed(english, other)
        assert not changed(other, english)


@given(st.text(), st.text())
def test_no_text_crashes_it(source: str, target: str) -> None:
    assert isinstance(changed(source, target), bool)
    assert not changed(source, source)


@pytest.mark.parametrize("unit", ["1", "1,", "1 2 3 ", "1.234", "XX ", "٣", "²"])
def test_it_takes_no_long_time(unit: str) -> None:
    begin = time.perf_counter()
    changed(unit * 3000, unit * 2999 + "x7")
    assert time.perf_counter() - begin < 2
