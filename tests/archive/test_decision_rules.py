"""Every rule reads its own example and nothing that it says it must not read."""

import pytest

from archive.decision.rules import outcome_rules, type_rules, type_rules_for
from archive.decision.sentences import statements
from archive.decision.types import matches_in
from archive.decision_words import DecisionType, Outcome
from archive.minutes import SectionKind

RULES = (*type_rules(), *outcome_rules())
PLACES = ("title", "title_act", "council_act", "proposal", "resolution")


def reads(rule, text):
    match = rule.pattern.search(text)
    if match is None:
        return False
    return not (rule.unless_before and rule.unless_before.search(text[: match.start()]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_reads_its_example(rule):
    assert reads(rule, rule.example)


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


@pytest.mark.parametrize(
    "rule", [r for r in type_rules_for("resolution") if not r.weak], ids=lambda rule: rule.id
)
def test_an_example_gives_its_type_among_all_rules(rule):
    [statement] = statements(SectionKind.RESOLUTION, rule.example)
    rank = 0 if rule.gives == "referred_up" else None
    found = matches_in(statement, "resolution", rank)
    assert rule.gives in {match.rule.gives for match in found}
