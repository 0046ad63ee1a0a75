"""The published pages in a real browser: Debian's chromium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from translate.cli.main import main

CHROMIUM = shutil.which("chromium")
REPOSITORY = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own articles, published and previewed, with one hostile translation."""
    root = tmp_path_factory.mktemp("site")
    for name in ("source", "locales"):
        shutil.copytree(REPOSITORY / name, root / name)
    for name in ("glossary.yaml", "translate.toml"):
        shutil.copy(REPOSITORY / name, root / name)
    catalog = root / "locales/es/railway-and-refusals.po"
    text = catalog.read_text(encoding="utf-8")
    assert "Guerra ferroviaria en Bielorrusia" in text
    catalog.write_text(
        text.replace("Guerra ferroviaria en Bielorrusia", "<script>document.title='owned'</script>Guerra"),
        encoding="utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        main(["publish", "--now", "--quiet"])
        main(["publish", "--preview", "--quiet"])
    return root


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Headless chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield chromium
        chromium.close()


def opened(browser, path: Path):
    """A page of the site, and the addresses it asked for."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    return page, asked


@pytest.mark.parametrize(
    ("path", "lang", "direction"),
    [
        ("public/en/railway-and-refusals.html", "en", "ltr"),
        ("public/es/railway-and-refusals.html", "es", "ltr"),
        ("public/uk/what-z-means.html", "uk", "ltr"),
        ("preview/ar/railway-and-refusals.html", "ar", "rtl"),
        ("preview/ar/what-z-means.html", "ar", "rtl"),
    ],
)
def test_language_and_resources(site: Path, browser, path: str, lang: str, direction: str) -> None:
    """A page says its language, reads in its direction, finds its files and asks nobody else for anything."""
    page, asked = opened(browser, site / path)

    assert page.evaluate("document.documentElement.lang") == lang
    assert page.evaluate("getComputedStyle(document.body).direction") == direction
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert page.evaluate("[...document.styleSheets].length") >= 1
    assert asked
    assert all(address.startswith(site.as_uri()) for address in asked)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_script_in_a_translation_never_runs(site: Path, browser) -> None:
    """The paragraph with the hostile translation is shown in English instead."""
    page, _ = opened(browser, site / "public/es/railway-and-refusals.html")

    assert page.title() != "owned"
    assert page.locator("script").count() == 0
    assert page.locator("h2[lang=en]", has_text="Rail war in Belarus").count() == 1


def test_a_preview_is_marked(site: Path, browser) -> None:
    """Drafts carry a visible mark, and search engines are told to stay away."""
    page, _ = opened(browser, site / "preview/ar/railway-and-refusals.html")

    assert page.locator("meta[name=robots][content=noindex]").count() == 1
    assert page.locator('h1[data-desk-state="draft"]').count() == 1
    assert "draft" in page.evaluate("getComputedStyle(document.querySelector('h1'), '::before').content")
