"""Swedish minutes in two languages' form: TID-AIKA, Paragraf, Förslag, Beslut."""

from __future__ import annotations

from corpus.documents.page_flow import PageFlow


def minutes() -> bytes:
    """The file."""
    flow = PageFlow(
        header=((60, "Pargas stad"), (300, "PROTOKOLL"), (480, "Sida {page} ({pages})")),
        left=190,
        label_left=60,
    )
    _cover(flow)
    _opening(flow)
    _pier(flow)
    _school(flow)
    _plan(flow)
    return flow.data()


def _cover(flow: PageFlow) -> None:
    flow.new_page()
    flow.line([(60, "Bildningsnämnden")], bold=True)
    flow.gap()
    flow.label("TID-AIKA", "27-09-2022 kl. 17.00-18.20", bold=False)
    flow.label("PLATS-PAIKKA", "Stadshuset, möteslokalen Kyrkfjärden", bold=False)
    flow.label(
        "BESLUTANDE", "Ax Ingeborg, ordförande; Strandvall Torkel; Sjöholm Alfhild", bold=False
    )
    flow.label("ÖVRIGA", "Bergkulla Sixten, bildningschef, föredragande", bold=False)


def _heading(flow: PageFlow, number: str, title: str) -> None:
    flow.gap(2)
    flow.line([(60, f"Paragraf {number}")], bold=True)
    flow.paragraph(title, bold=True)
    flow.gap()


def _opening(flow: PageFlow) -> None:
    flow.new_page()
    _heading(flow, "61", "Sammanträdets laglighet och beslutförhet")
    flow.label("Beslut", "Sammanträdet konstaterades vara lagligen sammankallat och beslutfört.")


def _pier(flow: PageFlow) -> None:
    _heading(flow, "62", "Understöd till Houtskärs ungdomsförening för renovering av dansbanan")
    flow.line([(60, "PARDno-2022-640")])
    flow.gap()
    flow.label("Beredare", "Bildningschef Sixten Bergkulla, sixten.bergkulla@pargas.fi")
    flow.gap()
    flow.paragraph(
        "Föreningen anhåller om 6 000 euro. Dansbanan byggdes 1934 och används av skolan och"
        " hembygdsföreningen varje sommar."
    )
    flow.gap()
    flow.label("Förslag", "Bildningsnämnden beviljar föreningen 4 500 euro i understöd.")
    flow.gap()
    flow.label("Beslut", "Bildningsnämnden godkände förslaget.")


def _school(flow: PageFlow) -> None:
    _heading(flow, "63", "Skjutsarna till Sarlinska skolan")
    flow.line([(60, "PARDno-2022-702")])
    flow.gap()
    flow.label("Föredragande", "Bildningschef Sixten Bergkulla")
    flow.gap()
    flow.paragraph(
        "Två familjer har begärt att skjutsen börjar vid färjfästet i stället för vid butiken."
    )
    flow.gap()
    flow.label("Beslutsförslag", "Nämnden avslår begäran.")
    flow.gap()
    flow.label(
        "Behandling",
        "Alfhild Sjöholm föreslog att ärendet återremitteras. Torkel Strandvall understödde.",
    )
    flow.gap()
    flow.label("Beslut", "Ärendet återremitterades enhälligt för ny beredning.")


def _plan(flow: PageFlow) -> None:
    _heading(flow, "64", "Läsårets arbetsdagar 2023-2024")
    flow.label("Förslag", "Nämnden fastställer arbetsdagarna enligt bilagan.")
    flow.gap()
    flow.label("Beslut", "Enligt förslaget.")
