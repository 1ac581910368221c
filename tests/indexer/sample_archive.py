"""A small archive of invented items, for tests of what happens to an index over time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from archive.decision_words import Decision, DecisionType, Outcome, TypeReading
from archive.home import Home
from archive.minutes import AgendaItem, Board, Section, SectionKind, Stage
from archive.store.writer import Store

BOARDS = ("Sivistyslautakunta", "Tekninen lautakunta", "Kunnanhallitus")
SUBJECTS = ("koulun pihan kunnostus", "kirjaston aukioloajat", "uimarannan laituri", "vesimaksu")
DECISION = Decision((TypeReading(DecisionType.APPROVED, ()),), Outcome.AS_PROPOSED)


def agenda_item(number: int, edition: int = 0) -> AgendaItem:
    """The invented item of this number; each edition of it has another text."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    return AgendaItem(
        title=f"{subject.capitalize()}, kohde {number}",
        source_system="text",
        municipality="Asikkala",
        board=Board(BOARDS[number % len(BOARDS)]),
        meeting_date=date(2020, 1, 1) + timedelta(days=number),
        section_number=str(number),
        stage=Stage.MINUTES,
        sections=(
            Section(SectionKind.BACKGROUND, f"Selostus koskee kohdetta {number}: {subject}."),
            Section(SectionKind.PROPOSAL, f"Hyväksytään {subject}. Painos numero {edition}."),
            Section(SectionKind.RESOLUTION, "Ehdotus hyväksyttiin."),
        ),
    )


def put(home: Home, numbers: Iterable[int], edition: int = 0) -> list[str]:
    """Put items in, in one transaction; returns their ids."""
    with Store.open(home) as store, store.transaction() as transaction:
        return [
            transaction.put_item(agenda_item(number, edition), DECISION).item_id
            for number in numbers
        ]
