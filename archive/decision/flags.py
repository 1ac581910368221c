"""Circumstances of a decision: vote, dissent, disqualification, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.decision.sentences import Statement
from archive.decision.vote_counts import NUMBER
from archive.decision_words import Evidence, Flag, FlagReading
from archive.minutes import AgendaItem, SectionKind

_NOTHING = re.compile(
    r"\W*(?:ei|inga?|inget|inte|ei ole|ei ollut|-|–)\b(?: \w+){0,4}\W*|ei (?:äänestyst\w*"
    r"|äänestetty)\b.*",
    re.I,
)
_VOTE = re.compile(
    r"\bäänestyksessä\b.{0,120}?\d|\b(?:äänestyksen|omröstningen) (?:jälkeen|tulos)"
    r"|\befter omröstning"
    r"|\bäänestyksessä\b.{0,60}?\b(?:annettiin|sai|saivat|voitti|hyväksyttiin|hylättiin|äänesti\w*)"
    r"|\bäänesti(?:vät|ttiin)?\b|\bäänin \(?\d|\bääni(?:ä|määrin) \(?\d|\b(?:\d{1,3}"
    r"|\w+)(?: \(\d+\))? äänellä\b"
    rf"|\b(?:annettiin|sai|saivat)\b(?: \w+){{0,3}}? {NUMBER} (?:ääntä|äänen)\b"
    r"|\bjaa-?(?:ää|ään)\w*|\bJAA:? \(?\d|\b\d+ (?:jaa|kyllä)[- ]ää\w+|\bäänestyksen tulo\w+"
    r"|\b(?:rösterna|röster|rösttalen) \d|\bröstade\b|\b\d+ röster\b|\b(?:ja|nej)-?röster\b"
    r"|\bvid omröstningen\b|\bäänten mennessä\b|\blippuäänesty\w+",
    re.IGNORECASE,
)
_DISSENT = re.compile(
    r"\beriävä\w*\b|\bjätti(?:vät)? .{0,40}?vastalauseen\b|\bavvikande (?:mening|åsikt)\w*"
    r"|\breserver(?:ade|ation)\w*",
    re.IGNORECASE,
)
_DISQUALIFICATION = re.compile(
    r"\b(?:esteelli(?:nen|siä|set|senä|sinä|seksi|siksi|syy\w*)|jäävä(?:si|nä|ys\w*)|jäävinä"
    r"|jääviksi|jäävännyt|jääväsi"
    r"|jäävi(?:ysperuste|yden|ys)?\w*|jävig\w*|\w*jäv)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:ei|ettei|eivät|kukaan|inte|ingen|inga)\b.{0,60}?\b(?:eriäv|esteelli|jääv|jäv|reserv"
    r"|äänest)",
    re.I,
)
_RULES: tuple[tuple[Flag, str, re.Pattern[str], SectionKind], ...] = (
    (Flag.VOTE, "vote", _VOTE, SectionKind.VOTE),
    (Flag.DISSENT, "dissent", _DISSENT, SectionKind.DISSENT),
    (Flag.DISQUALIFICATION, "disqualification", _DISQUALIFICATION, SectionKind.DISQUALIFICATION),
)
_LONGEST_GROUND = 300


def flags_of(item: AgendaItem, told: Iterable[Statement]) -> tuple[FlagReading, ...]:
    """The flags of an item; ``told`` are the statements of its resolution and handling."""
    told = list(told)
    readings = [
        FlagReading(flag, (evidence,))
        for flag, rule, pattern, own in _RULES
        if (evidence := _of_section(item, own, rule) or _in_text(told, pattern, rule))
    ]
    if item.confidential:
        ground = (item.confidentiality_ground or "")[:_LONGEST_GROUND]
        evidence = Evidence(SectionKind.OTHER, ground, "confidential")
        readings.append(FlagReading(Flag.CONFIDENTIAL, (evidence,)))
    return tuple(readings)


def _of_section(item: AgendaItem, kind: SectionKind, rule: str) -> Evidence | None:
    """The first line of the section that is kept for this, unless it says "none"."""
    lines = item.text_of(kind).strip().split("\n", 1)
    first = lines[0].strip()[:_LONGEST_GROUND]
    if not first or _NOTHING.fullmatch(first):
        return None
    return Evidence(kind, first, f"section-{rule}")


def _in_text(told: list[Statement], pattern: re.Pattern[str], rule: str) -> Evidence | None:
    for statement in told:
        for match in pattern.finditer(statement.text):
            sentence = statement.sentence_at(match.start())
            if not _DENIED.search(sentence):
                return Evidence(statement.section, sentence, f"text-{rule}")
    return None
