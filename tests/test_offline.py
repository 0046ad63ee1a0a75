"""Default deny: not a byte leaves without configuration.

Every command, in processes of its own, under a trap that keeps a record of each attempt, also of those whose failure
somebody swallows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verbs import ARTICLE, DAY, GLOSSARY
from translate.cli.main import COMMANDS

TRAP = """
import os, socket, sys
_LOG = os.environ["TRAP_LOG"]
_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo",
            "socket.sendto", "socket.sendmsg", "urllib.Request", "http.client.connect", "smtplib.connect", "ftplib.connect")
def _note(line):
    fd = os.open(_LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(fd, (line + "\\n").encode("utf-8", "replace"))
    os.close(fd)
def _hook(event, args):
    if event in _NETWORK:
        if event.startswith("socket.") and args and getattr(args[0], "family", None) == getattr(socket, "AF_UNIX", -1):
            return
        _note(f"network {event}")
        raise OSError("the network is not there")
    if event == "subprocess.Popen":
        _note(f"program {os.path.basename(str(args[0]))}")
    elif event in ("os.system", "os.exec", "os.posix_spawn"):
        _note(f"program {os.path.basename(str(args[0]))}")
sys.addaudithook(_hook)
_note("armed")
"""
HARMLESS = ("git", "apertium", "lt-", "cg-", "lrx-", "hfst-", "rtx-", "lsx-", "autobil", "python", "gunzip", "sh")
"""How the names of programs begin that work on what they are given, and know no network."""
SERVICES = ("deepl", "google", "libretranslate", "microsoft", "mymemory", "chat")
ARGUMENTS = {
    "init": [["another", "-l", "es"]],
    "prefill": [[], ["--plan"], ["-l", "es", "-e", "memory"], ["-e", "google"], ["-e", "libretranslate"]],
    "publish": [["--preview"], []],
    "kit": [["es"]],
    "import": [["locales/es/rail.po"]],
    "merge-driver": [["locales/es/rail.po"] * 4],
    "memory": [["search", "burned"], ["export"], ["--help"]],
    "engines": [[], ["--help"]],
    "check": [[], ["--format", "json"], ["--format", "sarif"]],
    "status": [[], ["--format", "json"], ["--format", "mail"]],
    "run": [[], []],
    "forget": [["nobody knows this name", "--yes"]],
}


class Trapped:
    """A fresh project whose commands run where the network is mined."""

    def __init__(self, folder: Path) -> None:
        trap = folder / "trap"
        trap.mkdir()
        (trap / "sitecustomize.py").write_text(TRAP)
        self.log = folder / "attempts"
        self.root = folder / "desk"
        self.root.mkdir()
        keys = {f"{name.upper()}_API_KEY": "k3y" for name in SERVICES}
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "SOURCE_DATE_EPOCH": DAY,
            "PYTHONPATH": os.pathsep.join((str(trap), str(Path(__file__).resolve().parent.parent))),
            "TRAP_LOG": str(self.log),
            "HTTPS_PROXY": "http://127.0.0.1:9",
            **keys,
        }

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command; nobody is at the terminal."""
        return subprocess.run(
            arguments,
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )

    def translate(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run ``translate``."""
        return self.run(sys.executable, "-m", "translate", *arguments)

    @property
    def attempts(self) -> list[str]:
        """What was tried, in order."""
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def trapped(tmp_path: Path) -> Trapped:
    return Trapped(tmp_path)


@pytest.mark.parametrize(
    "code",
    ["import socket; socket.create_connection(('127.0.0.1', 9))", "import socket; socket.getaddrinfo('desk.invalid', 80)",
     "import requests; requests.get('https://desk.invalid/')", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
     "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
     "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import socket; socket.getaddrinfo(\"x\", 1)'])"],
)  # fmt: skip
def test_the_trap_springs(trapped: Trapped, code: str) -> None:
    """Also where the failure is caught, and in programs that a program starts."""
    trapped.run(sys.executable, "-c", f"try:\n    {code}\nexcept Exception: pass")
    assert [line for line in trapped.attempts if line.startswith("network")]


def test_no_command_of_a_fresh_project_tries_to_reach_anybody(trapped: Trapped) -> None:
    assert trapped.translate("init", "-l", "es", "-l", "uk").returncode == 0
    configuration = (trapped.root / "translate.toml").read_text()
    assert not [line for line in configuration.splitlines() if line.strip().startswith("engines")]
    (trapped.root / "source/rail.html").write_text(ARTICLE)
    (trapped.root / "glossary.yaml").write_text(GLOSSARY)
    if shutil.which("git"):
        subprocess.run(["git", "init", "-q"], cwd=trapped.root, check=True)
    assert trapped.translate("extract").returncode == 0
    for name in COMMANDS:
        for arguments in ARGUMENTS.get(name, [[]]):
            done = trapped.translate(name, *arguments)
            assert done.returncode != 3, done.stderr
            assert "Traceback" not in done.stderr
            network = [line for line in trapped.attempts if line.startswith("network")]
            assert network == [], (name, arguments)
    assert trapped.attempts.count("armed") > len(COMMANDS)
    programs = {line.removeprefix("program ") for line in trapped.attempts if line.startswith("program")}
    assert not [program for program in programs if not program.startswith(HARMLESS)]


def test_keys_settings_and_flags_are_no_permission(trapped: Trapped) -> None:
    """Only ``[prefill] engines`` is; a service that is merely described, has a key, or is asked for by a flag gets nothing."""
    assert trapped.translate("init", "-l", "es").returncode == 0
    with (trapped.root / "translate.toml").open("a") as file:
        for name in SERVICES:
            file.write(f'\n[engines.{name}]\nurl = "https://desk.invalid/"\n')
    assert trapped.translate("extract").returncode == 0
    for arguments in (
        ["run"],
        ["prefill"],
        ["prefill", "--plan"],
        ["engines"],
        *(["prefill", "-e", name] for name in SERVICES),
    ):
        done = trapped.translate(*arguments)
        assert done.returncode == (2 if "-e" in arguments else 0), (arguments, done.stderr)
    assert not [line for line in trapped.attempts if line.startswith("network")]
