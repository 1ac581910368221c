"""Minutes in a Word document whose §s are a numbered list: Word keeps none in the text."""

from __future__ import annotations

from corpus.documents.docx_writer import DocxWriter

_NUMBERING = (
    '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="§ %1"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="28"/></w:lvlOverride></w:num>'
    '<w:num w:numId="8"><w:abstractNumId w:val="5"/></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="Otsikko2"><w:name w:val="heading 2"/>'
    '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
)


def minutes() -> bytes:
    """The file."""
    docx = DocxWriter(numbering=_NUMBERING, styles=_STYLES)
    docx.paragraph("", bold="Hankasalmen kunta")
    docx.paragraph("Hyvinvointilautakunnan pöytäkirja 4/2023")
    docx.paragraph("Aika: tiistai 16.5.2023 klo 17.00-18.10")
    docx.paragraph("Paikka: kunnanvirasto")
    docx.paragraph("Osallistujat: Orvokki Selkäharju (pj), Into Mustalampi, Helka Ruovinen")
    docx.paragraph("Kokouksen avaus", style="Otsikko2")
    docx.paragraph("Puheenjohtaja avasi kokouksen klo 17.00.")
    docx.paragraph("Avustukset kyläyhdistyksille vuonna 2023", style="Otsikko2")
    docx.paragraph("Diaarinumero: 88/02.05.01.02/2023")
    docx.paragraph("Hakemuksia tuli kolme, ja avustuksiin on varattu 5 000 euroa.")
    docx.paragraph("Hyvinvointijohtajan päätösehdotus:")
    docx.paragraph("Lautakunta myöntää avustukset seuraavasti:")
    docx.paragraph("Niemisjärven kyläyhdistys 2 000 euroa", number=(8, 0))
    docx.paragraph("Kovalan kylätoimikunta 1 800 euroa", number=(8, 0))
    docx.paragraph("Hyvinvointilautakunta:")
    docx.paragraph("Päätösehdotus hyväksyttiin.")
    docx.link("Ohje hakijoille: ", "avustussääntö", "https://www.hankasalmi.fi/avustukset")
    docx.paragraph("Selvitys lukion etäopetuksesta", style="Otsikko2")
    docx.paragraph("Rehtori esitteli selvityksen kokouksessa.")
    docx.paragraph("Hyvinvointijohtajan päätösehdotus:")
    docx.paragraph("Lautakunta merkitsee selvityksen tiedoksi.")
    docx.paragraph("Hyvinvointilautakunta:")
    docx.paragraph("Merkittiin tiedoksi.")
    return docx.data()
