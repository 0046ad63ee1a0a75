"""An older translation comes into the catalog: what is written, where, and what never is."""

from __future__ import annotations

import pytest

from tests.verbs import Desk, assert_same_files, assert_told, assert_valid
from translate.catalogs import desk as lines
from translate.catalogs.reader import read
from translate.catalogs.state import State, state_of

SOURCE = """<!DOCTYPE html>
<html lang="en">
<head><title>The rail war of 2022</title><meta name="description" content="How it began on the railway."></head>
<body>
<h1>The rail war of 2022</h1>
<p>Three relay cabinets burned near the town of Vitebsk. See <a href="/report?a=1" title="More">this report</a> from 2022.</p>
<p>Nobody was hurt in that night.<br>We thank <em>all our readers</em> for their letters.</p>
<ul><li>The first train stood for 6 hours.</li><li>The second one, 41 wagons long, never came.</li></ul>
<p>A paragraph that the older page does not have, since it was written only yesterday by an editor.</p>
<img src="photo.jpg" alt="A burned cabinet">
</body>
</html>
"""

OLD = """<html lang="es">
<head><title>La guerra del riel de 2022</title><meta name="description" content="Cómo empezó en el ferrocarril."></head>
<body onload="steal()">
<h1>La guerra del riel de 2022</h1>
<p>Tres armarios de relés ardieron cerca de la ciudad de Vitebsk.
   Véase <a class="old" href="/report" onclick="steal()">este informe</a> de 2022.</p>
<p>Nadie resultó herido aquella noche.<br>Damos las gracias a <i>todos los lectores</i> por sus cartas.</p>
<ul><li>El primer tren estuvo parado 6 horas.</li><li>El segundo, de 41 vagones, no llegó nunca.</li></ul>
<img src="photo.jpg" alt="Un armario quemado">
</body>
</html>
"""


@pytest.fixture
def old(desk: Desk) -> Desk:
    """A project with an article and its older translation beside it."""
    desk.write("source/rail.html", SOURCE)
    desk.write("old/rail.html", OLD)
    return desk


def messages(desk: Desk, locale: str = "es", article: str = "rail"):
    """The live messages of a catalog by msgid; a headline and a text of one wording differ by context."""
    path = f"locales/{locale}/{article}.po"
    return {message.msgid: message for message in read((desk.root / path).read_bytes(), path).messages}


def test_sentences_become_drafts_with_their_origin(old: Desk) -> None:
    old.ok("extract", "--from", "es=old/rail.html", "rail")
    found = messages(old)
    message = found["See <a>this report</a> from 2022."]
    assert message.msgstr == "Véase <a>este informe</a> de 2022."
    assert state_of(message) is State.DRAFT
    line = lines.parse(message.comments)
    assert line.origin == "import/old/rail.html"
    assert line.since == "2026-11-22"
    assert line.by_person, "a person wrote it: it is never thrown away"
    assert 50 <= int(line.get("score")) <= 100
    assert found["The rail war of 2022"].msgstr == "La guerra del riel de 2022"
    assert found["A burned cabinet"].msgstr == "Un armario quemado"
    assert found["The second one, 41 wagons long, never came."].msgstr == "El segundo, de 41 vagones, no llegó nunca."
    assert found["More"].msgstr == ""
    assert_valid(old.root / "locales/es/rail.po")


def test_nothing_of_the_old_page_s_markup_comes_in(old: Desk) -> None:
    old.ok("extract", "--from", "es=old/rail.html", "rail")
    catalog = old.read("locales/es/rail.po")
    assert "steal" not in catalog
    assert "class" not in catalog
    assert messages(old)["We thank <em>all our readers</em> for their letters."].msgstr == (
        "Damos las gracias a <em>todos los lectores</em> por sus cartas."
    )
    assert old.findings() == []


def test_a_second_run_writes_nothing(old: Desk) -> None:
    old.ok("extract", "--from", "es=old/rail.html", "rail")
    before = old.files()
    said = old.ok("extract", "--from", "es=old/rail.html", "rail")
    assert "0 of " in said.out
    assert_same_files(before, old.files())
    old.ok("extract")
    assert_same_files(before, old.files())


def test_what_is_there_stays(old: Desk) -> None:
    """Neither a person's text nor a draft is written over; a comment stays as well."""
    old.ok("extract")
    with old.po("es") as catalog:
        for entry in catalog:
            if entry.msgid == "Nobody was hurt in that night.":
                entry.msgstr, entry.tcomment = "De una persona.", "Ask Anna."
            elif entry.msgid == "The first train stood for 6 hours.":
                entry.msgstr, entry.flags = "A medias", ["fuzzy"]
            elif entry.msgid == "The second one, 41 wagons long, never came.":
                entry.tcomment = "Really 41?"
    old.ok("extract", "--from", "es=old/rail.html", "rail")
    found = messages(old)
    assert found["Nobody was hurt in that night."].msgstr == "De una persona."
    assert found["The first train stood for 6 hours."].msgstr == "A medias"
    last = found["The second one, 41 wagons long, never came."]
    assert last.msgstr.startswith("El segundo")
    assert " Really 41?" in last.comments


def test_a_merged_sentence_is_written_whole_or_not_at_all(old: Desk) -> None:
    one = "The old soldiers of both armies walked slowly over the wide field."
    two = "They said nothing to each other in the whole evening, which was long."
    both = (
        "Los viejos soldados de los dos ejércitos cruzaron despacio el campo ancho y en toda la tarde, "
        "que fue larga, no se dijeron nada."
    )
    old.edit("source/rail.html", "<ul>", f"<p>{one} {two}</p><ul>")
    old.edit("old/rail.html", "<ul>", f"<p>{both}</p><ul>")
    old.ok("extract")
    with old.po("es") as catalog:
        for entry in catalog:
            if entry.msgid == two:
                entry.msgstr = "De una persona."
    old.ok("extract", "--from", "es=old/rail.html", "rail")
    assert messages(old)[one].msgstr == "", "with <empty/> for the other it would say less than before"
    assert messages(old)[two].msgstr == "De una persona."
    with old.po("es") as catalog:
        for entry in catalog:
            if entry.msgid == two:
                entry.msgstr = ""
    old.ok("extract", "--from", "es=old/rail.html", "rail")
    assert (messages(old)[one].msgstr, messages(old)[two].msgstr) == (both, "<empty/>")
    assert old.findings() == []
    preview = old.ok("publish", "--preview")
    assert "error" not in preview.text
    assert f">{both} <" in old.page("es", folder="preview") or both in old.page("es", folder="preview")


def test_accepted_drafts_are_published(old: Desk) -> None:
    old.ok("extract", "--from", "es=old/rail.html", "rail")
    with old.po("es") as catalog:
        for entry in catalog:
            entry.flags = []
    old.ok("publish", "--now")
    page = old.page("es")
    assert '<a href="/report?a=1" title="More">este informe</a>' in page
    assert "<em>todos los lectores</em>" in page


def test_a_file_outside_the_project_is_named_by_its_name_alone(old: Desk, tmp_path) -> None:
    elsewhere = tmp_path / "anna's private folder"
    elsewhere.mkdir()
    (elsewhere / "Rail war.html").write_text(OLD, encoding="utf-8")
    old.ok("extract", "--from", f"es={elsewhere}/Rail war.html", "rail")
    catalog = old.read("locales/es/rail.po")
    assert "origin=import/Rail%20war.html " in catalog
    assert "anna" not in catalog


def test_from_a_folder_below(old: Desk) -> None:
    old.ok("extract", "--from", "es=rail.html", at="old")
    assert "origin=import/old/rail.html " in old.read("locales/es/rail.po")


def test_text_files_in_another_encoding(old: Desk) -> None:
    old.write(
        "source/note.txt", "A short note\n\nIt came on 3 May 2021 by post.\n\nSee https://a.example/x for more.\n"
    )
    text = "Una nota breve\n\nLlegó por correo el 3 de mayo de 2021.\n\nVéase https://a.example/x para más.\n"
    old.write("old/note.txt", text.encode("utf-16"))
    old.ok("extract", "--from", "es=old/note.txt")
    found = messages(old, article="note")
    assert found["It came on 3 May 2021 by post."].msgstr == "Llegó por correo el 3 de mayo de 2021."
    assert found["See <a>https://a.example/x</a> for more."].msgstr == "Véase <a>https://a.example/x</a> para más."


def test_another_format_than_the_article_s(old: Desk) -> None:
    old.write(
        "old/rail.txt",
        "La guerra del riel de 2022\n\nTres armarios de relés ardieron cerca de la ciudad de Vitebsk. "
        "Véase este informe de 2022.\n\nNadie resultó herido aquella noche.\nDamos las gracias a todos los lectores por "
        "sus cartas.\n\nEl primer tren estuvo parado 6 horas.\n\nEl segundo, de 41 vagones, no llegó nunca.\n",
    )
    old.ok("extract", "--from", "es=old/rail.txt", "rail")
    found = messages(old)
    assert found["The second one, 41 wagons long, never came."].msgstr == "El segundo, de 41 vagones, no llegó nunca."
    assert found["Three relay cabinets burned near the town of Vitebsk."].msgstr == (
        "Tres armarios de relés ardieron cerca de la ciudad de Vitebsk."
    )


# What is refused


def test_a_page_about_something_else(old: Desk) -> None:
    blocks = "".join(
        f"<p>La número {n} de muchas cosas que nadie preguntó, y que nada tienen que ver con trenes.</p>"
        for n in range(30)
    )
    old.write("old/rail.html", f"<html lang=es><body>{blocks}</body></html>")
    old.ok("extract")
    before = old.files()
    assert_told(
        old.run("extract", "--from", "es=old/rail.html"), 1, "is no translation of source/rail.html", "Nothing was"
    )
    assert_same_files(before, old.files())


def test_an_empty_page(old: Desk) -> None:
    old.write("old/rail.html", "")
    assert_told(old.run("extract", "--from", "es=old/rail.html"), 1, "old/rail.html: is no translation")


def test_the_article_itself_is_no_translation_of_it(old: Desk) -> None:
    said = old.run("extract", "--from", "es=source/rail.html")
    assert_told(said, 1, "holds no text in es that fits source/rail.html", "It says that it is in en")
    assert "import/" not in old.read("locales/es/rail.po")


def test_a_page_in_another_script(old: Desk) -> None:
    said = old.run("extract", "--from", "ar=old/rail.html", "rail")
    assert_told(said, 1, "holds no text in ar", "It says that it is in es")
    assert "Véase" not in old.read("locales/ar/rail.po")


def test_a_page_that_says_it_is_in_another_language(old: Desk) -> None:
    old.edit("old/rail.html", 'lang="es"', 'lang="pt-BR"')
    said = old.ok("extract", "--from", "es=old/rail.html", "rail")
    assert "warning: old/rail.html: says that it is in pt-BR, not in es" in said.err


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("old/none.html", "cannot read it"),
        ("old", "no format reads this file"),
        ("old/rail.pdf", "no format reads this file"),
        ("old/folder.html", "cannot read it"),
        ("old/bad.txt", "not UTF-8"),
        ("old/\0.html", "cannot read it"),
    ],
)
def test_files_that_cannot_be_read(old: Desk, name: str, told: str) -> None:
    old.write("old/rail.pdf", "x")
    old.write("old/bad.txt", b"caf\xe9")
    (old.root / "old/folder.html").mkdir()
    said = old.run("extract", "--from", f"es={name}", "rail")
    assert_told(said, 1, told)
    assert old.exists("locales/es/rail.po"), "extraction itself is done"


def test_two_files_at_once_and_one_of_them_broken(old: Desk) -> None:
    old.write("old/ar.html", "<p>x")
    said = old.run("extract", "--from", "ar=old/ar.html", "--from", "es=old/rail.html", "rail")
    assert_told(said, 1, "old/ar.html:")
    assert messages(old)["A burned cabinet"].msgstr == "Un armario quemado"
