"""What a large translation memory costs: room on the disk, look-ups, import; at 20,000 and at 200,000 segments.

    python benchmarks/memory.py [--write docs/reference/memory.md] [--small 20000] [--large 200000] [--peer]

The texts are made up: words of a vocabulary of 120,000 by Zipf's law, about 120 characters a sentence, the same for the same
seed. A look-up is one of 60 sentences of the memory of which one or two words, or a number, were changed. Each size is
measured in a process of its own. ``--peer``: beside it rapidfuzz alone, which compares with every sentence in RAM.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from translate.memory.pairs import Pair
from translate.memory.tmx_write import tmx
from translate.model.locale import parse
from translate.project.memory import DATABASE, Memory
from translate.project.workspace import find

BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"
VOCABULARY = 120_000
LOOKUPS = 60
SYLLABLES = "ka lo mi ter sta ne ru po si ven dal gri o na tu bel cha ri mo es ton ler wi pa".split()


def vocabulary(chance: random.Random) -> list[str]:
    """Words, the frequent ones short."""
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        longest = 2 + min(3, len(words) // 200)
        words["".join(chance.choices(SYLLABLES, k=chance.randint(1, longest)))] = None
    return list(words)


def sentences(number: int) -> Iterator[tuple[str, str]]:
    """So many pairs of a sentence and its translation."""
    chance = random.Random(4)
    words, others = vocabulary(random.Random(1)), vocabulary(random.Random(2))
    heights = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
    for _ in range(number):
        ranks = [bisect(heights, chance.random() * heights[-1]) for _ in range(chance.randint(10, 26))]
        count = str(chance.randint(2, 2000)) if chance.random() < 0.3 else ""
        yield tuple(
            " ".join(filter(None, (language[ranks[0]].title(), count, *(language[rank] for rank in ranks[1:])))) + "."
            for language in (words, others)
        )  # type: ignore[misc]


def edited(text: str, chance: random.Random) -> str:
    """A sentence with one or two other words."""
    words = text.split()
    for _ in range(chance.randint(1, 2)):
        place = chance.randrange(1, len(words))
        words[place] = str(chance.randint(2, 2000)) if words[place].isdigit() else "changed"
    return " ".join(words)


def measured(number: int, *, peer: bool) -> dict[str, float]:
    """Make a project with a memory of this size, and measure."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "translate.toml").write_text('format = 1\nsource-locale = "en"\nlocales = ["es"]\n')
        (root / "memory").mkdir()
        with (root / "memory/all.tmx").open("w", encoding="utf-8") as file:
            pairs = (("es", Pair(source, target)) for source, target in sentences(number))
            file.writelines(tmx(pairs, source="en", version="0"))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with Memory(find(root, date(2026, 11, 22))) as memory:
            begin = time.process_time()
            memory.refresh()
            took = time.process_time() - begin
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        chance = random.Random(7)
        texts = [source for source, _ in sentences(number)]
        characters = sum(map(len, texts)) / len(texts)
        chosen = [(text, edited(text, chance)) for text in chance.sample(texts, LOOKUPS)]
        queries = [(text, query) for text, query in chosen if query != text]
        es, found = parse("es"), 0
        with Memory(find(root, date(2026, 11, 22))) as memory:
            memory.find(es, ("", "warm"))
            begin = time.process_time()
            for text, query in queries:
                matches = memory.find(es, ("", query), threshold=60)
                found += bool(matches) and matches[0].source == text
            looked = time.process_time() - begin
        slowest = 0.0
        if peer:
            from rapidfuzz import process
            from rapidfuzz.fuzz import ratio

            begin = time.process_time()
            for _, query in queries[:10]:
                process.extractOne(query, texts, scorer=ratio, score_cutoff=60)
            slowest = (time.process_time() - begin) * len(queries) / min(10, len(queries))
        return {
            "segments": number,
            "characters": characters,
            "bytes": (root / DATABASE).stat().st_size / number,
            "import": took,
            "peak": peak / 1024,
            "lookups": looked,
            "found": found / len(queries),
            "peer": slowest,
        }


def in_process(number: int, *, peer: bool) -> dict[str, float]:
    """:func:`measured` in a process of its own."""
    command = [sys.executable, __file__, "--one", str(number), *(["--peer"] if peer else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def report(small: dict[str, float], large: dict[str, float]) -> str:
    def row(name: str, key: str, form: str, *, ratio: bool = True) -> str:
        share = f"{large[key] / small[key]:.1f} ×" if ratio and small[key] else "–"
        return f"| {name} | {form.format(small[key])} | {form.format(large[key])} | {share} |"

    rows = [
        f"| | {small['segments']:,} segments | {large['segments']:,} segments | ratio |",
        "|---|---:|---:|---:|",
        row("file, bytes a segment", "bytes", "{:.0f}"),
        row("reading them from TMX, s", "import", "{:.1f}"),
        row("memory that takes beside the process, MB", "peak", "{:.0f}"),
        row(f"{LOOKUPS} fuzzy look-ups, s", "lookups", "{:.2f}"),
        row("look-ups that found their sentence", "found", "{:.0%}", ratio=False),
    ]
    if large["peer"]:
        rows.append(row(f"rapidfuzz with every sentence, {LOOKUPS} look-ups, s", "peer", "{:.2f}"))
    return "\n".join(
        [*rows, "", f"Sentences of {large['characters']:.0f} characters on average. CPU time, one process."]
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--write", type=Path, help="a page whose part between the two markers is replaced")
    parser.add_argument("--small", type=int, default=20_000)
    parser.add_argument("--large", type=int, default=200_000)
    parser.add_argument("--peer", action="store_true", help="measure rapidfuzz alone as well")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measured(options.one, peer=options.peer)))
        return 0
    table = report(*(in_process(number, peer=options.peer) for number in (options.small, options.large)))
    if options.write is None:
        print(table)
        return 0
    page = options.write.read_text("utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        print(f"{options.write} has no {BEGIN} … {END}", file=sys.stderr)
        return 2
    options.write.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
