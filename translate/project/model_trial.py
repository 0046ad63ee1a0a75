"""A model's first translation, in a process of its own: a file that crashes the libraries does not crash the desk.

``python -m translate.project.model_trial FOLDER NAME`` prints a JSON object with ``text`` or ``problem``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import translate
from translate.errors import EngineError, Problem, TranslateError

SAMPLE: Final = "Hello."
_SECONDS: Final = 600.0
_LONGEST: Final = 64


def tried(folder: Path, name: str) -> str:
    """What the model in a folder makes of "Hello.". Raises ``EngineError`` if it cannot be opened or says nothing."""
    paths = [str(Path(translate.__file__).parent.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            [sys.executable, "-m", __name__, str(folder), name],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise EngineError(Problem(f"the model gave no answer within {_SECONDS:g} s", name)) from error
    except OSError as error:
        raise EngineError(Problem(f"the model could not be tried: {error.strerror}", name)) from error
    try:
        said = json.loads(done.stdout)
    except ValueError as error:
        how = f"signal {-done.returncode}" if done.returncode < 0 else f"status {done.returncode}"
        raise EngineError(
            Problem(f"the model crashes CTranslate2 ({how})", name, hint="Its files are damaged.")
        ) from error
    if "text" not in said:
        raise EngineError(Problem(str(said.get("problem")), name))
    return str(said["text"])


def sample(folder: Path, name: str) -> str:
    """What :func:`tried` tells, in this process."""
    from translate.project.models import described
    from translate.project.networks import load

    model = described(folder, name=name)
    network = load(model, threads=0)
    reads = next((side for side in model.sources if side.tag == "en"), model.sources[0])
    writes = next((side for side in model.targets if side.tag != reads.tag), model.targets[0])
    lead = [reads.token] if reads.token else [writes.token] if writes.token else []
    pieces = [*lead, *network.pieces(SAMPLE), *([model.end] if model.add_end else [])]
    try:
        (output,) = network.run([pieces], prefix=[writes.token] if reads.token else [], beam=2, longest=_LONGEST)
    except (RuntimeError, ValueError, MemoryError) as error:
        raise EngineError(f"the model cannot translate: {' '.join(str(error).split())[:200]}") from error
    text = network.text(output.pieces).strip()
    if not text or not output.ended:
        raise EngineError(f"the model cannot translate: {SAMPLE!r} came back as {text[:40] or 'nothing'!r}")
    return text


def _main(folder: str, name: str) -> None:
    try:
        said = {"text": sample(Path(folder), name)}
    except TranslateError as error:
        said = {"problem": error.problems[0].message}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    _main(*sys.argv[1:3])
