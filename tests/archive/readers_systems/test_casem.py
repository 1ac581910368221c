import json
from datetime import date

import pytest

from archive.errors import MinutesReadError
from archive.minutes import Board, SectionKind, Stage
from tests.archive.readers_systems.reading import read, read_file

META = "http://mikkeli.cloudnc.fi/api/opennc/v1/$metadata#"


def properties(**fields):
    values = {
        "Name": "Asia",
        "Article": "3",
        "Decisionproposal": "<p>x</p>",
        "Decision": "",
    } | fields
    rows = [{"Id": n, "Name": k, "Text": v} for n, (k, v) in enumerate(values.items())]
    return json.dumps({"odata.metadata": META + "ExtendedProperties", "value": rows})


def topics(**fields):
    topic = {"Party": "Tekninen lautakunta", "Article": 0, "MeetingDate": "/Date(1447770962000)/",
             "Descision": "<p>Hyv&auml;ksyttiin.</p>"}  # fmt: skip
    return json.dumps([topic | fields])


def write_folder(folder, first=100, count=3):
    """One meeting of a board with its items, as the interface gives them."""
    nodes = [
        {"NodeId": 1, "ParentId": 0, "Names": [{"LanguageId": 1, "Name": "Toimielimet"}]},
        {"NodeId": 2, "ParentId": 1, "Names": [{"LanguageId": 3, "Name": "Nämnden"},
                                               {"LanguageId": 1, "Name": "Rakennuslautakunta"}]},
        {"NodeId": 3, "ParentId": 2, "Names": [{"LanguageId": 1, "Name": "Kokoukset"}]},
        {"NodeId": 4, "ParentId": 3, "Names": [{"LanguageId": 1, "Name": "Kokous 5.6.2017"}]},
    ]  # fmt: skip
    contents = [
        {"ContentId": first + n, "Subject": "Asia", "Classifications": [{"NodeId": 59,
         "NodeName": "Internet"}, {"NodeId": 4, "NodeName": "Kokous 5.6.2017"}]}
        for n in range(count)
    ]  # fmt: skip
    for name, kind, value in (("nodes", "Nodes", nodes), ("node_4", "Contents", contents)):
        body = {"odata.metadata": META + kind, "value": value}
        (folder / f"{name}.json").write_text(json.dumps(body), encoding="utf-8")


def test_an_empty_decision_is_an_agenda_s():
    [item] = read(properties(), "casem")
    assert (item.stage, item.text_of(SectionKind.RESOLUTION)) == (Stage.AGENDA, "")
    [decided] = read(properties(Decision="<p>Hyväksyttiin.</p>"), "casem")
    assert decided.stage is Stage.MINUTES


LINK = "<a href='{}' target='_blank'>Liite kh Kartta.pdf</a>"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        (
            "download.aspx?ID=901&GUID={6f7c7c68-0000-4b39-aabc-d2fafb568000}",
            "http://mikkeli.cloudnc.fi/download/noname/"
            "%7B6f7c7c68-0000-4b39-aabc-d2fafb568000%7D/901",
        ),
        ("https://example.com/kartta.pdf", "https://example.com/kartta.pdf"),
        ("download.aspx?ID=x", None),
        ("javascript:alert(1)", None),
    ],
)
def test_an_attachment_is_linked_at_the_system_that_published_it(href, url):
    [item] = read(properties(Attachments=LINK.format(href)), "casem")
    assert [(a.title, a.url) for a in item.attachments] == [("Liite kh Kartta.pdf", url)]


def test_without_the_system_s_address_the_attachment_keeps_its_name_alone():
    href = "download.aspx?ID=901&GUID={6f7c7c68-0000-4b39-aabc-d2fafb568000}"
    text = properties(Attachments=LINK.format(href)).replace(META, "$metadata#")
    [item] = read(text, "casem")
    assert [(a.title, a.url) for a in item.attachments] == [("Liite kh Kartta.pdf", None)]


@pytest.mark.parametrize(
    ("article", "section"),
    [("3", None), ("60", None), ("61", "61"), ("233", "233"), ("12345", None), ("2b", None)],
)
def test_the_place_in_a_list_is_not_taken_for_a_section(article, section):
    assert read(properties(Article=article), "casem")[0].section_number == section


def test_board_date_and_section_come_from_the_files_beside(tmp_path):
    write_folder(tmp_path)
    for article, section in (("3", None), ("4", "4")):
        path = tmp_path / "contents_101_extended_properties.json"
        path.write_text(properties(Article=article), encoding="utf-8")
        [item] = read_file(path)
        assert item.board == Board(name="Rakennuslautakunta")
        assert (item.meeting_date, item.section_number) == (date(2017, 6, 5), section)
        assert (item.native_id, item.municipality) == ("101", "Mikkeli")


def test_a_list_that_gives_the_number_another_subject_is_of_another_meeting(tmp_path):
    write_folder(tmp_path, first=7)
    for number, name in ((7, "Asia"), (8, "Toinen asia")):
        path = tmp_path / f"contents_{number}_extended_properties.json"
        path.write_text(properties(Name=name), encoding="utf-8")
    files = sorted(tmp_path.glob("contents_*"))
    days = [item.meeting_date for file in files for item in read_file(file)]
    assert days == [date(2017, 6, 5), None]


def test_a_meeting_may_be_named_by_its_board_and_date(tmp_path):
    write_folder(tmp_path)
    text = (tmp_path / "node_4.json").read_text("utf-8")
    text = text.replace("Kokous 5.6.2017", "Sivistyslautakunta 5.6.2017 klo 17:00")
    (tmp_path / "node_4.json").write_text(text, "utf-8")
    path = tmp_path / "contents_101_extended_properties.json"
    path.write_text(properties(), encoding="utf-8")
    [item] = read_file(path)
    assert item.board == Board(name="Sivistyslautakunta")


def test_broken_files_beside_an_item_do_not_harm_it(tmp_path):
    write_folder(tmp_path)
    (tmp_path / "nodes.json").write_text(
        '{"odata.metadata": "$metadata#Nodes", "value": [', "utf-8"
    )
    (tmp_path / "more.json").write_bytes(b"\xff\xfe\x00")
    path = tmp_path / "contents_100_extended_properties.json"
    path.write_text(properties(), encoding="utf-8")
    [item] = read_file(path)
    assert (item.board, item.meeting_date) == (None, date(2017, 6, 5))


def test_earlier_handlings_are_items_of_their_own():
    item, earlier = read(properties(HistoryTopics=topics()), "casem")
    assert earlier.stage is Stage.EARLIER_HANDLING
    assert earlier.locator == "HistoryTopics[0]"
    assert earlier.board == Board(name="Tekninen lautakunta")
    assert earlier.meeting_date == date(2015, 11, 17)
    assert earlier.text_of(SectionKind.RESOLUTION) == "Hyväksyttiin."
    assert (earlier.title, earlier.native_id, item.stage) == (item.title, None, Stage.AGENDA)


def test_a_quoted_section_is_found_in_the_text():
    text = "<p>Tekninen lautakunta päätti 17.11. § 157, että.</p>"
    _, earlier = read(properties(Description=text, HistoryTopics=topics()), "casem")
    assert earlier.section_number == "157"


def test_broken_history_is_told_and_costs_nothing_else():
    [item] = read(properties(HistoryTopics='[{"Party": '), "casem")
    assert "HistoryTopics" in item.unread[0]
    assert item.text_of(SectionKind.PROPOSAL) == "x"


def test_an_unknown_field_is_told():
    [item] = read(properties(Ponsi="<p>Toivotaan.</p>"), "casem")
    assert item.unread == ("unknown field 'ponsi'",)
    assert "Toivotaan." in item.text_of(SectionKind.OTHER)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (json.dumps({"odata.metadata": META + "Nodes", "value": []}), "no-items"),
        (
            json.dumps({"odata.metadata": META + "Contents", "value": [{"ContentId": 1}]}),
            "no-items",
        ),
        (properties()[:-9], "broken-json"),
        ('{"odata.metadata": "$metadata#Nodes", "value": ' + "[" * 100_000, "broken-json"),
    ],
)
def test_files_without_items_are_refused_with_a_reason(text, code):
    with pytest.raises(MinutesReadError) as refused:
        read(text, "casem")
    assert refused.value.code == code


@pytest.mark.parametrize("value", [None, 1, "x", [], [1], {"value": 3}, [[]], {"value": [None]}])
def test_any_shape_of_json_is_survived(value):
    text = json.dumps(
        {"odata.metadata": META + "ExtendedProperties", "value": value, "Name": value}
    )
    with pytest.raises(MinutesReadError):
        read(text, "casem")
