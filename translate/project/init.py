"""``init``: a new project. Touches no file that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from translate.errors import Problem, StoreError, UsageError
from translate.model import locale as locales
from translate.project.store import Store
from translate.project.workspace import CONFIGURATION, PYPROJECT, configures

_FILES = {
    "glossary.yaml": "glossary.yaml",
    "source/welcome.html": "welcome.html",
    ".github/workflows/translations.yml": "ci.yml",
    ".pre-commit-config.yaml": "hooks.yaml",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
}
_FOLDERS = ("source", "locales")


@dataclass(frozen=True, slots=True)
class Made:
    """What ``init`` did."""

    root: Path
    written: tuple[str, ...]
    kept: tuple[str, ...]
    """Files that were there and stayed as they are."""


def init(folder: Path, *, source: str, targets: Sequence[str]) -> Made:
    """Make a project in a folder, which may have files already.

    Arguments: ``source`` and ``targets``, language tags in any usual spelling.
    Raises :class:`UsageError` if a tag is not well-formed or the folder is a project already.
    """
    try:
        tags = [locales.canonical(tag) for tag in (source, *targets)]
    except ValueError as error:
        raise UsageError(Problem(str(error), hint="Write it as in BCP 47: es, pt-BR, zh-Hans.")) from error
    if len(set(tags)) < len(tags):
        raise UsageError("a locale is named twice")
    for name in (CONFIGURATION, PYPROJECT):
        if configures(folder / name):
            raise UsageError(Problem("this is a translate project already", f"{folder}/{name}"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(Problem(f"cannot make the folder: {error.strerror}", str(folder))) from error
    store = Store(folder)
    starter = files("translate.project").joinpath("starter")
    texts = {name: starter.joinpath(own).read_text(encoding="utf-8") for name, own in _FILES.items()}
    texts["glossary.yaml"] = texts["glossary.yaml"].replace("@SOURCE@", tags[0])
    texts["glossary.yaml"] = texts["glossary.yaml"].replace("#   en: {term", f"#   {tags[0]}: {{term")
    if tags[0].partition("-")[0] != "en" or any((folder / "source").glob("**/*.*")):
        del texts["source/welcome.html"]  # it is in English, and with articles there it would be translated with them
    texts[CONFIGURATION] = _configuration(tags[0], tags[1:])
    written, kept = [], []
    for name, text in sorted(texts.items()):
        if store.path(name).exists():
            kept.append(name)
        else:
            store.write(name, text.encode())
            written.append(name)
    for name in _FOLDERS:
        store.folder(name)
    return Made(folder, tuple(written), tuple(kept))


def _configuration(source: str, targets: Sequence[str]) -> str:
    listed = ", ".join(f'"{tag}"' for tag in targets)
    return f"""format = 1
source-locale = "{source}"
locales = [{listed}]
segmentation = "sentence"          # or "paragraph"
# site-url = "https://desk.example"

[publish]
ready = 0.9                        # share of words that people must have reviewed before a page goes live
drafts = "never"                   # or "marked": readers see drafts, marked as such

[prefill]
# engines = ["memory", "apertium"] # without this line: the local engines that are installed. Nothing is sent anywhere.
"""
