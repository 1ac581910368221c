"""What a decision shows as its evidence, and that hostile text costs nothing."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.decision.reading import read_decision
from archive.decision.sentences import LONGEST_EVIDENCE, statements
from archive.decision_words import DecisionType, Outcome
from archive.minutes import AgendaItem, Board, Section, SectionKind, Stage

WORDS = (
    "Lautakunta ehdotus hyväksyttiin päätti, että pöydälle äänin 5-4 JAA 3 EI merkitsee"
    " tiedoksi. \n - esitti Virtasen muutosehdotus valtuustolle"
)


def decided(*sections, **fields):
    parts = tuple(Section(kind, text) for kind, text in sections)
    return read_decision(AgendaItem(title="Asia", source_system="test", sections=parts, **fields))


def test_a_formula_shows_the_proposal_and_itself():
    decision = decided(
        (SectionKind.PROPOSAL, "Lautakunta merkitsee\nkatsauksen tiedoksi."),
        (SectionKind.RESOLUTION, "Ehdotus hyväksyttiin."),
    )
    [reading] = decision.types
    assert [(e.section, e.text) for e in reading.evidence] == [
        (SectionKind.PROPOSAL, "Lautakunta merkitsee katsauksen tiedoksi."),
        (SectionKind.RESOLUTION, "Ehdotus hyväksyttiin."),
    ]
    assert [e.text for e in decision.outcome_evidence] == ["Ehdotus hyväksyttiin."]


def test_the_sentence_of_a_list_is_shown_and_not_the_whole_list():
    decision = decided(
        (SectionKind.PROPOSAL, "Hallitus päättää:\n- hyväksyä sopimuksen\n- myöntää avustuksen"),
        (SectionKind.RESOLUTION, "Hyväksyttiin."),
    )
    texts = {r.value: r.evidence[0].text for r in decision.types}
    assert texts[DecisionType.GRANTED] == "- myöntää avustuksen"


def test_every_type_but_unknown_has_evidence():
    decision = decided((SectionKind.RESOLUTION, "Hyväksyttiin sopimus ja myönnettiin avustus."))
    assert all(reading.evidence for reading in decision.types)
    assert decided().types[0].evidence == ()


def test_history_and_background_decide_nothing():
    decision = decided(
        (SectionKind.BACKGROUND, "Lautakunta hylkäsi hakemuksen äänin 5-4."),
        (SectionKind.HISTORY, "Virtanen jätti eriävän mielipiteen. Asia jätettiin pöydälle."),
    )
    assert decision.type_values == (DecisionType.UNKNOWN,)
    assert (decision.outcome, decision.flags, decision.votes) == (Outcome.UNKNOWN, (), ())


def test_sections_of_their_own_raise_flags_unless_they_say_none():
    told = decided(
        (SectionKind.DISSENT, "Liite 3"), (SectionKind.DISQUALIFICATION, "Ei esteellisiä.")
    )
    assert [reading.value.value for reading in told.flags] == ["dissent"]


def test_a_confidential_item_is_flagged_with_its_ground():
    decision = decided(confidential=True, confidentiality_ground="JulkL 24 §", stage=Stage.AGENDA)
    assert [(f.value.value, f.evidence[0].text) for f in decision.flags] == [
        ("confidential", "JulkL 24 §")
    ]
    assert (decision.types, decision.outcome) == ((), Outcome.PENDING)


def test_abbreviations_and_initials_end_no_sentence():
    text = "Lautakunta valitsee A. Virtasen mm. Espoon edustajaksi. Toinen virke."
    assert [s.text for s in statements(SectionKind.PROPOSAL, text)] == [
        "Lautakunta valitsee A. Virtasen mm. Espoon edustajaksi.",
        "Toinen virke.",
    ]


def test_long_evidence_is_cut():
    decision = decided((SectionKind.RESOLUTION, "Hyväksyttiin " + "sopimus, " * 500))
    assert all(len(e.text) <= LONGEST_EVIDENCE for r in decision.types for e in r.evidence)


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=400),
    st.lists(
        st.sampled_from(WORDS.split(" ")),
        max_size=60,
    ),
)
def test_any_text_gives_a_decision(text, words):
    decision = decided(
        (SectionKind.PROPOSAL, text),
        (SectionKind.HANDLING, " ".join(words)),
        (SectionKind.RESOLUTION, " ".join(words) + text),
        board=Board(name="Lautakunta"),
    )
    assert decision.types


@pytest.mark.parametrize(
    "piece",
    [
        "merkitsee ", "esittää valtuustolle ", "päätti äänin 5-4 ", "ehdotus ", "jaa 1 ei ", "- ",
        "lausunnon antaa ", "Virtasen ", "A. ", "x", "ei käytä otto-oikeus ", "\n", "hyväksyy ",
    ],
)  # fmt: skip
def test_hostile_text_is_read_in_bounded_time(piece):
    text = piece * (200_000 // len(piece))
    started = time.perf_counter()
    decided(
        (SectionKind.PROPOSAL, text), (SectionKind.HANDLING, text), (SectionKind.RESOLUTION, text)
    )
    assert time.perf_counter() - started < 30.0
