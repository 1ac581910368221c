"""The labels that part an item's text, and what each one means.

A label stands at the start of a line before a tab (``Päätös<TAB>Ehdotus hyväksyttiin.``),
or alone on its line, with or without a colon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from archive.minutes import SectionKind


class Special(StrEnum):
    """Labels whose text is no section of its own."""

    ATTACHMENTS = "attachments"
    DIARY_NUMBER = "diary_number"
    CONFIDENTIALITY = "confidentiality"


Meaning = SectionKind | Special

_WORDS: dict[Meaning, str] = {
    SectionKind.PREPARER: "valmistelija, valmistelijat, lisätiedot, lisätietoja, lisätiedon antaja,"
    " lisätietojen antaja, valmistelija ja lisätiedot, valmistelijat / lisätiedot,"
    " valmistelija / lisätiedot, valmistelija/lisätiedot, valmistelijat/lisätiedot,"
    " asian valmistelija, beredare, beredning, tilläggsuppgifter, ytterligare information,"
    " mer information",
    SectionKind.PRESENTER: "esittelijä, föredragande, föredragare",
    SectionKind.PROPOSAL: "päätösehdotus, ehdotus, päätösesitys, esitys, pohjaehdotus,"
    " beslutsförslag, förslag, förslag till beslut",
    SectionKind.HANDLING: "käsittely, asian käsittely, kokouskäsittely, asian kokouskäsittely,"
    " käsittely kokouksessa, päätöksenteko, muutosehdotus, vastaehdotus, muutosesitys,"
    " behandling, ärendets behandling, behandling vid mötet, motförslag, ändringsförslag",
    SectionKind.RESOLUTION: "päätös, päätökset, ratkaisu, beslut",
    SectionKind.VOTE: "äänestys, äänestystulos, äänestystulokset, äänestykset, omröstning,"
    " omröstningsresultat, röstning",
    SectionKind.DISSENT: "eriävä mielipide, eriävät mielipiteet, avvikande mening, avvikande åsikt,"
    " reservation, reservationer",
    SectionKind.DISQUALIFICATION: "esteellisyys, esteelliset, esteellinen, jääviys, jäävit, jäv,"
    " jäviga, jävighet",
    SectionKind.HISTORY: "aikaisempi käsittely, aiempi käsittely, aikaisemmat käsittelyt,"
    " aiemmat käsittelyt, aikaisempi päätös, päätöshistoria, pykälähistoria,"
    " asian aikaisempi käsittely, tidigare behandling, ärendets tidigare behandling,"
    " tidigare beslut, beslutshistoria",
    SectionKind.GROUNDS: "perustelut, perustelu, päätöksen perustelut, esittelijän perustelut,"
    " motivering, motiveringar, grunder",
    SectionKind.BACKGROUND: "selostus, kuvaus, tausta, asian tausta, esittelyteksti, asia,"
    " asiaselostus, selostus asiasta, bakgrund, redogörelse, beskrivning, ärendebeskrivning",
    SectionKind.SUMMARY: "tiivistelmä, sammandrag, sammanfattning",
    SectionKind.NOTIFICATION: "tiedoksi, jakelu, ote, otteet, täytäntöönpano, toimeenpano,"
    " tiedoksianto, päätöksen tiedoksianto, täytäntöönpanotiedot, för kännedom, till kännedom,"
    " delges, utdrag, verkställighet, delgivning, distribution, för verkställighet",
    SectionKind.APPEAL: "muutoksenhaku, muutoksenhakuohje, muutoksenhakuohjeet,"
    " oikaisuvaatimusohje, valitusosoitus, muutoksenhakukielto, ändringssökande,"
    " besvärsanvisning, sökande av ändring,"
    " anvisning om sökande av ändring, rättelseyrkan, besvär",
    SectionKind.OTHER: "toimivalta, toimivallan peruste, päätösvalta, sovelletut säännökset,"
    " vaikutusten arviointi, vaikutukset, yritysvaikutukset, pöytäkirjan tarkastus, voimaantulo,"
    " taloudelliset vaikutukset, julkisuus, hakija, lisäpykälä, befogenhet, konsekvenser,"
    " konsekvensbedömning, protokolljustering, offentlighet, sökande",
    Special.ATTACHMENTS: "liitteet, liite, oheismateriaali, oheisaineisto, oheismateriaalit,"
    " bilagor, bilaga, tilläggsmaterial, övrigt material",
    Special.DIARY_NUMBER: "diaarinumero, diaarinro, asianumero, asianro, dnro, dno,"
    " diarienummer, dnr, ärendenummer",
    Special.CONFIDENTIALITY: "salassapito, salassa pidettävä, salassapitoperuste, sekretess,"
    " sekretessbelagd",
}
_KNOWN: dict[str, Meaning] = {
    word.strip(): meaning for meaning, words in _WORDS.items() for word in words.split(",")
}
# "Kunnanjohtajan päätösehdotus", "Lautakunnan päätös", "Stadsdirektörens förslag"
_OWNED = re.compile(
    r"(?:[^\W\d_][\w.:-]{0,40} ){1,3}"
    r"(?:(?P<proposal>(?:päätös)?ehdotus|(?:päätös)?esitys|(?:besluts)?förslag)"
    r"|(?P<resolution>päätös|beslut))"
)
_NOT_OWNED = re.compile(r"(?:aikaise|aie|edelli|tidigare|muu|vasta|tehdy|käräjä|hallinto-oikeu)")

LONGEST_LABEL = 60
_UNKNOWN_LABEL = re.compile(r"[^\W\d_][^\W\d_]{2,}(?:[ /-]{1,3}[^\W\d_]+){0,3}:?")

_WORDS_OF_TEXT = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line that starts with a label; ``meaning`` is None where no rule knows it."""

    label: str
    meaning: Meaning | None
    rest: str
    tab: bool


def meaning_of(label: str) -> Meaning | None:
    """What a label means, or None."""
    word = " ".join(label.split()).rstrip(" :").casefold()
    if word in _KNOWN:
        return _KNOWN[word]
    owned = _OWNED.fullmatch(word)
    if owned and not _NOT_OWNED.match(word):
        return SectionKind.PROPOSAL if owned["proposal"] else SectionKind.RESOLUTION
    return None


def labelled(line: str) -> LabelledLine | None:
    """The label that this line starts with, or None."""
    head, tab, _ = line[: LONGEST_LABEL + 1].partition("\t")
    if tab:
        return _before_tab(head.strip(), line[len(head) + 1 :])
    word = line.strip()
    if len(word) > LONGEST_LABEL or not word[:1].isupper():
        return None
    meaning = meaning_of(word)
    return LabelledLine(word.rstrip(" :"), meaning, "", tab=False) if meaning else None


def _before_tab(head: str, rest: str) -> LabelledLine | None:
    if not head:
        return None
    meaning = meaning_of(head)
    if meaning is None and not _UNKNOWN_LABEL.fullmatch(head):
        return None
    wordless = "\t" in rest or not _WORDS_OF_TEXT.search(rest)
    if meaning is None and (wordless or not head[0].isupper()):
        return None
    return LabelledLine(head.rstrip(" :"), meaning, rest, tab=True)
