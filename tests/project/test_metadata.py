"""Sidecars: what an article says about itself."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import InputError
from translate.project.metadata import read


def test_everything_is_text() -> None:
    data = b"locales: [no, es]\ndate: 2026-11-22\nconfidential: true\nversion: 1.10\nauthor: Ana\nempty:\n"
    assert read(data, "x") == {
        "locales": ("no", "es"), "date": "2026-11-22", "confidential": "true", "version": "1.10", "author": "Ana",
        "empty": "",
    }  # fmt: skip
    assert read(b"", "x") == {}


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"- a\n", 1), (b"a: 1\na: 2\n", 2), (b"a: 1\nconfidential: yes\n", 2), (b"translate: no\n", 1), (b"slug: A B\n", 1),
        (b"slug: ../x\n", 1), (b"\ndate: tomorrow\n", 2), (b"locales: [es, 'x y']\n", 1), (b"a: \xff\n", 1), (b"a: [\n", 2),
        (b"date: [a]\n", 1), (b"confidential: [true]\n", 1),
    ],
)  # fmt: skip
def test_problems_have_their_line(data: bytes, line: int) -> None:
    with pytest.raises(InputError) as raised:
        read(data, "source/a.meta.yaml")
    assert (raised.value.problems[0].path, raised.value.problems[0].line) == ("source/a.meta.yaml", line)


def test_all_problems_at_once() -> None:
    with pytest.raises(InputError) as raised:
        read(b"slug: A\nconfidential: maybe\ndate: x\n", "x")
    assert [problem.line for problem in raised.value.problems] == [1, 2, 3]


@given(st.binary(max_size=40) | st.text("ab:-[]{}&*!|>'\"#%@`\n ,?", max_size=40).map(str.encode))
def test_law_no_bytes_crash_it(data: bytes) -> None:
    with suppress(InputError):
        assert isinstance(read(data, "x"), dict)
