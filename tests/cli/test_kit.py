"""``translate kit``: what is mailed to a translator."""

from __future__ import annotations

import io
import re
import zipfile

import polib
import pytest

from tests.verbs import GLOSSARY, Desk, assert_same_files, assert_told
from translate.catalogs.given import read_given
from translate.catalogs.reader import read

KIT = "kit-es-2026-11-22.zip"


def content(desk: Desk, name: str = KIT) -> dict[str, str]:
    """What is in a kit."""
    with zipfile.ZipFile(io.BytesIO((desk.root / name).read_bytes())) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info).decode() for info in archive.infolist()}


@pytest.fixture
def ready(desk: Desk) -> Desk:
    """Extracted, drafted, with a glossary."""
    desk.write("glossary.yaml", GLOSSARY)
    desk.ok("extract")
    desk.ok("prefill", "-e", "pseudo")
    return desk


def test_what_is_in_it(ready: Desk) -> None:
    said = ready.ok("kit", "es")
    assert said.out == f"rail: 8 of 8 messages wait\n{KIT}: 1 article\n"
    found = content(ready)
    assert sorted(found) == ["rail.es.html", "rail.es.po", "read-me.html", "terms.html"]
    catalog = read(found["rail.es.po"].encode(), "x.po")
    assert len(read_given(catalog.header) or ()) == len(catalog.messages) == 8
    assert (catalog.header.get("X-Desk-Article"), catalog.header.get("Language")) == ("rail", "es")
    assert "<td>armario de relés</td><td>gabinete (another thing)</td>" in found["terms.html"]
    assert 'lang="es"' in found["read-me.html"]
    assert "msgstr" in found["read-me.html"]


def test_numbers_are_places_in_the_catalog(ready: Desk) -> None:
    ready.ok("kit", "es")
    found = content(ready)
    entries = [entry.msgid for entry in polib.pofile(found["rail.es.po"])]
    shown = re.findall(r'<span class="n" dir="ltr">(\d+)</span>([^<]*)', found["rail.es.html"])
    assert {int(number) for number, _ in shown} == set(range(1, len(entries) + 1))
    for number, text in shown:
        assert entries[int(number) - 1].startswith(text.strip()[:9])


def test_its_pages_load_nothing(ready: Desk) -> None:
    ready.edit(
        "source/rail.html", "</head>", "<style>p{background:url(https://x.invalid/a)}</style><script>1</script></head>"
    )
    ready.edit("source/rail.html", "<p>Nobody", '<p onclick="x()" style="background:url(//x.invalid/b)">Nobody')
    ready.ok("extract")
    ready.ok("kit", "es")
    for name, text in content(ready).items():
        if name.endswith(".html"):
            assert not re.search(r"x\.invalid|<script|\bon\w+=|<img|<link|src=|url\(|href=|@import", text), name


def test_the_same_kit_is_the_same_bytes(ready: Desk) -> None:
    ready.ok("kit", "es")
    before = ready.files()
    said = ready.ok("kit", "es")
    assert said.out.endswith("as it was\n")
    assert_same_files(before, ready.files())


def test_confidential_articles_must_be_named(ready: Desk) -> None:
    ready.write("source/2026/secret.html", "<h1>The source</h1>")
    ready.write("source/2026/secret.meta.yaml", "confidential: true\n")
    ready.ok("extract")
    for names in ((), ("*",)):
        assert_told(ready.run("kit", "es", *names), 0, "2026/secret is not in the kit: it is confidential")
        assert not [name for name in content(ready) if "secret" in name]
    ready.ok("kit", "es", "2026/secret", "-o", "one.zip")
    assert sorted(content(ready, "one.zip")) == ["2026/secret.es.html", "2026/secret.es.po", "read-me.html"]
    ready.ok("kit", "es", "source/2026/secret.html", "-o", "one.zip")


def test_private_terms_stay_here(ready: Desk) -> None:
    ready.write(
        "glossary.private.yaml",
        GLOSSARY.replace("relay-cabinet", "x").replace("relay cabinet", "reader").replace("armario", "PRIVADO"),
    )
    ready.ok("kit", "es")
    assert "PRIVADO" not in "".join(content(ready).values())


def test_no_name_goes_out(ready: Desk) -> None:
    ready.edit("locales/es/rail.po", "Last-Translator: ", "Last-Translator: Ana <ana@example.org>")
    ready.ok("kit", "es")
    assert "ana@" not in content(ready)["rail.es.po"]


def test_what_is_done_is_left_out_unless_named(ready: Desk) -> None:
    ready.review("es")
    assert_told(ready.run("kit", "es"), 0, "nothing is left to do: 1 article", "no kit was made")
    assert not ready.exists(KIT)
    assert "rail: 0 of 8 messages wait" in ready.ok("kit", "es", "rail").out


def test_an_article_that_changed_since_is_told(ready: Desk) -> None:
    ready.write("source/other.html", "<p>One thing more.</p>")
    ready.ok("extract")
    ready.edit("source/rail.html", "Nobody was hurt", "Somebody was hurt")
    assert_told(
        ready.run("kit", "es"),
        1,
        "source/rail.html: the article has changed",
        "translate extract rail",
        "other: 1 of 1",
    )
    assert "other.es.po" in content(ready)


def test_without_a_catalog(desk: Desk) -> None:
    assert_told(desk.run("kit", "es"), 1, "locales/es/rail.po: there is no catalog yet", "translate extract rail")
    assert not desk.exists(KIT)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("en",), 2, "en is the language of the articles"),
        (("fr",), 2, "the project has no locale fr"),
        (("es", "nothing"), 2, "there is no article 'nothing'"),
        (("es", "-o", "source/a.zip"), 2, "the project's own folders"),
        (("es", "-o", "public/a.zip"), 2, "the project's own folders"),
        (("es", "-o", "translate.toml"), 2, "a kit is a ZIP"),
        (("es", "-o", "my.zip"), 2, "no ZIP"),
    ],
)
def test_refusals(ready: Desk, arguments: tuple[str, ...], code: int, told: str) -> None:
    ready.write("my.zip", "not a zip")
    before = ready.files()
    assert_told(ready.run("kit", *arguments), code, told)
    assert_same_files(before, ready.files())


def test_where_it_goes(ready: Desk) -> None:
    ready.ok("kit", "es", at="source")
    assert ready.exists(KIT)
    (ready.root / "mail").mkdir()
    ready.ok("kit", "ar", "-o", "mail")
    assert ready.exists("mail/kit-ar-2026-11-22.zip")
    assert 'dir="rtl"' in content(ready, "mail/kit-ar-2026-11-22.zip")["read-me.html"]
