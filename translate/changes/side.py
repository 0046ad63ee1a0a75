"""One version of an article while it is compared with another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from translate.changes.likeness import Sentence, Weights
from translate.html.inline import plain
from translate.model.message import Key


@dataclass
class Side:
    """The messages of a version in order, repeats included, by index."""

    keys: Sequence[Key]
    weights: Weights
    done: set[int] = field(default_factory=set)
    """Messages that have found what they became, or what they were."""
    _sentences: dict[Key, Sentence] = field(default_factory=dict)
    _together: dict[tuple[int, ...], Sentence] = field(default_factory=dict)

    def text(self, index: int) -> str:
        """Without tags."""
        return plain(self.keys[index][1])

    def family(self, index: int) -> str:
        """``msgctxt``."""
        return self.keys[index][0]

    def sentence(self, index: int) -> Sentence:
        """Ready to be compared; made once."""
        key = self.keys[index]
        found = self._sentences.get(key)
        if found is None:
            found = self._sentences[key] = self.weights.sentence(self.text(index))
        return found

    def together(self, many: Sequence[int]) -> Sentence:
        """Several as one; made once."""
        key = tuple(many)
        found = self._together.get(key)
        if found is None:
            found = self._together[key] = self.weights.sentence(" ".join(map(self.text, many)))
        return found

    def left(self, indexes: Sequence[int]) -> list[int]:
        """Those that are not done."""
        return [index for index in indexes if index not in self.done]
