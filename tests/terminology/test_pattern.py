"""Expressions of forbidden wordings mean what they mean in ``re``, and never hang."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.terminology.pattern import compile_pattern


def found(expression, text):
    """Matched texts."""
    return [text[start:end] for start, end in compile_pattern(expression).find(text)]


@pytest.mark.parametrize(
    ("expression", "text", "matches"),
    [
        (r"(?i)зет-кар\w*", "Зет-кары и ЗЕТ-КАР", ["Зет-кары", "ЗЕТ-КАР"]),
        (r"(?i)зет-?\s?(?:кар|машин)\w*", "зет машины", ["зет машины"]),
        (
            r"(?<!\w)(?:общ|генеральн)\w+ мобилизаци\w*",
            "общая мобилизация, всеобщая мобилизация",
            ["общая мобилизация"],
        ),
        (r"закон(?:а|у)?(?!\w)", "закон законный закона", ["закон", "закона"]),
        (r"forraje de cañ[oó]n", "forraje de cañon", ["forraje de cañon"]),
        (r"м.?ясо", "м'ясо мясо", ["м'ясо", "мясо"]),
        (r"м’ясо|[’x]y", "м'ясо 'y", ["м'ясо", "'y"]),
        (r"कित\w*", "किताब ok", ["किताब"]),
        (r"[\w-]+", "किताब-x y", ["किताब-x", "y"]),
        (r"a{2}b{1,2}?c{1,}", "aabbccc aabc abc", ["aabbccc", "aabc"]),
        (r"^a|b$|\bc\b", "a a xc c b", ["a", "c", "b"]),
        (r"C\+\+|\x41|\u0042|\t", "C++AB\t", ["C++", "A", "B", "\t"]),
        (r"[^\]a-c]+", "ab]xy", ["xy"]),
        (r"(?=a)\w(?<=a)\d", "a1 b2", ["a1"]),
        (r"a{ {x}", "a{ {x}", ["a{ {x}"]),
        (r"", "abc", []),
    ],
)
def test_meaning(expression, text, matches):
    """As in `re`, with marks and apostrophes seen to."""
    assert found(expression, text) == matches


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("(a", "parenthesis is missing"),
        ("a)", "too many"),
        ("[a", "bracket is missing"),
        ("*a", "nothing to repeat"),
        ("{2}", "nothing to repeat"),
        ("a**", "quantifier behind a quantifier"),
        ("a++", "quantifier behind a quantifier"),
        (r"(a)\1", "not understood"),
        (r"\p{L}", "not understood"),
        (r"\Z", "not understood"),
        ("(?P<n>a)", "not understood"),
        ("a(?i)b", "not understood"),
        ("(?=ab)", "one character"),
        ("(?<!a|b)", "one character"),
        ("[z-a]", "bad character range"),
        ("[[a]", "backslash"),
        (r"[\b]", "not understood"),
        ("a{101}", "at most 100"),
        ("a{3,2}", "lower number first"),
        ("a" * 501, "longer than 500"),
        ("((((a{50}){50}){50}){50})", "too large"),
        ("((((){50}){50}){50}){50}", "too large"),
        ("(" * 40 + ")" * 40, "inside each other"),
        ("\\", "not understood"),
    ],
)
def test_refused(expression, why):
    """What is not understood is refused with the reason, and quickly."""
    started = time.monotonic()
    with pytest.raises(ValueError, match=re.escape(why)):
        compile_pattern(expression)
    assert time.monotonic() - started < 1


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("(a+)+$", "a" * 20_000 + "b"),
        ("(a|a)*b", "a" * 20_000),
        ("(a?){30}a{30}", "a" * 29),
        ("(.*)*x", "a" * 20_000),
        (r"\w*\w*\w*\w*\w*x", "a" * 20_000),
        ("(?:a{0,40}){0,10}b", "a" * 20_000),
        ("a|a*b", "a" * 20_000),
        (r"(\s|\s+)+!", " " * 20_000),
    ],
)
def test_never_hangs(expression, text):
    """What takes ``re`` years takes seconds at most."""
    started = time.monotonic()
    compile_pattern(expression).find(text)
    assert time.monotonic() - started < 3


def test_empty():
    """Empty matches do not count, and an expression that wants nothing is recognised."""
    assert found("a*", "baac") == ["aa"]
    assert compile_pattern("a*|b").matches_empty()
    assert not compile_pattern(r"a+|\b").matches_empty()


EXPRESSIONS = st.recursive(
    st.sampled_from(["a", "b", "c", ".", "[ab]", "[^a]", r"\w", r"\W"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda two: f"(?:{two[0]}|{two[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{0,1}", "{2,}", "*?"])).map(
            lambda two: f"({two[0]}){two[1]}"
        ),
    ),
    max_leaves=6,
)


@given(EXPRESSIONS, st.text("abc ", max_size=7))
@settings(max_examples=400, deadline=None)
def test_leftmost_longest(expression, text):
    """The first match is the leftmost place where ``re`` matches something, and the longest there."""
    oracle = re.compile(expression)
    places = ((start, end) for start in range(len(text)) for end in range(len(text), start, -1))
    first = next(((start, end) for start, end in places if oracle.fullmatch(text, start, end)), None)
    ours = compile_pattern(expression).find(text)
    assert (ours[0] if ours else None) == first
    assert all(one[1] <= two[0] for one, two in pairwise(ours))
