"""What likenesses say, learned from the pages."""

from __future__ import annotations

from translate.alignment.weights import feature, learned_facts, learned_lengths


def test_what_nearly_all_have_says_little_and_what_one_has_says_much():
    kinds = ["h1", *["p"] * 20, "h2"]
    found = feature(kinds, kinds)
    assert 0 <= found.weight("p", "p") < 0.2
    assert found.weight("h1", "h1") > 2
    assert found.weight("h1", "p") < -1
    assert found.weight("p", "h1") < found.weight("p", "p")


def test_what_never_agrees_says_nothing():
    found = feature([f"id{n}" for n in range(100)], [f"node{n}" for n in range(100)])
    assert abs(found.weight("id1", "node1")) < 0.2


def test_a_rare_fact_says_more_than_a_common_one():
    held = [frozenset({"n2022", f"n{number}"}) for number in range(50)]
    facts = learned_facts(held, held)
    assert facts.shared[facts.numbers["n7"]] > facts.shared[facts.numbers["n2022"]] >= 0
    assert facts.lost[facts.numbers["n7"]] < 0
    assert facts.of({"n7", "unknown"})[0] == {facts.numbers["n7"]}


def test_words_of_unlike_languages_are_no_facts():
    source = [frozenset({f"wword{number}", f"n{number}"}) for number in range(50)]
    target = [frozenset({f"wother{number}", f"n{number}"}) for number in range(50)]
    assert {fact[0] for fact in learned_facts(source, target).numbers} == {"n"}


def test_lengths_are_learned():
    sizes = list(range(30, 330, 3))
    plain = learned_lengths((), sizes, sizes)
    assert plain.weight(100, 100) > plain.weight(100, 180) > plain.weight(100, 300)
    doubled = [2 * size for size in sizes]
    taught = learned_lengths(list(zip(sizes, doubled, strict=True)), sizes, doubled)
    assert taught.weight(100, 200) > taught.weight(100, 100)
    assert learned_lengths((), [], []).weight(0, 0) <= 3
