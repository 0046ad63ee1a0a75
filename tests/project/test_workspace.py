"""A project on disk."""

from __future__ import annotations

from datetime import date

import pytest

from tests.verbs import GLOSSARY, Desk
from translate.errors import InputError, UsageError
from translate.project.workspace import Workspace, find

TODAY = date(2026, 11, 22)
PRIVATE = GLOSSARY.replace("relay-cabinet", "secret-1").replace("relay cabinet", "grey heron")


def workspace(desk: Desk, at: str = "") -> Workspace:
    """The project around a folder."""
    return find(desk.root / at, TODAY)


def test_the_nearest_project_counts(desk: Desk) -> None:
    desk.write("source/inner/translate.toml", 'locales = ["uk"]\n')
    assert [str(x) for x in workspace(desk, "source").config.locales] == ["es", "ar"]
    assert [str(x) for x in workspace(desk, "source/inner").config.locales] == ["uk"]


def test_articles_and_other_files(desk: Desk) -> None:
    names = "b/z.TXT b/a.htm photo.jpg .hidden.html .#rail.html ._rail.html .keep b/.git/x.html rail.meta.yaml"
    for name in names.split():
        desk.write(f"source/{name}", "x")
    made = workspace(desk)
    assert [source.id for source in made.sources] == [".hidden", "b/a", "b/z", "rail"]
    assert made.assets == ("photo.jpg",)
    rail = made.sources[3]
    assert rail.catalog(made.config.locale("ar")) == "locales/ar/rail.po"
    assert rail.template == "locales/templates/rail.pot"


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ((), ["2026/cars", "cars", "rail"]), (("rail",), ["rail"]), (("cars",), ["cars"]), (("2026/*",), ["2026/cars"]),
        (("rail", "rail", "*"), ["2026/cars", "cars", "rail"]), (("source/rail.html",), ["rail"]),
    ],
)  # fmt: skip
def test_chosen(desk: Desk, names: tuple[str, ...], chosen: list[str]) -> None:
    desk.write("source/2026/cars.txt", "x")
    desk.write("source/cars.txt", "x")
    desk.monkeypatch.chdir(desk.root)
    assert [source.id for source in workspace(desk).chosen(names)] == chosen


@pytest.mark.parametrize("name", ["rial", "../project/other", "/etc/passwd", "", "source", "translate.toml", "*.html"])
def test_nothing_is_chosen_by_mistake(desk: Desk, name: str) -> None:
    desk.monkeypatch.chdir(desk.root)
    with pytest.raises(UsageError, match="there is no article"):
        workspace(desk).chosen((name,))


def test_locales_of_an_article(desk: Desk) -> None:
    desk.write(
        "translate.toml",
        'locales = ["es", "ar", "uk"]\n[locale.uk]\ninclude = ["2026/**"]\n[locale.ar]\nexclude = ["rail"]\n',
    )
    made = workspace(desk)
    assert [str(x) for x in made.locales_of(made.sources[0])] == ["es"]
    desk.write("source/rail.meta.yaml", "locales: [ES, fr]\n")
    made = workspace(desk)
    assert [str(x) for x in made.locales_of(made.with_metadata(made.sources[0]))] == ["es"]


@pytest.mark.parametrize(("public", "private"), [(True, True), (False, True), (True, False), (False, False)])
def test_terms_of_the_private_glossary_are_private_in_any_company(desk: Desk, public: bool, private: bool) -> None:
    if public:
        desk.write("glossary.yaml", GLOSSARY)
    if private:
        desk.write("glossary.private.yaml", PRIVATE)
    glossary = workspace(desk).glossary
    found = {concept.id: concept.private for concept in glossary.concepts} if glossary else {}
    assert found == ({"relay-cabinet": False} if public else {}) | ({"secret-1": True} if private else {})
    assert (workspace(desk).matcher is None) is (not public and not private)


def test_a_private_term_that_is_public_too_is_an_error(desk: Desk) -> None:
    desk.write("glossary.yaml", GLOSSARY)
    desk.write("glossary.private.yaml", GLOSSARY)
    with pytest.raises(InputError, match=r"glossary.private.yaml"):
        _ = workspace(desk).glossary
