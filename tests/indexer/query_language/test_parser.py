"""What a query text asks for, and what is said about it."""

from collections.abc import Iterator

import pytest

from indexer.analysis.analyzer import default_analyzer
from indexer.query import (
    And,
    Best,
    Boost,
    Everything,
    Keyword,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Term,
    Wildcard,
)
from indexer.query_language.parser import ParsedQuery, parse
from indexer.schema import TEXT_FIELDS

ANALYZER = default_analyzer()


def read(text: str, language: str = "fi") -> ParsedQuery:
    return parse(text, ANALYZER, language)


def codes(text: str) -> list[str]:
    return [message.code for message in read(text).messages]


def leaves(query: Query) -> Iterator[Query]:
    match query:
        case And(parts=parts) | Or(parts=parts) | Best(options=parts):
            for part in parts:
                yield from leaves(part)
        case Not(part=part) | Boost(part=part):
            yield from leaves(part)
        case _:
            yield query


def terms(query: Query, field: str = "body") -> set[str]:
    return {q.text for q in leaves(query) if isinstance(q, Term) and q.field == field}


def shape(text: str) -> str:
    """The operators over the words of a query, each word by its exact form."""
    return _shape(read(text).query)


def _shape(query: Query) -> str:
    match query:
        case And(parts=parts):
            return "(" + " & ".join(map(_shape, parts)) + ")"
        case Or(parts=parts) if len({_names(part) for part in parts}) > 1:
            return "(" + " | ".join(map(_shape, parts)) + ")"
        case Not(part=part):
            return "!" + _shape(part)
        case Everything():
            return "all"
        case Range(field=field, low=low, high=high):
            return f"{field}:{low}..{high}"
        case _:
            return _names(query)


def _names(query: Query) -> str:
    for leaf in leaves(query):
        match leaf:
            case Term(text=text) | Prefix(text=text) | Wildcard(pattern=text):
                return text.lstrip("=")
            case Keyword(field=field, values=values):
                return f"{field}={','.join(values)}"
            case Phrase(terms=words):
                return " ".join(word.lstrip("=") for word in words)
    return "?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "all"),
        ("koulu", "koulu"),
        ("koulu puisto", "(koulu & puisto)"),
        ("koulu JA puisto", "(koulu & puisto)"),
        ("koulu TAI puisto", "(koulu | puisto)"),
        ("koulu OR puisto ELLER kirjasto", "(koulu | puisto | kirjasto)"),
        ("talo koulu TAI puisto", "(talo & (koulu | puisto))"),
        ("koulu -puisto", "(koulu & !puisto)"),
        ("koulu EI puisto", "(koulu & !puisto)"),
        ("koulu INTE (puisto TAI talo)", "(koulu & !(puisto | talo))"),
        ("-koulu", "(all & !koulu)"),
        ("(koulu TAI puisto) JA (talo TAI silta)", "((koulu | puisto) & (talo | silta))"),
        ("(koulu TAI puisto) TAI talo", "((koulu | puisto) | talo)"),
        ("KOULU EI PUISTO", "(koulu & !puisto)"),
        ("EI", "ei"),
        (" TAI ", "tai"),
        ('"koulun piha" talo', "(koulun piha & talo)"),
        ("koulu/puisto", "(koulu & puisto)"),
        ("linja-auto", "linja-auto"),
        ("vuosi:2024 koulu", "(year=2024 & koulu)"),
        ("vuosi:2015..2018", "date:20150101..20181231"),
        ("år:2015..", "date:20150101..99999999"),
        ("pvm:..2024-02", "date:1..20240231"),
        ("pvm:9.4.2024..9.4.2025", "date:20240409..20250409"),
        ("datum:2024-04..2025-03", "date:20240401..20250331"),
        ("pvm:4/2024", "date:20240401..20240431"),
        ("tyyppi:hylätty", "decision_type=rejected"),
        ("typ:bordlagt", "decision_type=tabled"),
        ('tyyppi:"merkitty tiedoksi"', "decision_type=noted"),
        ("tulos:ehdotuksen_mukaan", "outcome=as_proposed"),
        ("luokka:12", "classification=12"),
        ("pykälä:31 paragraf:§5", "(section_number=31 & section_number=5)"),
        ("diaari:147/12.09/2025", "diary_number=147/12.09/2025"),
        ("diaari:147 / 12.09 / 2025 koulu", "(diary_number=147/12.09/2025 & koulu)"),
        ("vuosi:(2023 TAI 2024)", "(year=2023 | year=2024)"),
        ("-vuosi:2024 koulu", "(!year=2024 & koulu)"),
    ],
)
def test_syntax(text: str, expected: str) -> None:
    assert shape(text) == expected
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "code"),
    [
        ("koulu TAI TAI puisto", "(koulu | puisto)", "dangling_operator"),
        ("TAI koulu", "koulu", "dangling_operator"),
        ("koulu JA", "koulu", "dangling_operator"),
        ("koulu EI", "koulu", "dangling_operator"),
        ("NOT NOT koulu", "(all & !koulu)", "dangling_operator"),
        ('"koulu puisto', "(koulu & puisto)", "unbalanced_quote"),
        ("(koulu puisto", "(koulu & puisto)", "unbalanced_parenthesis"),
        ("koulu) puisto", "(koulu & puisto)", "unbalanced_parenthesis"),
        ("koulu ()", "koulu", "empty_group"),
        ('koulu ""', "koulu", "empty_phrase"),
        ("otsikko: ", "all", "empty_field"),
        ("otsikko: TAI", "all", "empty_field"),
        ("otsikko:() koulu", "koulu", "empty_field"),
        ("otsiko:koulu", "(otsiko & koulu)", "unknown_field"),
        ("vuosi:abc koulu", "koulu", "bad_date"),
        ("pvm:31.2.2024", "all", "bad_date"),
        ("pvm:..", "all", "bad_date"),
        ("vuosi:2018..2015", "date:20150101..20181231", "range_swapped"),
        ("tyyppi:outo", "all", "unknown_value"),
        ("luokka:12.09", "classification=12", "class_top_level"),
        ("*", "all", "lone_wildcard"),
        ("koulu *", "koulu", "lone_wildcard"),
        ("*koulu", "koulu", "leading_wildcard"),
        ("*koulu*", "koulu", "leading_wildcard"),
        ("k*", "k", "short_prefix"),
        ("a*b*c*d*e*f", "a*b*c*d*", "wildcard_simplified"),
        ("työ~", "työ", "fuzzy_ignored"),
        ("mikä on koulu", "koulu", "stopword_ignored"),
        ("%%% koulu", "koulu", "ignored_characters"),
        ("kou\0lu", "koulu", "control_characters"),
    ],
)
def test_what_is_understood_otherwise_is_told(text: str, expected: str, code: str) -> None:
    assert shape(text) == expected
    assert code in codes(text)


@pytest.mark.parametrize(
    "text", ["KH:n", "EU:ssa", "12:30", "Covid-19:n", "https://kunta.example/a"]
)
def test_a_colon_that_makes_no_field_is_not_told(text: str) -> None:
    assert codes(text) == []


def test_messages_point_at_their_place_as_typed() -> None:
    (message,) = read("kou\0lu TAI").messages[1:]
    assert (message.code, message.start, message.end) == ("dangling_operator", 7, 10)
    assert "TAI" in message.text


def test_a_word_looks_for_the_best_of_its_forms_in_every_text_field() -> None:
    query = read("hyvinvointilautakunnan").query
    assert isinstance(query, Or)
    assert len(query.parts) == len(TEXT_FIELDS)
    assert terms(query) == {
        "=hyvinvointilautakunnan",
        "hyvinvointilautakunta",
        "+hyvinvointilautakunta",
    }


def test_a_whole_compound_does_not_look_for_its_parts() -> None:
    assert "+lautakunta" in terms(read("lautakunta").query)
    assert not {"lautakunta", "+lautakunta"} & terms(read("hyvinvointilautakunta").query)


def test_an_unknown_word_looks_for_its_stem_and_for_swedish() -> None:
    assert {"~vääksynkanava", "+~vääksynkanava"} <= terms(read("Vääksynkanavan").query)
    assert "skol" in terms(read("skolorna").query)


def test_a_field_limits_its_words() -> None:
    query = read("rubrik:(koulu TAI puisto)").query
    assert {leaf.field for leaf in leaves(query) if isinstance(leaf, Term)} == {"title"}
    for name in ("toimielin", "organ", "board", "kunta", "kommun"):
        fields = {leaf.field for leaf in leaves(read(f"{name}:Asikkala").query)}  # type: ignore[union-attr]
        assert fields == {"metadata"}


def test_wildcards_look_for_surface_and_base_forms() -> None:
    assert Prefix("body", "=koulu") in set(leaves(read("Koulu*").query))
    assert Prefix("body", "koulu") in set(leaves(read("koulu*").query))
    assert Wildcard("body", "=k?la") in set(leaves(read("k?la").query))


def test_a_phrase_is_of_surface_forms() -> None:
    found = [leaf for leaf in leaves(read('"Koulun piha"~3').query) if isinstance(leaf, Phrase)]
    assert {leaf.field for leaf in found} == set(TEXT_FIELDS)
    assert {(leaf.terms, leaf.slop) for leaf in found} == {(("=koulun", "=piha"), 3)}


@pytest.mark.parametrize(
    "text",
    [
        "147/12.09/2025",
        "147 / 12.09 / 2025",
        "dnro 147/12.09/2025",
        "Dno 147 / 12.09 / 2025",
    ],
)
def test_a_diary_number_in_every_spelling(text: str) -> None:
    assert terms(read(text).query, "metadata") == {"#147/12.09/2025"}


@pytest.mark.parametrize(
    ("text", "identifiers", "year"),
    [
        ("HYVOLTK 09.04.2025 § 31", {"#§31", "#2025-04-09"}, None),
        ("hyvoltk § 31 9.4.2025", {"#§31", "#2025-04-09"}, None),
        ("§ 31 hyvoltk", {"#§31"}, None),
        ("31 § HYVOLTK", {"#§31"}, None),
        ("HYVOLTK 31 § 2025", {"#§31"}, "2025"),
        ("HYVOLTK § 31/2025", {"#§31"}, "2025"),
    ],
)
def test_a_record_is_named_in_every_spelling(
    text: str, identifiers: set[str], year: str | None
) -> None:
    found = list(leaves(read(text).query))
    assert identifiers | {"=hyvoltk"} <= terms(read(text).query, "metadata")
    assert {leaf.field for leaf in found if isinstance(leaf, Term)} == {"metadata"}
    assert [leaf.values for leaf in found if isinstance(leaf, Keyword)] == (
        [(year,)] if year else []
    )


def test_swedish_boards_name_records_too() -> None:
    query = read("Kommunstyrelsen 12.3.2024 § 5", "sv").query
    assert {"#2024-03-12", "#§5", "=kommunstyrelsen"} <= terms(query, "metadata")


def test_a_law_is_no_record() -> None:
    query = read("kuntalain 140 §").query
    assert {"kuntalaki", "140", "§"} <= terms(query)
    assert "#410/2015" in terms(read("kuntalaki (410/2015)").query)


def test_a_question_is_read_without_its_question_words() -> None:
    assert shape("mikä on oikaisuvaatimus?") == "oikaisuvaatimus"
    assert shape("mikä on") == "(mikä & on)"
    assert shape("koul?") == "koul?"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_messages_come_in_the_language_of_the_user(language: str) -> None:
    texts = {tongue: read("koulu TAI", tongue).messages[0].text for tongue in ("fi", "sv", "en")}
    assert len(set(texts.values())) == 3
    assert read("koulu TAI", language).messages[0].text == texts[language]
