"""Where a text stands in the files of a project: in every file, in whatever spelling and encoding, in ZIP files, in names."""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from translate.catalogs.spellings import Sought

LARGEST: Final = 250_000_000
"""Bytes; a larger file is not searched, and that is told."""
_SKIPPED: Final = frozenset({".git", ".hg", ".svn", ".jj", "node_modules", "__pycache__"})
_LEGACY: Final = (
    "cp1251", "koi8-u", "iso8859-5", "cp1252", "cp1250", "iso8859-2", "cp1253", "cp1254", "cp1255", "cp1256",
    "gb18030", "big5", "shift_jis", "euc-jp", "euc-kr",
)  # fmt: skip
"""Tried on files that are not UTF-8 and do not say what they are."""
_DECLARED = re.compile(rb"""(?:charset|encoding)[ \t]*=[ \t]*["']?([A-Za-z0-9._-]{1,30})""")
_LARGEST_BINARY = 4_000_000
_CONTEXT = 36
"""Characters shown on each side."""
_LONGEST = 120
_NESTING = 2
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where it stands."""

    line: int
    """From 1; 0 for a place that has no lines: a ZIP file's inside."""
    before: str = ""
    """What stands before it in its line, cut off."""
    hit: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """A file that holds it."""

    path: str
    """Relative to the project, with ``/``."""
    occurrences: tuple[Occurrence, ...] = ()
    in_name: bool = False
    unread: str = ""
    """Why the file could not be searched; then nothing else is known of it."""
    binary: bool = False
    """The file is no text, a database perhaps: its places have neither lines nor words around them."""


def holders(root: Path, sought: Sought) -> Iterator[Holder]:
    """The files below a folder that hold it or cannot be searched, by path. Other programs' folders are passed over."""
    for path, file in _files(root):
        named = sought.is_in(path)
        try:
            size = file.stat().st_size
            data = file.read_bytes() if size <= LARGEST else None
        except OSError as error:
            yield Holder(path, in_name=named, unread=error.strerror or "it cannot be read")
            continue
        if data is None:
            yield Holder(path, in_name=named, unread=f"it has more than {LARGEST // 1_000_000} MB")
            continue
        found = tuple(occurrences(data, sought))
        if found or named:
            binary = bool(found) and not any(place.line or place.hit for place in found)
            yield Holder(path, found, named, binary=binary)


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for base, folders, names in os.walk(root):
        here = Path(base)
        folders[:] = sorted(f for f in folders if f not in _SKIPPED and not (here / f / "pyvenv.cfg").is_file())
        for name in sorted(names):
            file = here / name
            # what a link leads to is found at its own place, or lies outside
            if name != ".git" and not file.is_symlink() and file.is_file():
                yield file.relative_to(root).as_posix(), file


def occurrences(data: bytes, sought: Sought, *, depth: int = 0) -> Iterator[Occurrence]:
    """Where it stands in a file's bytes."""
    if data.startswith(b"PK\x03\x04") and depth < _NESTING:
        yield from _in_archive(data, sought, depth)
    bare = b"\0" in data and not data.startswith((b"PK\x03\x04", *(mark for mark, _ in _BOMS)))
    for text in texts(data):
        any_found = False
        line, counted = 1, 0
        for start, end in sought.found(text):
            any_found = True
            if bare:  # UTF-8 among NULs: a database perhaps, what stands around it is not for reading
                yield Occurrence(0)
                continue
            line += text.count("\n", counted, start)
            counted = start
            yield _shown(text, start, end, line)
        if any_found:
            return
        bare = False  # the next readings are of UTF-16, in which text has NULs


def holds(data: bytes, sought: Sought) -> bool:
    """True if a file's bytes hold it."""
    return next(occurrences(data, sought), None) is not None


def texts(data: bytes) -> Iterator[str]:
    """What a file's bytes may say, the likeliest reading first."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            yield data[len(mark) if codec == "utf-8" else 0 :].decode(codec, "replace")
            if codec != "utf-8":
                return
    try:
        yield data.decode("utf-8")
    except UnicodeDecodeError:
        yield data.decode("utf-8", "replace")
    else:
        if b"\0" not in data:
            return
    if b"\0" in data:  # UTF-16 without a mark, or a binary file with some of it
        if len(data) > _LARGEST_BINARY:
            yield data.replace(b"\0", b"").decode("utf-8", "replace")
            return
        for codec in ("utf-16-le", "utf-16-be"):
            yield data.decode(codec, "replace")
            yield data[1:].decode(codec, "replace")
        return
    for codec in dict.fromkeys((*_declared(data), *_LEGACY)):
        try:
            yield data.decode(codec, "replace")
        except (LookupError, UnicodeError):
            continue


def _declared(data: bytes) -> Iterator[str]:
    match = _DECLARED.search(data[:4096])
    if match:
        name = match[1].decode("ascii").lower()
        if re.fullmatch(r"(?:cp|windows-|iso-?8859-|koi8|gb|big5|euc|shift|mac|utf)[a-z0-9_-]*", name):
            yield name


def _shown(text: str, start: int, end: int, line: int) -> Occurrence:
    first = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + _CONTEXT)
    before, hit, after = (" ".join(part.split("\n")) for part in (text[first:start], text[start:end], text[end:last]))
    return Occurrence(line, before.lstrip(), hit if len(hit) <= _LONGEST else f"{hit[:_LONGEST]}…", after.rstrip())


def _in_archive(data: bytes, sought: Sought, depth: int) -> Iterator[Occurrence]:
    """In the names and files of a ZIP file (also OmegaT's and office programs')."""
    left = LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if sought.is_in(member.filename):
                    yield Occurrence(0, "", member.filename, "")
                with archive.open(member) as file:
                    inside = file.read(max(left, 0))
                left -= len(inside)
                for found in occurrences(inside, sought, depth=depth + 1):
                    yield Occurrence(0, found.before, found.hit, found.after)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return  # encrypted or broken: its raw bytes are searched all the same
