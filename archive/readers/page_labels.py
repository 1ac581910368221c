"""Which line of a page is a label, and what it means.

Pages set labels apart by bold type, a wide gap or a line of their own; some only by a
colon, or by what follows ("Päätösehdotus Kunnanjohtaja N. N.").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.minutes import SectionKind
from archive.readers.item_text.labels import Meaning, Special, meaning_of
from archive.readers.page_lines import PageLine

LONGEST_LABEL = 80
_MORE_WORDS: dict[Meaning, str] = {
    SectionKind.PREPARER: "valmistelu, valmistelijan yhteystiedot,"
    " valmistelijat ja lisätiedot, valmistelija ja lisätiedot,"
    " lisätietoja antaa, lisätietoja antavat, lisätiedot antaa, lisätietojen antajat,"
    " valmistelija/lisätietoja, lisätietojen antaja(t), beredning, beredare och tilläggsuppgifter,"
    " beredare / tilläggsuppgifter, beredare/tilläggsuppgifter, upplysningar, tilläggsinformation",
    SectionKind.PRESENTER: "esittelijät, esittelevä viranhaltija, föredragande tjänsteinnehavare",
    SectionKind.PROPOSAL: "ehdotus päätökseksi, päätösehdotukset, esitysehdotus, lausuntoehdotus,"
    " esittelijän ehdotus, muutettu päätösehdotus, muutettu ehdotus,"
    " förslag till yttrande, framställningsförslag",
    SectionKind.RESOLUTION: "päätös kokouksessa, päätös asiassa, päätösteksti, asian ratkaisu,"
    " päätös ja perustelut, beslut på mötet, beslut i ärendet",
    SectionKind.HANDLING: "asian käsittely kokouksessa,"
    " käsittelyvaiheet kokouksessa, kokouksen kulku, tehdyt ehdotukset",
    SectionKind.HISTORY: "aikaisemmat päätökset, asian aiempi käsittely, edellinen käsittely,"
    " päätös- ja käsittelyhistoria, käsittelyhistoria, aikaisemmat kokoukset,"
    " behandlingshistoria, tidigare handläggning, historik",
    SectionKind.BACKGROUND: "asian esittely, asiakuvaus, asian kuvaus, esittely, ärendet, ärende",
    SectionKind.GROUNDS: "päätösehdotuksen perustelut, päätöksen peruste, perusteet,"
    " föredragandens motiveringar, motivering till beslutet",
    SectionKind.NOTIFICATION: "otteen saaja, otteen saajat, ote pöytäkirjasta, jakelutiedot,"
    " päätöksen täytäntöönpano, lähetetään tiedoksi, för åtgärder, utdrag ur protokollet",
    SectionKind.APPEAL: "muutoksenhakuohjeet, valitusoikeus, hur man söker ändring, besvärsrätt,"
    " anvisningar för sökande av ändring, oikaisuvaatimusoikeus",
    SectionKind.VOTE: "äänestykset ja äänestystulokset, äänestysluettelo, äänestyslistat",
    SectionKind.OTHER: "allekirjoitus, allekirjoitukset, vaatimukset, viite, viitteet, underskrift,"
    " lapsivaikutusten arviointi, yritysvaikutusten arviointi, kokouskutsu, läsnäolijat",
    Special.ATTACHMENTS: "liiteaineisto, liitetiedostot, oheisliite, oheisliitteet, liiteluettelo,"
    " listatut liitteet, tilläggsmaterial, bifogat material, kompletterande material",
    Special.DIARY_NUMBER: "asianro, diaarinro, asia/diaarinumero, ärendenr, diarienr",
}  # fmt: skip
_MORE: dict[str, Meaning] = {
    word.strip(): meaning for meaning, words in _MORE_WORDS.items() for word in words.split(",")
}
_TAIL = re.compile(r"\s*(?:\([^()]{1,60}\)|\d{1,3})$")
_COLON = re.compile(r"(?P<label>[^\W\d_][\w/ .-]{1,50}?)\s?:\s{0,3}(?P<rest>\S)")
_BY_COLON = frozenset(
    (
        SectionKind.PREPARER, SectionKind.PRESENTER, SectionKind.PROPOSAL, SectionKind.RESOLUTION,
        SectionKind.HANDLING, SectionKind.VOTE, SectionKind.DISSENT, SectionKind.NOTIFICATION,
        SectionKind.DISQUALIFICATION, SectionKind.SUMMARY, Special.ATTACHMENTS,
        Special.DIARY_NUMBER,
    )
)  # fmt: skip
_SPACED = re.compile(
    r"(?P<proposal>(?:[^\W\d_][\w.-]{1,30} )?(?:päätösehdotus|päätösesitys|beslutsförslag))"
    r"|(?P<resolution>päätös|beslut)"
    r"|(?P<person>esittelijät?|föredragande|valmistelijat? ?/ ?lisätiedot|valmistelijat?|beredare)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:johtaja|päällikkö|sihteeri|lakimies|insinööri|arkkitehti|rehtori|esimies|controller"
    r"|tarkastaja|asiamies|geodeetti|mestari|suunnittelija|asiantuntija|pormestari|hoitaja"
    r"|direktör(?:en)?|chef(?:en)?|sekreterare(?:n)?|ingenjör(?:en)?|jurist(?:en)?|borgmästare"
    r"|puheenjohtaja|ordförande|esittelijä|viranhaltija|esittelijän)$",
    re.IGNORECASE,
)
_BOARD_WORD = re.compile(
    r"(?:lautakunta|hallitus|valtuusto|jaosto|jaos|johtokunta|toimikunta|neuvosto|kokous|divisioona"
    r"|valiokunta|nämnd(?:en)?|styrelsen?|fullmäktige|sektion(?:en)?|direktion(?:en)?"
    r"|utskott(?:et)?)$",
    re.IGNORECASE,
)
_LONGEST_PERSON = 140


@dataclass(frozen=True, slots=True)
class PageLabel:
    """A label at the start of a line; ``rest`` is what follows it, empty when nothing does."""

    meaning: Meaning
    heading: str
    rest: PageLine


def meaning_of_label(words: str) -> Meaning | None:
    """What the words of a label mean, or None."""
    words = " ".join(words.split()).strip(" :")
    if not words or len(words) > LONGEST_LABEL:
        return None
    for candidate in (words, _TAIL.sub("", words).strip(" :")):
        meaning = meaning_of(candidate) or _MORE.get(candidate.casefold())
        if meaning:
            return meaning
    return None


def label_of(line: PageLine) -> PageLabel | None:
    """The label that this line starts with, or None."""
    text = line.text
    if not text[:1].isalpha():
        return None
    if line.lead and (meaning := meaning_of_label(line.lead)):
        return _built(meaning, line, len(line.lead))
    head, tab, _ = text[: LONGEST_LABEL + 1].partition("\t")
    if tab and (meaning := meaning_of_label(head)):
        return _built(meaning, line, len(head) + 1)
    if not text[0].isupper():
        return None
    if len(text) <= LONGEST_LABEL and (meaning := meaning_of_label(text)):
        return PageLabel(meaning, text.strip(" :"), line.part(len(text)))
    return _by_colon(line) or _by_space(line)


def is_office(words: str) -> bool:
    """Whether the words are an official's title, with or without a name behind it."""
    words = words.strip(" :,")
    if not words or len(words) > _LONGEST_PERSON or "." in words.rstrip(".")[3:]:
        return False
    return any(_OFFICE.search(word.strip(",:")) for word in words.split()[:6])


def is_board(words: str) -> bool:
    """Whether the words end as the name of a board does."""
    words = words.strip(" :,")
    return 0 < len(words) <= 100 and _BOARD_WORD.search(words) is not None


def _by_colon(line: PageLine) -> PageLabel | None:
    match = _COLON.match(line.text)
    if match is None:
        return None
    meaning = meaning_of_label(match["label"])
    if meaning not in _BY_COLON:
        return None
    return _built(meaning, line, match.start("rest"))


def _by_space(line: PageLine) -> PageLabel | None:
    """A label that only a space parts from a name: such lines were cut out of a page."""
    match = _SPACED.match(line.text)
    if match is None or line.text[match.end() : match.end() + 1] != " ":
        return None
    rest = line.text[match.end() :].strip()
    if match["person"]:
        person = rest[:1].isupper() and len(rest) <= _LONGEST_PERSON and rest[-1] not in ".;"
        meaning = meaning_of_label(match["person"]) if person else None
    elif match["proposal"]:
        named = rest[:1].isupper() and (is_office(rest) or rest[-1:] in (":", "."))
        meaning = SectionKind.PROPOSAL if named else None
    else:
        meaning = SectionKind.RESOLUTION if rest.endswith(":") and is_board(rest) else None
    return _built(meaning, line, match.end()) if meaning else None


def _built(meaning: Meaning, line: PageLine, end: int) -> PageLabel:
    heading = " ".join(line.text[:end].split()).strip(" :")
    rest = line.part(end)
    while rest.text[:1] == ":":
        rest = rest.part(1)
    return PageLabel(meaning, heading, rest)
