"""What becomes of glossary terms in machine output, and how long it takes. Real Apertium; nothing is sent anywhere.

    python benchmarks/terms.py --sentences news_en_terms.json --article article.txt --glossary glossary.yaml [--locale es]
    python benchmarks/terms.py --article … --glossary … --show          every sentence before and after
    python benchmarks/terms.py … --write docs/explanation/terms-in-drafts.md

``--sentences``: JSON with ``items`` (``source``) and ``provenance.glossary`` (``source``, ``target_es``, ``gender`` as ``f`` or
``mp``, ``kind``). ``--article``: a text or page, cut into sentences as ``extract`` does, with ``--glossary``.

*Right*: the matcher that ``check`` uses finds the rendering, once for each time the source has the term, and no forbidden wording.
*Words changed elsewhere*: word-level edit distance between the engine's plain answer and the draft, with the terms, the
engine's own renderings of them and the words before them that agree with them (articles, demonstratives, some adjectives) taken out, by the words of the plain answer. *Determiners
agree*: of such words right before a rendering whose gender the glossary gives. *Sentences a second*: translation and terms together,
through the pipe that is open already, the bare terms asked for on the way.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rapidfuzz.distance import Levenshtein

from translate.engines.apertium import PLUGIN
from translate.engines.base import Answer, Ports, Request, Result
from translate.formats.base import Format, Reading
from translate.model.locale import Locale, parse
from translate.prefill.determiners.agreement import agreement, begin_of_phrase
from translate.prefill.determiners.sounds import bare
from translate.prefill.determiners.tables import TABLES
from translate.prefill.parts import take_apart
from translate.prefill.terms.occurrences import occurrences
from translate.prefill.terms.pipeline import Termed, TermOutcome, TermPipeline
from translate.prefill.terms.swap import grammar, places
from translate.project.http import DeniedHttp
from translate.project.pipe import Processes
from translate.registry import discover
from translate.segmentation.sentences import cutter, segmenter_name
from translate.terminology.forms import words
from translate.terminology.glossary import Gender
from translate.terminology.load import load
from translate.terminology.matcher import Matcher

BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"
GENDERS = {"m": "masculine", "f": "feminine"}
CONTRACTED = {"del": "de", "al": "a"}


@dataclass(frozen=True)
class Figures:
    """What was measured on one set."""

    name: str
    sentences: int
    terms: int
    right: int
    outcomes: Counter[TermOutcome]
    plain_right: int
    changed: int
    words: int
    agree: int
    determiners: int
    marks: int
    stars: int
    rate: float


def glossary_of(entries: list[dict[str, str]]) -> str:
    """A glossary file of the entries of a data set."""
    out = ["version: 1", "source: en", "concepts:"]
    for entry in entries:
        name = re.sub("[^a-z]+", "-", entry["source"].lower()).strip("-")
        number = "plural" if entry["gender"].endswith("p") else "singular"
        pos = "properNoun" if entry["kind"] in ("acr", "name", "dnt") else "noun"
        case = ", case: exact" if entry["kind"] == "acr" else ""
        out += [
            f"- id: {name}",
            f"  en: {{term: {json.dumps(entry['source'])}, pos: {pos}{case}}}",
            "  targets:",
            f"    es: {{term: {json.dumps(entry['target_es'], ensure_ascii=False)}, gender: {GENDERS[entry['gender'][0]]}, number: {number}, inflect: none}}",
        ]
    return "\n".join(out) + "\n"


def messages(path: Path, source: Locale) -> list[Request]:
    """The sentences of an article, each once, as ``prefill`` sends them."""
    (form,) = (form for form in discover("translate.formats", Format).values() if path.suffix in form.suffixes)
    reading = Reading(path.stem, path.name, cutter(source.tag, "sentence"), segmenter_name(source.tag))
    units = form.read(path.read_bytes(), reading).units
    found = {segment.msgid: segment for unit in units for segment in unit.segments}
    return [Request(take_apart(msgid).parts) for msgid in found]


def measure(
    name: str, requests: list[Request], matcher: Matcher, locales: tuple[Locale, Locale], *, show: bool
) -> Figures:
    """Translate, apply, count."""
    source, locale = locales
    ports = Ports(pipe=Processes(), http=DeniedHttp(), secret=lambda _: None)
    with PLUGIN.open(source, locale, ports=ports, settings={}) as session:

        def translate(some: list[Request]) -> list[Result]:
            return list(session.translate(some))

        translate(requests[:2])
        pipeline = TermPipeline(matcher, locale, translate, {})
        begin = time.perf_counter()
        plain = translate(requests)
        done = pipeline.apply(requests, plain, article=name)
        seconds = time.perf_counter() - begin
    changed = total = agree = determiners = marks = 0
    right = Counter[str]()
    stars = 0
    for request, before, after in zip(requests, plain, done, strict=True):
        if not isinstance(before, Answer) or not isinstance(after.result, Answer):
            print(f"refused: {before} {after}")
            continue
        terms = occurrences(matcher, request.text, locale=locale.tag, article=name)
        right["plain"] += (terms.counts - terms.lacking(before.text)).total()
        right["draft"] += (terms.counts - terms.lacking(after.result.text)).total()
        edits = elsewhere(pipeline, request, before, after, article=name)
        changed += edits
        total += len(re.findall(r"\w+", before.text))
        good, all_of_them = determined(matcher, request, after, locale)
        agree, determiners = agree + good, determiners + all_of_them
        marks += Counter(request.marks) == Counter(p for p in after.result.parts if not isinstance(p, str))
        stars += after.result.text.count("*") > request.text.count("*")
        if show and before is not after.result:
            print(
                f"{request.text}\n  < {before.text}\n  > {after.result.text}\n    {edits} {[f'{i} {o}' for i, o in after.outcomes]}"
            )
    outcomes = Counter(outcome for one in done for _, outcome in one.outcomes)
    return Figures(
        name, len(requests), outcomes.total(), right["draft"], outcomes, right["plain"], changed, total, agree, determiners,
        marks, stars, len(requests) / seconds,
    )  # fmt: skip


def elsewhere(pipeline: TermPipeline, request: Request, before: Answer, after: Termed, *, article: str) -> int:
    """Words that differ outside terms, their own renderings and their determiners."""
    terms = occurrences(pipeline.matcher, request.text, locale=pipeline.locale.tag, article=article)
    if before is after.result or not terms:
        return 0
    small = frozenset(map(bare, TABLES[pipeline.locale.language].function_words))
    concepts = [pipeline.matcher.concept(concept_id) for concept_id in terms.counts]
    forms = {form for one in concepts for form in (one.source.term, *one.source.forms)}
    known = [*filter(None, (pipeline.renderings.get(form, "") for form in forms)), *forms]
    windows = [*places(words(before.text, "es"), known, "es"), *(one.span for one in terms.rendered(before.text))]
    own = {bare(word) for text in known for word in re.findall(r"\w+", text)} - small

    kept = {bare(word) for word in re.findall(r"\w+", after.result.text)}

    def mine(text: str, start: int, end: int) -> bool:
        word = bare(text[start:end])
        return (
            any(a <= start and end <= b for a, b in windows) or word in own or (word not in kept and _akin(word, own))
        )

    first = _left(before.text, small, mine)
    spans = [one.span for one in terms.rendered(after.result.text)]
    second = _left(after.result.text, small, lambda _, a, b: any(s <= a and b <= e for s, e in spans))
    return Levenshtein.distance(first, second)


def _akin(word: str, own: set[str]) -> bool:
    return len(word) > 5 and any(len(other) > 4 and word.startswith(other[:5]) for other in own)


def _left(text: str, small: frozenset[str], inside: Callable[[str, int, int], bool]) -> list[str]:
    """The words outside terms and their determiners."""
    cut = [match.span() for match in re.finditer(r"\w+", text)]
    out: list[tuple[int, str]] = []
    last = -1  # the last word of a term
    for at, (start, end) in enumerate(cut):
        if not inside(text, start, end):
            out.append((start, text[start:end].casefold()))
            continue
        if 0 <= last < at - 1 and all(bare(text[a:b]) in small for a, b in cut[last + 1 : at]):
            out = [one for one in out if one[0] < cut[last][0]]
        elif last != at - 1:
            begin = begin_of_phrase(text, start, language="es")
            melted = [(place, CONTRACTED[word]) for place, word in out if place == begin and word in CONTRACTED]
            out = [one for one in out if one[0] < begin] + melted
        last = at
    return [word for _, word in out]


def determined(matcher: Matcher, request: Request, after: Termed, locale: Locale) -> tuple[int, int]:
    """Determiners right before a rendering of known gender: how many agree, how many there are."""
    assert isinstance(after.result, Answer)
    text = after.result.text
    good = count = 0
    for one in occurrences(matcher, request.text, locale=locale.tag, article="").rendered(text):
        target = matcher.concept(one.concept_id).target(locale.tag)
        gender, number = grammar(target, one.form, locale.language) if target else (Gender.UNKNOWN, None)
        if gender is Gender.UNKNOWN or begin_of_phrase(text, one.span[0], language=locale.language) == one.span[0]:
            continue
        count += 1
        good += agreement(text, one.span[0], language=locale.language, gender=gender, number=number) is None
    return good, count


def table(found: list[Figures]) -> str:
    """The figures as Markdown."""
    rows = [
        ("", *(one.name for one in found)),
        ("---", *("---" for _ in found)),
        ("sentences", *(str(one.sentences) for one in found)),
        ("terms", *(str(one.terms) for one in found)),
        ("right as the engine writes them", *(str(one.plain_right) for one in found)),
        ("**right in the draft**", *(f"**{one.right}**" for one in found)),
        *(
            (f"… {outcome.value}", *(str(one.outcomes[outcome]) for one in found))
            for outcome in TermOutcome
        ),
        ("words changed elsewhere", *(f"{one.changed} of {one.words} ({one.changed / max(1, one.words):.2%})" for one in found)),
        ("determiners that agree", *(f"{one.agree} of {one.determiners}" for one in found)),
        ("sentences with all their codes", *(f"{one.marks} of {one.sentences}" for one in found)),
        ("sentences with a `*`", *(str(one.stars) for one in found)),
        ("sentences a second", *(f"{one.rate:.0f}" for one in found)),
    ]  # fmt: skip
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("--article", type=Path, action="append", default=[])
    parser.add_argument("--glossary", type=Path)
    parser.add_argument("--locale", default="es")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    locales = parse("en"), parse(given.locale)
    found = []
    if given.sentences:
        data = json.loads(given.sentences.read_text(encoding="utf-8"))
        matcher = Matcher(load(glossary_of(data["provenance"]["glossary"]), "glossary"), "en")
        requests = [Request((item["source"],)) for item in data["items"]]
        found.append(measure("news sentences", requests, matcher, locales, show=given.show))
    for path in given.article:
        matcher = Matcher(load(given.glossary.read_text(encoding="utf-8"), str(given.glossary)), "en")
        found.append(
            measure(
                "article" if len(given.article) == 1 else path.stem,
                messages(path, locales[0]),
                matcher,
                locales,
                show=given.show,
            )
        )
    print(table(found))
    if given.write:
        text = given.write.read_text(encoding="utf-8")
        head, rest = text.split(BEGIN, 1)
        given.write.write_text(f"{head}{BEGIN}\n\n{table(found)}\n\n{END}{rest.split(END, 1)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
