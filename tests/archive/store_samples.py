"""Invented items and files for tests of the store; no test here depends on a reader's finesse."""

from __future__ import annotations

import atexit
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import apsw

from archive.decision_words import (
    Decision,
    DecisionType,
    Evidence,
    Flag,
    FlagReading,
    Outcome,
    TypeReading,
    VoteCount,
)
from archive.home import Home
from archive.intake import run as intake
from archive.intake.report import IntakeReport
from archive.minutes import AgendaItem, Attachment, Board, Section, SectionKind, Stage
from archive.parsing.parser import Parser
from archive.store.writer import Store

DECISION = Decision((TypeReading(DecisionType.APPROVED, ()),), Outcome.AS_PROPOSED)
PENDING = Decision((), Outcome.PENDING)

ITEM = AgendaItem(
    title="Kirjaston aukioloajat kesällä",
    source_system="item_text",
    municipality="Asikkala",
    board=Board("Hyvinvointilautakunta", "HYVOLTK"),
    meeting_date=date(2024, 5, 14),
    section_number="31",
    diary_number="147/12.03/2024",
    stage=Stage.MINUTES,
    sections=(
        Section(SectionKind.PROPOSAL, "Lautakunta hyväksyy aukioloajat."),
        Section(SectionKind.RESOLUTION, "Ehdotus hyväksyttiin."),
    ),
)

CANARY = "kanariasana-tuulikello9"

SECRET_ITEM = replace(
    ITEM,
    title="Salassa pidettävä asia",
    section_number="32",
    diary_number="148/12.03/2024",
    confidential=True,
    confidentiality_ground="JulkL 24 § 1 mom. 25 kohta",
    sections=(
        Section(SectionKind.BACKGROUND, f"Selostus: {CANARY}."),
        Section(SectionKind.RESOLUTION, f"Päätös: {CANARY}."),
    ),
    attachments=(
        Attachment(f"Liite {CANARY}", f"https://example.fi/{CANARY}", (f"Sivu {CANARY}",)),
    ),
)

SECRET_DECISION = Decision(
    types=(
        TypeReading(
            DecisionType.REJECTED, (Evidence(SectionKind.RESOLUTION, f"{CANARY} hylättiin.", "r1"),)
        ),
    ),
    outcome=Outcome.REJECTED,
    outcome_evidence=(Evidence(SectionKind.RESOLUTION, CANARY, "r2"),),
    flags=(FlagReading(Flag.VOTE, (Evidence(SectionKind.VOTE, CANARY, "r3"),)),),
    votes=(VoteCount(5, 4, text=CANARY),),
)


def home_in(folder: Path) -> Home:
    """An archive's folder that is not there yet."""
    return Home(folder / "data")


def put(store: Store, *items: AgendaItem, decision: Decision = DECISION) -> list[str]:
    """Put items in, each in a transaction of its own; returns their ids."""
    ids = []
    for item in items:
        with store.transaction() as transaction:
            ids.append(transaction.put_item(item, decision).item_id)
    return ids


def minutes_text(number: int, resolution: str = "Ehdotus hyväksyttiin.", body: str = "") -> str:
    """A file in the founding sample's form: the invented item § ``number``."""
    return (
        f"Leikkipuiston {number} kunnostaminen\n\n"
        f"Tekninen lautakunta 14.05.2024 § {number}\n"
        f"{100 + number}/10.03/2024\n\n"
        f"Leikkipuiston {number} keinut uusitaan syksyllä. {body}\n\n"
        "Esittelijä\tTekninen johtaja Kaino Esimerkki\n"
        f"Päätösehdotus\tLautakunta hyväksyy leikkipuiston {number} suunnitelman.\n"
        f"Päätös\t{resolution}\n"
    )


def write_minutes(folder: Path, numbers: range, **changes: str) -> list[Path]:
    """Files of these items, in a folder whose name tells the municipality."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in numbers:
        path = folder / f"item-{number:04}.txt"
        path.write_text(minutes_text(number, **changes), encoding="utf-8")
        paths.append(path)
    return paths


_PARSER = Parser()
atexit.register(_PARSER.close)


def ingest(store: Store, paths: Iterable[str | Path], **options: Any) -> IntakeReport:
    """The real ingest, with one parsing process for all tests (starting one takes a while)."""
    return intake.ingest(store, paths, **{"parser": _PARSER, **options})


def state(home: Home) -> dict[str, tuple[str, ...]]:
    """What the store holds, without ids and times: place key → contents of its revisions."""
    connection = apsw.Connection(str(home.database))
    rows = connection.execute(
        "SELECT key, group_concat(digest ORDER BY number) FROM identity"
        " JOIN revision USING (item_id) WHERE kind = 'place' GROUP BY key ORDER BY key"
    ).fetchall()
    connection.close()
    return {str(key): tuple(str(digests).split(",")) for key, digests in rows}
