"""Small values for the tests of this folder, and gettext's tools as functions from bytes to bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from translate.catalogs.desk import DeskLine, source_hash, text_hash, with_line
from translate.catalogs.entry import Catalog
from translate.catalogs.template import make_template
from translate.model.content import Article, Place, Segment, Skeleton, Unit
from translate.model.locale import Locale
from translate.model.message import Message

TODAY = date(2026, 11, 22)
ES = Locale("es", "es", name="Español")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'

gettext = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="GNU gettext is not installed")


def tool(*command: str, data: bytes, other: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a gettext tool on a file with these bytes (its last argument; ``other`` is the one behind it)."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "a.po"), Path(folder, "b.po")
        first.write_bytes(data)
        files = [str(first)]
        if other is not None:
            second.write_bytes(other)
            files.append(str(second))
        return subprocess.run([*command, *files], capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8"})


def accepts(data: bytes, *options: str) -> bool:
    """What msgfmt thinks of a file."""
    return tool("msgfmt", *options, "-o", os.devnull, data=data).returncode == 0


def unit(*texts: str, family: str = "", **more: object) -> Unit:
    """A paragraph of these sentences."""
    segments = tuple(Segment(text, family, (0, 1)) for text in texts)
    return Unit(segments, Place.TEXT, 1, 1, 1, "p", **more)  # type: ignore[arg-type] # keyword values of the caller


def article(*units: Unit | Sequence[str]) -> Article:
    """An article of these units."""
    made = tuple(part if isinstance(part, Unit) else unit(*part) for part in units)
    return Article("2026/cars", "source/2026/cars.html", "html", made, Skeleton(""))


def template(*texts: str) -> Catalog:
    """A template with one paragraph for each text."""
    return make_template(article(*[(text,) for text in texts]), segmenter="sentencex")


def draft(msgid: str, msgstr: str, *, origin: str = "apertium/eng-spa", **more: object) -> Message:
    """A message with machine text nobody has touched."""
    line = DeskLine(origin, source_hash(None, msgid), text_hash(msgstr), "2026-11-01", **more)  # type: ignore[arg-type]
    return with_line(Message(msgid, msgstr, flags=("fuzzy",)), line)
