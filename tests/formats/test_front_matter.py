"""Front matter: what authors of Jekyll, Hugo, Eleventy, Astro and Docusaurus write is read; what is broken has its line."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path

import pytest

from translate.errors import InputError
from translate.formats.front_matter import read


def values(text: str):
    """The metadata of a text."""
    return dict(read(text, "a.md").metadata)


def problems(text: str) -> list[tuple[int, str]]:
    """What is wrong with a text, by line."""
    with pytest.raises(InputError) as caught:
        read(text, "a.md")
    assert all(problem.path == "a.md" for problem in caught.value.problems)
    return [(problem.line, problem.message) for problem in caught.value.problems]


CASES = Path(__file__).parent / "cases" / "front_matter"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_what_site_generators_take(path):
    """An article as its author would write it, and what it says of itself."""
    text = path.read_bytes().decode()
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert values(text) == {key: tuple(value) if isinstance(value, list) else value for key, value in expected.items()}
    found = read(text, "a.md")
    body = text[found.body :].lstrip()
    assert body.startswith(("Body", "{{< line >}}", "import X"))
    assert found.line == text[: found.body].count("\n") + 1


@pytest.mark.parametrize("text", [
    "", "Text", "---", "---\n", "---\n\nA break, and text.\n", "---\n\nBetween two breaks.\n\n---\n", "---\n# A slide\n\ntext\n\n---\n", "***\n---\na: b\n---\n",
    "text\n---\na: b\n---\n", " ---\na: b\n---\n", "\n---\ntext\n---\n", "----\na: b\n----\n", "{% include x %}\n", "{{ x }}", "{: .a}\n", "{ a }", "{}", "++\n++\n",
])  # fmt: skip
def test_no_front_matter(text):
    found = read(text, "a.md")
    assert (found.metadata, found.body, found.line) == ({}, 0, 1)


@pytest.mark.parametrize(("text", "line", "message"), [
    ("---\ntitle: a\ntags: *x\n---\n", 3, "alias *x"), ("---\na: &x 1\nb: !tag 2\n---\n", 2, "anchor &x"), ("---\na: 1\nb: 2\na: 3\n---\n", 4, "stands twice"),
    ("---\ntitle: a: b\n---\n", 2, "mapping values"), ("---\na: 1\n\tb: 2\n---\n", 3, "tab"), ("---\nJust text.\n---\n", 2, "is a scalar"), ("---\n- a\n---\n", 2, "is a list"),
    ("+++\na = 1\na = 2\n+++\n", 3, "Cannot overwrite"), ("+++\na = \n+++\n", 2, "TOML"), ("+++\na = 1\n", 1, "not closed"), (";;;\n", 1, "not closed"),
    ('{\n"a": 1,\n"a": 2}', 3, "stands twice"), ('{\n"a": 1,\n}', 3, "JSON"), ('{\n"a": "\\ud800"}', 2, "control character"), ('+++\na = "\\u0000"\n+++\n', 2, "control character"),
    ("---js\nx\n---\n", 1, "'js'"), ('{"a": ' + "[" * 100_000, 1, "deep"), ("+++\na = " + "[" * 100_000 + "\n+++", 1, "deep"), ("+++\na = " + "9" * 5000 + "\n+++", 2, "TOML"),
    ("---\n\nconfidental: true\n---\n", 3, "confidental"), ("---\nconfidential: yes\n---\n", 2, "confidential"), ("---\ntranslate: off\n---\n", 2, "translate"),
    ("---\nexpires: soon\n---\n", 2, "expires"), ("---\nlocales: [es, 'not a tag']\n---\n", 2, "not a tag"), ("---\nlocales: {es: 1}\n---\n", 2, "locales"), ("---\nsource-locale: '?'\n---\n", 2, "source-locale"),
    ("+++\n[x]\ny = 1\n[confidential]\nz = 1\n+++\n", 4, "confidential"), ('{"a": 1,\n"confidential": "yes"}', 2, "confidential"),
])  # fmt: skip
def test_what_is_wrong_has_its_line(text, line, message):
    found = problems(text)
    assert any(at == line and message in told for at, told in found), found


def test_all_problems_at_once():
    assert [line for line, _ in problems("---\ntranslate: 1\na: x\nconfidential: 2\nexpires: 3\n---\n")] == [2, 4, 5]


def test_lines_of_values():
    text = "---\n# first\ntitle: A\ndescription: >\n  two\n  lines\n\n# a comment\nlist:\n  - a\n  -\n    b\nhero: {caption: 'x\n  y'}\n---\n"
    found = read(text, "a.md")
    placed = {
        key: (value.line, found.ends[value.line])
        for key, value in found.chosen(("title", "description", "list", "hero.*"))
    }
    assert placed == {
        "title": (3, 3),
        "description": (4, 6),
        "list.0": (10, 10),
        "list.1": (12, 12),
        "hero.caption": (13, 14),
    }
    toml = read('+++\na.b = 1\n[t]\nx = """\none\ny = 2 in text\n"""\ny = 3\n[[u.v]]\n"q r" = {s = 4}\n+++\n', "a.md")
    assert {entry.key: entry.line for entry in toml.entries} == {"a.b": 2, "t.x": 4, "t.y": 8, "u.v.0.q r.s": 10}
    assert toml.ends[4] == 7


def test_keys_are_chosen_by_pattern():
    found = read(
        "---\ntitle: T\nhero: {caption: C, title: D}\ngallery:\n- caption: E\n- caption: F\n- src: g\ntags: [x, y]\n---\n",
        "a.md",
    )
    assert [key for key, _ in found.chosen(("title",))] == ["title"]
    assert [key for key, _ in found.chosen(("caption",))] == []
    assert [key for key, _ in found.chosen(("gallery.*.caption", "hero.caption"))] == [
        "hero.caption",
        "gallery.0.caption",
        "gallery.1.caption",
    ]
    assert [key for key, _ in found.chosen(("*", "*.*"))] == ["title", "hero.caption", "hero.title", "tags.0", "tags.1"]


@pytest.mark.parametrize("text", [
    "---\n" + "a " * 100_000 + "\n---\n", "---\n" + " " * 200_000 + "\n---", "---\n" + "[" * 100_000 + "\n---\n", "\n" * 200_000 + "---\na: b\n---\n",
    " \n" * 100_000 + "x", "+++\n" + "a." * 50_000 + "b = 1\n+++\n", "+++\n" + "a" * 200_000 + "\n+++\n",
        "+++\nx = {" + "'a' . " * 50_000 + "b = 1}\n+++\n", "+++\nx = '" + "a." * 150 + "b " * 50_000 + "'\n+++\n", "+++\n" + "[a " * 50_000 + "\n+++\n", "---\na: |\n" + "  x\n" * 50_000 + "---\n",
    "---\n" + "---x\n" * 50_000, '{"' + "a" * 1_000_000, '{"a": "' + "\\" * 200_000, "---\n" + "".join(f"k{n}: v\n" for n in range(3000)) + "---\n",
])  # fmt: skip
def test_hostile_front_matter_takes_no_time(text):
    begin = time.process_time()
    with suppress(InputError):
        read(text, "a.md")
    assert time.process_time() - begin < 10
