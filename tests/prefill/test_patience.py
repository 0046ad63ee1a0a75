"""Waiting for a service, and giving up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.engines.base import EngineRate, EngineTransient
from translate.prefill.patience import Patience, dice

PATIENCE = Patience()


@pytest.mark.parametrize(("asked", "waited"), [(0, 0), (7.5, 7.5), (120, 120), (121, None), (86_400, None)])
def test_a_service_that_names_its_time_gets_just_that_or_the_run_ends(asked: float, waited: float | None) -> None:
    assert PATIENCE.wait(EngineRate("busy", retry_after=asked), 1, random=dice(1)) == waited


@given(st.floats(0, 0.999), st.integers(1, 5))
def test_without_a_time_waiting_doubles_within_its_bounds(random: float, failures: int) -> None:
    waited = PATIENCE.wait(EngineRate("busy"), failures, random=lambda: random)
    assert waited is not None
    assert 2 ** (failures - 1) / 2 <= waited <= 2 ** (failures - 1)


def test_a_broken_service_is_tried_three_times_a_busy_one_six() -> None:
    tries = {
        kind: next(n for n in range(1, 99) if PATIENCE.wait(kind("x"), n, random=dice(1)) is None)
        for kind in (EngineTransient, EngineRate)
    }
    assert tries == {EngineTransient: 3, EngineRate: 6}
