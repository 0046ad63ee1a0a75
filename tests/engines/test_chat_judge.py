"""What a chat model may write in the place of a translation."""

from __future__ import annotations

import time

import pytest

from engines.fakes import shown
from translate.engines.base import Request
from translate.engines.conversation.judge import Bad, mixed_up, verdict
from translate.engines.conversation.tags import tagged
from translate.model.locale import parse

LOCALES = {tag: parse(tag) for tag in ("en", "es", "uk", "ru", "de", "fr", "ar", "zh-Hans", "ja", "pt-BR")}
SOURCE = "The police arrested 12 members of the group in Minsk."
GOOD = {
    "es": "La policía detuvo a 12 miembros del grupo en Minsk.",
    "uk": "Поліція затримала у Мінську 12 членів групи.",
    "ru": "Полиция задержала в Минске 12 членов группы.",
    "de": "Die Polizei nahm in Minsk 12 Mitglieder der Gruppe fest.",
    "fr": "La police a arrêté 12 membres du groupe à Minsk.",
    "ar": "اعتقلت الشرطة ١٢ عضوًا من المجموعة في مينسك.",
    "zh-Hans": "警方在明斯克逮捕了该组织的12名成员。",
    "ja": "警察はミンスクでグループのメンバー12人を逮捕した。",
    "pt-BR": "A polícia prendeu 12 membros do grupo em Minsk.",
}


def judged(source, answer, target="es"):
    """The text of a verdict, or its reason."""
    found = verdict(tagged((source,)), answer, languages=(LOCALES["en"], LOCALES[target]))
    return f"! {found.reason}" if isinstance(found, Bad) else shown(found)


@pytest.mark.parametrize("target", GOOD)
def test_a_translation_is_one(target):
    assert judged(SOURCE, GOOD[target], target) == GOOD[target]


@pytest.mark.parametrize(("target", "before", "after"), [
    ("es", "Here is the translation: ", ""), ("es", "Sure! Here's the Spanish translation:\n", ""), ("es", "Translation: ", ""), ("es", "Traducción: ", ""),
    ("es", "Aquí está la traducción: ", ""), ("es", "**Traducción:** ", ""), ("es", "", " (Nota: «group» puede ser «banda».)"),
    ("es", "", " [Translator's note: ambiguous]"), ("es", "", " Let me know if you need anything else!"), ("es", "```", "```"),
    ("es", "<think>hmm</think>", ""), ("es", '{"s1": "', '"}'), ("es", "", "<|im_end|>"), ("uk", "Переклад: ", ""), ("uk", "Ось переклад: ", ""),
    ("uk", "", " Примітка: йдеться про групу."), ("ru", "Вот перевод: ", ""), ("ru", "Перевод: ", ""), ("de", "Hier ist die Übersetzung: ", ""),
    ("fr", "Voici la traduction : ", ""), ("ar", "إليك الترجمة: ", ""), ("ar", "الترجمة: ", ""), ("zh-Hans", "以下是翻译：", ""), ("zh-Hans", "翻译：", ""),
    ("zh-Hans", "", "（注：指该组织）"), ("ja", "翻訳：", ""), ("pt-BR", "Tradução: ", ""),
])  # fmt: skip
def test_words_of_the_model_are_never_part_of_it(target, before, after):
    assert judged(SOURCE, before + GOOD[target] + after, target).startswith("! ")


@pytest.mark.parametrize(("target", "answer"), [
    ("es", "I'm sorry, but I can't help with translating this text."), ("es", "I am not able to provide a translation of this text, sorry."), ("es", "I cannot assist with this request, as it is about violence."),
    ("es", "Lo siento, pero no puedo traducir este texto ahora."), ("es", "As an AI language model, I have no opinion about the police."),
    ("uk", "Вибачте, але я не можу перекласти цей текст."), ("ru", "К сожалению, я не могу помочь с этим текстом."), ("fr", "Désolé, je ne peux pas traduire ce texte."),
    ("de", "Es tut mir leid, aber ich kann das nicht übersetzen."), ("zh-Hans", "抱歉，我无法翻译这段内容。"), ("ar", "عذرًا، لا أستطيع ترجمة هذا النص."),
    ("ja", "申し訳ありませんが、翻訳できません。"), ("pt-BR", "Sinto muito, mas não posso traduzir este texto."),
])  # fmt: skip
def test_a_refusal_is_told_as_one(target, answer):
    assert judged(SOURCE, answer, target) == "! the model refused"


@pytest.mark.parametrize(("source", "answer"), [
    ("“I'm sorry, but I can't say more,” the minister told us.", "«Lo siento, pero no puedo decir más», nos dijo el ministro."),
    ("Unfortunately I can't go, said Ana, who is ill.", "Lo siento, no puedo ir, dijo Ana, que está enferma."),
    ("The court was unable to provide the papers.", "El tribunal no pudo aportar los documentos."),
    ("Here is the translation that the court ordered.", "Aquí está la traducción que ordenó el tribunal."),
    ("Note: prices are from May.", "Nota: los precios son de mayo."),
    ("Translation: Ana Ruiz", "Traducción: Ana Ruiz"),
    ("As an AI language model, it has no opinion.", "Como modelo de lenguaje, no tiene opinión."),
    ("He sent it to desk@news.example (see https://news.example/a).", "Lo envió a desk@news.example (véase https://news.example/a)."),
    ("Yes. No. Perhaps.", "Sí. No. Quizá."),
    ("She said it.", "Lo dijo."),
    ("No, no, no, no, no, no!", "¡No, no, no, no, no, no!"),
])  # fmt: skip
def test_what_the_article_says_itself_may_be_said(source, answer):
    assert judged(source, answer) == answer


@pytest.mark.parametrize(("answer", "reason"), [
    ("", "empty"), ("  ", "empty"), (SOURCE, "untranslated"), ("La policía detuvo a 21 miembros del grupo en Minsk.", "numbers"),
    ("La policía detuvo a miembros del grupo en Minsk.", "numbers"), ("La policía detuvo en 2024 a 12 miembros del grupo.", "numbers"),
    ("La policía detuvo a 12. Eran miembros. Del grupo. En Minsk.", "4 sentences for 1"),
    ("La policía detuvo a 12 miembros. https://evil.example/", "addresses"), ("La policía detuvo a 12 a@evil.example.", "addresses"),
    ('"La policía detuvo a 12 miembros del grupo en Minsk."', "quotation"), ("«La policía detuvo a 12 miembros del grupo en Minsk.»", "quotation"),
    ("La policía detuvo a 12\nmiembros del grupo en Minsk.", "line breaks"), ("La policÃ­a detuvo a 12 miembros del grupo en Minsk.", "damaged"),
    ("La polic\ufffda detuvo a 12 miembros del grupo en Minsk.", "damaged"), ("La polic\ud83da detuvo a 12 miembros del grupo.", "damaged"),
    ("La policía detuvo 12 la policía la policía la policía la policía la policía", "repeats"), ("12 hecho.", "characters"), ("HACKED 12", "characters"),
    ("La policía detuvo a 12 <b>miembros</b> del grupo en Minsk.", "tags"), (f"{GOOD['es']} " * 9, "characters"),
    ("<!doctype html><html><body>12</body></html>", "web page"),
])  # fmt: skip
def test_what_is_no_translation_has_its_reason(answer, reason):
    found = judged(SOURCE, answer)
    assert found.startswith("! ")
    assert reason in found


def test_cyrillic_that_was_decoded_twice_is_seen():
    assert "damaged" in judged(SOURCE, GOOD["uk"].encode().decode("latin-1"), "uk")


@pytest.mark.parametrize(
    "answer",
    ["L’Été, dit-il à l’Élysée\xa0: «\xa0Noël\xa0»!", "ÇA VA ÊTRE À PARIS", "São João, Ãngela, ESPAÑA “ÑANDÚ”"],
)
def test_accents_are_no_damage(answer):
    assert judged("Summer, he said at the place, merry people!", answer, "fr") == answer


def test_spaces_are_made_single():
    assert judged("The house is big.", "La casa  es   grande.") == "La casa es grande."


def test_words_that_moved_to_a_neighbour():
    sources = ["The house of the president is big.", "Nobody lives in it today.", "Yes.", "It is empty."]
    good = ["La casa del presidente es grande.", "Hoy nadie vive en ella.", "Sí.", "Está vacía."]
    assert mixed_up(sources, good) == set()
    assert mixed_up(sources, [f"{good[0]} {good[1]}", good[1], *good[2:]]) == {0, 1}
    assert mixed_up(sources, [good[0], good[0], *good[2:]]) == {0, 1}
    assert (
        mixed_up(
            ["Long live the king!", "“Long live the king!” they cried."],
            ["¡Viva el rey, viva!", "«¡Viva el rey, viva!», gritaron."],
        )
        == set()
    )
    assert mixed_up([], []) == set()


@pytest.mark.parametrize(
    "answer",
    ["ab " * 60_000, "a" * 100_000, "(" * 50_000, "Ã" * 50_000, "x@" * 50_000, "here is " * 20_000, '"' * 50_000],
)
def test_nonsense_takes_no_time(answer):
    source = "The house number of the president. " * (len(answer) // 50)
    start = time.monotonic()
    judged(source, answer)
    assert time.monotonic() - start < 3


def test_marks_of_a_request_come_back():
    request = Request(("The police.",))
    assert verdict(tagged(request.parts), "La policía.", languages=(LOCALES["en"], LOCALES["es"])) == ("La policía.",)
