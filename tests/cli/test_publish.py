"""``translate publish``: the site of what is ready; what is live stays live."""

from __future__ import annotations

import pytest

from tests.verbs import ARTICLE, CONFIGURATION, GLOSSARY, Desk, assert_same_files, assert_told


def test_the_source_s_own_page_is_its_bytes(desk: Desk) -> None:
    odd = ARTICLE.replace("\n", "\r\n").replace("<p>", "<P  class='x'>").encode() + b"<!-- tail"
    desk.write("source/rail.html", odd)
    desk.ok("publish")
    assert (desk.root / "public/en/rail.html").read_bytes() == odd


def test_a_translated_page_differs_from_the_source_in_text_only(live: Desk) -> None:
    page = live.page("es")
    assert ' dir="rtl"' in live.page("ar")
    assert 'See <a href="/report?a=1&amp;b=2" title="[es] More">this report</a>' in page
    assert page.replace("[es] ", "").replace(' dir="ltr"', "").replace('lang="es"', 'lang="en"') == ARTICLE


def test_twice_writes_nothing(live: Desk) -> None:
    before = live.files()
    assert "0 of them written now" in live.ok("publish").out
    assert_same_files(before, live.files())


def test_unready_is_no_error_unless_it_was_asked_for_by_name(desk: Desk) -> None:
    desk.ok("extract")
    assert_told(desk.run("publish"), 0, "is not published: the title is not reviewed")
    assert_told(desk.run("publish", "rail"), 1, "rail [es] is not published", "90% are needed")
    assert_told(desk.run("publish", "rail", "--quiet"), 1, "is not published")
    assert desk.run("publish", "rail", "-l", "en").code == 0
    assert not desk.exists("public/es/rail.html")


def test_now_shows_gaps_in_the_source_language(desk: Desk) -> None:
    desk.ok("extract")
    desk.ok("prefill", "-e", "pseudo")
    desk.ok("publish", "rail", "--now", "-l", "ar")
    page = desk.page("ar")
    assert '<p lang="en" dir="ltr">Three relay cabinets burned.' in page
    assert "X-Desk-Published: 2026-11-22" in desk.read("locales/ar/rail.po")
    assert not desk.exists("public/es/rail.html")


def test_now_publishes_neither_a_locale_in_preparation_nor_one_without_catalog(desk: Desk) -> None:
    assert_told(desk.run("publish", "rail", "--now", "-l", "es"), 1, "there is no catalog")
    desk.write("translate.toml", CONFIGURATION + "[locale.es]\npreparing = true\n")
    desk.ok("extract")
    desk.review("es")
    assert_told(desk.run("publish", "rail", "--now", "-l", "es"), 1, "is being prepared")
    assert not desk.exists("public/es/rail.html")


def test_live_stays_live_and_paragraphs_fall_back(live: Desk) -> None:
    live.write("translate.toml", CONFIGURATION + "[publish]\nready = 1.0\n")
    live.write("glossary.yaml", GLOSSARY)
    with live.po("es") as catalog:
        title = catalog.find("Rail war")
        title.flags.append("fuzzy")
        catalog.find("Nobody was hurt.").msgstr = ""
    (live.root / "public/es/rail.html").unlink()
    live.run("extract")
    live.ok("publish")
    page = live.page("es")
    assert ">Rail war</title>" in page
    assert ">Nobody was hurt.<br>" in page
    assert '<h1 lang="en" dir="ltr">Rail war</h1>' in page
    assert '<p lang="en" dir="ltr">Three relay cabinets burned. See <a href="/report?a=1&amp;b=2"' in page
    assert "live since 2026-11-22" in live.ok("status").out


def test_a_source_edit_takes_no_page_down(live: Desk) -> None:
    live.edit("source/rail.html", "Three relay", "Four relay")
    live.ok("extract")
    live.ok("publish", "rail")
    page = live.page("es")
    assert "Four relay cabinets" in page
    assert "Three relay" not in page, "a fact is never shown stale"


def test_preview_shows_everything_marked(desk: Desk) -> None:
    desk.ok("extract")
    desk.ok("prefill", "-e", "pseudo")
    desk.ok("publish", "--preview")
    page = desk.page("es", folder="preview")
    assert '<meta name="robots" content="noindex">' in page
    assert 'data-desk-state="draft"' in page
    assert "X-Desk-Published" not in desk.read("locales/es/rail.po")
    before = desk.files()
    desk.ok("publish", "--preview")
    assert_same_files(before, desk.files())


@pytest.mark.parametrize("out", ["public", "./public", "source/../public", "site"])
def test_preview_never_overwrites_a_site(live: Desk, out: str) -> None:
    live.ok("publish", "-o", "site")
    before = live.files()
    assert_told(live.run("publish", "--preview", "-o", out), 2, "holds a published site", "-o")
    assert_same_files(before, live.files())


def test_preview_into_public_that_is_not_there_yet(desk: Desk) -> None:
    assert_told(desk.run("publish", "--preview", "-o", "public"), 2, "published site")


@pytest.mark.parametrize("out", [".", "..", "source", "locales/es", "source/.."])
def test_folders_that_are_no_place_for_a_site(live: Desk, out: str) -> None:
    before = live.files()
    assert live.run("publish", "-o", out).code == 2
    assert_same_files(before, live.files())


def test_a_site_is_never_written_into_a_preview(desk: Desk) -> None:
    desk.ok("publish", "--preview")
    assert_told(desk.run("publish", "-o", "preview"), 2, "holds a preview")


def test_another_folder(live: Desk, tmp_path) -> None:
    said = live.ok("publish", "-o", str(tmp_path / "elsewhere"))
    assert str(tmp_path / "elsewhere") in said.out
    assert (tmp_path / "elsewhere/es/rail.html").read_text(encoding="utf-8") == live.page("es")
    assert_told(live.run("publish", "-o", "site/below", at="source"), 2, "is the project's own")
    live.ok("publish", "-o", "../site", at="source")
    assert live.exists("site/es/rail.html")


def test_without_locales_the_source_is_published(desk: Desk) -> None:
    desk.write("translate.toml", "locales = []\n")
    desk.ok("publish")
    assert desk.page("en") == ARTICLE


def test_assets_and_twins(live: Desk) -> None:
    for name, content in {"photo.jpg": "en", "photo.es.jpg": "es", "img/s.ar.css": "alone", "a b.png": "x"}.items():
        live.write(f"source/{name}", content)
    live.ok("publish")
    assert [live.read(f"public/{tag}/photo.jpg") for tag in ("en", "es", "ar")] == ["en", "es", "en"]
    assert not live.exists("public/es/photo.es.jpg")
    assert live.read("public/es/img/s.ar.css") == "alone", "a twin without a plain file is a file of its own"
    assert live.read("public/ar/a b.png") == "x"
    assert not list(live.root.glob("public/**/*.meta.yaml"))


def test_sidecar_slug(live: Desk) -> None:
    live.write("source/2026/cars.txt", "Z-cars\n")
    live.write("source/2026/cars.meta.yaml", "slug: z-cars\n")
    live.ok("publish", "-l", "en")
    assert live.exists("public/en/2026/z-cars.html")
    assert not live.exists("public/en/2026/cars.html")


@pytest.mark.parametrize("slug", ["rail", "index", "taken"])
def test_a_slug_never_overwrites_another_page(live: Desk, slug: str) -> None:
    for name in ("cars", "a"):
        live.write(f"source/{name}.txt", f"{name}\n")
    live.write("source/a.meta.yaml", "slug: taken\n")
    live.write("source/cars.meta.yaml", f"slug: {slug}\n")
    assert_told(live.run("publish", "-l", "en"), 1, f"the slug '{slug}' is taken")
    assert live.page("en") == ARTICLE
    assert live.page("en", "taken").count("<h1>a</h1>") == 1


def test_sidecars_decide_what_is_translated(live: Desk) -> None:
    live.write("source/own.txt", "Own\n")
    live.write("source/own.meta.yaml", "translate: false\n")
    live.write("source/quiet.txt", "Quiet\n")
    live.write("source/quiet.meta.yaml", "confidential: true\nlocales: [es]\n")
    live.ok("extract")
    live.review("es", "quiet")
    live.ok("publish")
    assert live.exists("public/en/own.html")
    assert not live.exists("public/es/own.html")
    assert live.exists("public/es/quiet.html")
    assert not live.exists("public/ar/quiet.html")


def test_text_and_fragments_get_a_page_around_them(live: Desk) -> None:
    live.write("source/note.txt", "A <b> & title\n\nOne. Two.\n")
    live.write("source/note.meta.yaml", "author: 'A \"B\" <script>'\n")
    live.write("source/part.html", "<h2>Part</h2>\n<p>Of a page.</p>\n")
    live.ok("extract")
    live.review("ar", "part")
    live.ok("publish")
    note = live.page("en", "note")
    assert "<title>A &lt;b&gt; &amp; title</title>" in note
    assert "<script>" not in note
    assert '<html lang="en" dir="ltr">' in note
    part = live.page("ar", "part")
    assert '<html lang="ar" dir="rtl">' in part
    assert "<h2>[ar] Part</h2>" in part


def test_the_project_s_own_template(live: Desk) -> None:
    live.write("source/note.txt", "Note\n\nOne.\n")
    live.write("templates/page.html", "<html lang={{ lang }}><title>{{ title }}</title>Own {{ content }}{{ head }}\n")
    live.ok("publish", "-l", "en")
    assert live.page("en", "note") == "<html lang=en><title>Note</title>Own <h1>Note</h1>\n<p>One.</p>\n\n"


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("<p>\n{{ title", 2),
        ("{% if %}", 1),
        ("\n\n{{ nothing }}", 3),
        ("{{ ''.__class__ }}", 1),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", 1),
        ("{{ content.__init__.__globals__ }}", 1),
        ("{% include '/etc/passwd' %}", 1),
        ("\n{{ 1 / 0 }}", 2),
        ("{{ title + 1 }}", 1),
        ("{% for i in range(999999999) %}{% endfor %}", 1),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1),
        (b"\xff", 1),
    ],
)
def test_a_broken_or_hostile_template(live: Desk, template: str | bytes, line: int) -> None:
    live.write("source/note.txt", "Note\n")
    live.write("templates/page.html", template)
    assert_told(live.run("publish", "-l", "en"), 1, f"templates/page.html:{line}: ")
    assert live.page("en") == ARTICLE, "articles that need no template are published"
    assert not live.exists("public/en/note.html")


def test_a_broken_glossary_changes_no_live_page_and_is_told(live: Desk) -> None:
    before = live.page("es")
    live.write("glossary.yaml", "version: 1\nsource: en\nconcepts: 3\n")
    assert_told(live.run("publish"), 1, "glossary.yaml:3")
    assert live.page("es") == before


@pytest.mark.parametrize(("out", "shown"), [("", "public"), ("sites/one", "sites/one")])
def test_a_page_that_cannot_be_written_is_named_from_the_project(live: Desk, out: str, shown: str) -> None:
    live.ok("publish", *(["-o", out] if out else []))
    page = live.root / shown / "es/rail.html"
    page.unlink()
    page.mkdir()
    (page / "x").write_text("x")
    said = live.run("publish", *(["-o", out] if out else []))
    assert_told(said, 1, f"error: {shown}/es/rail.html: cannot")
    live.write("source/photo.jpg", b"x")
    (live.root / shown / "es/photo.jpg").mkdir(parents=True)
    assert_told(live.run("publish", *(["-o", out] if out else [])), 1, f"error: {shown}/es/photo.jpg: cannot")


def test_a_page_outside_of_the_project_is_named_whole(live: Desk) -> None:
    out = live.root.parent / "www"
    live.ok("publish", "-o", str(out))
    (out / "es/rail.html").unlink()
    (out / "es/rail.html").mkdir()
    assert_told(live.run("publish", "-o", str(out)), 1, f"error: {out}/es/rail.html: cannot")
