"""The HTML format: bytes in, the same bytes out."""

from __future__ import annotations

import pytest

from translate.errors import InputError
from translate.formats.base import Format, Reading
from translate.formats.html import PLUGIN
from translate.model.content import PageRendering, Rendering
from translate.registry import discover
from translate.segmentation.sentences import cutter

READING = Reading("a/b", "source/a/b.html", cutter("en", "sentence"), "sentencex")


def test_is_found():
    assert discover("translate.formats", Format)["html"] is PLUGIN


def test_read_and_write():
    data = b"<!DOCTYPE html>\r\n<title>Head</title>\r\n<p>One came. Two went.</p>\r\n"
    article = PLUGIN.read(data, READING)
    assert (article.id, article.path, article.format, article.segmenter) == (
        "a/b",
        "source/a/b.html",
        "html",
        "sentencex",
    )
    assert (article.title, article.fragment) == ("Head", False)
    assert PLUGIN.write(article, PageRendering(), source_language="en") == data
    page = PageRendering({1: Rendering(("Uno vino.", "Dos fueron."))}, language="es")
    assert b"<p>Uno vino. Dos fueron.</p>" in PLUGIN.write(article, page, source_language="en")


def test_broken_bytes_have_a_line():
    with pytest.raises(InputError) as caught:
        PLUGIN.read(b"<p>one\n<p>two \xff", READING)
    assert caught.value.problems[0].line == 2
    assert caught.value.problems[0].path == "source/a/b.html"
