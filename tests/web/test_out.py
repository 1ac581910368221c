"""What leaves the service: files of a whole result, feeds, citations, maps for robots."""

import csv
import gzip
import io
import json
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from indexer.answers.answer import Question
from indexer.answers.export import FoundItems
from indexer.query import Everything
from indexer.results import SearchRequest
from tests.web.html_reading import read
from tests.web.sample_archive import CANARY, HOSTILE
from web.out import atom
from web.out.citation import Citation
from web.out.csv_export import COLUMNS, neutral

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def table(data, delimiter=";"):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=delimiter))


def test_a_table_holds_every_row_not_a_page(site):
    result = site.get("/haku.csv?q=katuvalaistus")
    assert result.content.startswith(b"\xef\xbb\xbf")
    assert result.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in result.headers["content-disposition"]
    rows = table(result.content)
    assert len(rows) == 30
    first = rows[0]
    assert len(first) == len(COLUMNS)
    assert first["Toimielin"] == "Tekninen lautakunta"
    assert first["Päätöksen laji"] == "Hyväksytty"
    assert first["Ehdotuksen kohtalo"] == "Ehdotuksen mukaan"
    assert first["Tehtäväluokka"] == "12.09 Opetus- ja sivistystoimi"
    assert first["Osoite"] == f"https://arkisto.example/asiakohta/{first['Tunnus']}"
    assert first["Kokouspäivä"].startswith("2021-03-")


def test_a_table_in_other_languages_and_with_commas(site):
    swedish = table(site.get("/sv/haku.csv?q=periaatteet").content)
    assert swedish[0]["Typ av beslut"] == "Godkänt"
    english = table(site.get("/en/haku.csv?q=periaatteet&separator=comma").content, ",")
    assert english[0]["Type of decision"] == "Approved"
    site.get("/haku.csv?separator=tab", 400)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+358", "'+358"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\r=x", "'\r=x"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("31", "31"),
        ("", ""),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_is_a_formula(cell, expected):
    assert neutral(cell) == expected


def test_what_is_hostile_stays_in_its_cell(site):
    rows = table(site.get("/haku.csv?q=vihamielinen").content)
    assert rows[0]["Otsikko"] == f"Vihamielinen {HOSTILE}"
    assert rows[0]["Asianumero"] == HOSTILE


def test_json_and_lines_of_json_hold_the_same_items(site):
    whole = site.get("/haku.json?q=katuvalaistus").json
    lines = site.get("/haku.ndjson?q=katuvalaistus").text.splitlines()
    assert whole["total"] == len(whole["items"]) == len(lines) == 30
    assert [json.loads(line) for line in lines] == whole["items"]
    first = whole["items"][0]
    assert first["decision"]["types"][0]["value"] == "approved"
    assert first["sections"][0]["kind"] == "proposal"


@pytest.mark.parametrize("kind", ["csv", "json", "ndjson", "atom"])
def test_nothing_found_is_a_file_too(site, kind):
    result = site.get(f"/haku.{kind}?q=katuvalaistuksettomuus")
    assert result.status_code == 200
    if kind == "json":
        assert result.json == {"total": 0, "items": []}


@pytest.mark.parametrize("kind", ["csv", "json", "ndjson", "atom"])
def test_files_are_bounded_and_explain_themselves(site, kind):
    assert site.client.simulate_head(f"/haku.{kind}?q=koulu").content == b""
    assert "Vuosi annetaan" in site.get(f"/haku.{kind}?year=x", 400).text
    packed = site.get(f"/haku.{kind}?q=katuvalaistus", headers={"Accept-Encoding": "gzip"})
    plain = site.get(f"/haku.{kind}?q=katuvalaistus")
    assert gzip.decompress(packed.content) == plain.content


@pytest.mark.parametrize("kind", ["csv", "json", "ndjson", "atom"])
def test_nothing_secret_leaves(site, kind):
    text = site.get(f"/haku.{kind}?show=agenda&show=procedural").text
    assert "Virkasuhteen" in text
    assert CANARY not in text
    assert "Poistettava" not in text


def test_the_filters_of_the_page_hold_for_its_files(site):
    page = site.page("/?q=katuvalaistus&from=2021-03-01&to=2021-03-10&sort=oldest")
    path = next(link for link in page.links if link.startswith("/haku.csv"))
    rows = table(site.get(path).content)
    assert [row["Kokouspäivä"] for row in rows] == [f"2021-03-{day:02}" for day in range(1, 11)]
    links = [a["href"] for a in page.named("link") if a.get("type") == "application/atom+xml"]
    assert links == ["/haku.atom?q=katuvalaistus&from=2021-03-01&to=2021-03-10"]


def test_a_result_too_long_for_the_engine_is_read_in_stretches(site, monkeypatch):
    monkeypatch.setattr("indexer.answers.export.MAX_OFFSET", 7)
    monkeypatch.setattr("indexer.answers.export.MAX_LIMIT", 3)
    request = SearchRequest(query=Everything())
    with FoundItems(site.search._live.searcher(), request, site.catalogue) as found:
        ids = list(found.ids())
        items = list(found)
    assert sorted(ids) == sorted(site.catalogue.item_ids())
    assert [item.id for item in items] == ids
    days = [item.meeting_date or date.min for item in items]
    assert days == sorted(days, reverse=True)


def test_a_searcher_is_given_back_even_by_a_client_that_leaves(site):
    live = site.search._live

    def users():
        return live._current.users

    before = users()
    found = site.search.found(Question("katuvalaistus"))
    assert users() == before + 1
    iterator = iter(found)
    next(iterator)
    found.close()
    found.close()
    assert users() == before
    site.search.found(Question("koulu"))  # let go without closing
    assert users() == before


def feed(site, path):
    result = site.get(path)
    assert result.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(result.content)


def test_a_search_can_be_followed(site):
    root = feed(site, "/haku.atom?q=periaatteet+TAI+maksuista")
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 2
    assert root.find(f"{ATOM}id").text == (
        "tag:arkisto.example,2025:haku?q=periaatteet%2BTAI%2Bmaksuista"
    )
    newest = entries[0]
    assert newest.find(f"{ATOM}title").text == "Koulukuljetusten periaatteet"
    item_id = site.ids["transport"]
    assert newest.find(f"{ATOM}id").text == f"tag:arkisto.example,2025:asiakohta/{item_id}"
    assert newest.find(f"{ATOM}link").get("href") == (
        f"https://arkisto.example/asiakohta/{item_id}"
    )
    assert "periaatteet" in newest.find(f"{ATOM}summary").text
    updated = {e.find(f"{ATOM}updated").text for e in entries}
    assert root.find(f"{ATOM}updated").text == max(updated)


def test_a_feed_has_what_the_format_asks_for(site):
    root = feed(site, "/sv/haku.atom?q=vihamielinen")
    for name in ("title", "id", "updated"):
        assert root.find(f"{ATOM}{name}").text
    rels = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert rels["self"] == "https://arkisto.example/sv/haku.atom?q=vihamielinen"
    assert rels["alternate"] == "https://arkisto.example/sv/?q=vihamielinen"
    for entry in root.findall(f"{ATOM}entry"):
        assert entry.find(f"{ATOM}author/{ATOM}name").text
        assert entry.find(f"{ATOM}title").text == f"Vihamielinen {HOSTILE}"


def test_characters_that_xml_cannot_hold_are_replaced():
    assert atom.xml_text("a\x00b\x0bc\ufffed\ud800e") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert atom.xml_text("ä\t\n𝕏") == "ä\t\n𝕏"


def test_an_item_can_be_cited(site):
    item_id, digest = site.ids["transport"], site.ids["digest"]
    flat = site.item("transport").flat
    assert "Asikkala, Hyvinvointilautakunta 9.4.2025 § 31. Koulukuljetusten periaatteet." in flat
    assert f"https://arkisto.example/asiakohta/{item_id}. SHA-256 {digest}. Haettu " in flat
    bib = site.get(f"/asiakohta/{item_id}/viite.bib")
    assert "title = {{Koulukuljetusten periaatteet}}" in bib.text
    assert bib.text.count("{") == bib.text.count("}")
    ris = site.get(f"/asiakohta/{item_id}/viite.ris").text.split("\r\n")
    assert ris[0] == "TY  - GOVDOC"
    assert f"UR  - https://arkisto.example/asiakohta/{item_id}" in ris
    assert ris[-2] == "ER  - "
    site.get(f"/asiakohta/{item_id}/viite.exe", 404)
    site.get("/asiakohta/x/viite.bib", 404)
    site.get(f"/asiakohta/{site.ids['removed']}/viite.bib", 410)


def test_a_citation_cannot_be_broken_out_of(site):
    item = site.catalogue.item(site.ids["hostile"])
    citation = Citation(item, "https://a.example/x", None, date(2026, 1, 2))
    bib = citation.bibtex().replace(r"\{", "").replace(r"\}", "")
    assert bib.count("{") == bib.count("}")
    assert all("  - " in line for line in citation.ris().split("\r\n")[:-1])


def test_linked_data_is_json_that_ends_no_script(site):
    html = site.get(f"/asiakohta/{site.ids['hostile']}").text
    text = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(text)["name"] == f"Vihamielinen {HOSTILE}"
    assert "<" not in text


def test_browsers_can_add_the_search(site):
    path = next(a["href"] for a in site.page("/").named("link") if a["rel"] == "search")
    root = ET.fromstring(site.get(path).content)
    templates = [url.get("template") for url in root if url.get("template")]
    assert templates[0] == "https://arkisto.example/?q={searchTerms}"


def locations(site, path):
    return [loc.text for loc in ET.fromstring(site.get(path).content).iter(f"{MAP}loc")]


def test_maps_lead_to_every_decision_and_to_nothing_else(site):
    assert "Sitemap: https://arkisto.example/sitemap.xml" in site.get("/robots.txt").text
    maps = locations(site, "/sitemap.xml")
    base = "https://arkisto.example"
    items = [loc for address in maps for loc in locations(site, address.removeprefix(base))]
    assert len(items) == len(set(items))
    assert f"{base}/asiakohta/{site.ids['transport']}" in items
    for key in ("agenda", "removed", "old"):
        assert f"{base}/asiakohta/{site.ids[key]}" not in items
    for path in ("/sitemap/1801.xml", "/sitemap/x.xml", "/sitemap/99999.xml"):
        site.get(path, 404)


def test_the_page_says_where_its_files_are(site):
    page = read(site.get("/?q=periaatteet").text)
    for kind in ("csv", "json", "ndjson", "atom"):
        assert f"/haku.{kind}?q=periaatteet" in page.links
