"""The documentation says what the program does: nothing is missing, no link is broken, no command is made up."""

from __future__ import annotations

import json
import re
import shlex
from importlib import import_module
from pathlib import Path

import click
import pytest

from translate import errors
from translate.catalogs.reader import DIFFERENCES
from translate.catalogs.state import State
from translate.checks.base import Check
from translate.cli.main import COMMANDS, main
from translate.engines.base import Engine
from translate.formats.base import Format
from translate.html.elements import ATTRIBUTES, META, WITHOUT_ATTRIBUTES
from translate.model.metadata import DATES, FLAGS
from translate.project.config import _KEYS
from translate.project.workspace import RESERVED
from translate.publish.insertions import PREVIEW_HEAD
from translate.publish.page import STATE_ATTRIBUTE
from translate.registry import discover
from translate.reports.base import Report
from translate.terminology import blocks, load

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", *DOCS.rglob("*.md"), *(ROOT / ".github").rglob("*.md")])
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CHECKS = discover("translate.checks", Check)
ENGINES = discover("translate.engines", Engine)
FORMATS = discover("translate.formats", Format)
REPORTS = discover("translate.reports", Report)


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def reference(page: str) -> str:
    return (DOCS / "reference" / f"{page}.md").read_text(encoding="utf-8")


def commands() -> dict[str, click.Command]:
    return {command: import_module(f"translate.cli.{command.replace('-', '_')}").command for command in COMMANDS}


def section(text: str, heading: str) -> str:
    """What stands below a second-level heading, empty if there is none."""
    found = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def rows(text: str) -> list[list[str]]:
    """The cells of all table rows, without code marks and links."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    plain = [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line).replace("`", "") for line in lines]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in plain]


def anchors(page: Path) -> set[str]:
    """What the headings of a page are called in links."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = [re.sub(r"[`*]", "", h) for h in re.findall(r"^#+ (.*)$", text, re.MULTILINE)]
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


# What there is stands in the reference


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_its_place(command):
    text = section(reference("cli"), f"translate {command}")
    assert text, f"docs/reference/cli.md has no section `## translate {command}`"
    for parameter in commands()[command].params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            assert option == "--help" or f"`{option}" in text, f"{option} of {command}"
        if isinstance(parameter.type, click.Choice):
            for choice in parameter.type.choices:
                assert f"`{choice}`" in text, f"{choice} of {parameter.name} of {command}"


@pytest.mark.parametrize("id", sorted(CHECKS))
def test_every_check_has_a_row_and_a_section(id):
    text = reference("checks")
    row = next((row for row in rows(text) if row[0] == id), None)
    assert row, f"docs/reference/checks.md has no row for {id}"
    assert row[1].split(";")[0] == CHECKS[id].severity.value
    assert row[2] == ("yes" if CHECKS[id].in_drafts else "no")
    assert row[3] == CHECKS[id].type.value
    assert section(text, id).strip(), f"docs/reference/checks.md has no section for {id}"


def test_every_rule_about_files_has_a_section():
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "translate").rglob("*.py"))
    ids = {*re.findall(r'"([a-z]+-invalid)"', source), *re.findall(r'Finding\(\s*"([a-z-]+)"', source)}
    assert {"catalog-invalid", "not-renderable"} <= ids
    for id in ids:
        assert section(reference("checks"), id).strip(), id


@pytest.mark.parametrize("id", sorted(ENGINES))
def test_every_engine_has_a_row_and_a_section(id):
    text = reference("engines")
    assert any(row[0] == id for row in rows(text))
    assert section(text, id).strip()


@pytest.mark.parametrize("id", sorted(FORMATS))
def test_every_format_has_a_row_with_its_suffixes(id):
    text = reference("formats")
    row = next(row for row in rows(text) if row[0] == id)
    assert tuple(row[1].split(", ")) == FORMATS[id].suffixes
    assert section(text, id).strip()


@pytest.mark.parametrize("id", sorted(REPORTS))
def test_every_report_stands_where_people_choose_one(id):
    assert f"`{id}`" in section(reference("cli"), "translate check")


def test_every_configuration_key_is_explained():
    first = [row[0] for row in rows(reference("configuration"))]
    told = {word for cell in first for word in re.findall(r"[\w-]+", cell)}
    for table, keys in _KEYS.items():
        for key in keys:
            assert key in told, f"{key} in [{table}]"


def test_every_metadata_key_is_explained():
    told = {key for row in rows(reference("metadata")) for key in row[0].split(", ")}
    assert {*FLAGS, *DATES, "locales", "slug"} <= told


def test_every_glossary_key_is_explained():
    told = {key for row in rows(reference("glossary")) for key in row[0].split(", ")}
    for keys in (load._CONCEPT_KEYS, blocks._SOURCE_KEYS, blocks._TARGET_KEYS, blocks._FORBIDDEN_KEYS):
        assert set(keys) <= told


def test_every_state_has_a_row():
    assert {row[0] for row in rows(reference("states"))} >= {state.value for state in State}


def test_what_is_extracted_is_listed():
    text = section(reference("formats"), "html")
    assert {*ATTRIBUTES, *META} <= set(re.findall(r"`([\w:-]+)`", text))


def test_reserved_names_are_told():
    assert all(f"`{reserved}`" in reference("files") for reserved in RESERVED)


def test_the_exit_code_table_is_that_of_the_errors():
    kinds = [errors.TranslateError]
    for kind in kinds:
        kinds += kind.__subclasses__()
    own = {kind.__name__: kind.exit_code for kind in kinds if kind.__module__ == errors.__name__}
    table = rows(section(reference("exit-codes"), "By kind of error"))[2:]
    assert {row[0]: int(row[1]) for row in table} == own


def test_differences_from_msgfmt_are_listed_word_for_word():
    text = " ".join(section(reference("catalogs"), "What is refused").replace("`", "").split())
    assert [difference for difference in DIFFERENCES if " ".join(difference.split()) not in text] == []


def test_insertions_are_listed_byte_for_byte():
    text = reference("insertions")
    assert PREVIEW_HEAD in text
    assert STATE_ATTRIBUTE in text
    for page in (text, reference("checks")):
        assert {f"`<{tag}>`" for tag in WITHOUT_ATTRIBUTES} <= set(re.findall(r"`<\w+/?>`", page.replace("/>`", ">`")))


def test_json_fields_are_explained(tmp_path, monkeypatch, capsys):
    """Every key that the commands print, on a project with a broken translation."""
    monkeypatch.chdir(tmp_path)
    assert main(["init", ".", "--locale", "es"]) == 0
    assert main(["extract", "--quiet"]) == 0
    catalog = tmp_path / "locales/es/welcome.po"
    text = catalog.read_text(encoding="utf-8")
    head, messages = text.split("\n\n", 1)
    broken = messages.replace('msgstr ""', 'msgstr "<b>"', 1)
    catalog.write_text(f"{head}\n\n{broken}", encoding="utf-8")
    for arguments in (["check", "--format", "json"], ["status", "--format", "json"], ["engines", "--format", "json"]):
        capsys.readouterr()
        main(arguments)
        told = section(reference("json"), arguments[0])
        printed = json.loads(capsys.readouterr().out)
        example = json.loads(re.search(r"^```json\n(.*?)^```$", told, re.MULTILINE | re.DOTALL)[1])
        assert printed.keys() == example.keys()
        entries = next(key for key, value in printed.items() if isinstance(value, list))
        assert printed[entries]
        assert printed[entries][0].keys() == example[entries][0].keys()
        explained = {key for row in rows(told) for key in row[0].split(", ")}
        assert printed[entries][0].keys() - {"article", "locale"} <= explained


# What stands in the documentation is there


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page):
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.is_file(), f"{name(page)}: {target}"
        assert there.is_relative_to(ROOT), f"{name(page)}: {target}"
        assert not anchor or anchor in anchors(there), f"{name(page)}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_in_examples_exist(page):
    """Each indented line ``translate …`` or ``$ translate …`` names a command and options of it."""
    known = commands()
    for line in page.read_text(encoding="utf-8").splitlines():
        match = re.match(r"    (?:\$ )?translate ([a-z-]+)( .*)?$", line)
        if match is None:
            continue
        assert match[1] in known, f"{name(page)}: {line}"
        options = {option for parameter in known[match[1]].params for option in parameter.opts} | {"--help"}
        for word in shlex.split(match[2] or "", comments=True):
            assert not word.startswith("-") or word in options, f"{name(page)}: {line}"


def test_every_page_is_in_the_index():
    linked = {(DOCS / target).resolve() for target in LINK.findall((DOCS / "index.md").read_text(encoding="utf-8"))}
    missing = [name(page) for page in DOCS.rglob("*.md") if page.name != "index.md" and page.resolve() not in linked]
    assert missing == []


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("*.md")), ids=name)
def test_decisions_have_their_four_parts(page):
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Summary", "Context", "Decision", "Consequences"]
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", page.name)
    assert text.startswith(f"# {int(page.name[:4])}. ")


def test_every_dependency_has_its_reason():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.match(r"[\w.-]+", entry)[0] for entry in project["dependencies"]}
    page = (DOCS / "decisions" / "0009-dependencies.md").read_text(encoding="utf-8")
    assert {row[0] for row in rows(page)[2:]} == declared
