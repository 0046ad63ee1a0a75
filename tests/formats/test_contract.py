"""What every format owes, whoever wrote it: see docs/how-to/add-a-format.md."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.errors import InputError
from translate.formats.base import Format, Reading
from translate.html.assemble import unit_problem
from translate.model.content import Article, PageRendering, Place, Rendering
from translate.registry import discover
from translate.segmentation.sentences import cutter

FORMATS = discover("translate.formats", Format)
EVERY = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
SAMPLE = "Heading\n\nOne came. Two went.\n\n<p>Three & four.</p>\n"
PIECES = (
    "word", "One. Two.", "\n", "\n\n", "# ", "---\n", "a: b\n", "+++\n", "<p>", "</p>", "<b>", "<img alt='x'>", "&amp;", "{{ x }}", "*", "`", "|", "- ", "  ",
)  # fmt: skip


def read(form: Format, data: bytes) -> Article:
    """The article in some bytes."""
    return form.read(data, Reading("a/b", f"source/a/b{form.suffixes[0]}", cutter("en", "sentence"), "sentencex", "en"))


def written(form: Format, made: Article, page: PageRendering | None = None) -> bytes:
    """The page of an article."""
    return form.write(made, page or PageRendering(), source_language="en")


def test_there_are_formats():
    assert {"html", "markdown", "text"} <= FORMATS.keys()
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes)), "two formats read one suffix"


@EVERY
def test_names(form):
    assert form.id == form.id.lower().strip()
    assert form.suffixes
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in form.suffixes)


@EVERY
def test_an_article_says_where_it_comes_from(form):
    made = read(form, SAMPLE.encode())
    assert (made.id, made.path, made.format) == ("a/b", f"source/a/b{form.suffixes[0]}", form.id)
    assert made.segmenter == "sentencex"
    lines = SAMPLE.split("\n")
    assert made.units
    for unit in made.units:
        assert 1 <= unit.line <= unit.last_line <= len(lines)
        assert unit.column >= 1
        assert unit.segments
        for segment in unit.segments:
            assert segment.msgid
            assert 0 <= segment.span[0] < segment.span[1] <= len(made.skeleton.text)


@EVERY
def test_a_page_without_translations(form):
    """The file's own bytes where the format says so; else the HTML it was made, every time the same."""
    data = SAMPLE.encode()
    made = read(form, data)
    assert (written(form, made) == data) is form.keeps_bytes
    assert written(form, made) == written(form, read(form, data))
    assert form.keeps_bytes or made.fragment


@EVERY
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=20))
def test_every_segment_translated_by_itself_changes_nothing(form, pieces):
    try:
        made = read(form, "".join(pieces).encode())
    except InputError:
        return
    same = {index: Rendering(tuple(s.msgid for s in unit.segments)) for index, unit in enumerate(made.units)}
    assert written(form, made, PageRendering(same)) == written(form, made)


@EVERY
def test_a_translation_appears_once_and_nothing_else_moves(form):
    made = read(form, b"One came. Two went.\n")
    index, unit = next((i, u) for i, u in enumerate(made.units) if u.place is Place.TEXT)
    assert unit_problem(unit, ("Uno.", "Dos.")) is None
    before = written(form, made).decode()
    after = written(form, made, PageRendering({index: Rendering(("Uno.", "Dos."))})).decode()
    assert after == before.replace("One came.", "Uno.").replace("Two went.", "Dos.")


@EVERY
@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\xff", b"one\xff\n", b"\0", b"\xef\xbb\xbf", b"---\n", b"+++\n", b"{", b"\r\r\n"]
)
def test_any_bytes_are_read_or_refused(form, data):
    """With a problem that names the file; nothing else may escape."""
    for use in (lambda: read(form, data), lambda: form.metadata(data, "source/a")):
        caught = None
        try:
            use()
        except InputError as error:
            caught = error
        assert caught is None or all(problem.path.startswith("source/a") for problem in caught.problems)


@EVERY
def test_metadata_is_text(form):
    """Of front matter, the same whether the whole file is read or not."""
    data = b"---\ntitle: A\ndate: 2026-11-22\ntags: [x, y]\nparams:\n  deep: true\n---\nText.\n"
    found = form.metadata(data, "source/a")
    assert dict(read(form, data).metadata) == dict(found)
    for key, value in found.items():
        assert isinstance(key, str)
        assert isinstance(value, str) or all(isinstance(item, str) for item in value)
    if form.id == "markdown":
        assert found == {"title": "A", "date": "2026-11-22", "tags": ("x", "y"), "params.deep": "true"}


@EVERY
def test_values_with_a_key_are_never_rendered(form):
    data = b"---\ntitle: Alpha\ndescription: Beta\n---\nText.\n"
    made = read(form, data)
    keyed = {index: Rendering(("CHANGED",)) for index, unit in enumerate(made.units) if unit.key}
    assert b"CHANGED" not in written(form, made, PageRendering(keyed))
