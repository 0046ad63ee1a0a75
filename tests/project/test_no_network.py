"""Nothing leaves the machine: every default path with the network torn out (the fixture ``desk`` forbids it)."""

from __future__ import annotations

import shutil
import socket
import subprocess

import pytest

from tests.verbs import CONFIGURATION, DAY, Desk, python
from translate.cli.main import COMMANDS


def test_the_fixture_forbids_it(desk: Desk) -> None:
    for attempt in (lambda: socket.create_connection(("127.0.0.1", 9)), lambda: socket.getaddrinfo("example.org", 80)):
        with pytest.raises(pytest.fail.Exception):
            attempt()
    with pytest.raises(pytest.fail.Exception), socket.socket() as plain:
        plain.connect(("127.0.0.1", 9))


ARGUMENTS = {
    "forget": ["nobody knows this name", "--yes"],
    "init": ["elsewhere", "-l", "es"],
    "import": ["locales/es/rail.po"],
    "kit": ["es"],
    "merge-driver": ["locales/es/rail.po"] * 4,
    "memory": ["search", "Fire"],
}
"""Of commands that need some."""


@pytest.mark.parametrize("name", [*COMMANDS, "run twice"])
def test_every_command_with_the_installed_engines(desk: Desk, name: str) -> None:
    """Without ``[prefill] engines`` the local engines of this machine are used."""
    desk.write("translate.toml", CONFIGURATION.partition("[prefill]")[0])
    desk.ok("extract", "-q")
    if name == "git-setup":
        if shutil.which("git") is None:
            pytest.skip("git is not installed")
        subprocess.run(["git", "init", "-q"], cwd=desk.root, check=True)
    for _ in range(2 if name == "run twice" else 1):
        said = desk.run(name.split(maxsplit=1)[0], *ARGUMENTS.get(name, ()))
        assert said.code == 0, said.text


SERVICES = ("deepl", "google", "libretranslate", "microsoft", "mymemory")


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key for each service that wants one."""
    for service in SERVICES:
        monkeypatch.setenv(f"{service.upper()}_API_KEY", "k3y")


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.usefixtures("keys")
def test_settings_and_key_of_a_service_are_no_permission_to_use_it(desk: Desk, service: str) -> None:
    configuration = CONFIGURATION.partition("[prefill]")[0]
    desk.write("translate.toml", f'{configuration}[engines.{service}]\nurl = "http://desk.invalid/"\n')
    desk.ok("run")
    desk.ok("prefill")
    assert "desk.invalid" not in desk.ok("prefill", "--plan").out


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.usefixtures("keys")
def test_a_gateway_on_this_machine_is_no_local_engine(desk: Desk, service: str) -> None:
    if service == "libretranslate":
        pytest.skip("a LibreTranslate server translates by itself")
    configuration = CONFIGURATION.partition("[prefill]")[0]
    desk.write("translate.toml", f'{configuration}[engines.{service}]\nurl = "http://127.0.0.1:9/"\n')
    desk.ok("extract")
    desk.ok("prefill")
    assert service not in desk.ok("prefill", "--plan").out


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.usefixtures("keys")
def test_a_configured_service_is_not_asked_by_run_nor_by_a_plan(desk: Desk, service: str) -> None:
    configuration = CONFIGURATION.replace('"memory"', f'"memory", "{service}"')
    desk.write("translate.toml", f'{configuration}\n[engines.{service}]\nurl = "https://desk.invalid/"\n')
    desk.ok("extract")
    desk.ok("run")
    assert service in desk.ok("prefill", "--plan").out


def test_in_a_process_of_its_own(desk: Desk) -> None:
    code = """
import socket, sys
def refuse(*a, **k): raise SystemExit(f"network: {a}")
def hook(event, args):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"): refuse(event, args)
sys.addaudithook(hook)
from translate.cli.main import main
for command in ("run", "check", "status", "engines", "publish", "selftest"):
    assert main([command]) == 0, command
print("quiet")
"""
    done = python(code, cwd=desk.root, env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": DAY})
    assert done.stdout.endswith("quiet\n"), done.stdout + done.stderr
