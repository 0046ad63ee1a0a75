"""Files as they come back from a mail: PO files under any name, in ZIPs or in the saved mail, with any system's line ends.

ZIPs and mails are read in memory and nothing of them is ever written under a name of its own, so no path in them can
lead anywhere.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from translate.errors import Problem
from translate.project.mail import attachments, is_mail

LOCALE = "X-Desk-Locale"
"""Header field of a file that is mailed: the locale it was made for, whatever ``Language`` says when it comes back."""

MOST_BYTES = 32 << 20
"""Of one file; a catalog of ten thousand messages is smaller than 8 MiB."""
MOST_IN_ZIP = 256 << 20
"""Of all PO files in a ZIP or a mail together, unpacked."""
MOST_FILES = 10_000
"""Entries of a ZIP."""
_PO = re.compile(r"\.po(?: ?\([0-9]{1,4}\))?(?:\.txt)?$", re.IGNORECASE)
_MSGID = re.compile(rb'^msgid[ \t]*"', re.MULTILINE)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS = (b"<!doctype", b"<html", b"{\\rtf", b"%pdf", b"\xd0\xcf\x11\xe0", b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")
"""How HTML, RTF, PDF, old Word documents and MO files begin."""
_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_CHARSET = re.compile(r"(charset=)[^\s\\\"]+")


@dataclass(frozen=True, slots=True)
class File:
    """A PO file, or why there is none."""

    name: str
    data: bytes | None = None
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()


def opened(path: Path) -> Iterator[File]:
    """The PO files behind a name: one, or those in a ZIP. What cannot be read is told in its place."""
    name = path.as_posix()
    try:
        if path.is_dir():
            yield _refused(name, "this is a folder", "Name the files in it.")
            return
        if path.stat().st_size > MOST_IN_ZIP:
            yield _refused(name, f"the file is larger than {MOST_IN_ZIP >> 20} MiB")
            return
        data = path.read_bytes()
    except OSError as error:
        yield _refused(name, f"cannot read it: {error.strerror or type(error).__name__}")
        return
    if data.startswith(_ZIP):
        yield from _unpacked(name, data, _Budget(MOST_IN_ZIP))
    elif is_mail(data):
        yield from _attached(name, data)
    elif len(data) > MOST_BYTES:
        yield _refused(name, f"the file is larger than {MOST_BYTES >> 20} MiB")
    else:
        yield _looked_at(File(name, data))


def tidied(data: bytes) -> bytes:
    """A file's bytes without what mail and Windows do to a file: a byte order mark, UTF-16, other line ends."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            try:
                text = data[len(mark) :].decode(codec)
            except UnicodeDecodeError:
                return data  # the reader says what is wrong
            data = _CHARSET.sub(r"\1UTF-8", text, count=1).encode("utf-8", "replace")
    return data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


@dataclass(slots=True)
class _Budget:
    """Bytes that may still be unpacked; what was refused for its size counts, for it was unpacked all the same."""

    left: int


def _attached(name: str, data: bytes) -> Iterator[File]:
    """The PO files and ZIPs attached to a mail."""
    try:
        files = attachments(data)
    except ValueError as error:
        yield _refused(name, str(error), "Save the attachment and import that.")
        return
    budget = _Budget(MOST_IN_ZIP)
    others: list[str] = []
    found = 0
    for file, content in files:
        inside = f"{name}/{file}"
        if content.startswith(_ZIP):
            found += 1
            yield from _unpacked(inside, content, budget)
        elif not (_PO.search(file) or _MSGID.search(tidied(content[:65_536]))):
            others.append(file)
        elif len(content) > MOST_BYTES:
            found += 1
            yield _refused(inside, f"the file is larger than {MOST_BYTES >> 20} MiB")
        else:
            found += 1
            yield _looked_at(File(inside, content))
    if not found:
        hint = "It is a whole mail, and only its text: ask for the file with the ending .po."
        yield _refused(
            name, "no PO file is attached to this mail", hint if not others else f"Attached: {_few(others)}."
        )
    elif others:
        yield _passed_over(name, others)


def _unpacked(name: str, data: bytes, budget: _Budget) -> Iterator[File]:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, UnicodeDecodeError) as error:
        yield _refused(name, f"the ZIP is broken: {error}", "Ask for it again.")
        return
    if len(infos) > MOST_FILES:
        yield _refused(name, f"the ZIP has more than {MOST_FILES} entries")
        return
    others: list[str] = []
    found = 0
    for info in infos:
        inside = f"{name}/{info.filename}"
        base = info.filename.replace("\\", "/").rpartition("/")[2]
        if info.is_dir() or base.startswith("._") or info.filename.startswith("__MACOSX/"):
            continue
        if base.lower().endswith(".zip"):
            found += 1
            yield _refused(inside, "a ZIP in a ZIP", "Unpack the outer one and import what is in it.")
        elif not _PO.search(base):
            others.append(base)
        else:
            found += 1
            yield _entry(archive, info, inside, budget)
            if budget.left < 0:
                hint = "What comes behind is not read: unpack it and import the files you know."
                yield _refused(name, f"unpacked it is larger than {MOST_IN_ZIP >> 20} MiB", hint)
                return
    if not found:
        word = any(info.filename == "word/document.xml" for info in infos)
        hint = "It is a Word document: the PO file itself is needed." if word else ""
        yield _refused(name, "there is no PO file in the ZIP", hint)
    elif others:
        yield _passed_over(name, others)


def _passed_over(name: str, others: list[str]) -> File:
    return File(name, notes=(Problem(f"passed over, no PO files: {_few(others)}", name),))


def _few(names: list[str]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: _Budget) -> File:
    if stat.S_ISLNK(info.external_attr >> 16):
        return _refused(name, "this is a link, not a file")
    if info.flag_bits & 1:
        return _refused(name, "it is encrypted", "Unpack the ZIP with its password and import what is in it.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return _refused(
            name, "it is packed in a way mail programs do not use", "Unpack the ZIP and import what is in it."
        )
    most = min(max(budget.left, 0), MOST_BYTES)
    try:
        with archive.open(info) as stream:
            data = stream.read(most + 1)  # whatever size the ZIP says it has
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
        return _refused(name, f"it cannot be unpacked: {error}", "Ask for it again.")
    budget.left -= len(data)
    if len(data) > most:
        return _refused(name, f"unpacked it is larger than {most / (1 << 20):.3g} MiB")
    return _looked_at(File(name, data))


def _looked_at(file: File) -> File:
    """Refuses what is no text, in words that help more than the reader's."""
    data = file.data or b""
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_OTHERS):
        return _refused(file.name, "this is no PO file", "The file with the ending .po is needed.")
    if not data.strip():
        return _refused(file.name, "the file is empty")
    return file


def _refused(name: str, message: str, hint: str = "") -> File:
    return File(name, problems=(Problem(message, name, 0, hint),))
