"""A section's text as blocks: nothing is lost, links stay in place, only safe ones lead on."""

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from archive.minutes import Link
from web.item.runs import HitCount, Layers, is_safe_address
from web.item.structure import BlockKind, blocks

LINES = st.lists(
    st.sampled_from(
        ["", " ", "teksti", "- kohta", "– kohta", "1. yksi", "12) kaksi", "a\tb", "\tc\t"]
    )
    | st.text(max_size=20).map(lambda text: text.replace("\n", " ")),
    max_size=12,
)


def shown(found):
    return "".join(run.text for b in found for row in b.rows for cell in row for run in cell)


def letters(text):
    return [c for c in text if c.isalpha()]


SPANS = st.lists(st.tuples(st.integers(-5, 200), st.integers(-5, 200)), max_size=6)


@given(LINES, SPANS, SPANS, SPANS)
@example(["- a", "", "- b"], [(0, 3), (2, 5)], [(0, 9)], [(1, 8)])
def test_no_letter_is_lost_whatever_lies_over_it(lines, linked, marks, changes):
    text = "\n".join(lines)
    links = [Link(start, end, "https://a.example/") for start, end in linked]
    count = HitCount()
    found = blocks(text, Layers(links, marks, changes, count))
    assert letters(shown(found)) == letters(text)
    hits = [r.hit for b in found for row in b.rows for cell in row for r in cell if r.hit]
    assert hits == list(range(1, count.last + 1))


def test_a_link_a_hit_and_a_change_may_lie_over_each_other():
    runs = Layers([Link(0, 6, "https://a.example/")], [(3, 9)], [(5, 7)]).runs("abcdefghij", 0, 10)
    assert [(r.text, bool(r.href), r.marked, r.hit, r.changed) for r in runs] == [
        ("abc", True, False, None, False),
        ("de", True, True, 1, False),
        ("f", True, True, None, True),
        ("g", False, True, None, True),
        ("hi", False, True, None, False),
        ("j", False, False, None, False),
    ]


def test_paragraphs_lists_and_tables_are_told_apart():
    text = "Yksi\nkaksi\n\nKolme\n- a\n- b\n\n- c\n1. x\n2. y\n\nA\tB\nC"
    assert [(b.kind, len(b.rows)) for b in blocks(text, Layers())] == [
        (BlockKind.PARAGRAPH, 2),
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.BULLETS, 3),
        (BlockKind.NUMBERS, 2),
        (BlockKind.TABLE, 1),
        (BlockKind.PARAGRAPH, 1),
    ]


def test_numbers_are_those_of_the_source():
    assert blocks("3. c\n5) e", Layers())[0].numbers == (3, 5)


def test_rows_of_a_table_are_all_as_wide_as_the_widest():
    table = blocks("a\tb\tc\nd\te", Layers())[0]
    assert [len(row) for row in table.rows] == [3, 3]


def test_a_link_stays_on_its_words():
    text = "- katso ohje täältä"
    runs = blocks(text, Layers([Link(8, 12, "https://a.example/")]))[0].rows[0][0]
    assert [(run.text, run.href) for run in runs] == [
        ("katso ", None),
        ("ohje", "https://a.example/"),
        (" täältä", None),
    ]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//a.example/x",
        "/x",
        "#",
        "",
        "http://[x",
        "https:",
        "file:///etc/passwd",
    ],
)
def test_a_link_that_could_do_harm_or_leads_nowhere_is_plain_text(href):
    assert not is_safe_address(href)
    assert all(run.href is None for run in blocks("abc", Layers([Link(0, 3, href)]))[0].rows[0][0])


@pytest.mark.parametrize("href", ["https://a.example/x?y#z", "http://a.example", "mailto:a@b.fi"])
def test_a_whole_address_is_followed(href):
    assert is_safe_address(href)
