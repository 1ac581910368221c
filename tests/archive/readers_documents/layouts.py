"""Whole minutes as plain text, each laid out as some municipality does it. All invented."""

from textwrap import dedent


def text(words: str) -> bytes:
    return dedent(words).strip("\n").encode()


NUMBER_ALONE = text(
    """
    PUOLANGAN KUNTA                  PÖYTÄKIRJA                     4/2012
    Kunnanhallitus                   12.3.2012

    KÄSITELLYT ASIAT

    § 40    Kokouksen avaus                                         2
    § 41    Tienhoidon urakka                                       2
    § 42    Lausunto vesienhoidosta                                 3

    § 40
    Kokouksen avaus

    Puheenjohtaja avasi kokouksen.

    PÄÄTÖS:
    Merkittiin.

    § 41
    Tienhoidon urakka

    Tarjouksia tuli kaksi.

    EHDOTUS:
    Hyväksytään Tiemestarit Oy:n tarjous.

    PÄÄTÖS:
    Hyväksyttiin.

    § 42
    Lausunto vesienhoidosta
    101/11.02/2012

    Kunnanjohtaja:
    Kunnanhallitus ilmoittaa, ettei sillä ole lausuttavaa.

    Kunnanhallitus:
    Ehdotus hyväksyttiin.
    """
)

NUMBER_WITH_BOARD = text(
    """
    Sivistyslautakunta        Pöytäkirja       6.5.2014

    Sivla 30 §
    KOULUN TYÖPÄIVÄT
    Sivistystoimenjohtajan esitys: Lautakunta vahvistaa työpäivät.
    Päätös: Esitys hyväksyttiin.

    Sivla 31 §
    KERHOTOIMINTA
    Khall 22.4.2014 § 71
    Kunnanhallitus pyytää lautakunnalta selvitystä.
    Päätös: Hyväksyttiin.
    Sivla 31 §
    Kerhoja on nyt kahdeksan.
    Sivistystoimenjohtajan esitys: Selvitys annetaan liitteen mukaisena.
    Päätös: Esitys hyväksyttiin.

    Sivla 32 §
    ILMOITUSASIAT
    Päätös: Merkittiin tiedoksi.
    """
)

NUMBER_BEFORE_SIGN = text(
    """
    Tekninen lautakunta
    Kokousaika 2. syyskuuta 2020 klo 17.00

    55 § Puistolan leikkipaikka

    Leikkivälineet ovat vanhoja. Kuntalain 51 §:n
    mukaan asiasta päättää lautakunta, ja hallintosäännön
    137 § koskee hankintoja.

    Päätösehdotus
    Lautakunta hyväksyy suunnitelman.

    Päätös
    Hyväksyttiin.

    56 § Katuvalot Rantatielle

    Päätösehdotus
    Lautakunta palauttaa asian valmisteltavaksi.

    Päätös
    Palautettiin.
    """
)

TITLE_ABOVE = text(
    """
    Kaupunginvaltuusto, pöytäkirja

    Kokouksen laillisuus

    Kaupunginvaltuusto 14.12.2015 § 118

    Päätös: Todettiin lailliseksi.

    Tuloveroprosentti vuodelle 2016

    Kaupunginvaltuusto 14.12.2015 § 119
    1500/02.03/2015

    Veroprosentti on nyt 20,5.

    Kaupunginhallituksen ehdotus: Veroprosentti on 20,75.

    Päätös: Hyväksyttiin äänin 24-11.

    Aloitteet

    Kaupunginvaltuusto 14.12.2015 § 120

    Päätös: Lähetettiin kaupunginhallitukselle valmisteltaviksi.
    """
)

SWEDISH = text(
    """
    Kyrkslätts kommun
    Kommunstyrelsen              Protokoll
    Sammanträdestid 11.1.2021 kl. 16.30

    § 3 Val av protokolljusterare

    Beslut: Till protokolljusterare valdes Ulla Vass och Ove Näs.

    § 4 Anslag för byavägen

    Beredare: vägmästare Kaj Holm

    Kommundirektörens förslag: Kommunstyrelsen beviljar 800 euro.

    Kommunstyrelsen: Förslaget godkändes.
    """
)

AGENDA = text(
    """
    Ympäristölautakunta      Esityslista      3.4.2023

    § 12 Meluilmoitus, kesäkonsertti

    Päätösehdotus
    Lautakunta hyväksyy ilmoituksen.

    Päätös

    § 13 Muut asiat

    Päätösehdotus
    Merkitään tiedoksi.

    Päätös
    """
)

EXTRACT = text(
    """
    Lohtajan kunta           Pöytäkirjanote

    Kunnanhallitus § 12 20.01.2020
    Kunnanvaltuusto § 5 03.02.2020

    Sataman ruoppaus
    44/10.03/2019

    Khall 20.01.2020 § 12
    Väylä on mataloitunut.
    Kunnanjohtajan ehdotus:
    Esitetään valtuustolle, että määräraha myönnetään.
    Päätös:
    Hyväksyttiin.

    Kvalt 03.02.2020 § 5
    Päätös:
    Valtuusto myönsi määrärahan.
    """
)

PAGE_AS_TEXT = text(
    """
    Valtuusto

    Kunnanvaltuusto 2021-2025

    Puheenjohtaja
    Rantakoski Väinö
    Osallistujat
    Peltokangas Aili, Jokiniemi Toivo
    Kokousnumero
    2/2022
    Kokouspäivä
    13.6.2022
    Kokouksen alkuaika
    18:00
    Pöytäkirjan tarkastus
    Tarkastuspäivä 14.6.2022

    § 11 Kokouksen laillisuus ja päätösvaltaisuus

    Hallintosäännön 99 §:n mukaan kutsu lähetetään neljä päivää ennen (KuntaL 94 §).

    Päätösehdotus

    Todetaan kokous lailliseksi.

    Päätöksen lisätiedot

    Kokous todettiin lailliseksi.

    § 12 Vesihuollon yhtiöittäminen
    Muut osallistujat Lehtonen Kaino

    Yhtiö perustetaan vuoden lopulla.

    Päätösehdotus

    Valtuusto hyväksyy perustamissuunnitelman.

    Päätös Päätösesitys hyväksyttiin yksimielisesti.
    Päätöksen lisätiedot

    Toivo Jokiniemi poistui ennen asian käsittelyä.

    § 13 Muut asiat

    Päätös Ei muita asioita.
    """
)

TEXT_BESIDE_THE_NUMBER = text(
    """
    IMATRAN KAUPUNKI           PÖYTÄKIRJA  1/2017

    Tarkastuslautakunta
    AIKA        17.01.2017 klo 15:00 - 16:40

    KÄSITELLYT ASIAT
    1     Kokouksen laillisuus                          3
    2     Arviointikertomuksen laadinta                 4

    Tarkastuslautakunta     § 1     17.01.2017

    Kokouksen laillisuus

    TARKLTK § 1

    Päätös         Kokous todettiin lailliseksi.

    Tarkastuslautakunta     § 2     17.01.2017

    Arviointikertomuksen laadinta

    5/00.03.00/2017

    TARKLTK § 2    Lautakunta keskusteli aikataulusta.

    Ehdotus:
    Kertomus annetaan toukokuussa.

    Päätös:
    Ehdotus hyväksyttiin.
    """
)

SWEDISH_WITH_HISTORY = text(
    """
    Ingå kommun           Protokoll   7/2018
    Kommunstyrelsen
    Tid      17.12.2018 kl. 16:00-19:10

    Kommunstyrelsen          § 116          17.12.2018

    Sammanträdets laglighet och beslutförhet

    Kommunstyrelsen 17.12.2018 § 116

    Beslut

    Konstaterades.

    Kommunstyrelsen          § 117          17.12.2018

    Detaljplan för Degerby skola

    450/10.02.03/2017

    Tekniska nämnden 22.11.2018 § 20

    Nämndens förslag till kommunstyrelsen: Planen framläggs.

    Beslut: Enligt förslaget.

    Kommunstyrelsen 17.12.2018 § 117

    Beredning: planläggningschef Ann Björk

    Kommundirektörens förslag

    Kommunstyrelsen beslutar framlägga planen.

    Beslut

    Kommunstyrelsen godkände förslaget enhälligt.
    """
)

DIARY_NUMBER_ABOVE = text(
    """
    Kuopion kaupunki    Pöytäkirja 2/2014

    Kaupunginhallitus      20.01.2014

    Asianro 579/02.02.00/2013

    19 § Talousarvion seuranta

    Päätösehdotus
    Kaupunginjohtaja

    Kaupunginhallitus merkitsee seurannan tiedoksi.

    Päätös
    Kaupunginhallitus hyväksyi ehdotuksen.

    Asianro 8/10.00.02/2014

    20 § Maan vaihto Vehmersalmella

    Päätösehdotus
    Kaupunginjohtaja

    Kaupunginhallitus hyväksyy vaihdon.

    Päätös
    Kaupunginhallitus jätti asian pöydälle.
    """
)

OWNER_BEHIND_THE_LABEL = text(
    """
    MAAKUNTALIITTO           PÖYTÄKIRJA

    Hallitus                      2 / 2016          22.02.2016

    21 §  Kokouksen avaus

    Päätös Hallitus

    Puheenjohtaja avasi kokouksen.

    22 §  Maakuntakaavan tarkistus

    Esitys Hallitus

    Hallitus päättää asettaa kaavaluonnoksen nähtäville.

    Päätös Hallitus

    Esityksen mukaan.
    """
)

OFFICE_HOLDER = text(
    """
    Lempäälän kunta                Viranhaltijapäätös
    Kunnanjohtaja
    12.5.2020     § 14

    Kesäsetelin myöntäminen

    Päätös
    Myönnän kesäsetelin kymmenelle nuorelle.
    """
)
