"""Files: written whole or not at all, one writer at a time, never outside the project."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from translate.errors import StoreError
from translate.project import store as module
from translate.project.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty folder."""
    root = tmp_path / "root"
    root.mkdir()
    return Store(root)


def leftovers(root: Path) -> list[Path]:
    """Temporary files."""
    return [p for p in root.rglob("*") if "translate-new" in p.name]


def test_write_only_if_changed(store: Store) -> None:
    assert store.write("a/b.po", b"one")
    before = (store.root / "a/b.po").stat()
    assert not store.write("a/b.po", b"one")
    assert (store.root / "a/b.po").stat().st_mtime_ns == before.st_mtime_ns
    assert (store.root / "a/b.po").stat().st_ino == before.st_ino
    assert store.write("a/b.po", b"two")
    assert store.read("a/b.po") == b"two"
    assert store.read("a/missing") is None
    assert store.read("a/b.po/below") is None


def test_permissions_survive_and_the_cache_is_private(store: Store) -> None:
    store.write("a", b"one")
    (store.root / "a").chmod(0o640)
    store.write("a", b"two")
    assert stat.S_IMODE((store.root / "a").stat().st_mode) == 0o640
    assert stat.S_IMODE((store.root / ".translate").stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["../x", "a/../../x", "/etc/passwd", "a/..", "x\0y", "..", "link/x", "out"])
def test_paths_that_leave_the_project(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "secret").write_text("secret")
    (store.root / "link").symlink_to(tmp_path / "elsewhere")
    (store.root / "out").symlink_to(tmp_path / "secret")
    for attempt in (store.read, store.remove, store.path, lambda n: store.write(n, b"x")):
        with pytest.raises(StoreError, match="project"):
            attempt(name)
    assert not list((tmp_path / "elsewhere").iterdir())
    assert (tmp_path / "secret").read_text() == "secret"


def test_a_link_inside_the_project_stays_a_link(store: Store) -> None:
    store.write("real/a", b"one")
    (store.root / "a").symlink_to("real/a")
    assert store.write("a", b"two")
    assert (store.root / "a").is_symlink()
    assert store.read("real/a") == b"two"


def test_files_are_sorted_without_hidden_ones(store: Store) -> None:
    for name in ("s/b", "s/a/x", "s/.hidden", "s/.git/x", "s/.b.translate-new"):
        store.write(name, b"x")
    assert list(store.files("s")) == ["s/a/x", "s/b"]
    assert list(store.files("missing")) == []


def test_a_folder_that_cannot_be_read_is_an_error(store: Store, monkeypatch) -> None:
    """What is in it has not gone: nobody may take it for removed."""
    store.write("s/a/x", b"x")
    store.write("s/y", b"x")
    real = os.scandir

    def refuse(path):
        if Path(path).name == "a":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(StoreError, match=r"s/a: cannot read it: Permission denied"):
        list(store.files("s"))


def test_remove_takes_empty_folders_along(store: Store) -> None:
    store.write("a/b/c", b"x")
    store.write("a/d", b"x")
    assert store.remove("a/b/c")
    assert not (store.root / "a/b").exists()
    assert (store.root / "a/d").exists()
    assert not store.remove("a/b/c")


def test_move(store: Store, monkeypatch) -> None:
    store.write("a/b/c", b"x")
    store.write("d/e", b"old")
    assert store.move("a/b/c", "d/e")
    assert store.read("d/e") == b"x"
    assert not (store.root / "a").exists()
    assert not store.move("a/b/c", "f")
    assert store.move("d/e", "g/h/i")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(errno.EACCES, "no")))
    with pytest.raises(StoreError, match="g/h/i: cannot rename it: no"):
        store.move("g/h/i", "j")
    assert store.read("g/h/i") == b"x"
    for outside in (("../x", "y"), ("g/h/i", "../y")):
        with pytest.raises(StoreError, match="project"):
            store.move(*outside)


def test_a_file_that_cannot_be_seen_is_an_error(store: Store, monkeypatch) -> None:
    assert not store.exists("a")
    monkeypatch.setattr(Path, "is_file", lambda _: (_ for _ in ()).throw(PermissionError(errno.EACCES, "no")))
    with pytest.raises(StoreError, match="a: cannot read it: no"):
        store.exists("a")


@pytest.mark.parametrize("call", ["fsync", "write", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS])
def test_an_error_while_writing_leaves_the_old_file(store: Store, monkeypatch, call: str, code: int) -> None:
    store.write("a.po", b"old")

    def fail(*_, **__):
        raise OSError(code, os.strerror(code))

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif call == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        real = Path.open

        def full(path, mode="r", *rest, **more):
            file = real(path, mode, *rest, **more)
            return Full(file, fail) if mode == "xb" else file

        monkeypatch.setattr(Path, "open", full)
    with pytest.raises(StoreError, match=f"a.po: cannot write it: {os.strerror(code)}"):
        store.write("a.po", b"new")
    assert (store.root / "a.po").read_bytes() == b"old"
    assert not leftovers(store.root)
    monkeypatch.undo()
    assert store.write("a.po", b"new"), "the lock was given back"


class Full:
    """A file on a full disk."""

    def __init__(self, file, fail) -> None:
        self.file, self.write = file, fail

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.file.close()


def test_windows_sharing_errors_are_waited_out(store: Store, monkeypatch) -> None:
    monkeypatch.setattr(module, "_SHARING_ERRORS", True)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    real, tried = Path.replace, []

    def busy(path, target):
        tried.append(path)
        if len(tried) < 3:
            raise PermissionError(errno.EACCES, "a reader has it open")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", busy)
    assert store.write("a", b"new")
    assert len(tried) == 3
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(errno.EACCES, "never")))
    with pytest.raises(StoreError, match=r"never\n +Check the permissions"):
        store.write("a", b"newer")
    assert store.read("a") == b"new"


def test_what_somebody_saves_meanwhile_is_seen(store: Store) -> None:
    store.write("a", b"one")

    def make(old: bytes | None) -> bytes:
        if old == b"one":
            (store.root / "a").write_bytes(b"a person's")
        return (old or b"") + b" and ours"

    assert store.update("a", make)
    assert store.read("a") == b"a person's and ours"


def test_a_file_that_never_rests_is_an_error(store: Store) -> None:
    store.write("a", b"0")

    def make(old: bytes | None) -> bytes:
        (store.root / "a").write_bytes(b"%d" % (int(old or b"0") + 1))
        return b"ours"

    with pytest.raises(StoreError, match="another program keeps changing the file"):
        store.update("a", make)
    assert store.read("a") != b"ours"


def test_none_leaves_the_file_and_an_exception_gives_the_lock_back(store: Store) -> None:
    store.write("a", b"one")
    assert not store.update("a", lambda _: None)
    with pytest.raises(ZeroDivisionError):
        store.update("a", lambda _: b"%d" % (1 // 0))
    assert store.write("a", b"two")


def test_two_writers_take_turns(store: Store) -> None:
    """Each adds a line to what it finds; none is lost."""
    code = """
        import sys
        from pathlib import Path
        from translate.project.store import Store
        store = Store(Path(sys.argv[1]))
        for n in range(40):
            store.update("log", lambda old: (old or b"") + f"{sys.argv[2]}-{n}\\n".encode())
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(store.root)]
    running = [subprocess.Popen([*command, name]) for name in "abc"]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    lines = (store.read("log") or b"").decode().split()
    assert sorted(lines) == sorted(f"{name}-{n}" for name in "abc" for n in range(40))


def test_a_lock_that_is_held_too_long_is_an_error(store: Store) -> None:
    store.write("a", b"one")
    other = Store(store.root)
    store._lock.timeout = 0.05
    held, free = threading.Event(), threading.Event()

    def hold() -> None:
        with other.locked():
            held.set()
            free.wait(10)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    try:
        with pytest.raises(StoreError, match="another translate command holds the project"):
            store.write("a", b"two")
    finally:
        free.set()
        thread.join()
    assert store.write("a", b"two")


def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(store: Store) -> None:
    """Death between any two system calls of a write: the content is never half, the next write cleans up."""
    code = """
        import os, signal, sys
        from pathlib import Path
        from translate.project.store import Store
        left = int(sys.argv[2])
        def watch(event, _):
            global left
            if event in ("open", "os.chmod", "os.rename", "os.remove", "os.mkdir", "os.truncate", "fcntl.flock"):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        store = Store(Path(sys.argv[1]))
        store.read("a.po"); store._lock
        new = b"new " * 50_000
        real = os.fsync
        def fsync(number):
            watch("open", ())
            real(number)
            watch("open", ())
        os.fsync = fsync
        sys.addaudithook(watch)
        store.write("a.po", new)
        print("done")
    """
    old, new = b"old " * 50_000, b"new " * 50_000
    ends = set()
    for moment in range(30):
        (store.root / "a.po").write_bytes(old)
        command = [sys.executable, "-c", textwrap.dedent(code), str(store.root), str(moment)]
        done = subprocess.run(command, capture_output=True, text=True)
        content = (store.root / "a.po").read_bytes()
        assert content in (old, new), f"half a file after {moment} calls: {len(content)} bytes"
        ends.add(content)
        assert list(store.files(".")) == ["./a.po"]
        assert store.write("a.po", b"next"), "a dead process holds no lock"
        assert not leftovers(store.root)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    assert ends == {old, new}
    assert moment > 3
