"""Fixtures of the engine tests: no network unless a test asks for the fake server."""

from __future__ import annotations

import socket

import pytest

from engines.fakes import Server


@pytest.fixture
def offline(monkeypatch):
    """Any attempt to open a connection or to look up a name fails the test."""

    def refuse(*args: object, **rest: object) -> None:
        raise AssertionError(f"the network was used: {args}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def server():
    """A translation service on 127.0.0.1."""
    with Server().running() as running:
        yield running
