"""Whether a draft is in its language."""

from __future__ import annotations

import subprocess
import sys

import pytest

from translate.model.locale import parse
from translate.prefill.language import is_in_another

SENTENCES = {
    "en": "The police arrested two members of the group near the border on Monday, as their relatives told reporters.",
    "es": "La policía detuvo el lunes a dos miembros del grupo cerca de la frontera, según contaron sus familiares.",
    "fr": "La police a arrêté lundi deux membres du groupe près de la frontière, ont dit leurs proches aux journalistes.",
    "de": "Die Polizei nahm am Montag nahe der Grenze zwei Mitglieder der Gruppe fest, wie ihre Verwandten berichteten.",
    "pl": "Policja zatrzymała w poniedziałek dwóch członków grupy niedaleko granicy, jak powiedzieli dziennikarzom ich krewni.",
    "tr": "Akrabalarının gazetecilere anlattığına göre polis pazartesi günü sınır yakınında grubun iki üyesini gözaltına aldı.",
    "ru": "Как рассказали журналистам родственники, в понедельник милиция задержала недалеко от границы двух участников группы.",
    "uk": "Як розповіли журналістам родичі, у понеділок поліція затримала неподалік кордону двох учасників групи.",
    "eu": "Poliziak taldeko bi kide atxilotu zituen astelehenean mugatik gertu, senideek kazetariei esan zietenez.",
}


@pytest.mark.parametrize("locale", SENTENCES)
def test_the_right_language_passes(locale: str) -> None:
    for start in SENTENCES:
        assert not is_in_another(SENTENCES[locale], (parse(start), parse(locale)))


@pytest.mark.parametrize(
    ("start", "locale"),
    [
        ("en", "es"),
        ("en", "fr"),
        ("en", "de"),
        ("en", "pl"),
        ("en", "tr"),
        ("en", "eu"),
        ("es", "en"),
        ("de", "fr"),
        ("pl", "es"),
        ("ru", "uk"),
        ("uk", "ru"),
    ],
)
def test_the_sources_language_does_not(start: str, locale: str) -> None:
    assert is_in_another(SENTENCES[start], (parse(start), parse(locale)))


def test_what_cannot_be_told_passes() -> None:
    assert not is_in_another("The police arrested them", (parse("en"), parse("es"))), "too short"
    assert not is_in_another(SENTENCES["en"], (parse("en"), parse("en-GB"))), "the same language"
    assert not is_in_another(SENTENCES["en"], (parse("en"), parse("tlh"))), "a language nobody knows"
    assert not is_in_another(
        "Minsk Brest Homel Viciebsk Hrodna Mahiliou Pinsk Polack Orsa", (parse("en"), parse("es"))
    ), "names"


def test_the_model_is_not_loaded_for_what_is_plain() -> None:
    code = f"""
import sys
from translate.model.locale import parse
from translate.prefill.language import is_in_another
for tag in ("es", "fr", "de", "pl"):
    assert not is_in_another({SENTENCES!r}[tag], (parse("en"), parse(tag)))
assert "py3langid" not in sys.modules and "numpy" not in sys.modules
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
