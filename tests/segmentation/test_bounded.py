"""Other people's patterns: bounded by size and by a budget of time."""

from __future__ import annotations

import pytest

from translate.segmentation.bounded import Budget, TooSlow, compiled, try_out


def test_a_pattern_works_as_any():
    budget = Budget()
    budget.start(5)
    pattern = compiled(r"b+", budget)
    assert pattern.search("abbc").span() == (1, 3)
    assert pattern.match("abbc", 1).span() == (1, 3)
    assert pattern.match("abbc") is None
    assert pattern.fullmatch("bb")


def test_a_used_up_budget_stops_everything():
    now = [0.0]
    budget = Budget(lambda: now[0])
    pattern = compiled("a", budget)
    budget.start(1)
    assert pattern.search("a")
    now[0] = 1.5
    with pytest.raises(TooSlow):
        pattern.search("a")
    budget.start(1)
    assert pattern.search("a")


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?:a|aa)+$", r"(?:\s|\s\s)+$", r"(?:\.|\.\.)*$"])
def test_a_catastrophe_is_found_by_trial(pattern):
    budget = Budget()
    with pytest.raises(ValueError, match="takes too long"):
        try_out(compiled(pattern, budget), budget)


@pytest.mark.parametrize("pattern", [r"\b(Mr|Dr)\.\s", r"[.!?]+[\"”]*\s+", r"(?:a{10}){10}", r"\p{Lu}{1,3}\."])
def test_honest_patterns_pass(pattern):
    budget = Budget()
    try_out(compiled(pattern, budget), budget)
    try_out(compiled(pattern, budget), budget, lookbehind=True)


@pytest.mark.parametrize(
    "pattern", ["a{60000}", "(a{300}){300}", "((a{50}){50}){50}", "a{9}{9}{9}{9}{9}{9}", "(?:a{1000}b{2}){90}"]
)
def test_sizes_are_multiplied(pattern):
    with pytest.raises(ValueError, match="too large"):
        compiled(pattern, Budget())
