"""Every rule reads its own example and nothing that it says it must not read."""

import pytest

from archive.decision.rules import outcome_rules, type_rules, type_rules_for
from archive.decision.sentences import statements
from archive.decision.types import matches_in
from archive.decision_words import DecisionType, Outcome
from archive.minutes import SectionKind

RULES = (*type_rules(), *outcome_rules())
PLACES = ("title", "title_act", "council_act", "proposal", "resolution")


FORMULAS = [(rule, *formula) for rule in RULES for formula in rule.formulas]


def reads(rule, text, pattern=None):
    match = (pattern or rule.pattern).search(text)
    if match is None:
        return False
    return not (rule.unless_before and rule.unless_before.search(text[: match.start()]))


@pytest.mark.parametrize(
    ("rule", "example", "pattern"), FORMULAS, ids=[f[1][:60] for f in FORMULAS]
)
def test_each_formula_reads_its_own_example(rule, example, pattern):
    assert reads(rule, example, pattern)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_does_not_read_its_counter_examples(rule):
    assert [text for text in rule.counter_examples if reads(rule, text)] == []


def test_every_rule_has_a_name_of_its_own_and_known_words():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(set(rule.where) <= set(PLACES) for rule in RULES)
    assert all(rule.language in ("fi", "sv") for rule in RULES)
    types, outcomes = {t.value for t in DecisionType}, {o.value for o in Outcome}
    for rule in type_rules():
        assert {rule.gives, *rule.beats, *rule.beats_all} <= types
        assert rule.frame in ("", "all", "quoted")
    assert {rule.gives for rule in outcome_rules()} <= outcomes


def test_every_type_has_rules_in_both_languages():
    told = {(rule.gives, rule.language) for rule in type_rules()}
    for kind in set(DecisionType) - {DecisionType.UNKNOWN}:
        assert {(kind.value, "fi"), (kind.value, "sv")} <= told


TELLING = [(r, e) for r in type_rules_for("resolution") if not r.weak for e, _ in r.formulas]


@pytest.mark.parametrize(("rule", "example"), TELLING, ids=[example[:60] for _, example in TELLING])
def test_an_example_gives_its_type_among_all_rules(rule, example):
    [statement] = statements(SectionKind.RESOLUTION, example)
    rank = 0 if rule.gives == "referred_up" else None
    found = matches_in(statement, "resolution", rank)
    assert rule.gives in {match.rule.gives for match in found}
