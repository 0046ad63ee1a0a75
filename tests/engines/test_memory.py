"""The engine that hands out what the memory finds."""

from __future__ import annotations

from translate.engines.base import Answer, Ports, Rejected, Remembered, Request
from translate.engines.memory import PLUGIN
from translate.model.locale import Locale, parse

EN, ES = parse("en"), parse("es")


def ports(**known: Remembered) -> Ports:
    """Ports with a memory of some messages, each between the same neighbours."""
    nothing = object()

    def lookup(locale: Locale, request: Request) -> Remembered | None:
        assert (locale, request.around) == (ES, ("before", "behind"))
        return known.get(request.key[1])

    return Ports(pipe=nothing, http=nothing, secret=lambda _: None, lookup=lookup)  # type: ignore[arg-type]  # unused


def test_matches_stand_as_they_are_with_origin_score_and_source() -> None:
    known = {"One": Remembered("<a>Uno</a>", "rail"), "Ones": Remembered("Uno", "old.tmx", 87, "One")}
    with PLUGIN.open(EN, ES, ports=ports(**known), settings={}) as session:
        requests = [Request((text,), ("", text), ("before", "behind")) for text in ("One", "Two", "Ones")]
        found = list(session.translate(requests))
    assert found == [
        Answer(("<a>Uno</a>",), origin="memory/rail", score=100),
        Rejected(""),
        Answer(("Uno",), origin="memory/old.tmx", score=87, made_for="One"),
    ]


def test_it_stays_on_this_machine() -> None:
    assert PLUGIN.is_local({})
    assert (PLUGIN.recipient({}), PLUGIN.hosts({}), PLUGIN.sends_data) == ("", (), False)


def test_it_needs_a_project() -> None:
    bare = Ports(pipe=None, http=None, secret=lambda _: None)  # type: ignore[arg-type]  # it uses neither
    assert PLUGIN.available(bare, {}) is not None
    assert PLUGIN.available(ports(), {}) is None
    assert not PLUGIN.supports(EN, ES, ports=bare, settings={})
    assert PLUGIN.supports(EN, ES, ports=ports(), settings={})
