"""The case files of Markdown: an article, the HTML it becomes, the units it has. Shared by the tests of this folder."""

from __future__ import annotations

from pathlib import Path

from translate.formats.base import FRONT_MATTER, Reading
from translate.formats.markdown import PLUGIN
from translate.model.content import Article, PageRendering, Place, Rendering, Unit
from translate.segmentation.sentences import cutter

FOLDER = Path(__file__).parent / "cases" / "markdown"
KEYS = (*FRONT_MATTER, "hero.caption", "gallery.*.caption")
_CUT = cutter("en", "sentence")


def article(text: str | bytes, *, keys: tuple[str, ...] = KEYS) -> Article:
    """The article in some Markdown."""
    data = text.encode() if isinstance(text, str) else text
    return PLUGIN.read(data, Reading("a", "source/a.md", _CUT, "sentencex", "en", keys))


def markup(made: Article, *targets: str | None) -> str:
    """The HTML of an article, its segments translated in order; those left over stay source."""
    waiting = list(targets)
    units = {}
    for index, unit in enumerate(made.units):
        if not waiting:
            break
        units[index] = Rendering(tuple(waiting.pop(0) if waiting else None for _ in unit.segments))
    return PLUGIN.write(made, PageRendering(units), source_language="en").decode()


def msgids(made: Article) -> list[str]:
    """All msgids in order."""
    return [segment.msgid for unit in made.units for segment in unit.segments]


def described(made: Article) -> str:
    """One line a unit: lines, element, family, segments."""
    return "".join(f"{_described(unit)}\n" for unit in made.units)


def _described(unit: Unit) -> str:
    lines = f"{unit.line}" if unit.line == unit.last_line else f"{unit.line}-{unit.last_line}"
    family = f" [{unit.segments[0].family}]" if unit.segments[0].family else ""
    name = f"{unit.key}=" if unit.key else "@" if unit.place in (Place.DOUBLE_QUOTED, Place.SINGLE_QUOTED) else ""
    return f"{lines} {name}{unit.element}{family}: " + " | ".join(segment.msgid for segment in unit.segments)
