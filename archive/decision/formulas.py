"""Which formula of ``outcomes.toml`` a statement is: accepted, changed, rejected."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.decision.rules import Rule, outcome_rules_for
from archive.decision.sentences import Statement
from archive.decision_words import Evidence, Outcome

_OFFICE = re.compile(
    r"(?:johtajan|johtajien|päällikön|sihteerin|esittelijän|hallituksen|lautakunnan|jaoston"
    r"|valtuuston"
    r"|puheenjohtajan|toimikunnan|johtokunnan|rehtorin|insinöörin|arkkitehdin|tarkastajan"
    r"|lakimiehen"
    r"|koordinaattorin|asiantuntijan|valmistelijan|työryhmän|neuvoston|tämän|tehdyn|annetun"
    r"|seuraavan"
    r"|alkuperäisen|uuden|muutetun|kokouksen|edellisen|kunnan|kaupungin)"
    r"|^(?:k?joht|kj|kkj|pj|tj|kh|khall|kv|ltk|lk|jaos|siv\.?joht|tekn\.?joht|st|rehtori)[.:]+n$"
    r"|tiin$|[dtn](?:aan|ään)$",
    re.IGNORECASE,
)

_OWNED = re.compile(
    r"\b(?P<owner>[A-ZÅÄÖ][\w-]+n)(?: \(?\w{2,6}\)?)? (?:tekemä\w* )?(?:ehdotu|esity)"
)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read. ``counter`` says that it speaks of a member's proposal."""

    outcome: Outcome
    counter: bool
    rule: Rule
    start: int
    end: int
    evidence: Evidence


def formula_in(statement: Statement, place: str = "resolution") -> Formula | None:
    """The first formula of the statement, or None. ``place`` is the part that it stands in."""
    for rule in outcome_rules_for(place):
        match = rule.pattern.search(statement.text)
        if match is None:
            continue
        counter = rule.id.endswith("counter-proposal-won")
        outcome = rule.outcome
        if rule.owner and _is_person(match):
            if outcome is not Outcome.AS_PROPOSED:
                continue  # a member's proposal fell: nothing is said of the proposal itself
            counter, outcome = True, Outcome.MODIFIED
        return _formula(rule, match, statement, outcome, counter)
    return None


def _formula(
    rule: Rule, match: re.Match[str], statement: Statement, outcome: Outcome, counter: bool
) -> Formula:
    sentence = statement.sentence_at(match.start())
    evidence = Evidence(statement.section, sentence, rule.id)
    return Formula(outcome, counter, rule, match.start(), match.end(), evidence)


def is_of_person(text: str) -> bool:
    """Whether a text speaks of a proposal that a person has made ("Niemisen ehdotus")."""
    return any(_is_person(match) for match in _OWNED.finditer(text))


def _is_person(match: re.Match[str]) -> bool:
    """Whether the proposal's owner is a person: a genitive with a capital, no office."""
    groups = match.groupdict()
    owner = (groups.get("owner") or groups.get("owner2") or "").strip('(),.:;"”')
    return owner[:1].isupper() and owner[-1:] == "n" and _OFFICE.search(owner) is None
