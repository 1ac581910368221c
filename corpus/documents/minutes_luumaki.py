"""A council's minutes in a Word document of the old kind: "Kvalt 3 §", "Dno 12/34", PÄÄTÖS."""

from __future__ import annotations

from corpus.documents.docx_writer import DocxWriter


def minutes() -> bytes:
    """The file."""
    docx = DocxWriter(header="LUUMÄEN KUNTA\tPÖYTÄKIRJA\tNro 1/2019")
    docx.paragraph("", bold="KUNNANVALTUUSTO")
    docx.paragraph("")
    docx.table(
        [
            ["KOKOUSAIKA", "Maanantaina 18. helmikuuta 2019 klo 18.00"],
            ["KOKOUSPAIKKA", "Koulukeskuksen auditorio"],
            ["LÄSNÄ", "Kanervisto Tuulikki\nHalkosaari Urho\nJokipalo Saima"],
            ["LAILLISUUS JA PÄÄTÖSVALTAISUUS", "Todettiin."],
        ]
    )
    docx.paragraph("")
    _opening(docx)
    _guarantee(docx)
    _motion(docx)
    _resignation(docx)
    docx.paragraph("", bold="VALITUSOSOITUS")
    docx.paragraph(
        "Päätökseen haetaan muutosta kunnallisvalituksella Itä-Suomen hallinto-oikeudelta."
    )
    return docx.data()


def _opening(docx: DocxWriter) -> None:
    docx.paragraph("", bold="Kvalt 1 §")
    docx.paragraph("", bold="KOKOUKSEN LAILLISUUS JA PÄÄTÖSVALTAISUUS")
    docx.paragraph("Kutsu on julkaistu 11.2.2019 kunnan verkkosivuilla.")
    docx.paragraph("PÄÄTÖS: Kokous todettiin laillisesti kokoon kutsutuksi ja päätösvaltaiseksi.")


def _guarantee(docx: DocxWriter) -> None:
    docx.paragraph("", bold="Kvalt 2 §")
    docx.paragraph("", bold="OMAVELKAINEN TAKAUS LUUMÄEN LÄMPÖ OY:N LAINALLE")
    docx.paragraph("Dno 12/2019")
    docx.paragraph("Khall 17 §")
    docx.paragraph("28.1.2019")
    docx.paragraph(
        "Yhtiö rakentaa Taavetin taajamaan hakelämpölaitoksen ja pyytää kunnalta takausta"
        " 1,2 miljoonan euron lainalle."
    )
    docx.paragraph("Kj:n esitys: Kunnanhallitus esittää valtuustolle, että takaus myönnetään.")
    docx.paragraph("PÄÄTÖS: Hyväksyttiin.")
    docx.paragraph("Kvalt 2 §")
    docx.paragraph("Takauspalkkio on 0,5 prosenttia vuodessa jäljellä olevasta pääomasta.")
    docx.paragraph(
        "Khall:n ehdotus: Valtuusto myöntää omavelkaisen takauksen 1,2 miljoonan euron lainalle."
    )
    docx.paragraph("PÄÄTÖS: Ehdotus hyväksyttiin yksimielisesti.")


def _motion(docx: DocxWriter) -> None:
    docx.paragraph("", bold="Kvalt 3 §")
    docx.paragraph("", bold="VALTUUSTOALOITE KIVIJÄRVEN VENERANNAN KUNNOSTAMISESTA")
    docx.paragraph("Dno 201/2018")
    docx.table(
        [
            ["Selostus", "Keskustan ryhmä esittää, että rantaan rakennetaan uusi laituri.\n"
             "Laituri maksaisi 18 000 euroa."],
            ["Ehdotus", "Valtuusto merkitsee vastauksen tiedoksi ja toteaa aloitteen loppuun"
             " käsitellyksi."],
            ["Päätös", "Hyväksyttiin."],
        ],
        bold_first=True,
    )  # fmt: skip


def _resignation(docx: DocxWriter) -> None:
    docx.paragraph("", bold="Kvalt 4 §")
    docx.paragraph("", bold="ERON MYÖNTÄMINEN TARKASTUSLAUTAKUNNAN JÄSENELLE")
    docx.paragraph("Urho Halkosaari on pyytänyt eroa muutettuaan toiselle paikkakunnalle.")
    docx.paragraph("EHDOTUS:")
    docx.paragraph("Valtuusto")
    docx.paragraph("myöntää eron", number=None)
    docx.paragraph("valitsee uuden jäsenen jäljellä olevaksi toimikaudeksi.")
    docx.paragraph("PÄÄTÖS:")
    docx.paragraph("Ero myönnettiin. Uudeksi jäseneksi valittiin Saima Jokipalo.")
