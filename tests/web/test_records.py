"""Cases, boards, meetings and coverage; timeline, votes, laws and corrections of an item."""

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from archive.minutes import Link
from archive.public import CorrectedField
from web.item.item_view import item_view
from web.item.law_links import law_links
from web.item.timeline import correction_notes, timeline
from web.site.texts import Texts


def linked(page, start):
    return [link for link in page.links if link.startswith(start)]


def board_of(site, key):
    return site.catalogue.item(site.ids[key]).board.id


def test_from_an_item_to_its_case_its_meeting_and_its_board(site):
    page = site.page(f"/sv/asiakohta/{site.ids['transport']}")
    (case,) = set(linked(page, "/sv/asia/"))
    assert "31/12.09/2025" in site.page(case).flat
    (meeting,) = set(linked(page, "/sv/toimielin/"))
    shown = site.page(meeting)
    assert "Sammanträde 9.4.2025" in shown.flat
    assert "Koulukuljetusten periaatteet" in shown.flat
    board = next(link for link in linked(shown, "/sv/toimielin/") if link.count("/") == 4)
    assert "Hyvinvointilautakunta" in site.page(board).flat


def test_a_board_shows_its_meetings_by_year_and_can_be_followed(site):
    board = board_of(site, "transport")
    page = site.page(f"/toimielin/{board}")
    years = [a["id"] for a in page.named("h2") if a.get("id", "").startswith("y2")]
    assert years == sorted(years, reverse=True)
    assert f"/toimielin/{board}/paatokset.atom" in page.links
    assert site.get(f"/haku.atom?board={board}").text.count("<entry") >= 2
    assert site.page(f"/?board={board}").flat


def test_the_meetings_of_a_board_as_a_calendar(site):
    board = board_of(site, "transport")
    result = site.get(f"/toimielin/{board}/kokoukset.ics")
    assert result.headers["content-type"] == "text/calendar; charset=utf-8"
    lines = result.text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2] == "END:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20250409" in lines
    assert max(len(line.encode()) for line in lines) <= 75
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == lines.count("BEGIN:VEVENT")


def test_a_hostile_board_has_a_page_that_runs_nothing(site):
    board = board_of(site, "hostile")
    for path in (f"/toimielin/{board}", f"/toimielin/{board}/2023-05-02"):
        page = site.page(path)
        assert page.named("img") == []
        assert all("src" in script for script in page.named("script"))
    assert "\r\n " in site.get(f"/toimielin/{board}/kokoukset.ics").text


def test_a_board_shows_its_latest_meeting_and_leads_to_its_numbers(site):
    board = board_of(site, "harbour_built")
    page = site.page(f"/toimielin/{board}")
    latest = page.flat.partition("Viimeisin kokous")[2].partition("2019 14.1.2019")[0]
    assert "Venesataman laajennus" in latest
    assert f"/asiakohta/{site.ids['harbour_built']}" in page.links
    numbers = next(link for link in page.links if link.startswith("/tilastot?"))
    assert "2 asiakohtaa" in site.page(numbers).flat


def test_an_unknown_municipality_is_said_and_leaves_no_gap(site):
    item = replace(site.catalogue.item(site.ids["transport"]), municipality="")
    assert item_view(item, False, Texts()).kicker == "Hyvinvointilautakunta"


def test_coverage_names_every_board_and_year(site):
    page = site.page("/kattavuus")
    for fact in ("Asikkala", "Lahti", "Tekninen lautakunta", "2021", "30", "Viimeksi lisätty"):
        assert fact in page.flat
    assert "/kattavuus" in site.page("/").links


@pytest.mark.parametrize(
    "path",
    [
        "/asia/x",
        "/asia/%00",
        "/asia/" + "a" * 500,
        "/toimielin/x",
        "/toimielin/x/y",
        "/toimielin/ä",
        "/toimielin/x/y/kokoukset.ics",
        "/toimielin/x/y/2025-04-09",
        "/toimielin/x/y/2025-02-30",
        "/toimielin/x/y/today",
    ],
)
def test_what_is_not_there_is_not_found(site, path):
    site.page(path, 404)


def test_a_meeting_on_another_day_is_not_found(site):
    site.page(f"/toimielin/{board_of(site, 'transport')}/1999-01-01", 404)


def test_votes_are_a_table_with_a_picture(site):
    page = site.item("vote")
    for row in ("Ehdotuksen puolesta7", "Ehdotusta vastaan4", "Tyhjiä1"):
        assert row in page.flat
    bars = [a for a in page.named("rect") if a.get("class", "").startswith("vote-")]
    assert [bar["width"] for bar in bars] == ["58%", "33%", "8%"]


def test_laws_lead_to_finlex():
    text = "Kuntalain (410/2015) 140 §, dnro 12/2015 ja asetus (0012/1999)."
    links = list(law_links(text))
    assert [(text[a.start : a.end], a.href) for a in links] == [
        ("410/2015", "http://data.finlex.fi/eli/sd/2015/410/ajantasa"),
        ("0012/1999", "http://data.finlex.fi/eli/sd/1999/12/ajantasa"),
    ]


def test_a_link_of_the_source_stays():
    text = "kuntalaki (410/2015)"
    assert list(law_links(text, [Link(10, 20, "https://a.example/")])) == []


def test_what_a_person_corrected_is_said():
    item = SimpleNamespace(
        corrections=[
            CorrectedField(
                "decision_types", "granted", "approved, noted", "Väärin luettu",
                datetime(2026, 1, 2, 23, tzinfo=UTC),
            ),
            CorrectedField("title", "Uusi", "", "x", datetime(2026, 1, 2, tzinfo=UTC)),
        ]
    )  # fmt: skip
    notes = list(correction_notes(item, Texts()))
    assert notes[0] == (
        "Ihminen on korjannut tietoa 3.1.2026: päätöksen laji on myönnetty, "
        "ohjelma luki hyväksytty, merkitty tiedoksi. Syy: Väärin luettu"
    )
    assert "otsikko on Uusi, ohjelma luki –" in notes[1]


def test_a_case_with_several_handlings_is_a_timeline(site):
    item = site.catalogue.item(site.ids["transport"])
    case = site.catalogue.case(item.case_id)
    many = replace(case, handlings=(*[replace(item, id=f"x{n}") for n in range(30)], item))
    shown = timeline(item, many, "/sv", Texts("sv"))
    assert len(shown.handlings) == 12
    assert [one.current for one in shown.handlings] == [False] * 11 + [True]
    assert shown.href.startswith("/sv/asia/")
    assert timeline(item, replace(case, handlings=(item,)), "", Texts()) is None
