"""Fixtures of the engine tests: no network unless a test asks for a service on this machine."""

from __future__ import annotations

import socket
from contextlib import ExitStack

import pytest

from engines.services import Service


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
def serve():
    """Starts a translation service on 127.0.0.1, by the name of its protocol."""
    with ExitStack() as stack:
        yield lambda protocol: stack.enter_context(Service(protocol).running())
