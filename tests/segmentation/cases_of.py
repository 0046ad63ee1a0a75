"""Reads the case files: a line ``# name``, the text below it, ``===`` between cases. The file's name begins with the language."""

from __future__ import annotations

from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"


def cases(folder: str) -> list[object]:
    """All cases of a folder as ``(language, text)``, a line break being a space."""
    return [
        pytest.param(file.stem.partition("-")[0], text.replace("\n", " "), id=f"{file.stem}: {name.removeprefix('# ')}")
        for file in sorted((CASES / folder).glob("*.txt"))
        for name, _, text in (case.strip("\n").partition("\n") for case in file.read_text("utf-8").split("\n===\n"))
    ]


def read(text: str) -> tuple[str, list[int], list[int]]:
    """The text without its signs, all boundaries (``|`` and ``/``), and those that stay (``|``)."""
    plain, boundaries, kept = "", [], []
    for char in text:
        if char in "|/":
            boundaries.append(len(plain))
            if char == "|":
                kept.append(len(plain))
        else:
            plain += char
    return plain, boundaries, kept
