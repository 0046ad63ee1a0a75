"""``translate memory``: import, export, search."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import click
import pytest

from tests.verbs import Desk, assert_same_files, assert_told
from translate.cli.memory import command
from translate.memory.tmx_read import read_tmx

HURT = "Nobody was hurt in the great fire."
HEAD, TAIL = '<tmx version="1.4"><header creationtool="other"/><body>', "</body></tmx>"


def unit(source: str, target: str, language: str = "es", more: str = "") -> str:
    """A unit of another tool."""
    return (
        f'<tu {more}><tuv xml:lang="en-GB"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="{language}"><seg>{target}</seg></tuv></tu>'
    )


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A project whose article is translated into Spanish."""
    desk.write("source/rail.html", f'<h1>Fire</h1><p>{HURT} See <a href="/x">this report</a>.<br>12 people left.</p>')
    desk.ok("extract")
    desk.review("es", own={HURT: "Nadie.", "See <a>this report</a>.": "Vea <a>este informe</a>."})
    return desk


def pairs(text: str) -> list[tuple[str, str, str]]:
    """Language, source and target of a TMX file of ours."""
    from translate.memory.tmx_codes import verbatim

    found = (unit.variants for unit in read_tmx(io.BytesIO(text.encode()), "x"))
    return [(other.language, verbatim(one.content), verbatim(other.content)) for one, other in found]


# import


def test_import_writes_a_normal_form_and_the_memory_knows_it(desk: Desk) -> None:
    body = unit("Two  bridges", "Dos", more='creationid="BOB" changedate="20200102T030405Z"') + unit(
        "A fire", "Fuego", "ES-es"
    )
    desk.write("their files.TMX", HEAD + body + unit("x", "y", "fr") + TAIL)
    said = desk.ok("memory", "import", "their files.TMX")
    assert "memory/their-files.tmx: 2 segments" in said.out
    assert "1 segment left out: none of the project's languages" in said.err
    text = desk.read("memory/their-files.tmx")
    assert pairs(text) == [("es", "A fire", "Fuego"), ("es", "Two bridges", "Dos")]
    assert "BOB" not in text
    assert 'changedate="20200102T000000Z"' in text
    before = desk.files()
    assert "2 segments, unchanged" in desk.ok("memory", "import", "their files.TMX").out
    assert_same_files(before, desk.files())
    assert "Fuego" in desk.ok("memory", "search", "A fire").out


def test_names_are_kept_with_credit(desk: Desk) -> None:
    desk.write("translate.toml", desk.read("translate.toml") + "[privacy]\ncredit = true\n")
    desk.write("a.tmx", HEAD + unit("A fire", "Fuego", more='changeid="BOB"') + TAIL)
    desk.ok("memory", "import", "-q", "a.tmx")
    assert 'changeid="BOB"' in desk.read("memory/a.tmx")


def test_a_second_import_adds_to_the_first(desk: Desk) -> None:
    desk.write("a.tmx", HEAD + unit("A fire", "Fuego") + unit("A fire", "نار", "ar") + TAIL)
    desk.ok("memory", "import", "a.tmx", "-l", "ar")
    assert pairs(desk.read("memory/a.tmx")) == [("ar", "A fire", "نار")]
    desk.ok("memory", "import", "a.tmx", "--locale", "es")
    assert len(pairs(desk.read("memory/a.tmx"))) == 2
    desk.write("else/a.tmx", HEAD + unit("A bridge", "Puente") + TAIL)
    assert "3 segments" in desk.ok("memory", "import", "else/a.tmx").out


def test_a_broken_file_writes_nothing_and_stops_no_other(desk: Desk) -> None:
    desk.write("bad.tmx", HEAD + "\n" + unit("A fire", "Fuego") + "<tu>" + TAIL)
    desk.write("good.tmx", HEAD + unit("A fire", "Fuego") + TAIL)
    desk.write("french.tmx", HEAD + unit("A fire", "Feu", "fr") + TAIL)
    said = desk.run("memory", "import", "bad.tmx", "french.tmx", "none.tmx", "good.tmx")
    assert_told(
        said, 1, "bad.tmx:2: not well-formed", "french.tmx: no segment", "en-GB, fr", "none.tmx: there is no such file"
    )
    assert [path.name for path in (desk.root / "memory").iterdir()] == ["good.tmx"]


def test_what_is_there_and_is_not_ours_is_not_written_over(desk: Desk) -> None:
    theirs = HEAD + unit("A fire", "Feu", "fr") + TAIL
    desk.write("memory/a.tmx", theirs)
    desk.write("a.tmx", HEAD + unit("A fire", "Fuego") + TAIL)
    assert_told(desk.run("memory", "import", "a.tmx"), 1, "memory/a.tmx:1", "no earlier import of ours")
    assert desk.read("memory/a.tmx") == theirs
    desk.write("memory/a.tmx", HEAD + unit("A fire", "Fuego") + TAIL)
    desk.ok("memory", "import", "memory/a.tmx")
    assert 'creationtool="translate-desk"' in desk.read("memory/a.tmx")


def test_private_terms_are_not_taken(desk: Desk) -> None:
    secret = "version: 1\nsource: en\nconcepts:\n- {id: s1, en: {term: Jane Doe}, targets: {es: {term: Juana}}}\n"
    desk.write("glossary.private.yaml", secret)
    desk.write(
        "a.tmx", HEAD + unit("Jane Doe spoke", "Habló") + unit("She spoke", "JUANA habló") + unit("A fire", "x") + TAIL
    )
    assert "2 segments left out: a private term" in desk.ok("memory", "import", "a.tmx").err
    assert pairs(desk.read("memory/a.tmx")) == [("es", "A fire", "x")]
    desk.write("glossary.private.yaml", secret.replace("Jane Doe", "fire"))
    desk.ok("memory", "import", "a.tmx")
    assert "fire" not in desk.read("memory/a.tmx"), "it is private by now"


def test_codes_that_were_lost_are_told(desk: Desk) -> None:
    desk.write("a.tmx", HEAD + unit("A <ut>{</ut>fire", "Fuego") + TAIL)
    assert "1 segment without some of their codes" in desk.ok("memory", "import", "a.tmx").err


def test_an_empty_segment_is_no_other_language(desk: Desk) -> None:
    body = (
        unit("A fire", "")
        + unit("A bridge", " \n ")
        + unit("", "Nada")
        + unit("x", "y", "fr")
        + unit("A road", "Calle")
    )
    desk.write("a.tmx", HEAD + body + TAIL)
    said = desk.ok("memory", "import", "a.tmx")
    assert "3 segments left out: empty on one side" in said.err
    assert "1 segment left out: none of the project's languages" in said.err
    desk.write("b.tmx", HEAD + unit("A fire", "") + TAIL)
    assert_told(desk.run("memory", "import", "b.tmx"), 1, "b.tmx: nothing is translated", "1 in these languages")


# export


def test_export_and_import_into_an_empty_project_give_the_same_pairs(filled: Desk) -> None:
    said = filled.ok("memory", "export")
    there = pairs(said.out)
    assert ("es", "See <a>this report</a>.", "Vea <a>este informe</a>.") in there
    assert {tag for tag, _, _ in there} == {"es"}
    assert said.out == filled.ok("memory", "export").out
    empty = filled.root / "empty"
    empty.mkdir()
    (empty / "translate.toml").write_text(filled.read("translate.toml"))
    (empty / "export.tmx").write_text(said.out, encoding="utf-8")
    filled.ok("memory", "import", "export.tmx", at="empty")
    assert pairs(filled.read("empty/memory/export.tmx")) == there
    assert filled.read("empty/memory/export.tmx") == said.out
    assert "Nadie." in filled.ok("memory", "search", HURT, at="empty").out


def test_export_to_a_file_and_of_one_locale(filled: Desk) -> None:
    filled.ok("memory", "export", "-o", "out.tmx", "-l", "es")
    assert filled.read("out.tmx") == filled.ok("memory", "export").out
    assert pairs(filled.ok("memory", "export", "--locale", "ar").out) == []
    assert_told(filled.run("memory", "export", "--output", "no/such/folder/x.tmx"), 1, "cannot write it")


def test_export_keeps_secrets_and_has_each_pair_once(filled: Desk) -> None:
    filled.write("source/again.html", f"<p>{HURT}</p>")
    filled.write("source/secret.html", "<p>A witness spoke to us.</p>")
    filled.write("source/secret.meta.yaml", "confidential: true\n")
    filled.ok("extract")
    filled.review("es", "again", own={HURT: "Nadie."})
    filled.review("es", "secret")
    text = filled.ok("memory", "export").out
    assert text.count(HURT) == 1
    assert "witness" not in text
    filled.write("glossary.private.yaml", "version: 1\nsource: en\nconcepts:\n- {id: s1, en: {term: great fire}}\n")
    assert "great fire" not in filled.ok("memory", "export").out


def test_imports_are_not_exported(filled: Desk) -> None:
    filled.write("a.tmx", HEAD + unit("A bridge", "Puente") + TAIL)
    filled.ok("memory", "import", "a.tmx")
    assert "Puente" not in filled.ok("memory", "export").out


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("source/x.tmx", "is published"), ("source/2026/../x.tmx", "is published"), ("public/x.tmx", "readers"), ("preview/x.tmx", "readers"),
        ("locales/es/x.tmx", "catalogs"), (".translate/x.tmx", "deleted"), ("memory/x.tmx", "stay in the memory"), ("link/x.tmx", "is published"),
    ],
)  # fmt: skip
def test_no_export_into_the_projects_own_folders(filled: Desk, target: str, why: str) -> None:
    (filled.root / "link").symlink_to(filled.root / "source")
    before = filled.files()
    assert_told(filled.run("memory", "export", "-o", target), 2, target, "not written there", why)
    assert_same_files(before, filled.files())
    filled.ok("memory", "export", "-o", "exports.tmx")
    filled.ok("memory", "export", "-o", str(filled.root.parent / "source.tmx"))


# search


def test_search_shows_score_kind_origin_and_difference(filled: Desk) -> None:
    said = filled.ok("memory", "search", "Nobody was badly hurt in the great fire.").out
    assert re.search(r"^\[es\] 9\d  fuzzy  rail$", said, re.MULTILINE)
    assert "Nobody was {+badly +}hurt" in said
    assert "Nadie." in said
    assert "100  filled  rail" in filled.ok("memory", "search", "15 people left.").out
    assert filled.ok("memory", "search", "Quite another thing.", "-l", "ar").out == "The memory has nothing like it.\n"


def test_search_as_json(filled: Desk) -> None:
    said = filled.ok("memory", "search", HURT, "--format", "json", "--locale", "es").json
    assert said["schema"] == 1
    assert said["matches"][0] == {
        "locale": "es", "score": 100, "kind": "exact", "origin": "rail", "family": "", "source": HURT, "target": "Nadie.",
        "difference": None,
    }  # fmt: skip
    other = filled.ok("memory", "search", "15 people left.", "--format", "json").json["matches"][0]
    assert (other["kind"], other["difference"]) == ("filled", "[-12-]{+15+} people left.")


def test_search_takes_any_text(filled: Desk) -> None:
    for text in ("", "\x1b[31m", "\udcff", "<a", "x" * 20_000):
        assert filled.run("memory", "search", text).code == 0


def test_the_terminal_is_safe(desk: Desk) -> None:
    desk.write("a.tmx", HEAD + unit("A fire", "\u202eFuego\u009b31m") + TAIL)
    desk.ok("memory", "import", "a.tmx")
    assert_told(desk.run("memory", "search", "A fire"), 0, "Fuego")


# the reference


def test_every_command_and_option_is_in_the_reference() -> None:
    page = Path(__file__).parents[2].joinpath("docs/reference/cli.md").read_text(encoding="utf-8")
    assert isinstance(command, click.Group)
    for name, sub in command.commands.items():
        text = re.search(rf"^### translate memory {name}$(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
        assert text, name
        for parameter in sub.params:
            for option in parameter.opts if isinstance(parameter, click.Option) else ():
                assert f"`{option}" in text[1], f"{option} of {name}"


def test_json_fields_are_in_the_reference(filled: Desk) -> None:
    page = Path(__file__).parents[2].joinpath("docs/reference/json.md").read_text(encoding="utf-8")
    text = page.partition("\n## memory search\n")[2].partition("\n## ")[0]
    example = json.loads(re.search(r"^```json\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)[1])
    printed = filled.ok("memory", "search", HURT, "--format", "json").json
    assert example.keys() == printed.keys()
    assert example["matches"][0].keys() == printed["matches"][0].keys()
