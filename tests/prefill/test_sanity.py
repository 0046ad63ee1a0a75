"""Machine output that must never become a draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from translate.model.locale import parse
from translate.model.message import Message
from translate.prefill.sanity import damage, mended, refusal

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
        ("No.", "No no, no no, no no, no no, no no, no no, no no", "es", "length out of proportion"),
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


EN = parse("en")
NEWS = "The police arrested two members of the group near the border on Monday, according to relatives."


def reason(source: str, target: str, locale: str = "es", *, start: str = "en", unknown: tuple[str, ...] = ()) -> str:
    return refusal(Message(source), target, parse(locale), source_locale=parse(start), unknown=unknown)


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        (NEWS, "La policía detuvo a dos miembros del grupo cerca de la frontera el lunes, según sus familiares.", "es"),
        (NEWS, "据亲属称，警方周一在边境附近逮捕了该组织的两名成员。", "zh-Hans"),
        (NEWS, "親族によると、警察は月曜日、国境付近でグループのメンバー2人を逮捕した。", "ja"),
        (NEWS, "По словам родственников, в понедельник милиция задержала у границы двух участников группы.", "ru"),
        (NEWS, "По вясковых словах сваякоў, у панядзелак міліцыя затрымала каля мяжы двух удзельнікаў групы.", "be"),
        ("Minsk, Homel, Brest", "Minsk, Homel, Brest", "es"),
        ("Siarhei Tsikhanouski", "Siarhei Tsikhanouski", "fr"),
        ("KGB", "KGB", "es"),
        ("DPR and LPR", "DPR and LPR", "es"),
        ("Write to desk@news.example.", "Escriba a desk@news.example.", "es"),
        ("See https://a.example/b?c=1.", "Véase https://a.example/b?c=1", "es"),
        ("Ha ha ha ha!", "¡Ja ja ja ja!", "es"),
        ("Here is the translation of the letter.", "Here is: la traducción de la carta.", "es"),
        ("Error 404 is what readers saw.", "Los lectores vieron Error 404.", "es"),
    ],
)
def test_a_translation_passes(source: str, target: str, locale: str) -> None:
    assert reason(source, target, locale) == ""


@pytest.mark.parametrize(
    ("source", "target", "start", "locale"),
    [
        ("周一，警方在明斯克逮捕了该组织的两名成员。", "The police arrested two members of the group in Minsk on Monday.", "zh", "en"),
        ("親族によると、警察は月曜日、国境付近でメンバー2人を逮捕した。",
         "According to relatives, the police arrested 2 members near the border on Monday.", "ja", "en"),
        ("친척들에 따르면 경찰은 월요일 국경 근처에서 두 명을 체포했다.", "According to relatives, police arrested two people near the border on Monday.", "ko", "en"),
        ("周一，警方在明斯克逮捕了该组织的两名成员。", "月曜日、警察はミンスクでこのグループのメンバー2人を逮捕した。", "zh", "ja"),
    ],
)  # fmt: skip
def test_lengths_are_judged_by_what_a_character_says(source: str, target: str, start: str, locale: str) -> None:
    assert reason(source, target, locale, start=start) == ""
    assert "proportion" in reason(source, target * 3, locale, start=start)
    assert "proportion" in reason(source * 3, target, locale, start=start)


@pytest.mark.parametrize(
    ("source", "target", "locale", "part"),
    [
        (NEWS, NEWS.replace("Monday", "Lunes"), "es", "not in the language"),
        (NEWS, "The policemen have arrested both members of this group close to the frontier, as relatives say.", "de", "not in the language"),
        (NEWS, "По словам родственников, в понедельник милиция задержала у границы двух участников группы.", "es", "not in the script"),
        (NEWS, "La policía detuvo a dos miembros del grupo cerca de la frontera el lunes.", "uk", "not in the script"),
        (NEWS, "親族によると、警察は月曜日、国境付近でグループのメンバーを逮捕した。", "zh-Hans", "not in the script"),
        ("Two members of the group", "two members of the Group", "es", "unchanged"),
        ("See https://a.example/b.", "Véase https://a.example/c.", "es", "addresses"),
        ("Write to desk@news.example.", "Escriba a mesa@news.example.", "es", "addresses"),
        ("See us.", "Véase www.evil.example/x.", "es", "addresses"),
        ("Read on, please.", "Siga leyendo, ph1@tb.x por favor.", "es", "token"),
        ("Read on, please.", "Siga ⟦1⟧leyendo, por favor.", "es", "token"),
        ("Read on, please.", "Siga leyendo, X Q Z 2 por favor.", "es", "token"),
        ("Read on, please.", "Siga leyendo, ХQZ2 por favor.", "es", "token"),
        ("Read on, please.", "Siga leyendo \ue000 por favor.", "es", "token"),
        ("Read on, please.", "<html><body>Siga", "es", "damaged"),
        ("Read on, please.", "Error 500 (Server Error)!!1", "es", "message of the service"),
        ("Read on, please.", "Here is the Spanish translation: Siga leyendo.", "es", "words of the engine"),
        ("Read on, please.", "Translation: Siga leyendo.", "es", "words of the engine"),
        ("Read on, please.", "Siga leyendo.\n\nNota.", "es", "line breaks"),
        ("They went to the sea.", "Fueron al mar de la mar de la mar de la mar de la mar.", "es", "repeats itself"),
        ("他们去了海边，然后回家，吃饭，睡觉。", "They went to the sea, sea, sea, sea, sea, home.", "en", "repeats itself"),
        ("They went to the sea and then home to eat.", "他们去了去了去了去了去了去了去了去了去了海边", "zh", "repeats itself"),
    ],
)  # fmt: skip
def test_no_translation_passes_for_one(source: str, target: str, locale: str, part: str) -> None:
    assert part in reason(source, target, locale, start="zh" if locale == "en" else "en")


def test_in_the_same_language_a_copy_is_an_answer() -> None:
    assert reason(NEWS, NEWS, "en-GB") == ""
    assert reason(NEWS, NEWS, "es") == "returned unchanged"


@pytest.mark.parametrize(
    ("target", "unknown", "held"),
    [
        ("La blorf de la zzgh cayó en la calle.", ("blorf",), False),
        ("La blorf de la zzgh cayó en la calle.", ("blorf", "zzgh"), True),
        ("La blorf cayó a la calle.", ("blorf",), False),
        ("La blorf cayó hoy.", ("blorf",), True),
        ("Hoy Kassym-Jomart Tokayev saludó a Smailov.", ("Kassym", "Jomart", "Tokayev", "Smailov"), False),
    ],
)
def test_a_draft_of_unknown_words_is_not_written(target: str, unknown: tuple[str, ...], held: bool) -> None:
    """A fifth of the words at most; names that went through as they are do not count."""
    source = (
        "Today Kassym-Jomart Tokayev greeted Smailov." if "Tokayev" in target else "The thing fell into the street."
    )
    found = reason(source, target, unknown=unknown)
    assert ("did not know" in found) is held
    assert bool(found) is held
    assert not any(word in found for word in unknown)


def test_spaces_are_mended() -> None:
    assert mended(Message("One two."), "Uno  dos,   tres.") == "Uno dos, tres."
    assert mended(Message("One  two."), "Uno  dos.") == "Uno  dos."
    assert mended(Message("One two."), "Uno\u00a0 dos.") == "Uno\u00a0 dos."


@given(texts(), texts(), st.sampled_from(("es", "ar", "zh-Hans", "sr-Latn")))
def test_no_text_crashes_it(source: str, target: str, locale: str) -> None:
    assert isinstance(refusal(Message(source), target, parse(locale)), str)


@given(texts())
def test_an_attribute_holds_no_tags(target: str) -> None:
    message = Message("A cabinet", msgctxt="alt")
    assert damage(message, target) == "" or "<" in target or not target.isprintable()
