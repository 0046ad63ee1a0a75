"""The parts of a kit: our texts in each language, names of files, the ZIP."""

from __future__ import annotations

import io
import re
import zipfile
from importlib.resources import files

import pytest

from translate.model.locale import parse
from translate.project.kit import Packed, kit, safe_name, texts_for
from translate.project.workspace import Source
from translate.publish.numbered import Term

FOLDER = files("translate.project").joinpath("kit_texts")
LANGUAGES = sorted(path.name.removesuffix(".md") for path in FOLDER.iterdir())


def packed(id: str, *terms: Term) -> Packed:
    return Packed(Source(id, f"source/{id}.html", "html"), 1, 1, ((f"{safe_name(id)}.es.po", b"x"),), terms)


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_the_languages():
    assert {"en", "es", "ru", "uk", "ar", "fr", "de", "pl", "pt", "it", "tr", "zh"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_whole_and_say_who_wrote_them(language):
    texts = texts_for(parse(language))
    english = texts_for(parse("en"))
    assert texts.locale.language == language
    assert len(texts.columns) == 4
    assert all((texts.title, texts.numbers, texts.terms, texts.keep, texts.made))
    first = FOLDER.joinpath(f"{language}.md").read_text(encoding="utf-8").partition("\n")[0]
    assert "translate-desk project with machine assistance" in first
    assert ("not reviewed by a native speaker" in first) is (language != "en")
    assert "translate-desk" in texts.made
    shape = re.compile(r"^(?:##|[0-9]\.|-)(?= )", re.MULTILINE)
    assert shape.findall(texts.body) == shape.findall(english.body)
    for word in ("msgstr", "msgid", "`<a>…</a>`", "fuzzy", "Poedit", "OmegaT", "`#`", "ZIP"):
        assert word in texts.body, word


@pytest.mark.parametrize(("tag", "found"), [("pt-BR", "pt"), ("zh-Hant", "zh"), ("sr-Latn", "en"), ("ay", "en")])
def test_the_nearest_language_or_english(tag, found):
    assert texts_for(parse(tag)).locale.tag == found


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2026/rail.es", "2026/rail.es"),
        ('a:b?c*"<>|\\', "a_b_c______"),
        ("con/aux.es", "_con/_aux.es"),
        ("Köln/железо.ru", "Köln/железо.ru"),
        ("dot. /x", "dot/x"),
        ("x" * 300, "x" * 100),
    ],
)
def test_names_that_windows_can_unpack(name, safe):
    assert safe_name(name) == safe


def test_names_that_differ_in_letter_case_only():
    data = kit([packed("Rail"), packed("rail")], parse("es"), parse("en"))
    assert names(data) == ["Rail.es.po", "rail.es-2.po", "read-me.html"]


def test_the_same_content_is_the_same_zip():
    one, two = packed("a", Term("KGB", "KGB")), packed("b", Term("KGB", "KGB"), Term("a<b", "<i>", ("no",), "&"))
    data = kit([one, two], parse("es"), parse("en"))
    assert data == kit([two, one], parse("es"), parse("en"))
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    table = archive.read("terms.html").decode()
    assert table.count("<tr>") == 3
    assert "<i>" not in table
    assert table.index("a&lt;b") < table.index("KGB")
