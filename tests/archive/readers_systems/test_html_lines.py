import pytest

from archive.errors import MinutesReadError
from archive.minutes import Link
from archive.readers.html_text import DEEPEST, lines_of_html
from archive.readers.page_lines import joined, lines_of_text


def text(html: str) -> str:
    return joined(lines_of_html(html))[0]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>yksi</p><p>kaksi</p>", "yksi\n\nkaksi"),
        ("<p>yksi<br>kaksi</p>", "yksi\nkaksi"),
        ("<p>a\n  b&nbsp;c</p>", "a b c"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ol><li>a</li><li><p>b</p></li></ol>", "1. a\n2. b"),
        ("<ul><li>a<ol><li>x</li></ol></li><li>b</li></ul>", "- a\n1. x\n- b"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a\tb\n1\t2"),
        ("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "a\tb"),
        ("<table><tr><td>vain yksi</td></tr></table>", "vain yksi"),
        ("<p>x</p><script>alert(1)</script><style>p{}</style><noscript>n</noscript>", "x"),
        ("<p>x<!-- piilossa --></p>", "x"),
        ("<p><b>Päätös</b>" + "&nbsp;" * 6 + "Lautakunta:</p>", "Päätös\tLautakunta:"),
        ("teksti ilman elementtejä", "teksti ilman elementtejä"),
        ("<p>-&nbsp;&nbsp;&nbsp;&nbsp;kohta</p>", "- kohta"),
        ("<p>a&#x308;iti</p>", "äiti"),
    ],
)
def test_html_becomes_paragraphs_lists_and_tables(html, expected):
    assert text(html) == expected


def test_a_row_with_whole_paragraphs_is_no_table_row():
    assert text("<table><tr><td>Päätös</td><td><p>a</p><p>b</p><p>c</p></td></tr></table>") == (
        "Päätös\n\na\n\nb\n\nc"
    )


def test_a_layout_table_is_no_table():
    html = "<table><tr><td>x</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"
    assert text(html) == "x\n\na\tb"


def test_links_keep_their_place_and_only_safe_addresses():
    html = (
        '<p>katso <a href="https://a.fi/x">tämä  sivu</a> ja <a href="javascript:x()">tuo</a></p>'
        '<p>tai <a href="mailto:a@b.fi">posti</a></p>'
    )
    shown, links = joined(lines_of_html(html))
    assert shown == "katso tämä sivu ja tuo\n\ntai posti"
    assert links == (Link(6, 15, "https://a.fi/x"), Link(28, 33, "mailto:a@b.fi"))
    assert [shown[k.start : k.end] for k in links] == ["tämä sivu", "posti"]


def test_the_emphasised_beginning_of_a_line_is_its_lead():
    lines = lines_of_html(
        "<p><b>Päätös</b> hyväksyttiin</p><p>ei <b>tässä</b></p><p><b>Koko</b></p>"
    )
    assert [line.lead for line in lines] == ["Päätös", "", "Koko"]


def test_a_span_of_a_lead_class_is_parted_from_its_text():
    lines = lines_of_html('<p><span class="x">Ehdotus</span>Kunta päättää</p>', frozenset("x"))
    assert (lines[0].lead, lines[0].text) == ("Ehdotus", "Ehdotus\tKunta päättää")


def test_headings_tell_their_level():
    assert [line.heading for line in lines_of_html("<h1>a</h1><h3>b</h3><p>c</p>")] == [1, 3, 0]


def test_too_many_nested_tags_are_refused():
    with pytest.raises(MinutesReadError) as refused:
        lines_of_html("<div>" * (DEEPEST + 1) + "x")
    assert refused.value.code == "too-deep"
    assert text("<div>" * (DEEPEST - 1) + "x") == "x"


def test_plain_text_becomes_the_same_lines():
    lines = lines_of_text("Otsikko\n\nAsia          Selostus\n • kohta\n\n\nLoppu")
    assert [(line.text, line.paragraph) for line in lines] == [
        ("Otsikko", True), ("Asia\tSelostus", True), ("- kohta", False), ("Loppu", True),
    ]  # fmt: skip
