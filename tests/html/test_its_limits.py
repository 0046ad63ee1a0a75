"""Allowed characters and storage size: what a text may be."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.html.its.limits import allowed, is_charset, problem_of, storage_size


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("[a-zA-Z_\\-]", "Huck_Finn-x", ""),
        ("[a-zA-Z_\\-]", "Huck Finn", " "),
        ("[^*+]", "a*b+", "*"),
        ("[^*+]", "ab", ""),
        ("[-a]", "a-", ""),
        ("[a-]", "b", "b"),
        ("[^-a]", "x-", "-"),
        ("[\\]\\\\\\^]", "]\\^[", "["),
        ("[[.*]", "[.*x", "x"),
        ("[\\n\\t ]", "\n\t x", "x"),
        ("[ \uff01-\uff5e]", "ＦＵＬＬ w", "w"),
        ("[\U0001f600-\U0001f64f]", "\U0001f600a", "a"),
        ("[&~|#-']", "&~|$(", "("),
        (".", "any\nthing\U0001f600", ""),
        ("", "a", "a"),
        ("", "", ""),
        ("[]", "a", "a"),
        ("[^]", "a", ""),
    ],
)
def test_the_first_character_that_is_not_allowed(pattern, text, expected):
    assert problem_of(pattern) == ""
    assert allowed(pattern, text) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "[a-z]+",
        "a",
        "[a-z",
        "[z-a]",
        "[\\w]",
        "[\\d]",
        "[a^b]",
        "[a]]",
        "[a-z-[aeiou]]",
        "\\p{L}",
        "[\\",
        "..",
        "[",
        "[" + "a" * 20000 + "]",
        "[a--]",
        "[a-b-c]",
    ],
)
def test_anything_else_is_refused(pattern):
    assert problem_of(pattern)
    with pytest.raises(ValueError):
        allowed(pattern, "x")


@given(st.text(max_size=30))
def test_no_pattern_is_taken_for_more_than_a_class(inside):
    """What is accepted means what it says: each literal character is allowed, whatever Python would read into it."""
    escaped = re.sub(r"([\\\]\[^-])", lambda m: m[0] if m[0] == "[" else "\\" + m[0], inside)
    assert allowed(f"[{escaped}]", inside) == ""
    outside = "".join(char for char in "ab-]\\^&~|x" if char not in inside)
    assert allowed(f"[{escaped}]", outside) == outside[:1]


@pytest.mark.parametrize(
    ("text", "encoding", "line_break", "expected"),
    [
        ("Papua", "ISO-8859-1", "lf", 5),
        ("é", "UTF-8", "lf", 2),
        ("é", "ISO-8859-1", "lf", 1),
        ("é", "UTF-16", "lf", 2),
        ("\U0001f600", "UTF-16", "lf", 4),
        ("a\nb\r\nc\rd", "utf-8", "crlf", 10),
        ("a\nb\r\nc", "utf-8", "cr", 5),
        ("ы", "ISO-8859-1", "lf", None),
        ("ы", "koi8-r", "lf", 1),
        ("日", "Shift_JIS", "lf", 2),
    ],
)
def test_how_many_bytes(text, encoding, line_break, expected):
    assert storage_size(text, encoding, line_break) == expected


@pytest.mark.parametrize(
    "name", ["rot13", "base64", "idna", "punycode", "zip", "", "x" * 99, "utf\0", "ütf-8", "unicode_escape"]
)
def test_what_is_no_charset(name):
    assert not is_charset(name)
    with pytest.raises(ValueError):
        storage_size("x", name)


def test_long_texts_take_no_time():
    begin = time.perf_counter()
    assert allowed("[a-y ]", "word " * 200_000 + "z") == "z"
    assert problem_of("[" + "a-" * 4000 + "(")
    assert problem_of("[" + "\\" * 9001)
    assert time.perf_counter() - begin < 2
