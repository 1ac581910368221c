"""Around the hits: one row a case, the age of the index, which word found nothing, help."""

from indexer.answers.answer import Question
from web.site.texts import Texts


def test_the_handlings_of_a_case_can_be_put_together(site):
    page = site.page("/?q=venesatama")
    assert "4 osumaa" in page.flat
    assert len(page.items) == 4
    assert "/?q=venesatama&group=case" in page.links
    rows = site.page("/?q=venesatama&group=case")
    assert "4 osumaa haulla venesatama · 2 asiaa" in rows.flat
    assert len(rows.items) == 2
    assert "3 käsittelyä tässä tuloksessa" in rows.flat
    assert f"/asia/{site.ids['harbour_case']}" in rows.links
    assert "Rajausten luvut ja tiedostot laskevat jokaisen käsittelyn." in rows.flat
    assert "/?q=venesatama" in rows.links


def test_rows_of_cases_stay_so_in_every_link_but_files(site):
    page = site.page("/?q=katuvalaistus+TAI+venesatama&group=case")
    assert "/?q=katuvalaistus+TAI+venesatama&group=case&page=2" not in page.links
    assert "/?q=katuvalaistus+TAI+venesatama&page=2&group=case" in page.links
    second = site.page("/?q=katuvalaistus+TAI+venesatama&page=2&group=case")
    assert len(page.items) == 20
    assert len(second.items) == 12  # 30 streets, 2 harbours
    files = [link for link in page.links if link.startswith("/haku.")]
    assert files
    assert not [link for link in files if "group" in link]
    site.page("/?q=a&group=board", 400)


def test_it_says_how_old_the_index_is(site):
    moment = site.search.answer(Question("venesatama")).index_time
    assert moment is not None
    assert f"Hakemisto päivitetty {Texts().moment(moment)}." in site.page("/?q=venesatama").flat


def test_no_hits_name_the_word_of_an_operator_too(site):
    page = site.page("/?q=venesatama+JA+kvanttikiihdytin")
    assert "venesatama: sana on 4 asiakohdassa" in page.flat
    assert "kvanttikiihdytin: ei ole yhdessäkään asiakohdassa" in page.flat
    page = site.page('/?q="avoin+kvantti"+venesatama+JA+laituri')
    assert '"avoin kvantti": ei ole' in page.flat


def test_help_with_examples_stands_beside_the_box(site):
    for path in ("/", "/?q=venesatama", "/?q=kvanttikiihdytin"):
        page = site.page(path)
        assert page.flat.count("Hakuvinkkejä") == 1
        assert "/?q=otsikko%3Aasemakaava" in page.links
