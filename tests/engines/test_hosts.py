"""Addresses of services."""

from __future__ import annotations

import pytest

from translate.engines.hosts import host, is_loopback, netloc, service_url
from translate.errors import EngineError


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST", "127.0.0.1", "127.8.9.1", "::1", "[::1]"])
def test_this_machine(name):
    assert is_loopback(name)


@pytest.mark.parametrize("name", ["localhost.example", "127.0.0.1.example", "0.0.0.0", "10.0.0.1", "", "1", "::2"])
def test_not_this_machine(name):
    assert not is_loopback(name)


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000/"),
        ("https://mt.example/libre//", "https://mt.example/libre/"),
        (" https://mt.example/ ", "https://mt.example/"),
        ("", ""),
    ],
)
def test_the_url_ends_in_a_slash(given, url):
    assert service_url({"url": given}, engine="x") == url


@pytest.mark.parametrize(
    "given",
    ["mt.example", "ftp://mt.example/", "file:///etc/passwd", "http://", "http://a:b@mt.example/", "https://mt.example/?api_key=SECRET",
     "https://mt.example/#x", "http://[::1", "http://mt.example:99999/", 5],
)  # fmt: skip
def test_anything_else_is_an_error_that_does_not_repeat_it(given):
    with pytest.raises(EngineError) as caught:
        service_url({"url": given}, engine="x")
    assert "SECRET" not in str(caught.value)
    assert "a:b" not in str(caught.value)


def test_names():
    assert netloc("https://MT.example:8443/a") == "mt.example:8443"
    assert host("https://MT.example:8443/a") == "mt.example"
    assert (netloc(""), host("")) == ("", "")
