"""Layouts of one system or place each, beside those of layouts.py. All invented."""

from tests.archive.readers_documents.layouts import text

HISTORY_WITH_COLON = text(
    """
    SAVIJOEN KUNTA                   PÖYTÄKIRJA                     2/2011
    Kunnanhallitus                   21.2.2011

    Khall 31 § KADUN PÄÄLLYSTYS

    Tekn.ltk 3.2.2011 § 9:

    Kadun pinta on kulunut.

    Ehdotus: Lautakunta esittää kunnanhallitukselle päällystystä.

    Päätös: Ehdotus hyväksyttiin.

    Khall 31 §

    Kj:n esitys: Kunnanhallitus päättää päällystää kadun.

    Päätös: Esityksen mukaan.

    Khall 32 § ILMOITUSASIAT

    Päätös: Merkittiin tiedoksi.
    """
)

OF_A_COMPANY = text(
    """
    Purolan Vesi Oy
    Hallituksen kokous
    Pöytäkirja 2/2024
    Aika: 4.3.2024 klo 15.00
    Läsnä: Oili Ranta, puheenjohtaja

    § 1 Kokouksen avaus

    Puheenjohtaja avasi kokouksen.

    § 2 Pumppaamon hankinta

    Päätösehdotus: Hallitus hyväksyy tarjouksen.

    Päätös: Hyväksyttiin.

    § 3 Muut asiat

    Päätös: Ei muita asioita.
    """
)
