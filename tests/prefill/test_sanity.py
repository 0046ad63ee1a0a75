"""Machine output that must never become a draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from translate.model.locale import parse
from translate.model.message import Message
from translate.prefill.sanity import damage, refusal

LONG = "Three relay cabinets burned near the border."


@pytest.mark.parametrize(
    ("msgid", "target", "locale", "reason"),
    [
        (LONG, "Tres armarios de relés ardieron cerca de la frontera.", "es", ""),
        (LONG, "", "es", "empty answer"),
        (LONG, "Sí.", "es", "length out of proportion"),
        (LONG, "sí " * 80, "es", "length out of proportion"),
        (LONG, "三つの継電器箱が国境の近くで燃えた。", "ja", ""),
        (LONG, LONG, "es", "returned unchanged"),
        (LONG, "Tri releynykh shkafa sgoreli u granitsy.", "ru", "not in the script"),
        ("It was in 2022.", "Fue en 2023.", "es", "lost or invented numbers"),
        ("It was in 2022.", "كان ذلك في عام ٢٠٢٢.", "ar", ""),
        ("It was 2,000.", "Eran 2.000.", "es", ""),
        ("See <a>this</a>.", "Vea esto.", "es", "lost or invented inline codes"),
        ("See <a>this</a>.", "Vea <a>esto.", "es", "damaged codes"),
        ("See <a>this</a>.", "Vea <a href='x'>esto</a>.", "es", "damaged codes"),
        ("No.", "No no, no no, no no, no no, no no, no no, no no", "es", ""),
        ("Read on, please.", "lea, lea, lea, lea, lea, lea, lea", "es", "repeats itself"),
        ("Read on.", "Siga *leyendo.", "es", "marks of unknown words"),
        ("Read on.", "Siga xqz1.", "es", "a token was left"),
        ("Read on.", "Siga \u202eleyendo.", "es", "control characters"),
        ("Read on.", "Siga \x1b[31m.", "es", "control characters"),
        ("Read on.", "Siga \ud800.", "es", "control characters"),
        ("<img/>", "<img/> x", "es", ""),
    ],
)
def test_reasons(msgid: str, target: str, locale: str, reason: str) -> None:
    found = refusal(Message(msgid), target, parse(locale))
    assert found.startswith(reason) if not reason else reason in found
    assert bool(found) is bool(reason), found


@given(texts(), texts(), st.sampled_from(("es", "ar", "zh-Hans", "sr-Latn")))
def test_no_text_crashes_it(source: str, target: str, locale: str) -> None:
    assert isinstance(refusal(Message(source), target, parse(locale)), str)


@given(texts())
def test_an_attribute_holds_no_tags(target: str) -> None:
    message = Message("A cabinet", msgctxt="alt")
    assert damage(message, target) == "" or "<" in target or not target.isprintable()
