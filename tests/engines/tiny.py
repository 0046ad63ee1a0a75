"""A real model of CTranslate2 and SentencePiece, made here: it writes for each source piece one target piece, in order.

Position t of the decoder looks at position t of the encoder, finds out which piece stands there, and writes the piece that
stands for it. So what it answers can be foretold, and everything around the network is the real thing.
"""

from __future__ import annotations

import io
import json
import string
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

TEXT = """The police arrested two members of the group in Minsk.
He said that the house was big, but nobody believed him.
Three relay cabinets burned. See this report from 2022.
The Minister of Foreign Affairs visited the city yesterday.
There is a lot of concern about the hunt, and it costs a lot.
Nobody was hurt. We thank our readers. Hello.
Two brothers wrote to the president. The rail war began here.
"""
CHARACTERS = string.printable[:95].replace(" ", "") + "“”’‘…€«»—éíóñ¿¡"
PLACES = 512
SPECIAL = ["<unk>", "<s>", "</s>"]

CYRILLIC = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwxyz", "абцдефгхійклмнопярстувщюиз", strict=True))
    | dict(zip("ABCDEFGHIJKLMNOPRSTUVWXYZ", "АБЦДЕФГХІЙКЛМНОПРСТУВЩХИЗ", strict=True))
)
"""Letter for letter, but ``Q``; the letters of our tokens stay letters that look alike."""
for latin, like in ("A", "А"), ("B", "В"), ("X", "Х"), ("Z", "Z"), ("J", "Ј"):
    CYRILLIC[ord(latin)] = like


def cyrillic(piece: str) -> str:
    """A piece in Cyrillic letters."""
    return piece.translate(CYRILLIC)


def accented(piece: str) -> str:
    """A piece with accents."""
    return piece.replace("e", "é")


def pieces_model(text: str = TEXT, *, characters: str = CHARACTERS) -> bytes:
    """A SentencePiece model of a text."""
    import sentencepiece

    made = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(text.splitlines()),
        model_writer=made,
        vocab_size=len(set(characters)) + 90,
        hard_vocab_limit=False,
        model_type="unigram",
        normalization_rule_name="identity",
        required_chars=characters,
        minloglevel=2,
    )
    return made.getvalue()


def build(
    folder: Path,
    *,
    render: Callable[[str], str] = cyrillic,
    tokens: Sequence[str] = (),
    drop: Sequence[str] = (),
    config: Mapping[str, object] | None = None,
    loops: bool = False,
) -> Path:
    """Make a model's folder.

    Arguments: ``render``, the target piece of a source piece; ``tokens``, languages, of which nothing is written; ``drop``,
    pieces the network has no number for; ``config``, entries of ``config.json``; ``loops``, it never comes to an end.
    """
    import numpy as np
    import sentencepiece
    from ctranslate2.specs import TransformerSpec

    joint = pieces_model()
    cut = sentencepiece.SentencePieceProcessor(model_proto=joint)
    pieces = [cut.id_to_piece(at) for at in range(cut.get_piece_size())]
    source = [*SPECIAL, *tokens, *(p for p in pieces if p not in SPECIAL and p not in drop)]
    target = list(dict.fromkeys([*SPECIAL, *tokens, *map(render, source[len(SPECIAL) + len(tokens) :])]))
    number = {piece: at for at, piece in enumerate(target)}

    words, codes = len(source), np.random.default_rng(1).choice([-1.0, 1.0], (PLACES, 160)).astype("float32")
    wide = -(-(words + codes.shape[1]) // 8) * 8
    zero = np.zeros((wide, wide), "float32")
    places = np.zeros((PLACES, wide), "float32")
    places[:, words : words + codes.shape[1]] = codes

    spec = TransformerSpec.from_config((1, 1), 1, pre_norm=True)
    for side, size in ((spec.encoder, len(source)), (spec.decoder, len(target))):
        side.scale_embeddings = False
        side.position_encodings.encodings = places
        embeddings = np.zeros((size, wide), "float32")
        if side is spec.encoder:
            embeddings[:, :words] = 4 * np.eye(words, dtype="float32")
        (side.embeddings[0] if side is spec.encoder else side.embeddings).weight = embeddings
        _norm(side.layer_norm, wide)
        layer = side.layer[0]
        _norm(layer.self_attention.layer_norm, wide)
        layer.self_attention.linear[0].weight = np.zeros((3 * wide, wide), "float32")
        layer.self_attention.linear[0].bias = np.zeros(3 * wide, "float32")
        _linear(layer.self_attention.linear[1], zero)
        _norm(layer.ffn.layer_norm, wide)
        _linear(layer.ffn.linear_0, zero[:8])
        _linear(layer.ffn.linear_1, zero[:, :8])

    look = zero.copy()
    look[range(words, wide), range(words, wide)] = 1.0
    see = zero.copy()
    see[range(words), range(words)] = 1.0
    attention = spec.decoder.layer[0].attention
    _norm(attention.layer_norm, wide)
    _linear(attention.linear[0], look * 8)
    key_value = np.concatenate([look, see])
    attention.linear[1].weight, attention.linear[1].bias = key_value, np.zeros(2 * wide, "float32")
    _linear(attention.linear[2], see * 50)

    writes = np.zeros((len(target), wide), "float32")
    for at, piece in enumerate(source):
        own = piece if piece in SPECIAL or piece in tokens else render(piece)
        writes[number[own], at] = 10
    if loops:
        writes[number[render("▁")], source.index("</s>")] = 10
    _linear(spec.decoder.projection, writes)
    if loops:
        spec.decoder.projection.bias[number["</s>"]] = -1000
    spec.register_source_vocabulary(source)
    spec.register_target_vocabulary(target)
    spec.config.add_source_eos = True
    spec.validate()
    spec.optimize(quantization="float32")
    folder.mkdir(parents=True)
    spec.save(str(folder))
    (folder / "source.spm").write_bytes(joint)
    rendered = pieces_model(render(TEXT), characters="".join(dict.fromkeys(render(CHARACTERS))))
    (folder / "target.spm").write_bytes(rendered)
    if config is not None:
        told = json.loads((folder / "config.json").read_text(encoding="utf-8")) | config
        (folder / "config.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def _norm(norm: object, wide: int) -> None:
    import numpy as np

    norm.gamma, norm.beta = np.ones(wide, "float32"), np.zeros(wide, "float32")


def _linear(linear: object, weight: object) -> None:
    import numpy as np

    linear.weight, linear.bias = weight, np.zeros(len(weight), "float32")


def argos(model: Path, archive: Path, *, pair: tuple[str, str] = ("en", "uk")) -> Path:
    """A model's folder as Argos packs it."""
    told = {"package_version": "1.9", "from_code": pair[0], "to_code": pair[1], "type": "translate"}
    with zipfile.ZipFile(archive, "w") as made:
        top = f"translate-{pair[0]}_{pair[1]}-1_9"
        made.writestr(f"{top}/metadata.json", json.dumps(told))
        made.writestr(f"{top}/README.md", "A model.")
        made.writestr(f"{top}/stanza/en/tokenize/x.pt", b"not needed")
        for path in sorted(model.iterdir()):
            if path.name == "source.spm":
                made.writestr(f"{top}/sentencepiece.model", path.read_bytes())
            elif path.name != "target.spm":
                made.writestr(f"{top}/model/{path.name}", path.read_bytes())
    return archive
