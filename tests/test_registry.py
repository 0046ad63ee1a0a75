"""Plugins: a folder is walked, entry points add outsiders."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from translate import registry
from translate.checks.base import Check
from translate.engines.base import Engine
from translate.formats.base import Format
from translate.registry import Plugin, discover
from translate.reports.base import Report

KINDS = {"checks": Check, "engines": Engine, "formats": Format, "reports": Report}


@pytest.fixture
def package(tmp_path: Path, monkeypatch) -> Iterator[Path]:
    """An importable folder of plugins."""
    folder = tmp_path / "adversarial_plugins"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    registry._modules.cache_clear()
    yield folder
    for name in [name for name in sys.modules if name.startswith("adversarial_plugins")]:
        del sys.modules[name]
    registry._modules.cache_clear()
    registry._outsiders.cache_clear()


def plugin(id: str) -> str:
    """The text of a plugin."""
    return f"class P:\n    id = {id!r}\nPLUGIN = P()\n"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_plugins_under_their_own_ids(kind: str) -> None:
    found = discover(f"translate.{kind}", KINDS[kind])
    assert found
    assert all(id == plugin.id and id == id.lower() for id, plugin in found.items())


def test_a_folder_is_walked(package: Path) -> None:
    (package / "b.py").write_text(plugin("two"))
    (package / "a.py").write_text(plugin("one"))
    (package / "base.py").write_text("X = 1\n")
    assert list(discover("adversarial_plugins", Plugin)) == ["one", "two"]


def test_two_plugins_of_one_id(package: Path) -> None:
    (package / "a.py").write_text(plugin("one"))
    (package / "b.py").write_text(plugin("one"))
    with pytest.raises(ValueError, match="two plugins of adversarial_plugins claim the id 'one'"):
        discover("adversarial_plugins", Plugin)


def test_outsiders(package: Path, monkeypatch) -> None:
    class Point:
        def load(self) -> object:
            return type("P", (), {"id": "outside"})()

    registry._outsiders.cache_clear()
    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda group: [Point()] if group == "adversarial_plugins" else []
    )
    assert list(discover("adversarial_plugins", Plugin)) == ["outside"]
