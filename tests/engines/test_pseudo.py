"""Pseudo-translation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engines.fakes import pair, ports, shown, text
from translate.engines.base import Answer, Mark
from translate.engines.pseudo import PLUGIN, pseudo
from translate.model.locale import parse


def test_accents_length_and_brackets():
    assert pseudo(("The house of the president, 2024.",)) == ("⟦Ţĥé ĥóúúšé óƒ ţĥéé þŕéšíđééñţ, 2024.⟧",)


def test_marks_stay_in_place():
    parts = (" See ", *pair(0, "this ", Mark(1, "void")), ".")
    assert shown(pseudo(parts)) == " ⟦Šéé <0>ţĥííš <1/></0>.⟧"


@given(st.text(max_size=40))
def test_deterministic_longer_and_digits_kept(words):
    first, again = pseudo((words,)), pseudo((words,))
    assert first == again
    assert sum(len(str(part)) for part in first) >= len(words) + 2
    assert [c for c in str(first) if c.isdigit()] == [c for c in str((words,)) if c.isdigit()]


def test_any_pair_here_and_nothing_needed():
    with PLUGIN.open(parse("en"), parse("ar"), ports=ports(), settings={}) as session:
        assert list(session.translate([text("2024"), text("yes")])) == [Answer(("2024",)), Answer(("⟦ýéš⟧",))]
    assert PLUGIN.available(ports(), {}) is None
