"""The shape of the code: sizes, names, docstrings, tests beside plugins, a light start."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import translate
from tests.verbs import python
from translate.cli.main import COMMANDS

ROOT = Path(translate.__file__).parent
TESTS = Path(__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
BANNED = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}
HEAVY = {
    "turbohtml",
    "ctranslate2",
    "sentencepiece",
    "numpy",
    "py3langid",
    "lxml",
    "babel",
    "rich",
    "jinja2",
    "ruamel",
    "deep_translator",
    "requests",
    "choppa",
    "polib",
    "markdown_it",
    "mdit_py_plugins",
    "filelock",
}
PURE = "publish prefill checks reports memory alignment changes catalogs engines formats html segmentation terminology model".split()
FORBIDDEN = {
    "os",
    "pathlib",
    "subprocess",
    "socket",
    "http",
    "ssl",
    "sqlite3",
    "shutil",
    "tempfile",
    "requests",
    "open",
}


def named(path: Path) -> str:
    """A module's path as a test id."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_size_name_and_future(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400
    assert not BANNED & set(path.relative_to(ROOT).with_suffix("").parts)
    assert len(lines) < 3 or "from __future__ import annotations" in lines


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_public_things_say_what_they_are_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name
            for member in node.body:
                if isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
                    assert ast.get_docstring(member) or _overload(member), f"{node.name}.{member.name}"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node) or _overload(node), node.name


def _overload(node: ast.FunctionDef) -> bool:
    """True for what click or a base class documents."""
    return any("overload" in ast.unparse(decorator) for decorator in node.decorator_list) or node.name in OVERRIDES


OVERRIDES = {"list_commands", "get_command", "resolve_command"}
"""Of :class:`click.Group`, documented there."""


def test_every_plugin_has_a_test_file() -> None:
    tests = {path.name for path in TESTS.rglob("test_*.py")}
    plugins = [path for path in MODULES if re.search(r"^PLUGIN\b", path.read_text(encoding="utf-8"), re.MULTILINE)]
    assert len(plugins) > 15
    assert not [named(path) for path in plugins if f"test_{path.name}" not in tests]


def test_every_command_has_a_module_and_a_test_file() -> None:
    modules = {path.stem for path in (ROOT / "cli").glob("*.py")} - {"__init__", "main", "output", "verdicts"}
    names = {name.replace("-", "_") for name in COMMANDS}
    assert modules == names
    assert not [name for name in sorted(names) if not (TESTS / "cli" / f"test_{name}.py").exists()]


@pytest.mark.parametrize("folder", PURE)
def test_the_core_touches_no_file_process_or_socket(folder: str) -> None:
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                names = [node.func.id]
            assert not {name.partition(".")[0] for name in names} & FORBIDDEN, (
                f"{named(path)}:{getattr(node, 'lineno', 0)}"
            )


def test_nothing_evaluates_text() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("eval", "exec", "compile", "print", "input"), named(path)


@pytest.mark.parametrize("name", ["--help", *(f"{command} --help" for command in COMMANDS)])
def test_help_is_light(name: str) -> None:
    done = python(
        f"import sys; from translate.cli.main import main; main({name.split()!r}); print('LOADED', sorted(sys.modules))"
    )
    loaded = set(re.findall(r"'(\w+)[.']", done.stdout.partition("LOADED")[2]))
    assert "click" in loaded
    assert not loaded & HEAVY


def test_importing_every_module_does_nothing() -> None:
    """No import writes, connects, starts a process or prints."""
    names = [
        f"translate.{named(p)[:-3].replace('/', '.')}".removesuffix(".__init__")
        for p in MODULES
        if p.stem != "__main__"
    ]
    code = f"""
import sys
def hook(event, args):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.mkdir", "os.remove", "os.rename")):
        raise SystemExit(f"import did {{event}} {{args}}")
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+"):
        raise SystemExit(f"import wrote {{args}}")
sys.dont_write_bytecode = True
sys.addaudithook(hook)
import importlib
for name in {names!r}:
    importlib.import_module(name)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
