"""Where a term went, told from two answers."""

from __future__ import annotations

import pytest

from translate.prefill.terms.compared import roots, shared_out, vanished


@pytest.mark.parametrize(
    ("plain", "other", "expected"),
    [
        ("Un agente policial vio.", "Un   el agente vio.", ["policial"]),
        ("La policía Metropolitana y un policial", "El Metropolitano   y un  ", ["policía", "policial"]),
        ("El Ministerio del defensa no sabe", "El   no sabe", ["Ministerio del defensa"]),
        ("guardias qué blancos van", "qué   van", ["guardias", "blancos"]),
        ("Algo, otra cosa", " ", ["Algo", "otra cosa"]),
        ("Un agente policial vio.", "Un agente   ha visto.", []),
        ("policial y policial", "policial y  ", []),
        ("El agente", "El agente", []),
    ],
)
def test_words_that_are_gone(plain: str, other: str, expected: list[str]) -> None:
    assert [plain[a:b] for a, b in vanished(plain, other, language="es")] == expected


def test_whose_they_are() -> None:
    plain = "policial ... gobierno"
    spans = [(0, 8), (13, 21)]
    known = [("police", 1, roots(["policía"])), ("government", 1, roots(["Gobierno"]))]
    assert shared_out(plain, spans, known) == {"police": [(0, 8)], "government": [(13, 21)]}
    assert shared_out(plain, spans, [("police", 2, ())]) == {"police": spans}
    assert shared_out(plain, spans, [("police", 1, ())]) == {}
    assert shared_out(plain, spans, [("police", 2, roots(["policía"])), known[1]]) == {}
    assert shared_out(plain, spans, [("police", 1, roots(["agente"])), known[1]]) == {}
