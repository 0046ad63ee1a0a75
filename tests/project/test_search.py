"""Where a name stands in the files of a project, whatever their encoding."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from translate.catalogs.spellings import sought
from translate.project.search import holders, holds, occurrences

LATIN = sought(["Iván Petrov"])
RUSSIAN = sought(["Иван Петров"])


def archive(**members: bytes) -> bytes:
    """A ZIP file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251", "koi8-u", "iso8859-5"]
)
def test_encodings(codec: str) -> None:
    assert holds("Сказал Иван Петров.".encode(codec), RUSSIAN)
    assert not holds("Сказал Иван.".encode(codec), RUSSIAN)


@pytest.mark.parametrize("codec", ["latin-1", "cp1252", "cp1250", "utf-16-le"])
def test_latin_encodings(codec: str) -> None:
    assert holds("dijo Iván Petrov".encode(codec), LATIN)


def test_what_the_file_declares() -> None:
    text = '<meta charset="mac-cyrillic"><p>Иван Петров, Ђ'
    assert holds(text.encode("mac-cyrillic"), RUSSIAN)
    assert not holds(b'encoding="unicode_escape" \xff' + rb"\u0418", RUSSIAN)


def test_zip_files_in_zip_files() -> None:
    inner = archive(**{"a.po": "x Iván Petrov".encode(), "b": b""})
    assert holds(inner, LATIN)
    assert holds(archive(**{"inner.zip": inner}), LATIN)
    assert holds(archive(**{"iván-petrov.po": b""}), LATIN)
    assert not holds(inner[:-30], sought(["nobody"]))


def test_binary_files() -> None:
    assert holds(b"\x89PNG\0\0\xff\xfeIptc\0Iv\xc3\xa1n Petrov\0\xff", LATIN)
    assert holds(b"\0\xff" * 3_000_000 + b"I\0van".replace(b"\0", b"") + b"\0", sought(["ivan"]))


def test_lines_and_context() -> None:
    text = "one\ntwo Iván Petrov " + "x" * 100 + "\nIván\nPetrov\n"
    found = list(occurrences(text.encode(), LATIN))
    assert [(o.line, o.hit) for o in found] == [(2, "Iván Petrov"), (3, "Iván Petrov")]
    assert found[0].before == "two "
    assert len(found[0].after) < 40


def test_places_in_a_database_are_counted_not_shown(tmp_path: Path) -> None:
    """Bytes of SQLite pages, in which words of other articles stand too, are no context to be read."""
    (tmp_path / "memory.db").write_bytes(
        b"SQLite format 3\0\x10\0\1secret neighbour Iv\xc3\xa1n Petrov said\0\x02Iv\xc3\xa1n Petrov"
    )
    (tmp_path / "wide.txt").write_bytes("one\ntwo Iván Petrov".encode("utf-16-le"))
    database, wide = holders(tmp_path, LATIN)
    assert database.binary
    assert [(o.line, o.before, o.hit, o.after) for o in database.occurrences] == [(0, "", "", "")] * 2
    assert not wide.binary
    assert [(o.line, o.before, o.hit) for o in wide.occurrences] == [(2, "two ", "Iván Petrov")]


def test_folders_links_and_names(tmp_path: Path) -> None:
    for name in (".git/x", "node_modules/x", ".venv/x", "a/.hidden", "a/iván petrov.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Iván Petrov" if "txt" not in name else "", encoding="utf-8")
    (tmp_path / ".venv/pyvenv.cfg").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / ".git/x")
    assert [(h.path, h.in_name, len(h.occurrences)) for h in holders(tmp_path, LATIN)] == [
        ("a/.hidden", False, 1),
        ("a/iván petrov.txt", True, 0),
    ]
