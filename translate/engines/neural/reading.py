"""What a model's folder holds: the layouts that CTranslate2's converters, Argos and OPUS-MT leave behind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from translate.engines.neural.model import Model, Side
from translate.engines.neural.names import languages_of, pair_of, told
from translate.errors import EngineError, Problem

NETWORK: Final = "model.bin"
MANIFEST: Final = "translate-desk.json"
"""Ours, beside a model: its languages where nothing else tells them, its checksum and where it is from."""
VOCABULARIES: Final = tuple(
    f"{side}_vocabulary.{form}" for side in ("shared", "source", "target") for form in ("json", "txt")
)
SMALL: Final = (MANIFEST, "metadata.json", "config.json", *VOCABULARIES)
"""Files that :func:`describe` reads."""
INNER: Final = "model/"
"""Argos keeps the network in a folder of its own, SentencePiece's model beside it."""
_JOINT = ("sentencepiece.model", "sentencepiece.bpe.model", "spiece.model", "joint.spm")
_SOURCE, _TARGET = re.compile(r"source\.|src"), re.compile(r"target\.|trg")
_OPENNMT_START = "<s>"
"""Models of OpenNMT, Argos's among them, read a source without end token; those of Marian and transformers want one."""
_OTHER_CUT = "bpe.model"
_PIECES = re.compile(r"[^/]+\.(?:spm|model)")
_MARIAN = re.compile(r"(?:.*/)?(?:model\..*intgemm.*|model\.[^/]*\.bin(?:\.gz)?|.*\.npz|decoder\.yml)")
_MARIAN_HINT = (
    "Convert the .npz it was made from with ct2-marian-converter or ct2-opus-mt-converter (they come with ctranslate2). "
    "Firefox's own intgemm files cannot be converted."
)
_TORCH = re.compile(r"(?:.*/)?(?:pytorch_model.*\.bin|model.*\.safetensors)")
_TORCH_HINT = "Convert it with ct2-transformers-converter, and copy its .spm or .model files beside the result."


def refusal(files: Iterable[str], where: str) -> Problem:
    """Why a folder or an archive without a CTranslate2 network is no model, and what to do.

    Arguments: ``files``, its paths with ``/``; ``where``, its name for the message.
    """
    names = sorted(files)
    if any(map(_MARIAN.fullmatch, names)):
        what = "a Marian model, as Firefox and OPUS-MT publish them; CTranslate2 cannot read it"
        return Problem(what, where, hint=_MARIAN_HINT)
    if any(map(_TORCH.fullmatch, names)):
        return Problem("a model for the library transformers; CTranslate2 cannot read it", where, hint=_TORCH_HINT)
    return Problem(
        f"no model: there is no {NETWORK} in it", where, hint="A CTranslate2 model or an .argosmodel file is wanted."
    )


def check_header(head: bytes, where: str) -> None:
    """Raise ``EngineError`` unless these first bytes are of a CTranslate2 translation model.

    It begins with a version and the name of its kind, each as CTranslate2's ``ModelSpec`` writes them (little endian).
    """
    length = int.from_bytes(head[4:6], "little")
    kind = head[6 : 6 + length].rstrip(b"\0").decode("ascii", "replace")
    if not 0 < int.from_bytes(head[:4], "little") <= 64 or not re.fullmatch(r"[A-Za-z0-9]{4,40}", kind):
        raise EngineError(
            Problem(f"{NETWORK} is not CTranslate2's", where, hint="Convert the model with ct2-…-converter first.")
        )
    if not kind.startswith("Transformer") or "Decoder" in kind or "Encoder" in kind:
        raise EngineError(Problem(f"this is no translation model ({kind})", where))


def piece_models(files: Iterable[str], where: str) -> tuple[str, str]:
    """SentencePiece's models for source and target among the files of a folder; often the same one.

    Raises ``EngineError`` if there is none.
    """
    names = {name: name for name in files} | {
        name.removeprefix(INNER): name for name in files if name.startswith(INNER)
    }
    spare = sorted(name for name in names if _PIECES.fullmatch(name) and name != _OTHER_CUT)
    both = [name for name in spare if not _SOURCE.match(name) and not _TARGET.match(name)]
    joint = next((name for name in _JOINT if name in names), both[0] if len(both) == 1 else "")
    source = next(filter(_SOURCE.match, spare), joint)
    target = next(filter(_TARGET.match, spare), joint)
    if source and target:
        return names[source], names[target]
    hint = "It must be named source.spm and target.spm, or sentencepiece.model."
    if _OTHER_CUT in names:
        hint = "This Argos package cuts words by another method (BPE with Moses' rules), which is not supported."
    raise EngineError(Problem("there is no SentencePiece model beside the network", where, hint=hint))


def describe(name: str, *, folder: str, files: Iterable[str], small: Mapping[str, bytes]) -> Model:
    """The model in a folder.

    Arguments: ``name`` and ``folder``, as :class:`Model` has them; ``files``, its paths with ``/``; ``small``, content of
    those named in :data:`SMALL`, also below ``model/``.
    Raises ``EngineError`` if something is missing or unreadable, or if nothing tells its languages.
    """
    where = folder or name
    listed = tuple(files)
    inner = INNER if NETWORK not in listed and INNER + NETWORK in listed else ""
    if inner + NETWORK not in listed:
        raise EngineError(refusal(listed, where))
    piece_models(listed, where)
    config = _table(small, f"{inner}config.json", where)
    metadata = _table(small, "metadata.json", where)
    sources, targets = _languages(name, metadata, small, inner, where=where)
    own = _table(small, MANIFEST, where)
    if own.get("sources") and not any(side.token for side in sources):
        sources = languages_of(map(str, own["sources"]))
    if own.get("targets") and not any(side.token for side in targets):
        targets = languages_of(map(str, own["targets"]))
    if not sources or not targets:
        raise EngineError(
            Problem(
                "nothing tells which languages it translates",
                where,
                hint="Name its folder like opus-mt-en-uk, or install it with --pair en-uk.",
            )
        )
    start = str(config.get("decoder_start_token") or _OPENNMT_START)
    end = str(config.get("eos_token") or "</s>")
    return Model(name, folder, sources, targets, start != _OPENNMT_START and not config.get("add_source_eos"), end)


def _languages(
    name: str, metadata: Mapping[str, Any], small: Mapping[str, bytes], inner: str, *, where: str
) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    pair = pair_of(name)
    if metadata.get("from_code") and metadata.get("to_code"):
        pair = str(metadata["from_code"]), str(metadata["to_code"])
    source, target = (languages_of((code,)) for code in pair) if pair else ((), ())
    sides, both = told(_vocabulary(small, inner, where))
    if both:
        return sides, sides
    return source, sides or target


def _vocabulary(small: Mapping[str, bytes], inner: str, where: str) -> Iterable[str]:
    """Tokens of the vocabulary that the decoder writes."""
    return vocabulary(small, inner, "target", where=where) or vocabulary(small, inner, "source", where=where)


def vocabulary(small: Mapping[str, bytes], inner: str, side: str, *, where: str) -> list[str]:
    """Tokens of one side, ``source`` or ``target``, in the order of their numbers; empty if there is no such file."""
    for name in VOCABULARIES:
        data = small.get(inner + name)
        if data is None or not name.startswith((side, "shared")):
            continue
        text = _text(data, f"{where}/{inner}{name}")
        if name.endswith(".txt"):
            return text.split("\n")
        try:
            listed = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise EngineError(Problem(f"not JSON: {error}", f"{where}/{inner}{name}")) from error
        return [token for token in listed if isinstance(token, str)] if isinstance(listed, list) else []
    return []


def _table(small: Mapping[str, bytes], name: str, where: str) -> dict[str, Any]:
    if name not in small:
        return {}
    try:
        found = json.loads(_text(small[name], f"{where}/{name}"))
    except (ValueError, RecursionError) as error:
        raise EngineError(Problem(f"not JSON: {error}", f"{where}/{name}")) from error
    return found if isinstance(found, dict) else {}


def _text(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EngineError(Problem("not UTF-8", where)) from error
