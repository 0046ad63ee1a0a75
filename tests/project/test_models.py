"""Neural models on the disk: found, installed whole or not at all, and archives that are not to be trusted."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("ctranslate2", reason="needs the extra neural")
pytest.importorskip("sentencepiece", reason="needs the extra neural")

from engines import tiny

from tests.verbs import python
from translate.errors import EngineError, InputError, OutboundDenied, StoreError, TranslateError, UsageError
from translate.project import model_install
from translate.project.http import AllowedHttp
from translate.project.model_install import Wanted, checksum, fetch, indexed, install
from translate.project.models import ModelFolders, model_home

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A model's folder; nobody writes into it."""
    return tiny.build(tmp_path_factory.mktemp("made") / "opus-mt-en-uk")


@pytest.fixture(scope="module")
def archive(made, tmp_path_factory):
    """The same model as Argos packs it."""
    return tiny.argos(made, tmp_path_factory.mktemp("packed") / "translate-en_uk-1_9.argosmodel")


@pytest.fixture
def home(tmp_path):
    """Where models are installed; not there yet."""
    return tmp_path / "data/models"


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def left(home):
    """What is in the folder of models, the lock aside."""
    return sorted(path.name for path in home.iterdir() if path.name != ".lock") if home.exists() else []


def repacked(archive, target, change):
    """An archive of which ``change`` rewrites the list of (entry, content)."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(target, "w") as new:
        for entry, content in change([(info, old.read(info)) for info in old.infolist()]):
            new.writestr(entry, content)
    return target


# From here


def test_an_argos_file(archive, home):
    done = install(archive, digest=sha256(archive).upper(), home=home)
    assert done.model.name == "argos-en-uk-1.9"
    assert done.sample == "Хелло."
    assert done.sha256 == sha256(archive)
    assert left(home) == ["argos-en-uk-1.9"]
    folder = home / "argos-en-uk-1.9"
    assert not (folder / "stanza").exists(), "only what is needed"
    assert json.loads((folder / "translate-desk.json").read_text(encoding="utf-8")) == {
        "schema": 1, "from": archive.name, "sha256": sha256(archive),
    }  # fmt: skip
    (found,) = ModelFolders(home=home).installed("")
    assert found == done.model
    assert [side.tag for side in found.targets] == ["uk"]


def test_a_folder_and_a_zip_of_it(made, home, tmp_path):
    assert install(made, home=home).model.name == "opus-mt-en-uk"
    packed = tmp_path / "opus-mt-en-uk-copy.zip"
    with zipfile.ZipFile(packed, "w") as new:
        for path in made.iterdir():
            new.write(path, f"ct2/{path.name}")
    assert install(packed, home=home).model.name == "opus-mt-en-uk-copy"


def test_a_second_time_nothing_happens(archive, home):
    install(archive, home=home)
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()}
    again = install(archive, home=home)
    assert again.sample == ""
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()} == before


def test_another_model_of_that_name_is_not_replaced(made, home, tmp_path):
    install(made, home=home)
    other = tiny.build(tmp_path / "opus-mt-en-uk", render=tiny.accented)
    with pytest.raises(StoreError, match="another model of this name"):
        install(other, home=home)


def test_languages_can_be_given(made, home, tmp_path):
    nameless = tmp_path / "m"
    shutil.copytree(made, nameless)
    with pytest.raises(EngineError, match="which languages"):
        install(nameless, home=home)
    done = install(nameless, pairs=[("ukr", "en"), ("ru", "en")], home=home)
    assert [side.tag for side in done.model.sources] == ["uk", "ru"]
    assert [side.tag for side in done.model.targets] == ["en"]


def test_a_wrong_checksum_is_an_error(archive, made, home):
    for path in (archive, made):
        with pytest.raises(InputError, match="its checksum is"):
            install(path, digest="0" * 64, home=home)
    assert left(home) == []
    with pytest.raises(UsageError, match="not a SHA-256"):
        checksum("abc")


def spoiled(name, content):
    """A folder's file with another content."""

    def spoil(folder):
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(content(data))

    return spoil


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (spoiled("model.bin", lambda data: data[: len(data) // 2]), "cannot be opened|crashes"),
        (spoiled("model.bin", lambda _: b"not a model"), "not CTranslate2's"),
        (spoiled("source.spm", lambda _: b"junk"), "cannot be opened|crashes"),
        (spoiled("shared_vocabulary.json", lambda _: b'["a"]'), "cannot translate|cannot be opened|crashes"),
        (lambda folder: (folder / "model.bin").unlink(), "no model.bin"),
        (lambda folder: (folder / "source.spm").unlink(), "SentencePiece"),
    ],
)
def test_a_model_that_does_not_work_is_not_installed(tmp_path, home, spoil, message):
    folder = tiny.build(tmp_path / "en-uk", render=str)
    spoil(folder)
    with pytest.raises(EngineError, match=message):
        install(folder, home=home)
    assert left(home) == []


def test_a_network_that_never_ends_is_not_installed(tmp_path, home):
    with pytest.raises(EngineError, match="cannot translate"):
        install(tiny.build(tmp_path / "en-uk", loops=True), home=home)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("enuk/model.enuk.intgemm.alphas.bin", "Firefox"),
        ("m/pytorch_model.bin", "transformers"),
        ("m/readme.txt", "no model.bin"),
    ],
)
def test_other_kinds_of_models_are_named(tmp_path, home, name, message):
    path = tmp_path / name
    path.parent.mkdir()
    path.write_bytes(b"x")
    with pytest.raises(EngineError, match=message):
        install(path.parent, home=home)
    with pytest.raises(EngineError, match=message):
        install(path, home=home)


def test_no_such_file(tmp_path, home):
    with pytest.raises(InputError, match="no such file"):
        install(tmp_path / "x", home=home)


# Archives of strangers


def link(entries):
    info = zipfile.ZipInfo("translate-en_uk-1_9/sentencepiece.model")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return [(e, c) for e, c in entries if not e.filename.endswith("sentencepiece.model")] + [(info, b"/etc/passwd")]


def named(name):
    return lambda entries: [*entries, (zipfile.ZipInfo(name), b"x")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (named("../../evil.txt"), "leads out"),
        (named("/etc/evil"), "leads out"),
        (named("C:/evil"), "leads out"),
        (named("a/..\\..\\evil"), "leads out"),
        (link, "a link"),
        (lambda entries: [(zipfile.ZipInfo(f"{n}.txt"), b"") for n in range(10_001)], "over 10000 files"),
        (lambda entries: [*entries, (zipfile.ZipInfo("another/model.bin"), b"x")], "several models"),
    ],
)
def test_an_archive_with_tricks_is_refused(archive, home, tmp_path, change, message):
    bad = repacked(archive, tmp_path / "bad.zip", change)
    with pytest.raises((InputError, EngineError), match=message):
        install(bad, home=home)
    assert left(home) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.zip", "data"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice(archive, home, tmp_path):
    twice = repacked(archive, tmp_path / "bad.zip", lambda entries: [*entries, entries[0]])
    with pytest.raises(InputError, match="twice"):
        install(twice, home=home)


def test_a_bomb_is_cut_off(archive, home, tmp_path, monkeypatch):
    def swollen(entries):
        info = zipfile.ZipInfo("translate-en_uk-1_9/README.md")
        info.compress_type = zipfile.ZIP_DEFLATED
        return [*(e for e in entries if "README" not in e[0].filename), (info, b"\0" * (65 << 20))]

    bomb = repacked(archive, tmp_path / "bomb.zip", swollen)
    assert bomb.stat().st_size < 6 << 20
    with pytest.raises(EngineError, match="larger than 64 MB"):
        install(bomb, home=home)
    monkeypatch.setattr("translate.project.model_archive.LARGEST", 1 << 20)
    with pytest.raises(EngineError, match=r"model\.bin is larger"):
        install(archive, home=home)
    assert left(home) == []


@pytest.mark.parametrize("at", [0.3, 0.6, 0.9])
def test_a_broken_archive(archive, home, tmp_path, at):
    data = bytearray(archive.read_bytes())
    place = int(len(data) * at)
    data[place : place + 40] = bytes(byte ^ 255 for byte in data[place : place + 40])
    broken = tmp_path / "en-uk.zip"
    broken.write_bytes(data)
    with pytest.raises(TranslateError):
        install(broken, home=home)
    broken.write_bytes(bytes(data[:place]))
    with pytest.raises(TranslateError):
        install(broken, home=home)
    assert left(home) == []


def test_a_kill_leaves_nothing_half_installed(made, home):
    """Killed while the model is being tried, which is the last step before it gets its name."""
    code = f"""
import os, signal
from pathlib import Path
from translate.project import model_install
model_install.tried = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
model_install.install(Path({str(made)!r}), home=Path({str(home)!r}))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True)
    assert done.returncode == -9
    assert [name.startswith(".new-") for name in left(home)] == [True]
    assert ModelFolders(home=home).installed("") == ()
    install(made, home=home)
    assert left(home) == ["opus-mt-en-uk"]


def test_a_full_disk_is_said_to_be_one(made, home, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        install(made, home=home)
    monkeypatch.undo()
    assert left(home) == []


# Over the network


class Shelf:
    """A server of files on 127.0.0.1."""

    def __init__(self):
        self.files, self.asked, self.moved = {}, [], {}


@pytest.fixture
def shelf():
    """A running one; ``shelf.url`` ends in ``/``."""
    import http.server
    import threading

    found = Shelf()

    class Handler(http.server.BaseHTTPRequestHandler):
        def log_message(self, *args):
            pass

        def do_GET(self):
            found.asked.append(self.path)
            if self.path in found.moved:
                self.send_response(302)
                self.send_header("Location", found.moved[self.path])
                self.end_headers()
                return
            body = found.files.get(self.path.partition("?")[0])
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(body or b"")

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.url = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join(5)


def test_a_model_is_fetched_with_its_checksum(archive, home, shelf):
    shelf.files["/m/translate-en_uk-1_9.argosmodel"] = archive.read_bytes()
    address = f"{shelf.url}m/translate-en_uk-1_9.argosmodel?token=abc"
    done = fetch(Wanted(address, sha256(archive)), home=home)
    assert done.model.name == "argos-en-uk-1.9"
    told = (home / done.model.name / "translate-desk.json").read_text(encoding="utf-8")
    assert "token" not in told
    assert json.loads(told)["from"].endswith("/m/translate-en_uk-1_9.argosmodel")
    assert left(home) == ["argos-en-uk-1.9"]


def test_nothing_is_fetched_without_a_checksum(home, shelf):
    with pytest.raises(UsageError, match="only with its checksum"):
        fetch(Wanted(shelf.url + "x", ""), home=home)
    assert shelf.asked == []


def test_what_came_is_looked_at_only_if_its_checksum_is_right(archive, home, shelf):
    shelf.files["/x.zip"] = archive.read_bytes() + b"!"
    with pytest.raises(InputError, match="its checksum is"):
        fetch(Wanted(shelf.url + "x.zip", sha256(archive)), home=home)
    assert left(home) == []


def test_no_redirect_to_another_host_and_no_http_elsewhere(home, shelf):
    shelf.moved["/x"] = "https://elsewhere.example/x"
    with pytest.raises(OutboundDenied, match=r"redirects to elsewhere\.example"):
        fetch(Wanted(shelf.url + "x", "0" * 64), home=home)
    with pytest.raises(OutboundDenied, match="in clear"):
        fetch(Wanted("http://models.example/x", "0" * 64), home=home)
    with pytest.raises(OutboundDenied):
        fetch(Wanted("file:///etc/passwd", "0" * 64), home=home)
    assert left(home) == []


def test_a_missing_file_and_a_file_without_end(home, shelf, monkeypatch):
    with pytest.raises(EngineError, match="404"):
        fetch(Wanted(shelf.url + "none.zip", "0" * 64), home=home)
    shelf.files["/big.zip"] = b"x" * (3 << 20)
    monkeypatch.setattr(model_install, "LARGEST", 2 << 20)
    with pytest.raises(EngineError, match="longer than 2 MB"):
        fetch(Wanted(shelf.url + "big.zip", "0" * 64), home=home)
    assert left(home) == []


def test_the_door_pours_and_follows_within_the_host(shelf):
    shelf.files["/b"], shelf.moved["/a"] = b"y" * 200_000, "/b"
    got = bytearray()
    host = shelf.url.removeprefix("http://").rstrip("/")
    reply = AllowedHttp([host]).download(shelf.url + "a", got.extend, largest=1 << 20)
    assert (reply.status, reply.body, bytes(got)) == (200, b"", b"y" * 200_000)

    def full(_):
        raise StoreError("the disk is full")

    with pytest.raises(StoreError, match="disk is full"):
        AllowedHttp([host]).download(shelf.url + "b", full, largest=1 << 20)


def test_an_index(archive, home, shelf):
    good = {"name": "uk", "url": "m.argosmodel", "sha256": sha256(archive), "from": "en", "to": "uk"}
    bare = {"name": "bare", "url": "m.argosmodel"}
    shelf.files |= {"/index.json": json.dumps([good, bare]).encode(), "/m.argosmodel": archive.read_bytes()}
    wanted = indexed(shelf.url + "index.json", "uk")
    assert wanted == Wanted(shelf.url + "m.argosmodel", sha256(archive), "uk", (("en", "uk"),))
    assert fetch(wanted, home=home).model.name == "uk"
    with pytest.raises(EngineError, match="no checksum for bare"):
        indexed(shelf.url + "index.json", "bare")
    with pytest.raises(EngineError, match="no model 'es'"):
        indexed(shelf.url + "index.json", "es")
    for junk in (b"{", b'{"a": 1}', b"[1, 2]"):
        shelf.files["/junk.json"] = junk
        with pytest.raises(EngineError):
            indexed(shelf.url + "junk.json", "uk")


# Where they are


def test_the_home_of_models(monkeypatch, tmp_path):
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
        assert model_home() == tmp_path / "translate-desk/models"
        monkeypatch.setenv("XDG_DATA_HOME", "relative")
        assert model_home() == Path.home() / ".local/share/translate-desk/models"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert model_home() == tmp_path / "translate-desk/models"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert model_home().parts[-3:] == ("Application Support", "translate-desk", "models")


def test_folders_of_the_project_go_first_and_broken_ones_are_told(made, home, tmp_path):
    install(made, home=home)
    shutil.copytree(made, tmp_path / "project/own/opus-mt-en-uk")
    (tmp_path / "project/own/half").mkdir()
    found = ModelFolders(home=home, root=tmp_path / "project")
    assert [Path(model.folder).parent.name for model in found.installed("own")] == ["own"]
    assert [Path(model.folder).parent.name for model in found.installed("")] == ["models"]
    assert [Path(problem.path).name for problem in found.broken("own")] == ["half"]
    assert [model.name for model in found.installed("own/opus-mt-en-uk")] == ["opus-mt-en-uk"]
    assert found.installed("nowhere") == found.installed("")


def test_a_model_that_has_gone(made, tmp_path):
    shutil.copytree(made, tmp_path / "en-uk")
    folders = ModelFolders(home=tmp_path)
    (model,) = folders.installed("")
    (tmp_path / "en-uk/model.bin").unlink()
    with pytest.raises(EngineError, match="no longer whole"):
        folders.load(model, threads=0)


def test_finding_models_loads_no_library(made):
    code = f"""
import sys
from pathlib import Path
from translate.project.models import ModelFolders
assert ModelFolders(home=Path({str(made.parent)!r})).installed("")
print([name for name in ("ctranslate2", "sentencepiece", "numpy", "requests") if name in sys.modules])
"""
    assert python(code).stdout.strip() == "[]"
