"""Fixtures of the whole suite: a project to work in, and a machine without a network."""

from __future__ import annotations

import os
import socket

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("tests.verbs")

from tests.verbs import ARTICLE, CONFIGURATION, DAY, Desk  # noqa: E402  # after register_assert_rewrite

# In CI the same examples each time: a red build must be about the change. `make soak` and every run at home look further.
settings.register_profile("desk", deadline=None, print_blob=True, derandomize="CI" in os.environ)
settings.load_profile("desk")


@pytest.fixture
def no_network(monkeypatch):
    """Any attempt to open a connection or to look up a name fails the test."""

    def refuse(*args, **_):
        pytest.fail(f"the network was used: {args}")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)


@pytest.fixture
def empty_desk(tmp_path, monkeypatch, capsys, no_network):
    """A folder without a project."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setenv("NO_COLOR", "1")
    root = tmp_path / "project"
    root.mkdir()
    return Desk(root, monkeypatch, capsys.readouterr)


@pytest.fixture
def desk(empty_desk):
    """A project with one article and two locales, not extracted yet; drafts come from the memory only."""
    empty_desk.write("translate.toml", CONFIGURATION)
    empty_desk.write("source/rail.html", ARTICLE)
    return empty_desk


@pytest.fixture
def live(desk):
    """The same project, reviewed and published."""
    desk.ok("extract")
    for locale in ("es", "ar"):
        desk.review(locale)
    desk.ok("extract")
    desk.ok("publish")
    return desk
