"""Lines to the text of a section, and links with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.readers.text_layout import tidy, with_links


def test_paragraphs_lists_and_spaces():
    lines = ["", "  Eka  kappale ", "", "", "• kohta", "* toinen", "1) numero", "a\tb", ""]
    assert tidy(lines) == "Eka kappale\n\n- kohta\n- toinen\n1. numero\na\tb"


def test_a_date_or_a_hyphen_is_no_list_mark():
    assert (
        tidy(["12. 3. 2024 alkaen", "-merkki", "2.5.2017 klo 9"])
        == "12. 3. 2024 alkaen\n-merkki\n2.5.2017 klo 9"
    )


def test_links_keep_their_place():
    text, links = with_links(
        "Ks. [ohje](https://a.fi/x_(1)) ja [liite](#) ja [posti](mailto:a@b.fi)."
    )
    assert text == "Ks. ohje ja liite ja posti."
    assert [(text[link.start : link.end], link.href) for link in links] == [
        ("ohje", "https://a.fi/x_(1)"),
        ("posti", "mailto:a@b.fi"),
    ]


@pytest.mark.parametrize(
    "href", ["#", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "/polku"]
)
def test_other_addresses_are_dropped(href):
    assert with_links(f"[teksti]({href})") == ("teksti", ())


@given(st.text(alphabet="[]()ab :/#.\nhtps", max_size=200))
def test_links_always_lie_in_the_text(source):
    text, links = with_links(source)
    assert all(0 <= link.start < link.end <= len(text) for link in links)
