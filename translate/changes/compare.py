"""Two versions of an article as a list of changes: the fate of every message, and the kind of every edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from translate.changes.align import align, anchors
from translate.changes.kinds import Verdict, kind_of
from translate.changes.likeness import LEAST_WORDS, words
from translate.html.inline import plain
from translate.model.change import Change, Fate, Kind
from translate.model.message import Key


def compare(
    before: Sequence[Sequence[Key]],
    after: Sequence[Sequence[Key]],
    *,
    language: str,
    verdicts: Mapping[Key, Kind] | None = None,
) -> tuple[Change, ...]:
    """What became of every message, in the order of ``after``; what is gone comes last.

    Arguments: ``before`` and ``after``, the messages of each unit in document order; ``language``, BCP 47 tag of the
    source; ``verdicts``, an editor's, by new message: they count more than the rules.
    """
    old = [key for unit in before for key in unit]
    new = [key for unit in after for key in unit]
    known = dict.fromkeys(old)
    landmarks = anchors(old, new)
    kept = {new[place] for _, place in landmarks}
    edits: dict[Key, Change] = {}
    used: set[Key] = set()
    for olds, news in align(old, new, landmarks=landmarks):
        change = _edit(tuple(old[i] for i in olds), tuple(new[i] for i in news), language, verdicts or {})
        used.update(change.old)
        edits.update(dict.fromkeys(change.new, change))
    out: list[Change] = []
    told: set[Change] = set()
    wanted = dict.fromkeys(new)
    for key in wanted:
        if key in edits:
            change = edits[key]
            if change not in told:
                told.add(change)
                out.append(change)
        elif key in known:
            out.append(Change(Fate.KEPT if key in kept else Fate.MOVED, (key,), (key,)))
        else:
            out.append(Change(Fate.ADDED, (), (key,)))
    gone = (Change(Fate.GONE, (key,), ()) for key in known if key not in wanted and key not in used)
    return (*out, *gone)


def _edit(old: tuple[Key, ...], new: tuple[Key, ...], language: str, verdicts: Mapping[Key, Kind]) -> Change:
    fate = Fate.SPLIT if len(new) > 1 else Fate.JOINED if len(old) > 1 else Fate.EDITED
    said = [verdicts[key] for key in new if key in verdicts]
    if said:
        return Change(fate, old, new, max(said, key=list(Kind).index), ("an editor says so",))
    verdict = _judged(old, new, language)
    return Change(fate, old, new, verdict.kind, verdict.why)


def _judged(old: tuple[Key, ...], new: tuple[Key, ...], language: str) -> Verdict:
    one, other = (" ".join(msgid for _, msgid in keys) for keys in (old, new))
    families = old[0][0], new[0][0]
    if families[0] != families[1]:
        return _elsewhere(one, other, families)
    if one == other:
        return Verdict(Kind.MARKUP, ("the same text, cut in another way",))
    verdict = kind_of(one, other, language=language)
    if verdict.kind is not Kind.FACTS or len(old) == len(new):
        return verdict
    # a sentence that was cut begins with a capital where none was: that alone tells nothing new
    smaller = kind_of(*(_run_together(keys, one + other) for keys in (old, new)), language=language)
    return Verdict(Kind.WORDING, ("letter case where it was cut",)) if smaller.kind.harmless else smaller


def _elsewhere(one: str, other: str, families: tuple[str, str]) -> Verdict:
    """The same words in another role: a label may be a verb on a button and a noun in a heading."""
    told = " → ".join(family or "paragraph" for family in families)
    if plain(one) == plain(other) and len(words(plain(one))) >= LEAST_WORDS:
        return Verdict(Kind.MARKUP, (told,))
    return Verdict(Kind.WORDING, (told,))


def _run_together(keys: Sequence[Key], both: str) -> str:
    """Sentences as one, in which a first word that the other version writes small is no other word."""
    out: list[str] = []
    for _, msgid in keys:
        first = plain(msgid).partition(" ")[0]
        small = first[:1].lower() + first[1:]
        seen = both.find(small) >= 0 and msgid.startswith(first)
        out.append(small + msgid[len(first) :] if out and seen else msgid)
    return " ".join(out)
