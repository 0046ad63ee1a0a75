"""The case files: a name, a page, the units it has. One line a unit, `` | `` between its segments."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import article, describe

CASES = [
    pytest.param(*case.strip("\n").partition("\n---")[::2], id=f"{file.stem}: {case.strip().splitlines()[0][2:]}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.txt"))
    for case in file.read_text(encoding="utf-8").split("\n===\n")
    if case.strip()
]


def test_there_are_cases():
    assert len(CASES) > 100


@pytest.mark.parametrize(("page", "expected"), CASES)
def test_units(page, expected):
    source = page.split("\n", 1)[1]
    assert "\n".join(map(describe, article(source).units)) == expected.strip("\n")
