"""What a filled memory answers, whichever way it was filled."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate.memory import schema
from translate.memory.lookup import Finder, How, Match
from translate.memory.pairs import Pair
from translate.memory.slots import Names, names_of
from translate.memory.write import Writer
from translate.model.locale import parse
from translate.terminology.load import load

EN, ES, RU = parse("en"), parse("es"), parse("ru")


class Filled:
    """A memory in RAM."""

    def __init__(self, names: Names = Names()) -> None:  # noqa: B008  # a frozen value
        self.database = sqlite3.connect(":memory:", isolation_level=None)
        schema.create(self.database)
        self.names = names
        self.writer = Writer(self.database, EN, names)

    def put(self, path: str, *pairs: Pair, locale=ES, catalog: bool = True) -> Filled:
        self.writer.replace(path, "stamp", path, [(locale, pair) for pair in pairs], catalog=catalog)
        return self

    def find(self, text: str, *, family="", locale=ES, around=("", ""), threshold=75, limit=1) -> list[Match]:
        finder = Finder(self.database, EN, self.names)
        return finder.find(locale, (family, text), around=around, threshold=threshold, limit=limit)

    def best(self, text: str, **more) -> tuple[str, int, How, str] | None:
        found = self.find(text, **more)
        return (found[0].target, found[0].score, found[0].how, found[0].origin) if found else None

    def rows(self) -> dict[str, int]:
        return {
            name: self.database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in schema.NAMES
            if name not in ("locale", "fact")
        }


FIRE = "Nobody was hurt in the fire at the station."


def test_the_same_text_in_its_context_goes_first() -> None:
    memory = (
        Filled().put("a", Pair("One", "Uno a"), Pair("One", "Uno a")).put("b", Pair("One", "Uno b", "", ("X", "Y")))
    )
    assert memory.best("One") == ("Uno a", 100, How.EXACT, "a")
    assert memory.best("One", around=("X", "Y")) == ("Uno b", 101, How.IN_CONTEXT, "b")
    assert memory.best("One", around=("X", "Z")) == ("Uno a", 100, How.EXACT, "a")
    assert memory.best("One", locale=RU) is None


def test_a_message_alone_in_its_article_has_no_context() -> None:
    assert Filled().put("a", Pair("One", "Uno")).best("One")[1] == 100


def test_another_family_goes_last() -> None:
    memory = Filled().put("a", Pair("War", "GUERRA", "heading"))
    assert memory.best("War") == ("GUERRA", 95, How.EXACT, "a")
    memory.put("b", Pair("War", "Guerra"))
    assert memory.best("War") == ("Guerra", 100, How.EXACT, "b")
    assert [match.score for match in memory.find("War", limit=5)] == [100, 95]


def test_of_equal_ones_the_live_then_the_frequent_then_the_catalog_then_the_first() -> None:
    memory = (
        Filled().put("z.tmx", Pair("One", "tmx"), catalog=False).put("b", Pair("One", "b")).put("a", Pair("One", "a"))
    )
    assert memory.best("One")[0] == "a"
    memory.put("c", Pair("One", "b"))
    assert memory.best("One")[0] == "b"
    dead = Filled().put("a", Pair("One", "gone", live=False)).put("b", Pair("One", "live"))
    assert dead.best("One")[0] == "live"
    assert Filled().put("a", Pair("One", "gone", live=False)).best("One")[0] == "gone"


def test_numbers_dates_and_names_are_slots() -> None:
    glossary = "version: 1\nsource: en\nconcepts:\n- {id: kgb, en: {term: KGB}, dnt: [es]}\n- {id: fsb, en: {term: FSB}, dnt: [es]}\n"
    memory = Filled(names_of(load(glossary, "g")))
    memory.put("a", Pair("The KGB held 12 people on 3 May.", "El KGB detuvo a 12 personas el 3 de mayo."))
    found = memory.find("The FSB held 15 people on 7 June.")[0]
    assert (found.target, found.score, found.how) == ("El FSB detuvo a 15 personas el 7 de junio.", 100, How.FILLED)
    assert found.source == "The KGB held 12 people on 3 May."
    memory = Filled().put("a", Pair("12 people were held.", "Una docena fue detenida."))
    assert memory.best("15 people were held.")[2] is How.FUZZY, "the number is not there as written"


def test_what_resembles_it() -> None:
    memory = Filled().put(
        "a", Pair(FIRE, "Nadie."), *(Pair(f"Other text number {n} of the lot.", "x") for n in range(50))
    )
    target, score, how, _ = memory.best("Nobody was badly hurt in the fire at the station.")
    assert (target, how) == ("Nadie.", How.FUZZY)
    assert 85 <= score <= 99
    assert memory.best("Nobody was badly hurt in the fire at the station.", family="heading")[1] == score - 5
    assert memory.best("Nobody was badly hurt in the fire at the station.", threshold=99) is None
    assert memory.best("The dog barked all night long.") is None


def test_a_common_beginning_brings_nothing() -> None:
    police = "The police said on Monday that"
    others = (Pair(f"{police} {word} had been found.", "x") for word in ("ships", "coins", "books", "trees", "maps"))
    memory = Filled().put("a", Pair(f"{police} three men had been arrested near the border.", "Tres."), *others)
    assert memory.best(f"{police} the old bridge would stay closed until spring.") is None


def test_short_texts_resemble_nothing() -> None:
    memory = Filled().put("a", Pair("Read it now", "Lea"))
    assert memory.best("Read this now", threshold=0) is None
    assert memory.best("Read it now")[1] == 100


def test_scripts_without_blanks() -> None:
    memory = Filled().put("a", Pair("警方今天说没有人受伤。", "Nadie."))
    assert memory.best("警方昨天说没有人受伤。")[0] == "Nadie."


def test_codes_of_a_similar_sentence_are_fitted() -> None:
    memory = Filled().put("a", Pair("See <a>this long report</a> from the desk.", "Vea <a>este informe</a>."))
    assert memory.best("See this long report from the desk.")[:2] == ("Vea este informe.", 99)
    assert memory.best("See <a1>this long report</a1> from the <a2>desk</a2>.")[0] == "Vea <a1>este informe</a1>."


def test_texts_with_the_same_number_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("write", "lookup"):
        monkeypatch.setattr(f"translate.memory.{module}.number_of", lambda text: len(text) % 3)
    memory = Filled().put("a", *(Pair(f"t{n:03}", f"x{n}") for n in range(30)))
    assert memory.best("t007")[0] == "x7"


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "a" * 20_000, "word " * 5_000, "<a>", "é" * 4, "12", "'; DROP TABLE source"]
)
def test_no_text_makes_it_fail(text: str) -> None:
    memory = Filled().put("a", Pair(text, "x"), Pair(FIRE, "y"))
    assert memory.find(text)[0].target == "x"
    memory.find(f"{text} {text}")


def test_a_file_that_changed_leaves_nothing_behind() -> None:
    memory = Filled().put("a", Pair(FIRE, "1"), Pair("Two", "2")).put("b", Pair(FIRE, "3"))
    before = memory.rows()
    memory.put("c", Pair("Something else entirely here.", "4"), Pair(FIRE, "5")).put("c", Pair("Third", "6"))
    memory.writer.remove("c")
    memory.writer.remove("never there")
    assert memory.rows() == before
    memory.writer.remove("a")
    memory.writer.remove("b")
    assert set(memory.rows().values()) == {0}


def test_slots_follow_the_names() -> None:
    memory = Filled().put("a", Pair("Sources of KGB denied it.", "Fuentes de KGB lo niegan."))
    assert memory.best("Sources of FSB denied it.") is None or memory.best("Sources of FSB denied it.")[2] is How.FUZZY
    glossary = "version: 1\nsource: en\nconcepts:\n- {id: kgb, en: {term: KGB}, dnt: [es]}\n- {id: fsb, en: {term: FSB}, dnt: [es]}\n"
    memory.names = names_of(load(glossary, "g"))
    Writer(memory.database, EN, memory.names).mark_slots()
    assert memory.best("Sources of FSB denied it.")[:3] == ("Fuentes de FSB lo niegan.", 100, How.FILLED)


WORDS = st.sampled_from("fire station police men border bridge spring said Monday nobody hurt closed 12 15".split())
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
FILES = st.dictionaries(st.sampled_from("abc"), st.lists(st.tuples(TEXTS, TEXTS), max_size=5), max_size=3)


@settings(max_examples=60)
@given(st.lists(FILES, min_size=1, max_size=4), TEXTS)
def test_law_whatever_was_there_before_only_the_last_state_counts(history: list, query: str) -> None:
    lived, fresh = Filled(), Filled()
    for state in history:
        for path in set("abc") - state.keys():
            lived.writer.remove(path)
        for path, pairs in sorted(state.items()):
            lived.put(path, *(Pair(*pair) for pair in pairs))
    for path, pairs in sorted(history[-1].items()):
        fresh.put(path, *(Pair(*pair) for pair in pairs))
    rows = [
        sorted(
            f.database.execute("SELECT s.text, t.target, t.file FROM source s JOIN translation t ON t.source = s.id")
        )
        for f in (lived, fresh)
    ]
    assert [row[:2] for row in rows[0]] == [row[:2] for row in rows[1]]
    assert lived.rows()["word"] == fresh.rows()["word"]
    known = {source for pairs in history[-1].values() for source, _ in pairs}
    found = lived.find(query)
    assert (bool(found) and found[0].how is How.EXACT) == (query in known)
