"""An archive of invented items that has one of everything a page can meet."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

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
from archive.minutes import (
    AgendaItem,
    Attachment,
    Board,
    Language,
    Link,
    Section,
    SectionKind,
    Stage,
)
from archive.store.identity import Origin
from archive.store.item_merge import merge_items
from archive.store.sources import SourceRecord
from archive.store.writer import Store
from tests.web.payloads import PAYLOADS

CANARY = "kanarianlintu"
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)> ' {{7*7}} </title>"
GUIDE = "Tarkemmat ohjeet ovat kunnan sivuilla. Vanha osoite ei toimi."
BACKGROUND = """Kouluissa on kulkenut sama bussi vuodesta 2019.

- kuljetusmatka on kolme kilometriä,
- odotusaika on enintään tunnin.

Vuosi\tOppilaita
2023\t204
2024\t210

1. Huoltaja hakee kuljetusta.
2. Rehtori päättää.
"""


def decided(kind: DecisionType, outcome: Outcome, *sentences: str, **more: object) -> Decision:
    evidence = tuple(Evidence(SectionKind.RESOLUTION, text, "sample") for text in sentences)
    return Decision((TypeReading(kind, evidence),), outcome, evidence, **more)


APPROVED = decided(DecisionType.APPROVED, Outcome.AS_PROPOSED, "Ehdotus hyväksyttiin.")
PENDING = decided(DecisionType.UNKNOWN, Outcome.PENDING)


def item(title: str, day: str, number: str, **more: object) -> AgendaItem:
    values: dict[str, object] = {
        "municipality": "Asikkala",
        "board": Board("Hyvinvointilautakunta", "HYVOLTK"),
        "diary_number": f"{number}/12.09/{day[:4]}",
        "sections": (
            Section(SectionKind.PROPOSAL, f"Lautakunta päättää, että {title.lower()} hyväksytään."),
            Section(SectionKind.RESOLUTION, "Ehdotus hyväksyttiin.", "Päätös"),
        ),
    }
    return AgendaItem(
        title=title,
        source_system="item_text",
        meeting_date=date.fromisoformat(day),
        section_number=number,
        **(values | more),
    )


TRANSPORT = item(
    "Koulukuljetusten periaatteet",
    "2025-04-09",
    "31",
    sections=(
        Section(SectionKind.BACKGROUND, BACKGROUND),
        Section(
            SectionKind.GROUNDS,
            GUIDE,
            "Perustelut",
            (
                Link(22, 37, "https://kunta.example/ohjeet"),
                Link(39, 51, "javascript:alert(1)"),
            ),
        ),
        Section(SectionKind.PROPOSAL, "Lautakunta hyväksyy koulukuljetusten periaatteet."),
        Section(SectionKind.RESOLUTION, "Ehdotus hyväksyttiin.", "Päätös"),
    ),
    attachments=(
        Attachment("Periaatteet 2025", "https://kunta.example/liite.pdf"),
        Attachment("Kartta", pages=("", "")),
        Attachment("Kustannusarvio", pages=("Yhteenveto", "Kaukolämpöputki maksaa eniten.")),
    ),
)
HARBOUR = {"municipality": "Vaasa", "diary_number": "200/10.03/2018"}
SPECIAL: dict[str, tuple[AgendaItem, Decision]] = {
    "transport": (TRANSPORT, APPROVED),
    "vote": (
        item("Oikaisuvaatimus uimahallin maksuista", "2024-02-18", "14", municipality="Lahti"),
        decided(
            DecisionType.REJECTED,
            Outcome.AS_PROPOSED,
            "Oikaisuvaatimus hylättiin äänin 7–4.",
            flags=(FlagReading(Flag.VOTE, (Evidence(SectionKind.HANDLING, "Äänestys.", "s"),)),),
            votes=(VoteCount(7, 4, 1, True, "proposal", "7–4"),),
        ),
    ),
    "agenda": (
        item("Kouluverkkoselvitys", "2026-01-20", "4", stage=Stage.AGENDA),
        PENDING,
    ),
    "swedish": (
        item(
            "Godkännande av läroplanen",
            "2024-06-11",
            "45",
            municipality="Vaasa",
            board=Board("Svenska nämnden"),
            language=Language.SWEDISH,
        ),
        APPROVED,
    ),
    "secret": (
        item(
            "Virkasuhteen päättäminen",
            "2024-05-06",
            "87",
            confidential=True,
            confidentiality_ground="JulkL 24 § 1 mom. 25 kohta",
            sections=(Section(SectionKind.BACKGROUND, f"{CANARY} hoiti tehtävää."),),
            attachments=(Attachment(f"{CANARY}.pdf", pages=(f"Liitteen sivu {CANARY}",)),),
        ),
        APPROVED,
    ),
    "hostile": (
        item(
            f"Vihamielinen {HOSTILE}",
            "2023-05-02",
            "33",
            municipality=f"Kunta {HOSTILE}"[:60],
            board=Board(f"Lautakunta {HOSTILE}"),
            diary_number=HOSTILE,
            sections=(
                Section(SectionKind.BACKGROUND, f"vihamielinen {HOSTILE}", HOSTILE),
                Section(SectionKind.RESOLUTION, f"- {HOSTILE}\n\nA\t{HOSTILE}"),
            ),
            attachments=(Attachment(HOSTILE, f"https://x.example/{HOSTILE}"),),
        ),
        decided(DecisionType.TABLED, Outcome.TABLED, HOSTILE),
    ),
    "changed": (
        item(
            "Nuorisotilan aukioloajat",
            "2023-11-07",
            "71",
            sections=(
                Section(SectionKind.BACKGROUND, "Nuorisotilan aukioloa on toivottu lisää."),
                Section(
                    SectionKind.PROPOSAL,
                    "Lautakunta päättää, että nuorisotila on auki maanantaista torstaihin "
                    "kello 14–20 ja että päätös tulee voimaan tammikuussa.",
                ),
                Section(
                    SectionKind.RESOLUTION,
                    "Lautakunta päätti, että nuorisotila on auki maanantaista perjantaihin "
                    "kello 14–21 ja että päätös tulee voimaan tammikuussa.",
                    "Päätös",
                ),
            ),
        ),
        decided(DecisionType.APPROVED, Outcome.MODIFIED, "Muutosehdotus hyväksyttiin."),
    ),
    "bare": (
        AgendaItem(title="Ilman mitään", source_system="item_text", municipality="Asikkala"),
        decided(DecisionType.UNKNOWN, Outcome.UNKNOWN),
    ),
    "payloads": (
        item(
            "Myrkyllinen " + " ".join(PAYLOADS[:6]),
            "2023-05-03",
            "34",
            sections=tuple(
                Section(kind, f"myrkyllinen {text}", text)
                for text in PAYLOADS
                for kind in (SectionKind.GROUNDS, SectionKind.PROPOSAL)
            ),
            attachments=tuple(Attachment(text, text) for text in PAYLOADS),
        ),
        APPROVED,
    ),
    "harbour": (
        item("Venesataman laajennus", "2018-05-07", "61", **HARBOUR, board=Board("Satamajaosto")),
        decided(DecisionType.REFERRED_UP, Outcome.AS_PROPOSED, "Esitetään hallitukselle."),
    ),
    "harbour_tabled": (
        item("Venesataman laajennus", "2018-06-04", "84", **HARBOUR, board=Board("Hallitus")),
        decided(DecisionType.TABLED, Outcome.TABLED, "Asia jätettiin pöydälle."),
    ),
    "harbour_built": (
        item("Venesataman laajennus", "2019-01-14", "9", **HARBOUR, board=Board("Hallitus")),
        APPROVED,
    ),
    "jetty": (
        item("Venesataman laiturin korjaus", "2017-03-06", "20", municipality="Vaasa"),
        APPROVED,
    ),
    "removed": (item("Poistettava kohta", "2022-01-12", "3"), APPROVED),
    "merged": (item("Kahdesti tallennettu", "2022-01-13", "5"), APPROVED),
}


def build(home: Home) -> dict[str, str]:
    """Fill an archive; returns the ids by key, ``old`` being merged into ``merged``."""
    text = "Koulukuljetusten periaatteet\n\nÄänestystä ei ollut.\n".encode("windows-1252")
    digest = hashlib.sha256(text).hexdigest()
    name = 'päätös "31" <img src=x onerror=alert(1)>.txt'
    ids: dict[str, str] = {"digest": digest}
    with Store.open(home) as store, store.transaction() as transaction:
        transaction.put_source(SourceRecord(digest, len(text), name, "item_text", 1, "r", ""))
        for key, (entry, decision) in SPECIAL.items():
            origin = Origin(digest) if key == "transport" else None
            ids[key] = transaction.put_item(entry, decision, origin).item_id
        transaction.keep_original(digest, name, text)
        for number in range(100, 130):
            street = item(
                f"Katuvalaistus, kohde {number}", f"2021-03-{number - 99:02}", str(number)
            )
            transaction.put_item(replace(street, board=Board("Tekninen lautakunta")), APPROVED)
        for number in range(16):
            plan = item(f"Kyläsuunnitelma {number}", f"2016-02-{number + 1:02}", str(number + 1))
            transaction.put_item(replace(plan, board=Board(f"Kylä {number}")), APPROVED)
        again = item("Veneilykatsaus", "2015-03-09", "12", municipality="Vaasa")
        transaction.put_item(replace(again, sections=again.sections[:1]), PENDING)
        ids["republished"] = transaction.put_item(again, APPROVED).item_id
        twin = item("Kahdesti tallennettu, toinen", "2022-02-14", "6")
        ids["old"] = transaction.put_item(twin, APPROVED).item_id
        kept = merge_items(transaction.writing, ids["merged"], ids["old"])
        if kept == ids["old"]:
            ids["old"], ids["merged"] = ids["merged"], ids["old"]
    return ids
