"""Local processes: mode files, pipelines that never block, time-outs, and no process left behind."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from translate.engines.base import PipeBroken, Stage
from translate.errors import EngineError, EngineMissing
from translate.project.pipe import Processes, parse_mode

CHILDREN = Path(f"/proc/{os.getpid()}/task")

COPY = "import sys\nfor chunk in iter(lambda: sys.stdin.buffer.read1(65536), b''):\n    sys.stdout.buffer.write(chunk.replace(b'a', b'b'))\n    sys.stdout.buffer.flush()\n"
COUNT = "import sys\nn = 0\ndata = b''\nwhile (c := sys.stdin.buffer.read1(1)):\n    if c == b'\\0':\n        n += 1\n        sys.stdout.buffer.write(data + b' %d\\0' % n); sys.stdout.buffer.flush(); data = b''\n    else: data += c\n"


def program(text: str, *, per_block: bool = False) -> Stage:
    """A stage that is a few lines of Python."""
    return Stage((sys.executable, "-c", text), per_block=per_block)


def children() -> set[str]:
    """Processes that are children of this one now, zombies included."""
    if not CHILDREN.exists():
        pytest.skip("needs Linux's /proc")
    return {pid for task in CHILDREN.iterdir() for pid in (task / "children").read_text().split()}


@pytest.fixture(autouse=True)
def nobody_left():
    """Every test leaves as many processes as it found."""
    before = children() if CHILDREN.exists() else set()
    yield
    if CHILDREN.exists():
        assert children() <= before


def start(*stages: Stage):
    """A running pipeline."""
    return Processes().start(stages)


def test_blocks_come_back_in_order():
    channel = start(program(COPY), program(COPY))
    for n in range(20):
        channel.send(b"a%d" % n)
    assert [channel.receive(timeout=10) for _ in range(20)] == [b"b%d" % n for n in range(20)]
    channel.close()


@pytest.mark.parametrize("stages", [(COPY,), (COPY, COPY, COPY)])
def test_a_block_larger_than_every_buffer_does_not_block(stages):
    channel = start(*map(program, stages))
    block = b"xa" * 2_000_000
    channel.send(block)
    channel.send(b"")
    assert channel.receive(timeout=20) == block.replace(b"a", b"b")
    assert channel.receive(timeout=20) == b""
    channel.close()


def test_a_stage_that_stays_remembers_and_one_per_block_does_not():
    staying = start(program(COUNT))
    fresh = start(program(COPY), program(COUNT, per_block=True), program(COUNT, per_block=True), program(COPY))
    for channel in (staying, fresh):
        for _ in range(3):
            channel.send(b"x")
    assert [staying.receive(timeout=10) for _ in range(3)] == [b"x 1", b"x 2", b"x 3"]
    assert [fresh.receive(timeout=10) for _ in range(3)] == [b"x 1 1"] * 3
    staying.close()
    fresh.close()


def test_a_pipeline_that_hangs_is_left_in_time():
    channel = start(program("import time; time.sleep(60)"))
    channel.send(b"a")
    begin = time.monotonic()
    with pytest.raises(PipeBroken, match=r"0\.2 s"):
        channel.receive(timeout=0.2)
    channel.close()
    assert time.monotonic() - begin < 5


@pytest.mark.parametrize("per_block", [False, True])
def test_a_program_that_ends_is_named(per_block):
    channel = start(program(COPY), program("import sys; sys.exit(3)", per_block=per_block), program(COPY))
    channel.send(b"a")
    with pytest.raises(PipeBroken, match=f"{Path(sys.executable).name} ended with status|the pipeline ended"):
        channel.receive(timeout=10)
    channel.close()


def test_one_program_per_block_that_hangs_is_killed_too():
    channel = start(program("import time; time.sleep(60)", per_block=True))
    channel.send(b"a")
    with pytest.raises(PipeBroken):
        channel.receive(timeout=0.2)
    begin = time.monotonic()
    channel.close()
    assert time.monotonic() - begin < 5


def test_what_a_program_started_is_killed_with_it():
    spawn = (
        "import subprocess, sys\n"
        "p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "sys.stdout.buffer.write(b'%d\\0' % p.pid); sys.stdout.buffer.flush()\n"
        "sys.stdin.read()\n"
    )
    channel = start(program(spawn))
    grandchild = int(channel.receive(timeout=20))
    os.kill(grandchild, 0)
    channel.close()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        stat = Path(f"/proc/{grandchild}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.02)
    pytest.fail("the grandchild still runs")


def test_closed_is_closed():
    channel = start(program(COPY))
    channel.close()
    channel.close()
    with pytest.raises(PipeBroken):
        channel.send(b"a")
    with pytest.raises(PipeBroken):
        channel.receive(timeout=1)


def test_a_block_cannot_hold_its_own_end():
    channel = start(program(COPY))
    with pytest.raises(ValueError, match="NUL"):
        channel.send(b"a\0b")
    channel.close()


def test_a_program_that_is_not_installed():
    with pytest.raises(EngineMissing, match="no-such-program"):
        start(program(COPY), Stage(("no-such-program",)))


def test_a_program_that_cannot_be_started(tmp_path):
    broken = tmp_path / "broken"
    broken.write_text("#!/no/such/interpreter\n")
    broken.chmod(0o755)
    with pytest.raises(EngineError, match="did not start"):
        start(program(COPY), Stage((str(broken),)))


def test_modes_are_read_from_the_first_folder_that_has_them(tmp_path):
    for folder, text in (("a", "lt-proc first"), ("b", "lt-proc second")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "eng-spa.mode").write_text(text)
        (tmp_path / folder / "README").write_text("x")
    (tmp_path / "b" / "rus-ukr.mode").write_text("lt-proc -w 'a b.bin' | apertium-tagger -g $2 c | lt-proc $1 d\n")
    port = Processes((tmp_path / "a", tmp_path / "none", tmp_path / "b"))
    assert port.modes() == ("eng-spa", "rus-ukr")
    assert port.mode("eng-spa") == (("lt-proc", "first"),)
    assert port.mode("rus-ukr") == (
        ("lt-proc", "-w", "a b.bin"),
        ("apertium-tagger", "-g", "$2", "c"),
        ("lt-proc", "$1", "d"),
    )
    with pytest.raises(EngineMissing):
        port.mode("../../etc/passwd")


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("a", (("a",),)),
        ("a 'b | c' \"d e\" | f\\ g", (("a", "b | c", "d e"), ("f g",))),
        ("# made by apertium\na -b |\n c $1\n", (("a", "-b"), ("c", "$1"))),
        ("a|b", (("a",), ("b",))),
    ],
)
def test_mode_files(text, stages):
    assert parse_mode(text) == stages


@pytest.mark.parametrize(
    "text",
    ["", "a |", "| a", "a || b", "a; b", "a & b", "a && b", "a > /tmp/x", "a < x", "a | (b)", "a $(b)", "a\nb", "a 'b"],
)
def test_more_than_a_pipeline_is_refused(text):
    with pytest.raises(EngineError, match=r"x\.mode"):
        parse_mode(text, path="x.mode")


def test_no_shell_is_involved():
    show = "import sys; sys.stdout.buffer.write(sys.argv[1].encode() + b'\\0')"
    channel = start(Stage((sys.executable, "-c", show, "$(touch /tmp/x); `id` > $HOME")))
    assert channel.receive(timeout=10) == b"$(touch /tmp/x); `id` > $HOME"
    channel.close()
