"""``translate engines``: who could draft, and whom that tells; models that are installed."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

import pytest
from engines import tiny

from tests.verbs import Desk, assert_same_files

needs_neural = pytest.mark.skipif(
    not (find_spec("ctranslate2") and find_spec("sentencepiece")), reason="needs the extra neural"
)
CONFIGURATION = """format = 1
source-locale = "en"
locales = ["uk", "es"]
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of models: an empty one, whatever this machine has."""
    found = tmp_path / "data/translate-desk/models"
    monkeypatch.setattr("translate.project.models.model_home", lambda: found)
    monkeypatch.setattr("translate.project.model_install.model_home", lambda: found)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return found


def test_json(desk: Desk) -> None:
    said = desk.ok("engines", "--format", "json").json
    assert said["schema"] == 1
    rows = {entry["engine"]: entry for entry in said["engines"]}
    assert rows["memory"]["used"]
    assert rows["memory"]["recipient"] is None
    assert not rows["google"]["local"]
    assert not rows["google"]["used"]
    assert rows["google"]["recipient"]
    assert said["models"] == []


def test_text_says_where_the_text_goes(desk: Desk) -> None:
    before = desk.files()
    said = desk.ok("engines").out
    assert "nobody: it runs here" in said
    assert_same_files(before, desk.files())


def test_an_engine_with_wrong_settings_hides_no_other(desk: Desk) -> None:
    desk.write("translate.toml", CONFIGURATION + '[engines.libretranslate]\nurl = "ftp://x"\n')
    rows = {entry["engine"]: entry for entry in desk.ok("engines", "--format", "json").json["engines"]}
    assert "http address" in rows["libretranslate"]["missing"]
    assert rows["pseudo"]["locales"]


@needs_neural
def test_a_model_is_installed_and_listed(desk: Desk, home: Path, tmp_path: Path) -> None:
    desk.write("translate.toml", CONFIGURATION)
    archive = tiny.argos(tiny.build(tmp_path / "opus-mt-en-uk"), tmp_path / "m.argosmodel")
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    said = desk.ok("engines", "install", "--from", str(archive), "--sha256", digest).out
    assert "argos-en-uk-1.9 is installed: en → uk" in said
    assert f"sha256 {digest}" in said
    assert "Хелло." in said
    assert "was installed already" in desk.ok("engines", "install", "--from", str(archive)).out
    listed = desk.ok("engines", "--format", "json").json
    row = next(entry for entry in listed["engines"] if entry["engine"] == "ctranslate2")
    assert (row["local"], row["recipient"], row["missing"], row["locales"]) == (True, None, None, ["uk"])
    assert listed["models"] == [
        {"model": "argos-en-uk-1.9", "from": ["en"], "into": ["uk"], "folder": str(home / "argos-en-uk-1.9")}
    ]
    assert "argos-en-uk-1.9" in desk.ok("engines").out


@needs_neural
def test_outside_of_a_project_a_file_is_installed_all_the_same(empty_desk: Desk, tmp_path: Path) -> None:
    folder = tiny.build(tmp_path / "m")
    said = empty_desk.ok("engines", "install", "--from", str(folder), "--pair", "en-uk", "--pair", "en-ru")
    assert "en → ru, uk" in said.out
    assert empty_desk.run("engines").code == 2


def test_a_broken_model_is_told_and_stops_nothing(desk: Desk, home: Path) -> None:
    (home / "opus-mt-en-uk").mkdir(parents=True)
    said = desk.ok("engines")
    assert "no model.bin in it" in said.err
    assert "memory" in said.out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "--from FILE"),
        (("x", "--from", "y"), 2, "--from FILE"),
        (("--from", "nothing.zip"), 1, "no such file"),
        (("--from", "translate.toml", "--sha256", "12"), 2, "not a SHA-256"),
        (("--from", "translate.toml"), 1, "no model"),
        (("--from", "translate.toml", "--pair", "en"), 2, "en-uk"),
        (("opus-mt-en-uk",), 2, "no index of models is configured"),
        (("https://models.example/m.argosmodel",), 2, "only with its checksum"),
    ],
)
def test_wrong_usage(desk: Desk, home: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    said = desk.run("engines", "install", *arguments)
    assert (said.code, message in said.err) == (code, True), said.text
    assert not [path for path in home.glob("*") if path.name != ".lock"]


def test_an_index_names_address_and_checksum(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The network is closed in these tests: what would be asked, and in which order."""
    from translate.project import model_install

    desk.write("translate.toml", CONFIGURATION + '[engines.ctranslate2]\nindex = "https://models.example/index.json"\n')
    wanted = model_install.Wanted("https://files.example/m.zip", "0" * 64, "uk")
    asked: list[object] = []
    monkeypatch.setattr(model_install, "indexed", lambda *given: asked.append(given) or wanted)

    def fetch(given: object) -> None:
        asked.append(given)
        raise model_install.EngineError("far enough")

    monkeypatch.setattr(model_install, "fetch", fetch)
    said = desk.run("engines", "install", "uk")
    assert said.code == 1
    assert asked == [("https://models.example/index.json", "uk"), wanted]
    assert "Fetching it from files.example." in said.err
    asked.clear()
    assert desk.run("engines", "install", "uk", "--sha256", "1" * 64).code == 2
    assert asked == [("https://models.example/index.json", "uk")]
