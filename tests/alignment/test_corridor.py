"""Bands for long lists."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from translate.alignment.corridor import band, cells, landmarks, rising, whole


def test_landmarks_are_what_both_have_once():
    source = [["a"], ["b", "x"], ["x"], ["c"], []]
    target = [["a"], [], ["c"], ["b"], ["x"]]
    assert landmarks(source, target) in ([(0, 0), (1, 3)], [(0, 0), (3, 2)])


@given(st.lists(st.integers(0, 30), max_size=30))
def test_rising_is_a_longest_chain(places):
    pairs = list(enumerate(places))
    chain = rising(pairs)
    assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(chain))
    longest = [0] * len(places)
    for index, place in enumerate(places):
        longest[index] = 1 + max((longest[i] for i in range(index) if places[i] < place), default=0)
    assert len(chain) == max(longest, default=0)


@given(
    st.integers(0, 60),
    st.integers(0, 60),
    st.integers(1, 9),
    st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59))),
)
def test_a_band_leads_from_corner_to_corner_and_never_falls(n, m, room, marks):
    rows = band((n, m), rising(sorted({(i, j) for i, j in marks if i < n and j < m})), room=room)
    assert len(rows) == n + 1
    assert rows[0][0] == 0
    assert rows[-1][1] == m + 1
    for (low, high), (next_low, next_high) in itertools.pairwise(rows):
        assert low <= next_low < high
        assert high <= next_high <= m + 1


def test_cells_grow_with_the_length_not_with_its_square():
    assert cells(whole((1000, 1000))) == 1001 * 1001
    assert cells(band((10_000, 10_000), (), room=40)) < 10_001 * 82
