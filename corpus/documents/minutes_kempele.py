"""Whole minutes as Dynasty prints them: cover, table of contents, history before the item."""

from __future__ import annotations

from corpus.documents.page_flow import PageFlow

_CONTENTS = (
    ("45", "Kokouksen laillisuus ja päätösvaltaisuus", "3"),
    ("46", "Pöytäkirjan tarkastajat", "3"),
    ("47", "Kirjastoauton reitit syksystä 2018 alkaen", "4"),
    ("48", "Lausunto Vihiluodon meluesteen rakentamisesta, Elinkeino-, liikenne- ja ", ""),
    ("49", "Uimahallin kuntosalin maksut", "5"),
    ("50", "Henkilöstön työsuhdepolkupyörät", "5"),
)


def minutes() -> bytes:
    """The file."""
    flow = PageFlow(
        header=(
            (60, "Kempeleen kunta"),
            (300, "Pöytäkirja"),
            (400, "5/2018"),
            (490, "{page} ({pages})"),
        ),
        footer=((60, "Pöytäkirjan tarkastus"), (300, "Otteen oikeaksi todistaa")),
    )
    _cover(flow)
    _contents(flow)
    _meeting(flow)
    _library(flow)
    _statement(flow)
    _fees(flow)
    _bicycles(flow)
    return flow.data()


def _cover(flow: PageFlow) -> None:
    flow.new_page()
    flow.line([(60, "Kunnanhallitus"), (300, "12.03.2018")], bold=True)
    flow.gap(2)
    flow.line([(60, "KOKOUSAIKA"), (200, "12.03.2018 klo 16:00 - 17:45")])
    flow.line([(60, "KOKOUSPAIKKA"), (200, "Kunnantalo, hallituksen kokoushuone")])
    flow.gap()
    flow.line([(60, "OSALLISTUJAT"), (200, "Nimi"), (400, "Tehtävä")])
    for name, role in (
        ("Lintukangas Aatos", "puheenjohtaja"),
        ("Hietaranta Impi", "1. varapuheenjohtaja"),
        ("Kuusilehto Sulo", "jäsen"),
        ("Vainionpelto Hilja", "jäsen"),
        ("Tervahauta Nyyrikki", "kunnanjohtaja, esittelijä"),
    ):
        flow.line([(200, name), (400, role)])
    flow.gap()
    flow.line([(60, "LAILLISUUS JA"), (200, "Kokous todettiin laillisesti koolle kutsutuksi")])
    flow.line([(60, "PÄÄTÖSVALTAISUUS"), (200, "ja päätösvaltaiseksi.")])
    flow.line([(60, "ASIAT"), (200, "§ 45 - § 50")])


def _contents(flow: PageFlow) -> None:
    flow.new_page()
    flow.line([(60, "KÄSITELLYT ASIAT")], bold=True)
    flow.gap()
    flow.line([(60, "Otsikko"), (500, "Sivu")])
    for number, title, page in _CONTENTS:
        flow.line([(60, f"§ {number}"), (110, title), *([(500, page)] if page else [])])
        if not page:
            flow.line([(110, "ympäristökeskukselle"), (500, "4")])


def _heading(flow: PageFlow, number: str, title: str) -> None:
    flow.gap()
    flow.line([(60, "Kunnanhallitus"), (250, f"§ {number}"), (350, "12.03.2018")])
    flow.gap()
    flow.paragraph(title, bold=True)
    flow.gap()


def _meeting(flow: PageFlow) -> None:
    flow.new_page()
    _heading(flow, "45", "Kokouksen laillisuus ja päätösvaltaisuus")
    flow.line([(60, "KHALL 12.03.2018 § 45")])
    flow.gap()
    flow.label("Päätös:", "")
    flow.paragraph("Kokous todettiin lailliseksi ja päätösvaltaiseksi.")
    _heading(flow, "46", "Pöytäkirjan tarkastajat")
    flow.line([(60, "KHALL 12.03.2018 § 46")])
    flow.gap()
    flow.line([(60, "Päätös:")], bold=True)
    flow.paragraph("Pöytäkirjan tarkastajiksi valittiin Sulo Kuusilehto ja Hilja Vainionpelto.")


def _library(flow: PageFlow) -> None:
    flow.new_page()
    _heading(flow, "47", "Kirjastoauton reitit syksystä 2018 alkaen")
    flow.line([(60, "212/12.03.01/2018")])
    flow.gap()
    flow.line([(60, "VAPAALTK 20.02.2018 § 11")])
    flow.gap()
    flow.paragraph(
        "Kirjastoauto kiertää nykyisin neljää reittiä. Kahdella niistä lainoja on ollut al\u00adle"
        " kymmenen iltaa kohti, ja auton kuljettaja jää eläkkeelle heinäkuussa."
    )
    flow.line([(60, "Kirjastonjohtajan ehdotus:")], bold=True)
    flow.paragraph(
        "Vapaa-aikalautakunta esittää kunnanhallitukselle, että kirjastoauton reittejä on syksystä"
        " alkaen kaksi."
    )
    flow.line([(60, "Päätös:")], bold=True)
    flow.paragraph("Hyväksyttiin.")
    flow.gap()
    flow.line([(60, "KHALL 12.03.2018 § 47")])
    flow.gap()
    flow.paragraph(
        "Sivistystoimen talousarvioon on varattu kirjastoauton käyttö\u00admenoihin 61 000 euroa."
        " Reittien vähentäminen säästäisi polt\u00adto\u00adaine\u00adkuluja noin 4 000 euroa"
        " vuodessa, mutta Ala-Kokkokankaan asukkaista monella ei ole autoa, ja linja-\u00adautot"
        " eivät kulje sinne iltaisin. Kirjastolautakunnan aikainen päätös vuodelta 2003"
        " mää\u00adräsi reittien vähimmäismääräksi kolme."
    )
    flow.line([(60, "Kunnanjohtajan ehdotus:")], bold=True)
    flow.paragraph("Kunnanhallitus päättää, että kirjastoauton reittejä on 1.9.2018 alkaen kolme.")
    flow.line([(60, "Päätös:")], bold=True)
    flow.paragraph("Ehdotus hyväksyttiin yksimielisesti.")
    flow.gap()
    flow.line([(60, "Tiedoksi:"), (200, "kirjastopalvelut, talouspalvelut")])


def _statement(flow: PageFlow) -> None:
    _heading(
        flow,
        "48",
        "Lausunto Vihiluodon meluesteen rakentamisesta, Elinkeino-, liikenne- ja"
        " ympäristökeskukselle",
    )
    flow.line([(60, "98/10.03.00/2018")])
    flow.gap()
    flow.line([(60, "KHALL 12.03.2018 § 48")])
    flow.gap()
    flow.paragraph(
        "ELY-keskus pyytää lausuntoa meluesteestä, joka tulisi Vihiluodon kohdalle 640 metrin"
        " matkalle. Esteen korkeus on 3,5 metriä."
    )
    flow.line([(60, "Kunnanjohtajan ehdotus:")], bold=True)
    flow.paragraph("Kunnanhallitus antaa seuraavan lausunnon:")
    flow.paragraph("este ulotetaan etelässä Honkasentien risteykseen asti", mark="-")
    flow.paragraph("rakentaminen ajoitetaan pesimäajan ulkopuolelle.", mark="-")
    flow.line([(60, "Päätös:")], bold=True)
    flow.paragraph("Hyväksyttiin.")


def _fees(flow: PageFlow) -> None:
    flow.new_page()
    _heading(flow, "49", "Uimahallin kuntosalin maksut")
    flow.line([(60, "KHALL 12.03.2018 § 49")])
    flow.gap()
    flow.line([(60, "Kunnanjohtajan ehdotus:")], bold=True)
    flow.paragraph("Kunnanhallitus hyväksyy kuntosalin maksut 1.8.2018 alkaen seuraavasti:")
    flow.line([(60, "Lippu"), (250, "Nyt, e"), (350, "Uusi, e")])
    flow.line([(60, "Kertalippu"), (250, "6,00"), (350, "6,50")])
    flow.line([(60, "Kymmenen kertaa"), (250, "50,00"), (350, "55,00")])
    flow.line([(60, "Käsittely:")], bold=True)
    flow.paragraph(
        "Impi Hietaranta ehdotti, että maksuja ei koroteta. Sulo Kuusilehto kannatti ehdotusta."
        " Puheenjohtaja totesi, että on äänestettävä. Kunnanjohtajan ehdotus sai 1 äänen"
        " (Lintukangas) ja Hietarannan ehdotus 3 ääntä (Hietaranta, Kuusilehto, Vainionpelto)."
    )
    flow.line([(60, "Päätös:")], bold=True)
    flow.paragraph("Kunnanhallitus päätti äänin 3-1, että kuntosalin maksuja ei koroteta.")


def _bicycles(flow: PageFlow) -> None:
    _heading(flow, "50", "Henkilöstön työsuhdepolkupyörät")
    flow.line([(60, "77/01.02.02/2018")])
    flow.gap()
    flow.line([(60, "KHALL 12.03.2018 § 50")])
    flow.gap()
    flow.line([(60, "Kunnanjohtajan ehdotus:")], bold=True)
    flow.paragraph("Kunta ottaa käyttöön työsuhdepolkupyörät 1.5.2018 alkaen.")
    flow.line([(60, "Päätös:")], bold=True)
    flow.paragraph("Asia jätettiin pöydälle.")
    flow.gap(2)
    flow.line([(60, "Kokouksen päättäminen")])
    flow.paragraph("Puheenjohtaja päätti kokouksen klo 17:45.")
