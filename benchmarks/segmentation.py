"""How often each segmenter cuts a text exactly as its cases want it, by language and tier; the table of our documentation.

    python benchmarks/segmentation.py CASES.json [--write docs/reference/segmentation.md]

``CASES.json`` is a list of ``{"id", "lang", "text", "sentences", "tier"}``; we keep none in the project. A case counts
if all its sentences come out, white space at their edges aside. Peers that are not installed are left out: pysbd, and a
``punkt`` package with NLTK's models.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from translate.segmentation.sentences import cutter

Cut = Callable[[str, str], list[str] | None]
TIERS = {"running-text": "running text", "golden": "golden and extended", "extended": "golden and extended"}
BEGIN, END = "<!-- table -->", "<!-- end of table -->"
MODELS = {
    "cs": "czech", "da": "danish", "nl": "dutch", "en": "english", "fi": "finnish", "fr": "french", "de": "german",
    "el": "greek", "it": "italian", "ml": "malayalam", "pl": "polish", "pt": "portuguese", "ru": "russian",
    "es": "spanish", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


def ours(text: str, language: str) -> list[str]:
    """What a unit is cut into, the rule of quotations included."""
    places = [0, *cutter(language, "sentence")(text), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


def peers() -> Iterator[tuple[str, Cut]]:
    """The segmenters that are installed here."""
    import choppa
    import sentencex

    rules = choppa.SrxDocument(ruleset=choppa.DEFAULT_SRX_RULESET)
    yield "sentencex", lambda text, language: sentencex.segment(language, text)
    yield "choppa", lambda text, language: list(choppa.SrxTextIterator(rules, f"{language}_two", text))
    try:
        import pysbd
        from pysbd.languages import LANGUAGE_CODES
    except ImportError:
        pass
    else:

        @cache
        def segmenter(language: str) -> pysbd.Segmenter:
            return pysbd.Segmenter(language=language, clean=False)

        yield "pysbd", lambda text, language: segmenter(language).segment(text) if language in LANGUAGE_CODES else None
    try:
        import punkt
    except ImportError:
        return

    @cache
    def tokenizer(language: str) -> punkt.PunktSentenceTokenizer:
        return punkt.PunktSentenceTokenizer(punkt.load_model(MODELS[language]))

    yield "punkt", lambda text, language: tokenizer(language).tokenize(text) if language in MODELS else None


def table(cases: list[dict[str, object]]) -> str:
    """The Markdown table: exact matches of each segmenter."""
    known: dict[str, Cut] = {"ours": ours, **dict(peers())}
    right: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for case in cases:
        tier = TIERS.get(str(case["tier"]))
        if tier is None:
            continue
        language, text, wanted = (
            str(case["lang"]),
            str(case["text"]),
            [s.strip() for s in case["sentences"] if s.strip()],
        )
        row = right[tier, language]
        row["cases"] += 1
        for name, cut in known.items():
            try:
                found = cut(text, language)
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt | SystemExit):
                    raise
                found = []  # a panic in Rust is no Exception
            if found is None:
                row[f"{name} lacks it"] += 1
            elif [s.strip() for s in found if s.strip()] == wanted:
                row[name] += 1
    lines = [f"| tier | language | cases | {' | '.join(known)} |", f"|---|---|---|{'---|' * len(known)}"]
    for (tier, language), row in sorted(right.items(), key=lambda item: (item[0][0] != "running text", item[0])):
        cells = ("–" if row[f"{name} lacks it"] else str(row[name]) for name in known)
        lines.append(f"| {tier} | {language} | {row['cases']} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, or write it where the page has its marks."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    made = table(json.loads(asked.cases.read_text(encoding="utf-8")))
    if asked.write is None:
        sys.stdout.write(f"{made}\n")
        return
    before, _, rest = asked.write.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    asked.write.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
