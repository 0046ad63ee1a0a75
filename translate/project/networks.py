"""Models that are loaded: CTranslate2 runs the network, SentencePiece cuts and joins the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Final

from translate.engines.neural.model import Model, Output
from translate.engines.neural.reading import INNER, NETWORK, SMALL, check_header, piece_models, vocabulary
from translate.errors import EngineError, EngineMissing, Problem

if TYPE_CHECKING:
    import ctranslate2
    import sentencepiece

_CHUNK: Final = 1 << 20
_LARGEST_SMALL: Final = 64 << 20
_BATCH_TOKENS: Final = 2048
_HINT: Final = "Install it again, or delete its folder."


class Loaded:
    """The port ``Network``."""

    def __init__(
        self,
        translator: ctranslate2.Translator,
        source: sentencepiece.SentencePieceProcessor,
        target: sentencepiece.SentencePieceProcessor,
        *,
        known: frozenset[str],
        end: str,
        version: str,
    ) -> None:
        """Arguments: ``known``, the pieces the network reads; ``end``, its end token."""
        self.version = version
        """Checksum of the model's files."""
        self._translator = translator
        self._source, self._target = source, target
        self._known = known
        self._end = end

    def pieces(self, text: str) -> list[str]:
        """A source text as SentencePiece cuts it."""
        return [str(piece) for piece in self._source.encode(text, out_type=str)]

    def knows(self, piece: str) -> bool:
        """True if the network has a number for a source piece."""
        return not self._known or piece in self._known

    def text(self, pieces: Sequence[str]) -> str:
        """The text of target pieces."""
        text = str(self._target.decode(list(pieces)))
        return text.replace("\u2581", " ")  # of a piece that the network knows and SentencePiece does not

    def run(self, batch: Sequence[Sequence[str]], *, prefix: Sequence[str], beam: int, longest: int) -> list[Output]:
        """One output for each input; see the port. Raises ``RuntimeError`` as CTranslate2 does."""
        results = self._translator.translate_batch(
            [list(pieces) for pieces in batch],
            target_prefix=[list(prefix)] * len(batch) if prefix else None,
            max_batch_size=_BATCH_TOKENS,
            batch_type="tokens",
            beam_size=beam,
            max_input_length=0,  # the library would cut a longer text in silence
            max_decoding_length=longest,
            return_end_token=True,
            replace_unknowns=True,
        )
        return [self._output(result.hypotheses[0], len(prefix)) for result in results]

    def _output(self, pieces: Sequence[str], prefix: int) -> Output:
        ended = bool(pieces) and pieces[-1] == self._end
        return Output(tuple(pieces[prefix : -1 if ended else None]), ended)


def load(model: Model, *, threads: int, precision: str = "own") -> Loaded:
    """Load a model from its folder. Raises ``EngineMissing`` or ``EngineError``; see the port ``Models``."""
    try:
        import ctranslate2
        import sentencepiece
    except ImportError as error:
        raise EngineMissing(f"{error.name} is not installed: pip install 'translate-desk[neural]'") from error
    folder = Path(model.folder)
    compute = "default" if precision == "own" else precision
    with _told(model):
        files = listing(folder)
        network = INNER + NETWORK if INNER + NETWORK in files and NETWORK not in files else NETWORK
        with (folder / network).open("rb") as file:
            check_header(file.read(64), model.folder)
        source, target = (
            sentencepiece.SentencePieceProcessor(model_file=str(folder / name))
            for name in piece_models(files, model.folder)
        )
        inner = network.removesuffix(NETWORK)
        known = vocabulary(small(folder, files), inner, "source", where=model.folder)
        return Loaded(
            ctranslate2.Translator(str(folder / inner), device="cpu", compute_type=compute, intra_threads=threads),
            source,
            target,
            known=frozenset(known),
            end=model.end,
            version=_checksum(folder, files),
        )


@contextmanager
def _told(model: Model) -> Iterator[None]:
    """Whatever the two libraries raise about a broken file, as one error that names the model."""
    try:
        yield
    except FileNotFoundError as error:
        raise EngineMissing(f"the model {model.name} is no longer whole: {Path(str(error.filename)).name}") from error
    except (RuntimeError, ValueError, OSError, MemoryError, TypeError) as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise EngineError(Problem(f"the model cannot be opened: {reason}", model.folder, hint=_HINT)) from error


def _checksum(folder: Path, files: Sequence[str]) -> str:
    """Of every file that an answer depends on: a model whose weights changed is another one."""
    digest = blake2b(digest_size=12)
    for name in files:
        if name.endswith((".md", ".txt")) and "vocabulary" not in name and "vmap" not in name:
            continue
        digest.update(name.encode("utf-8", "surrogateescape") + b"\0")
        with (folder / name).open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


def listing(folder: Path) -> tuple[str, ...]:
    """Files of a model: those in its folder and in ``model/`` below it, sorted, with ``/``. Raises ``OSError``."""
    inner = folder / INNER
    there = [("", folder), (INNER, inner)] if inner.is_dir() else [("", folder)]
    return tuple(
        sorted(f"{prefix}{path.name}" for prefix, place in there for path in place.iterdir() if path.is_file())
    )


def small(folder: Path, files: Sequence[str]) -> dict[str, bytes]:
    """Content of the files that describe a model. Raises ``OSError``, ``EngineError`` for one of over 64 MB."""
    out: dict[str, bytes] = {}
    for name in files:
        if name.removeprefix(INNER) not in SMALL:
            continue
        with (folder / name).open("rb") as file:
            out[name] = file.read(_LARGEST_SMALL + 1)
        if len(out[name]) > _LARGEST_SMALL:
            raise EngineError(Problem(f"{name} is larger than {_LARGEST_SMALL >> 20} MB", str(folder)))
    return out
