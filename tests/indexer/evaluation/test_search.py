"""`archive evaluate search` over a small invented collection."""

import json

import pytest

from archive.errors import UsageError
from archive.minutes import SectionKind
from indexer.evaluation.collection import read_collection, sections_of
from indexer.evaluation.judgements import JudgedQuery, read_queries
from indexer.evaluation.measures import compared, figures, means
from tests.end_to_end.commands import archive

ITEMS = [
    {
        "id": "a",
        "title": "Koirapuiston aitaaminen",
        "municipality": "Asikkala",
        "date": "2024-05-06",
    },
    {
        "id": "b",
        "title": "Kissatarhan katto",
        "municipality": "Asikkala",
        "board": "Tekninen jaosto",
    },
    {"id": "c", "title": "Vanha otsikko"},
]
QUERIES = [
    {"id": "q1", "query": "koirapuistoissa", "kind": "inflection", "relevant": {"a": 2}},
    {"id": "q2", "query": "kissatarhojen katot", "kind": "inflection", "relevant": {"b": 2}},
    {"id": "q3", "query": "§ 77 xyz", "kind": "nothing", "relevant": {"c": 1}},
]


def lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "items.jsonl").write_text(lines(ITEMS), encoding="utf-8")
    (tmp_path / "titles.jsonl").write_text(
        lines([{"id": "c", "title": "Toinen"}, {"id": "d", "title": "Vain otsikko"}]),
        encoding="utf-8",
    )
    (tmp_path / "texts" / "a.txt").write_text(
        "Koirapuiston aitaaminen\n\nAita tarvitaan.\n\n"
        "Päätösehdotus\tRakennetaan aita.\nPäätös\tHyväksyttiin.",
        encoding="utf-8",
    )
    (tmp_path / "queries.jsonl").write_text(lines(QUERIES), encoding="utf-8")
    return tmp_path


def test_a_document_comes_from_items_before_titles(folder):
    found = {item.id: item for item in read_collection(folder)}
    assert {key: item.title for key, item in found.items()} == {
        "a": "Koirapuiston aitaaminen",
        "b": "Kissatarhan katto",
        "c": "Vanha otsikko",
        "d": "Vain otsikko",
    }
    assert found["a"].text_of(SectionKind.PROPOSAL) == "Rakennetaan aita."


def test_nothing_of_a_text_is_lost_by_cutting():
    text = "Otsikko\n\nJohdanto.\n\nPäätös\tHyväksyttiin.\nLoppu."
    kept = "".join(section.heading + section.text for section in sections_of(text, "Otsikko"))
    for word in ("Johdanto", "Hyväksyttiin", "Loppu", "Päätös"):
        assert word in kept


def test_the_command_compares_systems(folder):
    queries = folder / "queries.jsonl"
    found = archive("evaluate", "search", queries, "--corpus", folder, "--json").json
    systems = found["systems"]
    assert {"default", "surface", "snowball", "voikko_first", "voikko_all"} <= systems.keys()
    assert {"plain_snowball", "plain_voikko_all", "without_synonyms"} <= systems.keys()
    assert 0 < systems["opensearch_finnish"]["ndcg@10"] < systems["default"]["ndcg@10"] + 1e-9
    assert systems["default"]["ndcg@10"] == pytest.approx(2 / 3)
    assert systems["surface"]["ndcg@10"] < systems["default"]["ndcg@10"]
    assert set(systems["default"]["by_kind"]["nothing"].values()) == {0.0}
    assert found["worst"][0]["id"] == "q3"


def test_gains_are_the_grades():
    query = JudgedQuery("q", "x", {"a": 2, "b": 1})
    best = figures([query], {"q": ["a", "b"]})
    worse = figures([query], {"q": ["b", "a"]})
    assert means(best) == {"ndcg@10": 1.0, "recall@20": 1.0, "mrr": 1.0}
    assert means(worse)["ndcg@10"] == pytest.approx((1 + 2 / 1.5849625) / (2 + 1 / 1.5849625))
    assert figures([query], {"q": []})["q"]["mrr"] == 0.0


def test_a_difference_comes_with_its_doubt():
    one = {str(n): {"ndcg@10": 1.0} for n in range(20)}
    other = {str(n): {"ndcg@10": 0.5 if n % 2 else 1.0} for n in range(20)}
    found = compared(one, other)
    assert found.difference == pytest.approx(0.25)
    assert 0.1 < found.low < 0.25 < found.high < 0.4
    assert found.p < 0.01
    assert compared(one, one).p == 1.0


@pytest.mark.parametrize("text", ["", "{}\n", "ei json\n", '{"id": 1}\n'])
def test_what_is_no_query_file_is_told(tmp_path, text):
    path = tmp_path / "q.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"q\.jsonl"):
        read_queries(path)
