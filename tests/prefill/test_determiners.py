"""What stands before a noun agrees with it, where that is sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.prefill.determiners.agreement import agreement, begin_of_phrase, is_plural, without_determiner
from translate.prefill.determiners.tables import TABLES
from translate.terminology.glossary import Gender, Number

GENDERS = {"m": Gender.MASCULINE, "f": Gender.FEMININE, "n": Gender.NEUTER, "?": Gender.UNKNOWN}
NUMBERS = {"s": Number.SINGULAR, "p": Number.PLURAL, "?": Number.UNKNOWN}

CASES = """
es fs hasta el [FR] cambia = hasta la [FR] cambia
es fs del [FR] = de la [FR]
es fs Al [FR] = A la [FR]
es fs un [guerra ferroviaria] = una [guerra ferroviaria]
es ms de la [Ejecutivo] = del [Ejecutivo]
es ms a la [Ejecutivo] = al [Ejecutivo]
es ms La [Ejecutivo] = El [Ejecutivo]
es mp la [comicios] = los [comicios]
es mp de la [comicios] = de los [comicios]
es fp del [fuerzas] = de las [fuerzas]
es mp en el [Ferrocarriles] = en los [Ferrocarriles]
es ms esta [Ejecutivo] = este [Ejecutivo]
es fs aquellos [guerra] = aquella [guerra]
es fp su [fuerzas] = sus [fuerzas]
es f? del [FR] = de la [FR]
es f? los [FR] = las [FR]
es ?? el [FR] = el [FR]
es fs todo el [FR] = toda la [FR]
es mp toda la [guardias] = todos los [guardias]
es fs el mismo [FR] = la misma [FR]
es fs del autodenominado [República] = de la autodenominada [República]
es fs primer [guerra] = primera [guerra]
es ms la nueva [Ejecutivo] = el nuevo [Ejecutivo]
es fs la [agua] = el [agua]
es fs un [área] = un [área]
es fs las [área] = el [área]
es fs al [AFP] = a la [AFP]
es fs dijo [FR] = dijo [FR]
es fs de [FR] = de [FR]
es fs con el ruso [FR] = con el ruso [FR]
es fs el, [FR] = el, [FR]
es fs EL [FR] = LA [FR]
es ?? España y [Italia] = España e [Italia]
es ?? uno e [Francia] = uno y [Francia]
es ?? siete o [ocho] = siete u [ocho]
es fs agua y [hielo] = agua y [hielo]
es fs agua y [hierba] = agua y [hierba]
fr fs le [FR] = la [FR]
fr fs du [FR] = de la [FR]
fr fs Au [FR] = À la [FR]
fr fs le [ONU] = l'[ONU]
fr ms la [KGB] = le [KGB]
fr ms l'[KGB] = le [KGB]
fr ms l’[KGB] = le [KGB]
fr fs l'[KGB] = la [KGB]
fr ms de l'[Kremlin] = du [Kremlin]
fr ms à l'[Kremlin] = au [Kremlin]
fr fs du [armée] = de l'[armée]
fr mp de la [drones] = des [drones]
fr mp au [drones] = aux [drones]
fr fs ce [guerre] = cette [guerre]
fr ms cette [état] = cet [état]
fr ms ce [état] = cet [état]
fr fs mon [guerre] = ma [guerre]
fr fs sa [armée] = son [armée]
fr fs tout le [guerre] = toute la [guerre]
fr ms le [hôpital] = l'[hôpital]
fr ms l'[héros] = le [héros]
fr fs le [Haye] = la [Haye]
fr ?? de [Ukraine] = d'[Ukraine]
fr ?? d'[Russie] = de [Russie]
fr ?? l'[KGB] = l'[KGB]
fr ms un [armée] = un [armée]
fr fs un [armée] = une [armée]
fr fs le soi-disant [guerre] = le soi-disant [guerre]
it fs il [FR] = la [FR]
it fs del [FR] = della [FR]
it fs nel [guerra] = nella [guerra]
it ms nella [Ministero] = nel [Ministero]
it ms la [armadio] = l'[armadio]
it ms il [armadio] = l'[armadio]
it ms della [armadio] = dell'[armadio]
it ms la [zaino] = lo [zaino]
it ms la [stato] = lo [stato]
it ms alla [stato] = allo [stato]
it ms l'[governo] = il [governo]
it ms dell’[governo] = del [governo]
it mp la [servizi] = i [servizi]
it mp le [armadi] = gli [armadi]
it mp delle [studenti] = degli [studenti]
it fp i [forze] = le [forze]
it fs un [armata] = un'[armata]
it fs uno [guerra] = una [guerra]
it ms una [zaino] = uno [zaino]
it ms un'[governo] = un [governo]
it fs quel [guerra] = quella [guerra]
it ms quella [armadio] = quell'[armadio]
it fs il suo [guerra] = la sua [guerra]
it fs dal nuovo [guerra] = dalla nuova [guerra]
it fs tutto il [guerra] = tutta la [guerra]
it ms sulla [KGB] = sul [KGB]
pt fs o [FR] = a [FR]
pt fs do [FR] = da [FR]
pt fs No [FR] = Na [FR]
pt fs ao [FR] = à [FR]
pt ms à [Governo] = ao [Governo]
pt ms pela [Governo] = pelo [Governo]
pt mp da [drones] = dos [drones]
pt fs num [guerra] = numa [guerra]
pt fs em um [guerra] = em uma [guerra]
pt fs deste [guerra] = desta [guerra]
pt ms naquela [conflito] = naquele [conflito]
pt fs o seu [guerra] = a sua [guerra]
pt ms A [Governo] = O [Governo]
pt ms foi a [Governo] = foi a [Governo]
pt ms com a [Governo] = com o [Governo]
pt fs todo o [guerra] = toda a [guerra]
ca fs el [FR] = la [FR]
ca fs del [FR] = de la [FR]
ca fs al [guerra] = a la [guerra]
ca fs pel [guerra] = per la [guerra]
ca ms de la [Govern] = del [Govern]
ca ms per la [Govern] = pel [Govern]
ca ms la [armari] = l'[armari]
ca ms el [home] = l'[home]
ca fs el [illa] = l'[illa]
ca fs el [història] = la [història]
ca fs l'[informació] = la [informació]
ca fs del [universitat] = de la [universitat]
ca mp de la [drons] = dels [drons]
ca fp els [forces] = les [forces]
ca ms d'[Govern] = de [Govern]
ca ?? de [Ucraïna] = d'[Ucraïna]
ca fs aquest [guerra] = aquesta [guerra]
ca fs el seu [guerra] = la seva [guerra]
ca fs l'altre [guerra] = l'altra [guerra]
de fs im [Stadt] = in der [Stadt]
de ms in der [Kreml] = im [Kreml]
de fs vom [Armee] = von der [Armee]
de ms zur [Kreml] = zum [Kreml]
de fs dem [Armee] = der [Armee]
de ns mit der [Ministerium] = mit dem [Ministerium]
de ms durch die [Kreml] = durch den [Kreml]
de ns die [Ministerium] = das [Ministerium]
de ms die [Kreml] = die [Kreml]
de fs das [Armee] = die [Armee]
de fs den [Armee] = den [Armee]
de fs mit den [Armee] = mit der [Armee]
de fs einen [Armee] = eine [Armee]
de ns eine [Ministerium] = ein [Ministerium]
de fs einem [Armee] = einer [Armee]
de fs Ein [Armee] = Eine [Armee]
de fs dieses [Armee] = dieses [Armee]
de ns für diese [Ministerium] = für dieses [Ministerium]
de fs des [Armee] = der [Armee]
de ms der [Kreml] = der [Kreml]
de np mit dem [Ministerien] = mit den [Ministerien]
de ns ins [Ministerium] = ins [Ministerium]
de fs ins [Armee] = in die [Armee]
de fs keinem [Armee] = keiner [Armee]
de f? dem [Armee] = dem [Armee]
ru fs этот [война] = этот [война]
"""


def parsed():
    """Language, gender, number, text before, place, text after."""
    for line in CASES.strip().splitlines():
        head, _, right = line.partition(" = ")
        language, grammar, text = head.split(" ", 2)
        yield language, grammar, text, right


def changed(language: str, grammar: str, shown: str) -> str:
    """What becomes of a text whose noun stands in brackets."""
    at, text = shown.index("["), shown.replace("[", "").replace("]", "")
    edit = agreement(text, at, language=language, gender=GENDERS[grammar[0]], number=NUMBERS[grammar[1]])
    if edit is None:
        return shown
    assert edit.start < edit.end <= at
    return text[: edit.start] + edit.new + text[edit.end : at] + shown[at:]


@pytest.mark.parametrize(("language", "grammar", "text", "right"), [*parsed()])
def test_tables(language: str, grammar: str, text: str, right: str) -> None:
    assert changed(language, grammar, text) == right


@pytest.mark.parametrize(("language", "grammar", "text", "right"), [*parsed()])
def test_what_agrees_stays(language: str, grammar: str, text: str, right: str) -> None:
    assert changed(language, grammar, right) == right


def test_a_code_that_is_no_word_ends_the_search() -> None:
    assert agreement("el FR", 3, language="es", gender=Gender.FEMININE, number=Number.SINGULAR, since=3) is None


@given(
    st.sampled_from([*TABLES, "de", "ru"]), st.sampled_from("mfn?"), st.sampled_from("sp?"),
    st.lists(st.sampled_from("el la de del l' d' un' nell' y o todo der im a à , the XQZ1 L’ su mio".split()), max_size=5),
    st.sampled_from(["agua", "FR", "hiver", "Italia", "zaino", "ocho", "", "1", "’"]),
)  # fmt: skip
def test_law_twice_is_once_and_the_noun_stays(
    language: str, gender: str, number: str, words: list[str], noun: str
) -> None:
    before = "".join(word if word.endswith(("'", "’")) else word + " " for word in words)
    once = changed(language, gender + number, f"{before}[{noun}]")
    assert once.endswith(f"[{noun}]")
    assert changed(language, gender + number, once) == once


def test_where_the_phrase_begins() -> None:
    assert begin_of_phrase("con el nuevo FR", 13, language="es") == 4
    assert begin_of_phrase("con FR", 4, language="es") == 4
    assert begin_of_phrase("mit dem FR", 8, language="de") == 8


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("es", "la guerra", "guerra"),
        ("fr", "L’armée", "armée"),
        ("es", "guerra", "guerra"),
        ("ru", "la guerra", "la guerra"),
    ],
)
def test_without_its_determiner(language: str, text: str, expected: str) -> None:
    assert without_determiner(text, language) == expected


def test_plural_endings() -> None:
    assert is_plural("coches con la Z", "es") is True
    assert is_plural("coche con la Z", "es") is False
    assert is_plural("relay cabinets", "en") is True
    assert is_plural("bureaux", "fr") is True
    assert is_plural("Ministerien", "de") is None
    assert is_plural("", "es") is False
