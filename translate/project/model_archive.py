"""The files of a model, out of a folder or an archive. An archive is a stranger's: only what is needed is taken out."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Final

from translate.engines.neural.reading import INNER, NETWORK, refusal
from translate.errors import EngineError, InputError, Problem, StoreError

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

LARGEST: Final = 6 << 30
"""Bytes of a whole model."""
_LARGEST_OTHER: Final = 64 << 20
"""Bytes of each file beside the network."""
_MOST_ENTRIES: Final = 10_000
_CHUNK: Final = 1 << 20
_WANTED: Final = re.compile(
    r"model\.bin|config\.json|metadata\.json|translate-desk\.json|vmap\.txt|(?:shared|source|target)_vocabulary\.(?:json|txt)"
    r"|[\w.-]{1,60}\.(?:spm|model)|(?:LICENSE|LICENCE|README|NOTICE)[\w.-]{0,20}"
)


@dataclass(frozen=True, slots=True)
class Content:
    """Files that may be a model's."""

    where: str
    """For messages."""
    files: Mapping[str, Callable[[], IO[bytes]]]
    """Paths with ``/``, and how to open each."""

    def top(self) -> str:
        """The folder the model is in: empty, or ending in ``/``. Raises ``EngineError`` unless there is one model."""
        networks = [name for name in self.files if PurePosixPath(name).name == NETWORK]
        if not networks:
            raise EngineError(refusal(self.files, self.where))
        if len(networks) > 1:
            raise EngineError(Problem("there are several models in it", self.where, hint="Install them one by one."))
        top = networks[0].removesuffix(NETWORK)
        outer = top.removesuffix(INNER)
        return outer if top.endswith(INNER) and outer + "metadata.json" in self.files else top

    def copy(self, into: Path) -> None:
        """Copy what a model needs into a new folder. Raises ``EngineError`` if it is too large, ``StoreError``."""
        top = self.top()
        left = LARGEST
        for name in sorted(self.files):
            inside = name.removeprefix(top)
            if not name.startswith(top) or not _WANTED.fullmatch(inside.removeprefix(INNER)):
                continue
            target = into / inside
            limit = min(left, LARGEST if target.name == NETWORK else _LARGEST_OTHER)
            try:
                target.parent.mkdir(exist_ok=True)
                with self.files[name]() as source, target.open("xb") as file:
                    left -= self._pour(source, file, limit, inside)
            except OSError as error:
                raise StoreError(Problem(f"cannot copy {inside}: {error.strerror or error}", self.where)) from error

    def _pour(self, source: IO[bytes], file: IO[bytes], limit: int, name: str) -> int:
        done = 0
        try:
            while chunk := source.read(_CHUNK):
                done += len(chunk)
                if done > limit:
                    raise EngineError(Problem(f"{name} is larger than {limit >> 20} MB", self.where))
                file.write(chunk)
        except _broken_zip() as error:
            raise InputError(Problem(f"the archive is broken at {name}: {error}", self.where)) from error
        return done


@contextmanager
def content(path: Path) -> Iterator[Content]:
    """The files of a folder, or of a zip archive (``.argosmodel``).

    Raises ``InputError`` for an archive that is broken or holds what an honest one does not: paths that lead out of it,
    links, encrypted or repeated entries. ``EngineError`` for any other file.
    """
    if path.is_dir():
        yield Content(str(path), {name: partial(_open, path / name) for name in _files(path)})
        return
    import zipfile

    if not zipfile.is_zipfile(path):
        hint = "A folder, an .argosmodel file or a .zip file is wanted."
        raise EngineError(refusal([path.name], str(path)) if path.suffix else Problem("no model", str(path), hint=hint))
    try:
        with zipfile.ZipFile(path) as archive:
            yield Content(str(path), _entries(archive, str(path)))
    except _broken_zip() as error:
        raise InputError(Problem(f"the archive is broken: {error}", str(path))) from error


def _open(path: Path) -> IO[bytes]:
    return path.open("rb")


def _files(folder: Path) -> Iterator[str]:
    """Files of a folder and of the folders in it."""
    try:
        for path in sorted(folder.iterdir()):
            inner = sorted(path.iterdir()) if path.is_dir() and not path.name.startswith(".") else [path]
            yield from (one.relative_to(folder).as_posix() for one in inner if one.is_file())
    except OSError as error:
        raise EngineError(Problem(f"cannot read it: {error.strerror}", str(folder))) from error


def _broken_zip() -> tuple[type[Exception], ...]:
    import zipfile
    import zlib

    return zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError


def _entries(archive: ZipFile, where: str) -> dict[str, Callable[[], IO[bytes]]]:
    entries = archive.infolist()
    if len(entries) > _MOST_ENTRIES:
        raise InputError(Problem(f"over {_MOST_ENTRIES} files in it", where))
    out: dict[str, Callable[[], IO[bytes]]] = {}
    for entry in entries:
        if entry.is_dir():
            continue
        if trouble := _suspicion(entry, out):
            raise InputError(Problem(f"{trouble}: {entry.filename!r}", where, hint="Do not trust this archive."))
        out[entry.filename] = partial(archive.open, entry)
    return out


def _suspicion(entry: ZipInfo, known: Mapping[str, object]) -> str:
    name = entry.filename
    if not name or name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/"):
        return "a path leads out of the archive"
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "a link or a device is in the archive"
    if entry.flag_bits & 1:
        return "a file in the archive is encrypted"
    return "a file is in the archive twice" if name in known else ""
