"""The group of commands and the one error boundary."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.verbs import Desk, assert_told
from translate.cli import main as boundary
from translate.cli.main import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(desk: Desk, name: str) -> None:
    said = desk.ok(name, "--help")
    assert said.out.startswith(f"Usage: translate {name}")
    assert not said.err


def test_help_and_version(desk: Desk) -> None:
    assert all(name in desk.ok("--help").out for name in COMMANDS)
    assert desk.ok("-h").out == desk.ok("--help").out
    assert desk.ok("--version").out.startswith("translate, version ")


def test_without_a_command_help_is_shown_and_the_exit_code_is_2(desk: Desk) -> None:
    assert_told(desk.run(), 2, "Usage: translate")


@pytest.mark.parametrize(("typed", "meant"), [("extrat", "extract"), ("publsh", "publish"), ("stats", "status")])
def test_unknown_command_names_the_nearest(desk: Desk, typed: str, meant: str) -> None:
    assert_told(desk.run(typed), 2, f"There is no command '{typed}'", f"Did you mean '{meant}'?")


def test_unknown_option(desk: Desk) -> None:
    assert_told(desk.run("check", "--formt", "json"), 2, "--formt", "--format")


@pytest.mark.parametrize("name", ["extract", "prefill", "check", "status", "publish", "run"])
def test_unknown_locale_and_article_are_usage_errors(desk: Desk, name: str) -> None:
    assert_told(desk.run(name, "rial"), 2, "no article 'rial'", "rail")
    if name != "status":
        assert_told(desk.run(name, "--locale", "uk"), 2, "no locale uk", "es, ar")
    assert_told(desk.run(name, "--locale", "not a tag"), 2, "not a well-formed language tag")


@pytest.mark.parametrize("name", ["extract", "prefill", "check", "status", "publish", "run", "engines", "selftest"])
def test_outside_a_project(empty_desk: Desk, name: str) -> None:
    assert_told(empty_desk.run(name), 2, "this is no translate project", "translate init")


def test_any_subfolder_is_inside_the_project(desk: Desk) -> None:
    desk.ok("extract")
    desk.write("source/2026/cars.html", "<p>Z-cars</p>")
    assert "2026/cars" in desk.ok("extract", "2026/cars", at="source/2026").out
    assert "2026/cars" in desk.ok("extract", "cars", at="source/2026").out
    assert "2026/cars" in desk.ok("extract", "cars.html", at="source/2026").out
    assert "2026/cars" in desk.ok("extract", "source/2026/cars.html").out
    assert "2026/cars" in desk.ok("extract", "./source/2026/cars.html").out
    assert "2026/cars" in desk.ok("extract", "2026/**").out
    assert "rail" in desk.ok("status", at="locales/es").out


def test_pyproject_configures_a_project_too(empty_desk: Desk) -> None:
    empty_desk.write("pyproject.toml", '[project]\nname = "x"\n[tool.translate]\nlocales = ["es"]\n')
    empty_desk.write("source/a.txt", "One\n")
    assert "a: 1 message" in empty_desk.ok("extract").out


def test_a_pyproject_without_our_table_is_none_of_our_business(desk: Desk) -> None:
    desk.write("pyproject.toml", "[tool.translate-toolkit]\nx = 1\n[broken\n")
    desk.ok("status")


def test_both_configurations_are_an_error(desk: Desk) -> None:
    desk.write("pyproject.toml", "[tool.translate]\nlocales = []\n")
    assert_told(desk.run("status"), 2, "both translate.toml and pyproject.toml")


def test_an_unexpected_exception_is_a_bug_with_a_log_without_article_text(desk: Desk, monkeypatch, tmp_path) -> None:
    desk.ok("extract")
    secret = "a source in danger"

    def broken(*_, **__):
        raise KeyError(secret)

    monkeypatch.setattr("translate.project.extract.make_template", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said = desk.run("extract")
    assert_told(said, 3, "this is a bug in translate (KeyError)")
    (log,) = tmp_path.glob("translate-bug-*.log")
    assert str(log) in said.err
    assert secret not in said.text + log.read_text(encoding="utf-8")
    assert "make_template" in log.read_text(encoding="utf-8")


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_interrupted(desk: Desk, monkeypatch, error: type[BaseException]) -> None:
    def interrupt(*_, **__):
        raise error

    monkeypatch.setattr("translate.project.extract.make_template", interrupt)
    assert_told(desk.run("extract"), 130, "Interrupted", "run the command again")


def test_a_closed_pipe_is_no_traceback_and_no_system_exit(desk: Desk, monkeypatch) -> None:
    desk.ok("extract")

    def closed(*_, **__):
        raise OSError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr("translate.cli.output.result", closed)
    assert desk.run("extract").code == 1


def test_output_into_head(desk: Desk) -> None:
    for number in range(30):
        desk.write(f"source/a{number}.txt", "One\n")
    line = f"'{sys.executable}' -m translate extract | head -n 1"
    done = subprocess.run(["sh", "-c", line], cwd=desk.root, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_terminal_that_cannot_show_a_character_is_no_bug(desk: Desk) -> None:
    desk.write("source/кіт.txt", "Кіт\n")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    for command in (["extract"], ["status"], ["publish", "--now"]):
        done = subprocess.run(
            [sys.executable, "-m", "translate", *command], cwd=desk.root, capture_output=True, env=environment
        )
        assert done.returncode == 0, done.stderr.decode()


def test_a_day_that_is_none(desk: Desk, monkeypatch) -> None:
    for day in ("²", "9" * 40):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        assert_told(desk.run("extract"), 2, "SOURCE_DATE_EPOCH")


def test_the_translate_toolkit_in_the_same_folder_is_refused(desk: Desk, monkeypatch, tmp_path) -> None:
    (tmp_path / "translate/storage").mkdir(parents=True)
    monkeypatch.setattr(boundary.translate, "__path__", [str(tmp_path / "translate")])
    assert_told(desk.run("status"), 2, "Translate Toolkit")


def test_main_takes_arguments_or_the_command_line(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "argv", ["translate", "--version"])
    assert main() == 0
    assert "version" in capsys.readouterr().out


@pytest.mark.parametrize("module", ["click", "translate.cli.extract", "translate.cli.output"])
def test_ctrl_c_while_modules_are_loaded_is_no_traceback(desk: Desk, module: str) -> None:
    """The first milliseconds of a command are imports; a person may press Ctrl-C in them, too."""
    code = f"""
import sys
import tomllib
from pathlib import Path
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Finder())
sys.argv = ["translate", "extract"]
from translate.__main__ import entry
entry()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=desk.root, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (130, "")
    assert "Traceback" not in done.stderr


def test_the_installed_command_is_the_module_that_imports_nothing() -> None:
    """Only then is an interruption quiet that comes while the rest is loaded."""
    root = Path(boundary.__file__).parents[2]
    scripts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert scripts == {"translate": "translate.__main__:entry"}
    code = "import sys; before = set(sys.modules); import translate.__main__; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"translate", "translate.__main__", "__future__"}
