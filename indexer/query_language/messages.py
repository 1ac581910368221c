"""What is said about a query: codes, their texts in three languages, and their places.

``{piece}`` stands for the part of the query that is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.answers.answer import Message

TEXTS: dict[str, dict[str, str]] = {
    "query_too_long": {
        "fi": "Haku on liian pitkä: loppu jätettiin pois.",
        "sv": "Sökningen är för lång: slutet lämnades bort.",
        "en": "The query is too long: its end was left out.",
    },
    "too_deep": {
        "fi": "Sulkeita on liian monta sisäkkäin: sisimmät jätettiin pois.",
        "sv": "För många parenteser inuti varandra: de innersta lämnades bort.",
        "en": "Too many nested parentheses: the innermost ones were left out.",
    },
    "too_many_clauses": {
        "fi": "Hakusanoja on liian monta: loput jätettiin pois.",
        "sv": "För många sökord: resten lämnades bort.",
        "en": "Too many search words: the rest were left out.",
    },
    "control_characters": {
        "fi": "Näkymättömät ohjausmerkit poistettiin hausta.",
        "sv": "Osynliga styrtecken togs bort ur sökningen.",
        "en": "Invisible control characters were removed from the query.",
    },
    "unbalanced_quote": {
        "fi": "Lainausmerkiltä puuttuu pari: sanat haettiin ilman sitä.",
        "sv": "Citattecknet saknar sitt par: orden söktes utan det.",
        "en": "A quotation mark has no pair: the words were searched without it.",
    },
    "unbalanced_parenthesis": {
        "fi": "Sulkeelta puuttuu pari: se jätettiin pois.",
        "sv": "Parentesen saknar sitt par: den lämnades bort.",
        "en": "A parenthesis has no pair: it was left out.",
    },
    "empty_group": {
        "fi": "Tyhjät sulkeet jätettiin pois.",
        "sv": "De tomma parenteserna lämnades bort.",
        "en": "Empty parentheses were left out.",
    },
    "empty_phrase": {
        "fi": "Lainausmerkkien välissä ei ole sanoja.",
        "sv": "Det finns inga ord mellan citattecknen.",
        "en": "There are no words between the quotation marks.",
    },
    "dangling_operator": {
        "fi": "Sanalta ”{piece}” puuttuu se, mihin se viittaa: se jätettiin pois.",
        "sv": "”{piece}” har inget att verka på: det lämnades bort.",
        "en": "“{piece}” has nothing to work on: it was left out.",
    },
    "empty_field": {
        "fi": "Kentän ”{piece}” perästä puuttuu arvo: kenttä jätettiin pois.",
        "sv": "Fältet ”{piece}” saknar värde: fältet lämnades bort.",
        "en": "The field “{piece}” has no value: it was left out.",
    },
    "unknown_field": {
        "fi": "Kenttää ”{piece}” ei ole: sanat haettiin kaikkialta.",
        "sv": "Fältet ”{piece}” finns inte: orden söktes överallt.",
        "en": "There is no field “{piece}”: the words were searched everywhere.",
    },
    "bad_date": {
        "fi": "”{piece}” ei ole päivä, kuukausi, vuosi eikä niiden väli: se jätettiin pois. "
        "Esimerkki: pvm:2024-04..2025-03",
        "sv": "”{piece}” är inte en dag, månad, år eller period: den lämnades bort. "
        "Exempel: datum:2024-04..2025-03",
        "en": "“{piece}” is no day, month, year or range of them: it was left out. "
        "Example: date:2024-04..2025-03",
    },
    "range_swapped": {
        "fi": "Aikavälin päät olivat väärin päin: ne vaihdettiin.",
        "sv": "Periodens ändpunkter var i fel ordning: de byttes.",
        "en": "The ends of the range were the wrong way round: they were swapped.",
    },
    "unknown_value": {
        "fi": "Arvoa ”{piece}” ei tunneta: ehto jätettiin pois.",
        "sv": "Värdet ”{piece}” är okänt: villkoret lämnades bort.",
        "en": "The value “{piece}” is not known: the condition was left out.",
    },
    "class_top_level": {
        "fi": "Tehtäväluokasta ”{piece}” haettiin sen pääluokka.",
        "sv": "Av uppgiftsklassen ”{piece}” söktes huvudklassen.",
        "en": "Of the task class “{piece}” the main class was searched.",
    },
    "lone_wildcard": {
        "fi": "Jokerimerkki tarvitsee kirjaimia eteensä: ”{piece}” jätettiin pois.",
        "sv": "Jokertecknet behöver bokstäver före sig: ”{piece}” lämnades bort.",
        "en": "A wildcard needs letters before it: “{piece}” was left out.",
    },
    "leading_wildcard": {
        "fi": "Sana ei voi alkaa jokerimerkillä: se jätettiin pois sanan alusta.",
        "sv": "Ett ord kan inte börja med ett jokertecken: det lämnades bort.",
        "en": "A word cannot start with a wildcard: it was left out.",
    },
    "short_prefix": {
        "fi": "Katkaistussa sanassa on oltava vähintään kaksi kirjainta: katkaisu jätettiin pois.",
        "sv": "Ett trunkerat ord behöver minst två bokstäver: trunkeringen lämnades bort.",
        "en": "A truncated word needs at least two letters: the wildcard was left out.",
    },
    "wildcard_simplified": {
        "fi": "Sanassa ”{piece}” on liian monta jokerimerkkiä: loppuosa jätettiin pois.",
        "sv": "Ordet ”{piece}” har för många jokertecken: slutet lämnades bort.",
        "en": "“{piece}” has too many wildcards: its end was left out.",
    },
    "crowded_prefix": {
        "fi": "”{piece}” tarkoittaa yli {count} sanaa: haettiin yleisimmät. "
        "Lisää kirjaimia ennen merkkiä *.",
        "sv": "”{piece}” står för fler än {count} ord: de vanligaste söktes. "
        "Skriv fler bokstäver före *.",
        "en": "“{piece}” stands for more than {count} words: the commonest were searched. "
        "Type more letters before the *.",
    },
    "fuzzy_words": {
        "fi": "Sanan ”{piece}” lisäksi haettiin: {words}.",
        "sv": "Utöver ”{piece}” söktes: {words}.",
        "en": "Besides “{piece}” these were searched: {words}.",
    },
    "fuzzy_ignored": {
        "fi": "Merkkiä ~ ei käytetty: se toimii vähintään viiden kirjaimen sanan perässä.",
        "sv": "Tecknet ~ användes inte: det fungerar efter ett ord på minst fem bokstäver.",
        "en": "The sign ~ was not used: it works behind a word of at least five letters.",
    },
    "stopword_ignored": {
        "fi": "Sanaa ”{piece}” ei haettu, koska se on yleinen.",
        "sv": "Ordet ”{piece}” söktes inte, eftersom det är vanligt.",
        "en": "“{piece}” was not searched, because it is a common word.",
    },
    "word_corrected": {
        "fi": "Sanaa ”{piece}” ei ole missään: haettiin sanaa ”{better}”.",
        "sv": "”{piece}” finns ingenstans: i stället söktes ”{better}”.",
        "en": "“{piece}” occurs nowhere: “{better}” was searched instead.",
    },
    "widened_none": {
        "fi": "Yhdessäkään asiakohdassa ei ole kaikkia hakusanoja. Tässä ovat ne, joissa on "
        "useimmat sanat tai niiden osia.",
        "sv": "Inget ärende har alla sökord. Här är de som har de flesta orden eller delar av dem.",
        "en": "No item has all words. These have most of the words or parts of them.",
    },
    "widened": {
        "fi": "Kaikki hakusanat löytyivät {count} asiakohdasta. Niiden perässä ovat ne, joissa on "
        "useimmat sanat tai niiden osia.",
        "sv": "{count} ärenden har alla sökord. Efter dem kommer de som har de flesta orden eller "
        "delar av dem.",
        "en": "{count} items have all words. After them come those that have most of the words "
        "or parts of them.",
    },
    "ignored_characters": {
        "fi": "Merkeistä ”{piece}” ei voi hakea: ne jätettiin pois.",
        "sv": "Tecknen ”{piece}” kan inte sökas: de lämnades bort.",
        "en": "“{piece}” cannot be searched: it was left out.",
    },
}

MOST_OF_A_CODE = 5
"""After so many messages of one code the last one is stretched over the further places."""

_LONGEST_PIECE = 40


@dataclass(slots=True)
class _Note:
    code: str
    start: int
    end: int


@dataclass(slots=True)
class Notes:
    """Collects what is to be said; places are offsets in ``text``, the cleaned query."""

    text: str
    _notes: list[_Note] = field(default_factory=list)

    def add(self, code: str, start: int, end: int) -> None:
        """Say ``code`` about ``text[start:end]``."""
        same = [note for note in self._notes if note.code == code]
        if any(note.start <= start and end <= note.end for note in same):
            return
        last = same[-1] if same else None
        if last and (len(same) >= MOST_OF_A_CODE or not self.text[last.end : start].strip()):
            last.start, last.end = min(last.start, start), max(last.end, end)
        else:
            self._notes.append(_Note(code, start, end))

    def messages(self, origin: Sequence[int], language: str) -> tuple[Message, ...]:
        """The messages in the order of the query; ``origin`` maps to places as typed."""
        ordered = sorted(self._notes, key=lambda note: (note.start, note.end))
        return tuple(
            message(
                note.code,
                self.text[note.start : note.end],
                origin[note.start],
                origin[note.end - 1] + 1 if note.end > note.start else origin[note.end],
                language,
            )
            for note in ordered
        )


def message(
    code: str, piece: str, start: int, end: int, language: str, **values: str | int
) -> Message:
    """One message; an unknown language gets Finnish. ``values`` fill further places."""
    text = TEXTS[code].get(language, TEXTS[code]["fi"])
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    shown = piece if len(piece) <= _LONGEST_PIECE else piece[:_LONGEST_PIECE] + "…"
    return Message(code, text.replace("{piece}", shown), start, end)
