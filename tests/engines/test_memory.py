"""The engine that hands out what the memory finds."""

from __future__ import annotations

from translate.engines.base import Answer, Ports, Rejected, Request
from translate.engines.memory import PLUGIN
from translate.model.locale import parse

EN, ES = parse("en"), parse("es")


def ports(**known: str) -> Ports:
    """Ports with a memory of some messages."""
    nothing = object()
    return Ports(
        pipe=nothing, http=nothing, secret=lambda _: None,
        lookup=lambda _, key: (known[key[1]], "rail") if key[1] in known else None,
    )  # type: ignore[arg-type]  # fmt: skip  # the memory uses none of them


def test_matches_stand_as_they_are_with_their_origin() -> None:
    with PLUGIN.open(EN, ES, ports=ports(One="<a>Uno</a>"), settings={}) as session:
        found = list(session.translate([Request(("One",), ("", "One")), Request(("Two",), ("", "Two"))]))
    assert found == [Answer(("<a>Uno</a>",), origin="memory/rail"), Rejected("")]


def test_it_stays_on_this_machine() -> None:
    assert PLUGIN.is_local({})
    assert (PLUGIN.recipient({}), PLUGIN.hosts({}), PLUGIN.sends_data) == ("", (), False)


def test_it_needs_a_project() -> None:
    bare = Ports(pipe=None, http=None, secret=lambda _: None)  # type: ignore[arg-type]  # it uses neither
    assert PLUGIN.available(bare, {}) is not None
    assert PLUGIN.available(ports(), {}) is None
    assert not PLUGIN.supports(EN, ES, ports=bare, settings={})
    assert PLUGIN.supports(EN, ES, ports=ports(), settings={})
