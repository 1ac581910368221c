"""From a public item to what is searched of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from archive.decision_words import Decision, DecisionType, Flag, FlagReading, Outcome, TypeReading
from archive.minutes import Attachment, Language, Section, SectionKind, Stage
from archive.public import BoardRecord, PublicItem
from indexer.analysis.analyzer import default_analyzer
from indexer.document import (
    FIELD_OF_SECTION,
    POSITION_GAP,
    IndexDocument,
    build_document,
    diary_key,
    texts_of,
)
from indexer.schema import FIELDS, TEXT_FIELDS, FieldKind

ITEM = PublicItem(
    id="7k2p",
    revision=1,
    title="Koulukuljetusten järjestäminen",
    municipality="Asikkala",
    board=BoardRecord("b1", "Asikkala", "Hyvinvointilautakunta", "HYVOLTK"),
    meeting_date=date(2025, 4, 9),
    section_number="31",
    diary_number="147 / 12.09 / 2025",
    classification="12.09",
    stage=Stage.MINUTES,
    language=Language.FINNISH,
    sections=(
        Section(SectionKind.BACKGROUND, "Reitit on kilpailutettu.", "Kuvaus reiteistä"),
        Section(SectionKind.PROPOSAL, "Lautakunta hyväksyy reitit."),
        Section(SectionKind.RESOLUTION, "Ehdotus hyväksyttiin."),
    ),
    attachments=(Attachment("Reittikartta"),),
    decision=Decision(
        (TypeReading(DecisionType.APPROVED, ()),),
        Outcome.AS_PROPOSED,
        flags=(FlagReading(Flag.VOTE, ()),),
    ),
    confidential=False,
    confidentiality_ground=None,
    source_system="item_text",
    source_digest=None,
    source_name=None,
    recorded_at=datetime(2025, 5, 1, tzinfo=UTC),
)


def built(item: PublicItem = ITEM) -> IndexDocument:
    return build_document(item, default_analyzer())


def terms(document: IndexDocument, field: str) -> set[str]:
    return {term for _, terms in document.texts[field] for term in terms}


def test_every_field_of_the_table_is_there() -> None:
    document = built()
    assert set(document.texts) == set(TEXT_FIELDS)
    assert set(document.keywords) == {f.name for f in FIELDS if f.kind is FieldKind.KEYWORD}
    assert set(document.numbers) == {f.name for f in FIELDS if f.kind is FieldKind.NUMBER}


def test_sections_go_to_their_fields() -> None:
    document = built()
    assert "koulukuljetus" in terms(document, "title")
    assert "hyväksyä" in terms(document, "proposal") & terms(document, "resolution")
    assert {"kilpailuttaa", "kuvaus", "reittikartta"} <= terms(document, "body")
    assert set(FIELD_OF_SECTION) == set(SectionKind)


def test_metadata_holds_names_and_identifiers() -> None:
    found = terms(built(), "metadata")
    assert {"asikkala", "hyvinvointilautakunta", "=hyvoltk"} <= found
    assert {"#2025-04-09", "#§31", "#147/12.09/2025"} <= found


def test_keywords() -> None:
    keywords = built().keywords
    assert keywords["board"] == ("b1",)
    assert keywords["year"] == ("2025",)
    assert keywords["classification"] == ("12",)
    assert keywords["diary_number"] == ("147/12.09/2025",)
    assert keywords["decision_type"] == ("approved",)
    assert keywords["flag"] == ("vote",)
    assert built().numbers == {"date": 20250409}


def test_what_is_unknown_is_empty() -> None:
    bare = replace(
        ITEM,
        board=None,
        meeting_date=None,
        section_number=None,
        diary_number=None,
        classification=None,
        sections=(),
        attachments=(),
    )
    document = built(bare)
    assert document.keywords["board"] == document.keywords["year"] == ()
    assert document.texts["body"] == ()
    assert document.numbers == {"date": 0}


def test_no_phrase_runs_from_one_text_into_the_next() -> None:
    positions = [position for position, _ in built().texts["body"]]
    assert positions == sorted(set(positions))
    heading, _text, attachment = [t for t in texts_of(ITEM) if t.field == "body"]
    assert (heading.text, attachment.text) == ("Kuvaus reiteistä", "Reittikartta")
    assert positions[2] - positions[1] == POSITION_GAP + 1


def test_names_in_swedish_items_are_found_in_both_languages() -> None:
    swedish = replace(ITEM, language=Language.SWEDISH, municipality="Raasepori")
    assert {"raasepori", "hyvinvointilautakunta"} <= terms(built(swedish), "metadata")


def test_a_confidential_item_has_its_flag_once() -> None:
    flags = (FlagReading(Flag.CONFIDENTIAL, ()),)
    item = replace(ITEM, confidential=True, decision=replace(ITEM.decision, flags=flags))
    assert built(item).keywords["flag"] == ("confidential",)


def test_a_diary_number_of_no_known_form_stands_for_itself() -> None:
    assert diary_key("  Outo   NUMERO 5 ") == "outo numero 5"
    item = replace(ITEM, diary_number="Outo NUMERO 5")
    assert "#outo numero 5" in terms(built(item), "metadata")
