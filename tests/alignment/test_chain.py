"""The probabilities of beads, against all ways counted one by one."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.alignment.chain import Row, Steps, beads
from translate.alignment.corridor import band, whole

STEPS = Steps(alone=0.03, again=0.5, replaced=0.25)


class Table:
    """A judge that reads its weights from a table by both ranges."""

    def __init__(self, weights):
        self.weights = weights

    def row(self, source, low, high):
        def found(rows, columns, targets):
            return {
                j: self.weights[key]
                for j in targets
                if (key := ((source + 1 - rows, source + 1), (j + 1 - columns, j + 1))) in self.weights
            }

        single = [self.weights.get(((source, source + 1), (j, j + 1)), -30.0) for j in range(low, high)]
        every = range(low, high)
        return Row(single, found(1, 2, every), found(2, 1, every), found(2, 2, every))


def by_hand(weights, n, m):
    """The probability of each bead, by walking every way."""
    total, through = 0.0, {}

    def walk(i, j, state, weight, used):
        nonlocal total
        if (i, j) == (n, m):
            total += weight
            for key in used:
                through[key] = through.get(key, 0.0) + weight
            return
        on = {
            "match": 1 - 2 * STEPS.alone,
            "source": 1 - STEPS.again - STEPS.replaced,
            "target": 1 - STEPS.again,
        }[state]
        for rows, columns in ((1, 1), (1, 2), (2, 1), (2, 2)):
            key = ((i, i + rows), (j, j + columns))
            if i + rows <= n and j + columns <= m:
                found = weights.get(key, -30.0 if (rows, columns) == (1, 1) else None)
                if found is not None:
                    walk(i + rows, j + columns, "match", weight * on * math.exp(found), [*used, key])
        if i < n and state != "target":
            step = STEPS.alone if state == "match" else STEPS.again
            walk(i + 1, j, "source", weight * step, used)
        if j < m:
            step = {"match": STEPS.alone, "source": STEPS.replaced, "target": STEPS.again}[state]
            walk(i, j + 1, "target", weight * step, used)

    walk(0, 0, "match", 1.0, [])
    return {key: value / total for key, value in through.items()}


@st.composite
def tables(draw):
    n, m = draw(st.integers(0, 4)), draw(st.integers(0, 4))
    weight = st.floats(-6, 6)
    weights = {((i, i + 1), (j, j + 1)): draw(weight) for i in range(n) for j in range(m)}
    for rows, columns in ((1, 2), (2, 1), (2, 2)):
        for i in range(n + 1 - rows):
            for j in range(m + 1 - columns):
                if draw(st.booleans()):
                    weights[((i, i + rows), (j, j + columns))] = draw(weight)
    return weights, n, m


@settings(max_examples=60)
@given(tables())
def test_as_counted_by_hand(table):
    weights, n, m = table
    found, _ = beads(Table(weights), (n, m), band=whole((n, m)), steps=STEPS, least=0.0)
    expected = by_hand(weights, n, m)
    assert {(bead.source, bead.target) for bead in found} >= {key for key, value in expected.items() if value > 1e-9}
    for bead in found:
        assert bead.probability == pytest.approx(expected.get((bead.source, bead.target), 0.0), abs=1e-6)


@settings(max_examples=60)
@given(tables())
def test_beads_over_a_half_never_contradict_each_other(table):
    weights, n, m = table
    found, _ = beads(Table(weights), (n, m), band=whole((n, m)), steps=STEPS, least=0.5001)
    found = sorted(found, key=lambda bead: bead.source)
    for one, two in itertools.pairwise(found):
        assert one.source[1] <= two.source[0]
        assert one.target[1] <= two.target[0]


def diagonal(n, m, shift=0):
    return {((i, i + 1), (j, j + 1)): 3.0 if i + shift == j else -3.0 for i in range(n) for j in range(m)}


def test_a_wide_band_gives_what_no_band_gives():
    size = (60, 60)
    table = Table(diagonal(*size))
    without, _ = beads(table, size, band=whole(size), steps=STEPS)
    within, narrow = beads(table, size, band=band(size, (), room=12), steps=STEPS)
    assert not narrow
    assert [(bead.source, bead.target) for bead in within] == [(bead.source, bead.target) for bead in without]
    assert all(bead.probability > 0.95 for bead in within)


def test_a_band_that_is_too_narrow_says_so():
    size = (200, 200)
    _, narrow = beads(Table(diagonal(*size, shift=9)), size, band=band(size, (), room=10), steps=STEPS)
    assert narrow


def test_long_lists_stay_within_floating_point():
    size = (3000, 3000)
    found, _ = beads(Table({}), size, band=band(size, (), room=3), steps=STEPS)
    assert all(0 <= bead.probability <= 1 for bead in found)
    many = diagonal(5, 5)
    grown = {((i, i + 1), (i, i + 1)): 12.0 for i in range(3000)}
    found, _ = beads(Table({**many, **grown}), size, band=band(size, (), room=3), steps=STEPS)
    assert len(found) == 3000
    assert all(bead.probability > 0.99 for bead in found)


@pytest.mark.parametrize("size", [(0, 0), (0, 3), (3, 0)])
def test_nothing_to_pair(size):
    assert beads(Table({}), size, band=whole(size), steps=STEPS) == ([], False)
