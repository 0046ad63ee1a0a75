"""YAML is read as text with lines, and nothing dangerous in it is obeyed."""

import json
import os
import time
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import yamlfile
from translate.errors import InputError
from translate.yamlfile import List, Mapping, Problems, Reader, Scalar, load

DATA = Path(os.environ.get("TRANSLATE_DESK_DATA", Path(__file__).parents[2] / "shared" / "data"))
HOSTILE = DATA / "hostile"


def plain(node):
    """The tree as lists, dicts and strings."""
    match node:
        case Mapping(entries=entries):
            return {key.text: plain(value) for key, value in entries}
        case List(items=items):
            return [plain(item) for item in items]
        case Scalar(text=text):
            return text


def problems_of(text):
    """(line, message) of everything wrong with a text."""
    with pytest.raises(InputError) as caught:
        load(text, "x.yaml")
    assert {problem.path for problem in caught.value.problems} == {"x.yaml"}
    return [(problem.line, problem.message) for problem in caught.value.problems]


class TestValuesAreText:
    @pytest.mark.parametrize(
        "written",
        ["no", "yes", "on", "null", "~", "2026-11-22", "1_000", "0o17", "1e3", ".inf", "0x1F", "12:30:45", "=", "true"],
    )
    def test_as_written(self, written):
        """No Norway problem, no dates, no numbers."""
        assert plain(load(f"key: {written}\n{written}: value", "x")) == {"key": written, written: "value"}

    def test_empty_value(self):
        """A key without value has the empty text."""
        assert plain(load("a:\nb: ''\nc: [x, '']", "x")) == {"a": "", "b": "", "c": ["x", ""]}

    @pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff"])
    def test_file_without_content(self, text):
        """Comments and markers alone are an empty text."""
        assert plain(load(text, "x")) == ""

    def test_quotes_blocks_and_folding(self):
        """YAML's ways to write a text all work."""
        text = "a: \"tab\\t\\u00e9\"\nb: 'it''s'\nc: |\n  one\n  two\nd: >-\n  one\n  two\n"
        assert plain(load(text, "x")) == {"a": "tab\té", "b": "it's", "c": "one\ntwo\n", "d": "one two"}

    def test_byte_order_mark_and_any_newline(self):
        """Files from any system read the same."""
        assert load("\ufeffa: 1\r\nb: 2\rc: 3\n", "x") == load("a: 1\nb: 2\nc: 3\n", "x")

    def test_lines(self):
        """Each value knows its line, comments and blank lines counted."""
        root = load("# head\n\na: 1\nb:\n  - x\n  # between\n  - y: z\n", "x")
        assert isinstance(root, Mapping)
        assert root.line == 3
        items = root.entries[1][1]
        assert isinstance(items, List)
        assert [item.line for item in items.items] == [5, 7]
        assert (root.kind, items.kind, items.items[0].kind) == ("mapping", "list", "scalar")

    json_values = st.recursive(
        st.text(
            st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp"), exclude_characters="\x7f\ufeff"),
            max_size=20,
        ),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdé ", max_size=8), inner, max_size=4),
        max_leaves=20,
    )

    @given(json_values)
    @settings(deadline=None)
    def test_json_is_yaml(self, value):
        """JSON of texts reads back as it was (YAML 1.2 §1.3), but the merge key."""
        assert plain(load(json.dumps(value, ensure_ascii=False), "x")) == value


class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "line", "message"),
        [
            ("a: 1\nb: &x 2", 2, "anchor &x"),
            ("a: 1\nb: *x", 2, "alias *x"),
            ("a: 1\n<<: {b: 2}", 2, "merge keys"),
            ("a: 1\nb: !!python/object/apply:os.system [id]", 2, "tag tag:yaml.org,2002:python"),
            ("a: 1\nb: !foo x", 2, "tag !foo"),
            ("a: 1\nb: !!str x", 2, "tag"),
            ("%YAML 1.1\n---\na: no", 2, "directives"),
            ("a: 1\n---\nb: 2", 2, "second document"),
            ("a: 1\nb: 2\na: 3", 3, "'a' stands twice, first on line 1"),
            ("{a: 1, a: 2}", 1, "'a' stands twice, first on line 1"),
            ("a: 1\n? [b]\n: c", 2, "a list is not a key"),
            ("a: 1\nb: x\x00y", 2, "U+0000"),
            ("a: 1\nb: x\x1b[0m", 2, "U+001B"),
            ("a: 1\nb: x\u2028y", 2, "U+2028"),
            ('a: 1\nb: "\\0"', 2, "U+0000 written as an escape"),
            ('a: 1\nb: "\\ud800"', 2, "U+D800 written as an escape"),
            ('a: 1\nb: "\\U00110000"', 2, "here or below"),
            ("a:\n\tb: 1", 2, "tab"),
            ("a: b: c", 1, "mapping values are not allowed"),
            ("a: [1, 2\nb: 3", 2, "YAML"),
            ("a: 1\nb: 'x", 2, "unexpected end of stream"),
            ("a: [-, b]", 1, "dash"),
        ],
    )
    def test_refused_with_its_line(self, text, line, message):
        """Each danger and each mistake has its line."""
        found = problems_of(text)
        assert any(at == line and message in said for at, said in found), found

    def test_all_at_once(self):
        """Problems that leave the structure clear are reported together, in order."""
        found = problems_of("a: &x 1\nb: *x\nb: !t 2\n")
        assert [line for line, _ in found] == [1, 2, 3, 3]

    def test_deep(self):
        """Depth is refused before it costs anything."""
        for text in ("[" * 100_000, "- " * 100_000, "{a: " * 100_000, "? " * 100_000):
            started = time.monotonic()
            assert "nested more than" in problems_of(text)[-1][1]
            assert time.monotonic() - started < 2

    def test_fifty_deep_is_enough(self):
        """The limit itself is allowed."""
        assert load("[" * 50 + "]" * 50, "x").kind == "list"

    def test_long(self):
        """A huge file is refused unread."""
        assert problems_of("a" * (yamlfile.MAX_CHARACTERS + 1)) == [(0, "the file is longer than 4,000,000 characters")]

    def test_many_values(self, monkeypatch):
        """So is one of countless values, on the way."""
        monkeypatch.setattr(yamlfile, "MAX_VALUES", 1_000)
        assert problems_of("[" + "a,\n" * 2_000 + "]")[-1] == (1_000, "more than 1,000 values")

    def test_many_problems_are_counted(self):
        """A hundred problems are listed, the rest counted."""
        found = problems_of("a: 1\n" + "a: 2\n" * 500)
        assert len(found) == yamlfile.MAX_PROBLEMS + 1
        assert any(said == "and 400 more problems" for _, said in found)

    @given(st.text(max_size=60) | st.text("ab:-?[]{},&*!|>'\"%@`# \n\t~", max_size=60))
    @settings(max_examples=500, deadline=None)
    def test_nothing_but_input_error(self, text):
        """Any text is a tree or an InputError."""
        try:
            lines = [load(text, "x.yaml").line]
        except InputError as error:
            lines = [problem.line for problem in error.problems]
        assert min(lines) >= 1


def hostile_files():
    """The shared kit's YAML files that must be refused."""
    manifest = HOSTILE / "manifest.json"
    if not manifest.exists():
        return []
    entries = json.loads(manifest.read_text(encoding="utf-8"))
    files = [entry for entry in entries if entry["file"].startswith(("yaml/", "yaml_suite/"))]
    return [pytest.param(HOSTILE / entry["file"], entry, id=entry["file"]) for entry in files]


@pytest.mark.skipif(not HOSTILE.exists(), reason="the hostile files are not on this machine")
@pytest.mark.parametrize(("path", "entry"), hostile_files())
def test_hostile(path, entry):
    """Bad YAML ends in an InputError with a line, in no time and little memory."""
    text = path.read_bytes().decode("utf-8")
    resource = pytest.importorskip("resource")
    started = time.monotonic()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if entry["expected"] == "must_refuse" or "bomb" in entry["why"]:
        assert all(line > 0 for line, _ in problems_of(text))
    else:
        assert load(text, path.name).kind == "mapping"
    assert time.monotonic() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


class Colour(StrEnum):
    NONE = ""
    RED = "red"
    DARK_BLUE = "darkBlue"


class TestReader:
    def read(self, text, *keys):
        """A reader over a text, and its problems."""
        problems = Problems("x.yaml")
        return Reader(load(text, "x.yaml"), problems, what="the file", keys=keys), problems

    def said(self, problems):
        """Line, message and hint of each problem."""
        with pytest.raises(InputError) as caught:
            problems.check()
        return [(problem.line, problem.message, problem.hint) for problem in caught.value.problems]

    def test_fields(self):
        """Every kind of field, given and absent."""
        reader, problems = self.read(
            "a: text\nb: DARKBLUE\nc: true\nd: [x, y]\ne: one\nf:\n", "a", "b", "c", "d", "e", "f", "g"
        )
        assert reader.text("a") == "text"
        assert reader.choice("b", Colour.NONE) is Colour.DARK_BLUE
        assert reader.flag("c") is True
        assert [item.text for item in reader.texts("d")] == ["x", "y"]
        assert [item.text for item in reader.texts("e")] == ["one"]
        assert reader.texts("f") == reader.texts("g") == ()
        assert reader.text("g", default="d") == "d"
        assert reader.choice("g", Colour.RED) is Colour.RED
        assert reader.line_of("d") == 4
        assert not problems

    def test_unknown_key(self):
        """The nearest known key is suggested."""
        _, problems = self.read("a: 1\nexlude: x\nqqq: y", "include", "exclude", "a")
        assert self.said(problems) == [
            (2, "the file: unknown key 'exlude'", "did you mean 'exclude'?"),
            (3, "the file: unknown key 'qqq'", "known keys: a, exclude, include"),
        ]

    def test_everything_wrong_at_once(self):
        """Each wrong field is noted and its default given."""
        reader, problems = self.read("t: [1]\nc: green\nf: yes\nl: {a: b}\nm: [[x]]\n", "t", "c", "f", "l", "m", "n")
        reader.require("n", "t")
        assert (reader.text("t"), reader.choice("c", Colour.RED), reader.flag("f")) == ("", Colour.RED, False)
        assert (reader.texts("l"), reader.texts("m")) == ((), ())
        assert self.said(problems) == [
            (1, "the file: 'n' is missing", ""),
            (1, "the file: 't' is a list", "expected a text"),
            (2, "the file: 'c' is 'green'", "expected red or darkBlue"),
            (3, "the file: 'f' is 'yes'", "expected true or false"),
            (4, "the file: 'l' is a mapping", "expected a list"),
            (5, "the file: an item of 'm' is a list", "expected a text"),
        ]

    def test_not_a_mapping(self):
        """Something else where a mapping belongs."""
        _, problems = self.read("- a", "a")
        assert self.said(problems) == [(1, "the file is a list", "expected a mapping (key: value)")]

    def test_empty_file_is_an_empty_mapping(self):
        """Nothing in a file is no mistake of its own."""
        reader, problems = self.read("", "a")
        assert "a" not in reader
        assert not problems
        problems.check()
