"""`archive show ID`: one item at the terminal."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from archive.catalogue import Catalogue
from archive.commands.context import (
    CommandContext,
    home_option,
    json_option,
    pass_context,
    show_json,
)
from archive.decision_words import Evidence
from archive.errors import ArchiveError
from archive.public import PublicItem, Tombstone
from archive.store.catalogue import SqliteCatalogue


@click.command()
@click.argument("item_id", metavar="ID")
@home_option
@json_option
@pass_context
def show(context: CommandContext, item_id: str, as_json: bool) -> None:
    """Print one item whole, with the evidence for what was decided.

    \b
    Example:
      archive show k3f7m2q9xw
      archive show k3f7m2q9xw --json
    """
    home = context.existing_home(context.settings())
    item = _item(SqliteCatalogue(home), item_id)
    if as_json:
        show_json(_json(item))
    else:
        click.echo(_text(item))


def _item(catalogue: Catalogue, item_id: str) -> PublicItem:
    found = catalogue.item(item_id)
    if isinstance(found, Tombstone):
        day = found.removed_at.date().isoformat()
        raise ArchiveError(f"Item {item_id} was removed on {day}: {found.reason}")
    if found is None:
        raise ArchiveError(
            f"There is no item {item_id}. Ids are shown by: archive search QUERY --json"
        )
    return found


def _json(item: PublicItem) -> dict[str, Any]:
    built: dict[str, Any] = msgspec.to_builtins(item)
    return built


def _text(item: PublicItem) -> str:
    lines = [item.title, _where(item), ""]
    if item.confidential:
        lines += [f"Salassa pidettävä: {item.confidentiality_ground or 'peruste puuttuu'}", ""]
    for section in item.sections:
        lines += [f"[{section.heading or section.kind.value}]", section.text, ""]
    for attachment in item.attachments:
        lines.append(f"Attachment: {attachment.title} {attachment.url or ''}".rstrip())
    for reading in item.decision.types:
        lines.append(f"Decision type: {reading.value.value}{_because(reading.evidence)}")
    outcome = item.decision.outcome.value
    lines.append(f"Outcome: {outcome}{_because(item.decision.outcome_evidence)}")
    for flag in item.decision.flags:
        lines.append(f"Flag: {flag.value.value}{_because(flag.evidence)}")
    lines.append(f"Source: {item.source_name} (SHA-256 {item.source_digest})")
    return "\n".join(lines)


def _where(item: PublicItem) -> str:
    board = item.board.label if item.board else None
    day = f"{item.meeting_date:%-d.%-m.%Y}" if item.meeting_date else None
    section = f"§ {item.section_number}" if item.section_number else None
    parts = [item.municipality, board, day, section, item.diary_number]
    return " · ".join(part for part in parts if part)


def _because(evidence: tuple[Evidence, ...]) -> str:
    return "".join(f"\n    {e.section.value}: “{e.text}”" for e in evidence)
