"""Sidecars: what cannot be meant is said, above all where a slip would make a confidential article public."""

from __future__ import annotations

import pytest

from translate.errors import InputError, UsageError
from translate.project.metadata import read
from translate.project.workspace import find


@pytest.mark.parametrize("key", ["confidental", "Confidential", "confidential ", "locale"])
def test_a_misspelt_key_is_an_error(key):
    """Passed over, ``confidental: true`` would let an article out."""
    with pytest.raises(InputError) as raised:
        read(f'"{key}": "true"\n'.encode(), "a.meta.yaml")

    assert "did you mean" in str(raised.value)
    assert raised.value.problems[0].line == 1


def test_keys_of_the_page_are_the_page_s_own_business():
    """Other metadata goes to the page template as it is."""
    assert read(b"photographer: somebody\ntranslator: Ivo\nconfidential: true\n", "a.meta.yaml") == {
        "photographer": "somebody",
        "translator": "Ivo",
        "confidential": "true",
    }


def test_nested_keys_are_dotted():
    """As in front matter."""
    found = read(b"hero: {caption: C, tags: [a, b]}\ngallery:\n- src: a\n- {src: b}\nempty: {}\n", "a.meta.yaml")
    assert found == {"hero.caption": "C", "hero.tags": ("a", "b"), "gallery.0.src": "a", "gallery.1.src": "b"}


@pytest.mark.parametrize(("line", "message"), [
    ("confidential: {yes: no}", "confidential is a mapping"), ("confidential:", "confidential is ''"), ("translate: [true]", "translate is a list"),
    ("locales: {es: 1}", "locales is a mapping"), ("locales: [e s]", "not a well-formed"), ("source-locale: [en]", "source-locale"), ("slug: A", "slug is 'A'"),
    ("date: yesterday", "date is 'yesterday'"), ("expires: 2022", "expires is '2022'"), ("translat: false", "did you mean 'translate'"),
])  # fmt: skip
def test_a_sidecar_is_ours_alone(line, message):
    """What no command could act on is an error there; front matter is read by other programs too."""
    with pytest.raises(InputError) as raised:
        read(f"a: b\n{line}\n".encode(), "a.meta.yaml")
    assert message in str(raised.value)
    assert [problem.line for problem in raised.value.problems] == [2]


@pytest.mark.parametrize(
    "line",
    ["date:", "slug: ''", "expires: ''", "locales: []", "locales:", "source-locale: en-GB", "date: 2026-11-22 10:00"],
)
def test_what_is_left_empty_is_no_error(line):
    read(line.encode(), "a.meta.yaml")


def known(desk, front: str, sidecar: str | None = None):
    """The article ``cars`` with its metadata."""
    desk.write("source/cars.md", f"---\nlayout: post\n{front}\n---\nText.\n")
    if sidecar is not None:
        desk.write("source/cars.meta.yaml", sidecar)
    workspace = find(desk.root, None)
    return workspace.with_metadata(next(source for source in workspace.sources if source.id == "cars"))


def test_the_sidecar_counts_where_both_say_something(desk):
    """Key by key."""
    found = known(desk, "author: Ana\ntags: [a]", "author: Ivo\nlicence: CC-BY-4.0\n")
    assert found.metadata == {"layout": "post", "author": "Ivo", "tags": ("a",), "licence": "CC-BY-4.0"}
    assert found.warnings == ()


def test_problems_of_both_files_are_told_at_once(desk):
    with pytest.raises(InputError) as raised:
        known(desk, "confidental: true\ntranslate: no", "slug: A\n")
    assert [(problem.path, problem.line) for problem in raised.value.problems] == [
        ("source/cars.md", 3), ("source/cars.md", 4), ("source/cars.meta.yaml", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(("front", "sidecar", "place"), [
    ("source-locale: de", None, ("source/cars.md", 3)), ("a: b", "x: y\nsource-locale: de\n", ("source/cars.meta.yaml", 2)),
])  # fmt: skip
def test_an_article_in_another_language_is_not_supported_yet(desk, front, sidecar, place):
    """Its messages would be checked, cut and drafted as if they were English."""
    with pytest.raises(InputError, match="not supported yet") as raised:
        known(desk, front, sidecar)
    assert [(problem.path, problem.line) for problem in raised.value.problems] == [place]
    assert known(desk, "source-locale: en-GB", "a: b\n").metadata["source-locale"] == "en-GB"


@pytest.mark.parametrize(("front", "sidecar", "place"), [
    ("locales: [es, fr]", None, ("source/cars.md", 3)), ("a: b\nlocales: fr", None, ("source/cars.md", 4)), ("locales: es", "x: y\nlocales: [fr]\n", ("source/cars.meta.yaml", 2)),
])  # fmt: skip
def test_a_locale_that_the_project_lacks_is_a_warning(desk, front, sidecar, place):
    found = known(desk, front, sidecar)
    assert [(warning.path, warning.line) for warning in found.warnings] == [place]
    assert "no locale fr" in found.warnings[0].message
    assert known(desk, "locales: [es, en, ar]", "a: b\n").warnings == ()


@pytest.mark.parametrize("slug", ["/cars/z", "Rail War", "новости"])
def test_a_slug_of_another_program_is_passed_over_with_a_warning(desk, slug):
    """Docusaurus takes paths, Hugo anything; a page would not be found there."""
    found = known(desk, f"slug: {slug}")
    assert [(warning.path, warning.line) for warning in found.warnings] == [("source/cars.md", 3)]
    assert known(desk, "slug: rail-war").warnings == ()


def test_another_suffix_is_an_error(desk):
    """``.meta.yml`` would be overlooked."""
    desk.write("source/rail.meta.yml", "confidential: true\n")

    with pytest.raises(UsageError, match=r"meta\.yaml"):
        _ = find(desk.root, None).sources
