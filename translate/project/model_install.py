"""Installing a model: fetched or copied into a folder of its own, tried, and only then given its name."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256 as sha
from pathlib import Path, PurePosixPath
from typing import IO, Final
from urllib.parse import urljoin, urlsplit

from translate.engines.hosts import netloc
from translate.engines.neural.model import Model
from translate.engines.neural.names import languages_of, pair_of
from translate.engines.neural.reading import INNER, MANIFEST, NETWORK
from translate.errors import EngineError, InputError, Problem, StoreError, UsageError
from translate.project.http import AllowedHttp
from translate.project.model_archive import LARGEST, Content, content
from translate.project.model_trial import tried
from translate.project.models import described, model_home

_NEW: Final = ".new-"
_CHUNK: Final = 1 << 20
_CHECKSUM: Final = re.compile(r"[0-9a-f]{64}")
_WAIT: Final = 60.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A model to fetch."""

    url: str
    sha256: str
    name: str = ""
    """What the index calls it; empty: by the file's own name."""
    pairs: tuple[tuple[str, str], ...] = ()
    """Codes of its languages, where its files do not tell them."""

    @property
    def host(self) -> str:
        """Who is asked for it."""
        return netloc(self.url)


@dataclass(frozen=True, slots=True)
class Installed:
    """A model that is there now."""

    model: Model
    sha256: str
    """Of the archive, or of ``model.bin`` if it came as a folder."""
    size: int
    """Bytes on the disk."""
    sample: str
    """What it made of "Hello."; empty if it was there before."""


def checksum(text: str) -> str:
    """A SHA-256 in lower case; empty for an empty text. Raises ``UsageError`` if it is none."""
    found = text.strip().lower()
    if found and not _CHECKSUM.fullmatch(found):
        raise UsageError(Problem(f"not a SHA-256 checksum: {text[:80]!r}", hint="64 digits from 0 to f are wanted."))
    return found


def indexed(index: str, name: str) -> Wanted:
    """What an index file on a server says of a model.

    Arguments: ``index``, the address of a JSON list of objects with ``name``, ``url``, ``sha256``, ``from``, ``to``.
    Raises ``EngineError`` if it cannot be read, has no such name, or gives no checksum.
    """
    reply = AllowedHttp([netloc(index)]).send("GET", index)
    where = urlsplit(index).hostname or ""
    if reply.status != 200:
        raise EngineError(Problem(f"the index of models answers {reply.status}", where))
    try:
        listed = json.loads(reply.body)
    except (ValueError, RecursionError) as error:
        raise EngineError(Problem("the index of models is not JSON", where)) from error
    entries = [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    for entry in entries:
        if entry.get("name") != name:
            continue
        digest = str(entry.get("sha256", "")).lower()
        if not _CHECKSUM.fullmatch(digest) or not isinstance(entry.get("url"), str):
            raise EngineError(
                Problem(
                    f"the index gives no address or no checksum for {name}", where, hint="Nothing is fetched without."
                )
            )
        pairs = ((str(entry["from"]), str(entry["to"])),) if entry.get("from") and entry.get("to") else ()
        return Wanted(urljoin(index, entry["url"]), digest, name, pairs)
    known = ", ".join(sorted(str(entry.get("name")) for entry in entries)[:20])
    raise EngineError(Problem(f"the index has no model {name!r}", where, hint=f"It has: {known or 'nothing'}."))


def fetch(wanted: Wanted, *, home: Path | None = None) -> Installed:
    """Fetch and install a model. Its checksum must be right before anything looks into it.

    Raises ``UsageError`` without a checksum, ``OutboundDenied`` for a redirect to another host, and what :func:`install`
    raises.
    """
    if not checksum(wanted.sha256):
        raise UsageError(
            Problem("a model is fetched only with its checksum", hint="Add --sha256, from where you trust it.")
        )
    place = home or model_home()
    with _workshop(place) as workshop:
        address = urlsplit(wanted.url)
        path = workshop / (_safe(PurePosixPath(address.path).name) or "model")
        try:
            with path.open("xb") as file:
                reply = AllowedHttp([wanted.host]).download(wanted.url, _writer(file, path.name), largest=LARGEST)
        except OSError as error:
            raise _unwritable(error, path.name) from error
        if reply.status != 200:
            raise EngineError(Problem(f"{wanted.host} answers {reply.status}", path.name))
        origin = f"{address.scheme}://{wanted.host}{address.path}"
        return _installed(
            path, place, workshop, name=wanted.name, digest=checksum(wanted.sha256), pairs=wanted.pairs, origin=origin
        )


def install(
    path: Path, *, digest: str = "", pairs: Sequence[tuple[str, str]] = (), home: Path | None = None
) -> Installed:
    """Install a model from a folder or an archive of this machine. Killed at any moment, it leaves no half model.

    Arguments: ``digest``, the SHA-256 it must have (of ``model.bin``, for a folder); ``pairs``, codes of its languages,
    where nothing in it tells them.
    Raises ``InputError`` for a wrong checksum or an archive not to be trusted, ``EngineError`` if it is no model that works
    here, ``StoreError`` if it cannot be written.
    """
    if not path.exists():
        raise InputError(Problem("there is no such file", str(path)))
    place = home or model_home()
    with _workshop(place) as workshop:
        return _installed(path, place, workshop, name="", digest=checksum(digest), pairs=pairs, origin=path.name)


def _installed(
    path: Path, place: Path, workshop: Path, *, name: str, digest: str, pairs: Sequence[tuple[str, str]], origin: str
) -> Installed:
    with content(path) as found:
        top = found.top()
        found_digest = _digest(path, found, top)
        if digest and found_digest != digest:
            raise InputError(
                Problem(f"its checksum is {found_digest}, not {digest}", origin, hint="It is not the file you want.")
            )
        named = _safe(name) or _name(path, top, found)
        target = place / named
        if target.exists():
            return _there(target, found_digest)
        staged = workshop / "staged"
        staged.mkdir()
        found.copy(staged)
    _manifest(staged, {"from": origin, "sha256": found_digest}, pairs)
    described(staged, name=named)
    text = tried(staged, named)
    size = _flushed(staged)
    try:
        staged.rename(target)
    except OSError as error:
        raise _unwritable(error, named) from error
    return Installed(described(target), found_digest, size, text)


def _there(target: Path, digest: str) -> Installed:
    try:
        told = json.loads((target / MANIFEST).read_bytes()).get("sha256")
    except (OSError, ValueError, AttributeError):
        told = ""
    if told != digest:
        raise StoreError(
            Problem("there is another model of this name", str(target), hint="Delete that folder first, if it may go.")
        )
    return Installed(described(target), digest, sum(p.stat().st_size for p in target.rglob("*") if p.is_file()), "")


def _digest(path: Path, found: Content, top: str) -> str:
    digest = sha()
    name = top + NETWORK if top + NETWORK in found.files else top + INNER + NETWORK
    try:
        with path.open("rb") if path.is_file() else found.files[name]() as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise EngineError(Problem(f"cannot read it: {error.strerror}", str(path))) from error
    return digest.hexdigest()


def _name(path: Path, top: str, found: Content) -> str:
    """A name that tells the pair, of the folder in the archive or of the archive; Argos's metadata go first."""
    if top + "metadata.json" in found.files:
        try:
            with found.files[top + "metadata.json"]() as file:
                told = json.loads(file.read(1 << 20))
            version = f"-{told['package_version']}" if told.get("package_version") else ""
            return _safe(f"argos-{told['from_code']}-{told['to_code']}{version}")
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass  # describe() says what is wrong with it
    stem = path.name.removesuffix(".zip").removesuffix(".argosmodel")
    names = [_safe(PurePosixPath(top).name), _safe(stem)]
    return next((name for name in names if pair_of(name)), "") or next(filter(None, names[::-1]), "model")


def _safe(name: str) -> str:
    """A folder's name without surprises on any system."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip(".-")[:80]


def _manifest(staged: Path, told: dict[str, object], pairs: Sequence[tuple[str, str]]) -> None:
    for number, side in enumerate(("sources", "targets")):
        if tags := [one.tag for one in languages_of(pair[number] for pair in pairs)]:
            told[side] = tags
    try:
        (staged / MANIFEST).write_text(json.dumps({"schema": 1, **told}, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise _unwritable(error, MANIFEST) from error


def _flushed(staged: Path) -> int:
    """Bring every file to the disk; the bytes of all."""
    size = 0
    try:
        for path in staged.rglob("*"):
            if path.is_file():
                with path.open("rb+") as file:
                    os.fsync(file.fileno())
                size += path.stat().st_size
    except OSError as error:
        raise _unwritable(error, staged.name) from error
    return size


@contextmanager
def _workshop(place: Path) -> Iterator[Path]:
    """A folder beside the models that goes away again, under the lock; what a killed command left goes first."""
    from filelock import FileLock, Timeout

    try:
        place.mkdir(parents=True, exist_ok=True)
        lock = FileLock(place / ".lock", timeout=_WAIT)
        lock.acquire()
    except Timeout as error:
        raise StoreError(Problem("another command installs a model", str(place), hint="Wait for it to end.")) from error
    except OSError as error:
        raise _unwritable(error, str(place)) from error
    try:
        for left in place.glob(f"{_NEW}*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=_NEW, dir=place, ignore_cleanup_errors=True) as made:
            yield Path(made)
    finally:
        lock.release()


def _writer(file: IO[bytes], name: str) -> Callable[[bytes], None]:
    """Write to a file; a full disk is a ``StoreError``, not a lost connection."""

    def write(data: bytes) -> None:
        try:
            file.write(data)
        except OSError as error:
            raise _unwritable(error, name) from error

    return write


def _unwritable(error: OSError, name: str) -> StoreError:
    return StoreError(Problem(f"cannot write it: {error.strerror or error}", name))
