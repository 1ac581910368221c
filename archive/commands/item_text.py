"""An item as lines for the terminal."""

from __future__ import annotations

from archive.decision_words import Evidence
from archive.public import PublicItem


def item_lines(item: PublicItem) -> list[str]:
    """The whole item: title, place, sections, attachments, decision, sources."""
    lines = [item.title, _where(item), ""]
    if item.confidential:
        lines += [f"Salassa pidettävä: {item.confidentiality_ground or 'peruste puuttuu'}", ""]
    for section in item.sections:
        lines += [f"[{section.heading or section.kind.value}]", *section.text.split("\n"), ""]
    for attachment in item.attachments:
        lines.append(f"Attachment: {attachment.title} {attachment.url or ''}".rstrip())
    lines += decision_lines(item)
    for source in item.sources:
        lines.append(f"Source: {source.name} (SHA-256 {source.digest}, read by {source.reader})")
    return lines


def decision_lines(item: PublicItem) -> list[str]:
    """What was decided, each value with its evidence."""
    lines = []
    for reading in item.decision.types:
        lines += [f"Decision type: {reading.value.value}", *_because(reading.evidence)]
    lines += [f"Outcome: {item.decision.outcome.value}", *_because(item.decision.outcome_evidence)]
    for flag in item.decision.flags:
        lines += [f"Flag: {flag.value.value}", *_because(flag.evidence)]
    for vote in item.decision.votes:
        sides = f"{vote.in_favour} for the proposal, {vote.against} against"
        blank = f", {vote.blank} blank" if vote.blank else ""
        odd = "; the sum is not that of the voters told" if vote.sum_differs else ""
        lines.append(f"Vote: {sides}{blank}; won: {vote.winner or 'not told'}{odd}")
    return lines


def _where(item: PublicItem) -> str:
    board = item.board.label if item.board else None
    day = f"{item.meeting_date:%-d.%-m.%Y}" if item.meeting_date else None
    section = f"§ {item.section_number}" if item.section_number else None
    parts = [item.municipality, board, day, section, item.diary_number]
    return " · ".join(part for part in parts if part)


def _because(evidence: tuple[Evidence, ...]) -> list[str]:
    return [f"    {e.section.value}: “{e.text}”" for e in evidence]
