"""Rules applied to a page: which nodes they select, and what they say of them, ITS 2.0 §5.3, §8."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from translate.errors import InputError, Problem
from translate.html.its import limits
from translate.html.its.local import Said
from translate.html.its.rules import Rule, is_size
from translate.html.its.selectors import Work
from translate.html.its.values import Note, StorageSize, Term
from translate.html.its.xpath.fuel import TooExpensive
from translate.html.its.xpath.tree import Kind, Node
from translate.html.its.xpath.values import Run
from translate.html.page import Element
from translate.model.content import LocaleFilter

_RULE_COST = 200
_NODE_COST = 20


@dataclass(frozen=True, slots=True)
class Selected:
    """What rules say, the last one that says something first."""

    elements: dict[Element, Said] = field(default_factory=lambda: defaultdict(dict))
    attributes: dict[Element, dict[str, Said]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))


def apply(work: Work, rules: tuple[Rule, ...]) -> Selected:
    """Apply rules to a page, in their order.

    Raises :class:`InputError` if a pointer leads to what its rule cannot use, or if the rules cost too much on this page.
    """
    selected = Selected()
    problems: dict[Problem, None] = {}
    for rule in rules:
        try:
            work.fuel.spend(_RULE_COST)
            for node, value in _applied(work, rule):
                if isinstance(value, Problem):
                    problems[value] = None
                elif node.element is not None and node.kind is Kind.ELEMENT:
                    selected.elements[node.element][rule.category] = value
                elif node.element is not None:
                    selected.attributes[node.element][node.written][rule.category] = value
        except TooExpensive:
            message = f"its:{rule.name} with the selector {rule.selector.source[:80]!r} takes too long on this page"
            hint = "Name elements instead of *, and avoid following::, preceding:: and paths inside of paths."
            raise InputError(*problems, replace(rule.where, message=message, hint=hint)) from None
    if problems:
        raise InputError(*problems)
    return selected


def _applied(work: Work, rule: Rule) -> Iterator[tuple[Node, object]]:
    nodes = [node for node in rule.selector.select(work) if node.kind in (Kind.ELEMENT, Kind.ATTRIBUTE)]
    work.fuel.spend(_NODE_COST * len(nodes))
    if not rule.pointers or rule.category == "target":
        value = _MEANINGS[rule.category](rule, None)
        yield from ((node, value) for node in nodes)
        return
    runs = {key: pointer.start(work) for key, pointer in rule.pointers.items()}
    for position, node in enumerate(nodes, 1):
        value = _MEANINGS[rule.category](rule, _Pointed(work, rule, runs, node, position, len(nodes)))
        if value is not None:
            yield node, value


@dataclass(frozen=True, slots=True)
class _Pointed:
    """What the pointers of a rule lead to from one node."""

    work: Work
    rule: Rule
    runs: dict[str, Run]
    node: Node
    position: int
    size: int

    def all(self, key: str) -> list[str]:
        """The texts of all nodes that a pointer leads to, none of them if it leads nowhere."""
        run = self.runs[key]
        self.work.fuel.spend(_NODE_COST)
        value = self.rule.pointers[key].point(run, self.work, self.node, self.position, self.size)
        return [run.text(node) for node in value] if isinstance(value, list) else [run.string(value)]

    def first(self, key: str) -> str | None:
        """The text of the first of them."""
        found = self.all(key)
        return found[0] if found else None


def _flat(text: str) -> str:
    return " ".join(text.split())


def _value(rule: Rule, pointed: _Pointed | None, key: str) -> str | None:
    """What a rule says itself in ``key``, or where ``keyPointer`` leads; None if it leads nowhere."""
    if key in rule.given:
        return rule.given[key]
    return pointed.first(f"{key}Pointer") if pointed and f"{key}Pointer" in rule.pointers else None


def _note(rule: Rule, pointed: _Pointed | None) -> Note | None:
    text, ref = _value(rule, pointed, "locNote"), _value(rule, pointed, "locNoteRef")
    if text is None and ref is None:
        return None
    return Note(_flat(text or ""), rule.given["locNoteType"], (ref or "").strip())


def _term(rule: Rule, pointed: _Pointed | None) -> Term:
    info, ref = _value(rule, pointed, "termInfo"), _value(rule, pointed, "termInfoRef")
    return Term(rule.given["term"] == "yes", _flat(info or ""), (ref or "").strip())


def _text(key: str) -> Callable[[Rule, _Pointed | None], str | None]:
    def meaning(_rule: Rule, pointed: _Pointed | None) -> str | None:
        value = pointed.first(key) if pointed else None
        return None if value is None else value.strip()

    return meaning


def _id(rule: Rule, pointed: _Pointed | None) -> str | None:
    return _text("idValue")(rule, pointed) or None


def _domains(rule: Rule, pointed: _Pointed | None) -> tuple[str, ...] | None:
    """§8.8, steps 1 to 5."""
    found = pointed.all("domainPointer") if pointed else []
    names = (_bare(_flat(part)) for text in found for part in text.split(","))
    return tuple(dict.fromkeys(rule.domains.get(name, name) for name in names if name)) or None


def _bare(text: str) -> str:
    text = text.removeprefix('"') if text[:1] == '"' else text.removeprefix("'")
    return text.removesuffix('"') if text[-1:] == '"' else text.removesuffix("'")


def _locales(rule: Rule, _pointed: _Pointed | None) -> LocaleFilter:
    return LocaleFilter(rule.given["localeFilterList"].strip(), rule.given.get("localeFilterType", "include"))


def _allowed(rule: Rule, pointed: _Pointed | None) -> str | Problem | None:
    pattern = _value(rule, pointed, "allowedCharacters")
    message = limits.problem_of(pattern) if pattern is not None else ""
    return _problem(rule, "allowedCharactersPointer", message) if message else pattern


def _storage(rule: Rule, pointed: _Pointed | None) -> StorageSize | Problem | None:
    size, charset = _value(rule, pointed, "storageSize"), _value(rule, pointed, "storageEncoding") or "UTF-8"
    if size is None:
        return None
    if not is_size(size.strip()):
        return _problem(rule, "storageSizePointer", f"{size[:40]!r} is no number of bytes")
    if not limits.is_charset(charset.strip()):
        return _problem(rule, "storageEncodingPointer", f"{charset[:40]!r} is no charset known here")
    return StorageSize(int(size), charset.strip(), rule.given.get("lineBreakType", "lf"))


def _problem(rule: Rule, key: str, message: str) -> Problem:
    return replace(rule.where, message=f"{key} of its:{rule.name} leads to a text it cannot use: {message}")


_MEANINGS: dict[str, Callable[[Rule, _Pointed | None], object]] = {
    "translate": lambda rule, _: rule.given["translate"] == "yes",
    "note": _note,
    "term": _term,
    "direction": lambda rule, _: rule.given["dir"],
    "language": _text("langPointer"),
    "within_text": lambda rule, _: rule.given["withinText"],
    "domains": _domains,
    "locales": _locales,
    "external": _text("externalResourceRefPointer"),
    "target": lambda rule, _: rule.given["targetPointer"],
    "id": _id,
    "space": lambda rule, _: rule.given["space"],
    "allowed": _allowed,
    "storage": _storage,
}
