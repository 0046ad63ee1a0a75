"""What services return in place of a translation."""

from __future__ import annotations

import pytest

from translate.engines.sanity import objection
from translate.model.locale import parse

LONG = "The police arrested two members of the group in Minsk on Monday."


@pytest.mark.parametrize(
    ("answer", "target", "part"),
    [
        (None, "es", "no text"),
        (7, "es", "no text"),
        (["x"], "es", "no text"),
        ("", "es", "empty"),
        (" \n", "es", "empty"),
        ("<!DOCTYPE html><html>…", "es", "web page"),
        ("<title>502 Bad Gateway</title>", "es", "web page"),
        ("MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.", "es", "message"),
        ("'XX' IS AN INVALID TARGET LANGUAGE . EXAMPLE: LANGPAIR=EN|IT", "es", "message"),
        ("Error 500 (Server Error)!!1", "es", "message"),
        ('{"error": "Slowdown: 20 per minute"}', "es", "message"),
        ("Sí.", "es", "3 characters"),
        ("La policía " * 40, "es", "characters for"),
        (LONG, "es", "untranslated"),
        (LONG.upper() + " ", "es", "untranslated"),
        ("La policía detuvo a dos miembros del grupo en Minsk.", "ru", "no letter"),
        ("Милиция задержала двух участников группы в Минске.", "es", "no letter"),
    ],
)
def test_not_a_translation(answer, target, part):
    assert part in objection(LONG, answer, languages=(parse("en"), parse(target)))


@pytest.mark.parametrize(
    ("source", "answer", "target"),
    [
        (LONG, "La policía detuvo a dos miembros del grupo en Minsk el lunes.", "es"),
        (LONG, "周一，警方在明斯克逮捕了该组织的两名成员。", "zh-Hans"),
        (LONG, "Милиция задержала двух участников группы в Минске.", "ru"),
        ("Donbass", "Donbass", "es"),
        ("KGB USSR", "KGB USSR", "es"),
        ("Yes", "Да", "ru"),
        ("What Error 500 (Server Error) means for you", "Qué significa Error 500 (Server Error) para ti", "es"),
        ("How the <html> element works in a page", "Cómo funciona el elemento <html> en una página", "es"),
    ],
)
def test_a_translation(source, answer, target):
    assert objection(source, answer, languages=(parse("en"), parse(target))) == ""
