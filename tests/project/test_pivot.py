"""Catalan from reviewed Spanish, where nothing here translates from English into Catalan. Real Apertium."""

from __future__ import annotations

import pytest

from tests.verbs import Desk
from translate.project.pipe import Processes

PATH = "locales/ca/rail.po"
pytestmark = pytest.mark.skipif(
    "spa-cat" not in Processes().modes(), reason="Debian's apertium-spa-cat is not installed"
)


def test_only_reviewed_sentences_are_translated_and_the_draft_says_by_which_way(desk: Desk) -> None:
    desk.write(
        "translate.toml", 'format = 1\nlocales = ["es", "ca"]\n[prefill]\nengines = ["apertium"]\n[engines.apertium]\n'
    )
    desk.ok("extract")
    if "eng-cat" in Processes().modes():
        pytest.skip("this machine translates from English into Catalan")
    desk.ok("prefill", "-l", "ca")
    assert "origin=" not in desk.read(PATH), "nothing is reviewed in Spanish"
    desk.review(
        "es",
        own={
            "Nobody was hurt.": "Nadie resultó herido.",
            "See <a>this report</a> from 2022.": "Véase <a>este informe</a> de 2022.",
        },
    )
    assert "apertium via es" in desk.ok("prefill", "--plan", "-l", "ca", "--format", "json").out
    desk.ok("prefill", "-l", "ca")
    text = desk.read(PATH)
    assert "origin=apertium/spa-cat" in text
    assert "via=es" in text
    assert 'msgstr "Ningú va resultar ferit."' in text or "ferit" in text
    assert "<a>aquest informe</a> de 2022" in text
    assert "*" not in text.replace("#, fuzzy", "")
