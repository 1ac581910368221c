"""What stands in an attachment is found, and the hit says on which page of which."""

import pytest


@pytest.mark.parametrize(
    ("root", "place"),
    [("", "Liite 3, sivu 2"), ("/sv", "Bilaga 3, sida 2"), ("/en", "Attachment 3, page 2")],
)
def test_a_hit_names_attachment_and_page(site, root, place):
    page = site.get(f"{root}/?q=kaukolämpöputken")
    assert place in page.text


def test_the_interface_for_programs_gives_both_numbers(site):
    (hit,) = site.get("/api/v1/search?q=kaukolämpöputki").json["hits"]
    (snippet,) = [one for one in hit["snippets"] if one["marks"]]
    assert (snippet["section"], snippet["attachment"], snippet["page"]) == ("attachment", 3, 2)


def test_the_item_leads_from_the_search_to_the_page(site):
    page = site.get(f"/asiakohta/{site.ids['transport']}?q=kaukolämpöputken").text
    assert '<a href="#liitteet">Niitä on liitteissä.</a>' in page
    assert "<mark>hakusanoja sivulla 2</mark>" in page
    other = site.get(f"/asiakohta/{site.ids['transport']}?q=periaatteet").text
    assert "hakusanoja sivulla" not in other


def test_the_item_tells_which_attachments_are_searched(site):
    page = site.get(f"/asiakohta/{site.ids['transport']}").text
    assert "teksti on haussa, 2 sivua" in page
    assert "skannattu, tekstiä ei voi hakea" in page
