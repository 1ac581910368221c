import sys

import pytest

from archive.minutes import SectionKind as Kind
from archive.readers.item_text.labels import Special
from archive.readers.page_labels import is_board, is_office, label_of
from archive.readers.page_lines import PageLine
from archive.readers.page_parts import parts_of


@pytest.mark.parametrize(
    ("text", "lead", "meaning", "rest"),
    [
        ("Päätös", "", Kind.RESOLUTION, ""),
        ("PÄÄTÖS:", "", Kind.RESOLUTION, ""),
        ("Päätös: Hyväksyttiin.", "", Kind.RESOLUTION, "Hyväksyttiin."),
        ("Päätös\tLautakunta:", "Päätös", Kind.RESOLUTION, "Lautakunta:"),
        ("Päätös Kunnanhallitus:", "", Kind.RESOLUTION, "Kunnanhallitus:"),
        ("Khall päätösehdotus", "", Kind.PROPOSAL, ""),
        ("Kunnanjohtajan päätösehdotus:", "", Kind.PROPOSAL, ""),
        ("Päätösehdotus Kunnanjohtaja Ensi Esko", "", Kind.PROPOSAL, "Kunnanjohtaja Ensi Esko"),
        ("Valmistelijat ja lisätiedot (a.b@c.fi):", "", Kind.PREPARER, ""),
        ("Beslutsförslag", "", Kind.PROPOSAL, ""),
        ("Muutettu ehdotus", "", Kind.PROPOSAL, ""),
        ("Päätös kokouksessa", "", Kind.RESOLUTION, ""),
        ("Asian käsittely kokouksessa", "", Kind.HANDLING, ""),
        ("Tidigare behandling", "", Kind.HISTORY, ""),
        ("Liite 2\tKartta", "Liite 2", Special.ATTACHMENTS, "Kartta"),
    ],
)
def test_labels_are_known(text, lead, meaning, rest):
    label = label_of(PageLine(text, lead=lead))
    assert label is not None
    assert (label.meaning, label.rest.text) == (meaning, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Päätös tulee voimaan 1.1.2018 lukien.",
        "Päätösehdotus on liitteenä.",
        "päätös",
        "Ehdotus hyväksyttiin.",
        "Esitystä kannatettiin: äänestettiin.",
        "Huomautus: ei ole esitetty.",
        "12 Päätös",
        "",
    ],
)
def test_sentences_are_no_labels(text):
    assert label_of(PageLine(text)) is None


def test_officials_and_boards_are_told_apart():
    assert is_office("Vs. kaupunginjohtaja Ensi Esko:")
    assert not is_office("Kaupunginhallitus:")
    assert is_board("Kaupunginhallituksen konsernijaosto")
    assert not is_board("Kaupunginjohtaja")


def meanings(*texts, **options):
    return [(p.meaning, [line.text for line in p.lines]) for p in parts_of(
        [PageLine(text) for text in texts], **options)]  # fmt: skip


def test_titles_with_a_colon_stand_for_labels_where_there_are_none():
    lines = (
        "Selostus asiasta",
        "Kunnanjohtaja:",
        "Hyväksytään.",
        "Kunnanhallitus:",
        "Hyväksyttiin.",
    )
    assert meanings(*lines, implicit=True)[1:] == [
        (Kind.PROPOSAL, ["Hyväksytään."]), (Kind.RESOLUTION, ["Hyväksyttiin."]),
    ]  # fmt: skip
    assert len(meanings(*lines)) == 1


def test_a_board_with_a_colon_within_a_labelled_proposal_is_its_text():
    lines = ("Päätösehdotus", "x", "Kunnanhallitus:", "hyväksyy", "Päätös", "Hyväksyttiin.")
    assert meanings(*lines, implicit=True) == [
        (Kind.PROPOSAL, ["x", "Kunnanhallitus:", "hyväksyy"]),
        (Kind.RESOLUTION, ["Hyväksyttiin."]),
    ]


def test_a_presenter_below_the_label_of_the_proposal_does_not_swallow_it():
    lines = ("Ehdotus", "Esittelijä", "- Ensi Esko, kunnanjohtaja", "Kunta päättää.")
    assert meanings(*lines) == [
        (Kind.PRESENTER, ["- Ensi Esko, kunnanjohtaja"]), (Kind.PROPOSAL, ["Kunta päättää."]),
    ]  # fmt: skip


class Counted(list):
    """A list that counts how many of its entries it has handed out."""

    def __init__(self, lines):
        super().__init__(lines)
        self.handed = 0

    def __iter__(self):
        for line in super().__iter__():
            self.handed += 1
            yield line

    def __getitem__(self, key):
        found = super().__getitem__(key)
        self.handed += len(found) if isinstance(key, slice) else 1
        return found


def steps_for(words, count, **how):
    """How many operations of the interpreter, and entries of the list, parting takes."""
    lines = Counted([PageLine(words)] * count)
    steps = 0

    def trace(frame, event, _):
        nonlocal steps
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        parts_of(lines, **how)
    finally:
        sys.settrace(before)
    return steps + lines.handed


@pytest.mark.parametrize(
    "words",
    ["Päätös:", "Kunnanhallitus:", "Kunnanjohtaja Aino Ahti:", "Päätösehdotus", "Sana:", ""],
)
@pytest.mark.parametrize("plain", [(), (Kind.RESOLUTION, Kind.PROPOSAL)])
def test_twice_the_lines_take_twice_the_steps(words, plain):
    how = {"implicit": True, "plain": plain}
    small, large = steps_for(words, 100, **how), steps_for(words, 400, **how)
    assert large < 4.5 * small


def test_no_lines_have_no_parts():
    assert parts_of([]) == []
