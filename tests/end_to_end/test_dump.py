"""A dump of the corpus into an empty installation: reindexed, it answers the same."""

import json

import pytest

from archive.catalogue import Catalogue
from archive.home import Home
from archive.store.catalogue import SqliteCatalogue
from indexer.analysis.analyzer import default_analyzer
from indexer.answers.answer import Question
from indexer.generations.live import LiveIndex
from indexer.schema import FACET_FIELDS
from indexer.search import ArchiveSearch
from tests.end_to_end.commands import ROOT, archive

pytestmark = pytest.mark.slow

QUERIES = (
    *("koulu", "katuvalaistus", "kirjasto", "talousarvio", "kaava", "tontti", "vuokra", "lausunto"),
    *("avustus", "hankinta", "päivähoito", "kokouksen laillisuus", "pöydälle", "äänestys"),
    *("eriävä mielipide", "hylätään", "merkitään tiedoksi", "oikaisuvaatimus", "poikkeamislupa"),
    *("viranhaltijapäätös", "kunnanhallitus", "valtuustoaloite", "hyväksyä", "jäsen", "sopimus"),
    *('"ehdotus hyväksyttiin"', "vesi TAI tie", "kansliet", "skola", ""),
)


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dump")
    first, second, file = folder / "first", folder / "second", folder / "corpus.ndjson.gz"
    assert archive("ingest", ROOT / "corpus" / "minutes", home=first).code in (0, 3)
    assert archive("reindex", "--jobs", "1", home=first).code == 0
    dumped = archive("dump", file, "--json", home=first)
    assert dumped.code == 0
    restored = archive("restore", file, "--json", home=second)
    assert restored.code == 0
    assert restored.json["items_new"] == dumped.json["items"] > 150
    assert archive("reindex", "--jobs", "1", home=second).code == 0
    return first, second, file


def searching(folder):
    home, analyzer = Home(folder), default_analyzer()
    catalogue: Catalogue = SqliteCatalogue(home)
    return ArchiveSearch(LiveIndex(home, "tantivy", analyzer), catalogue, analyzer)


def test_it_answers_the_same(homes):
    first, second = (searching(folder) for folder in homes[:2])
    assert len(QUERIES) == 30
    found = 0
    for text in QUERIES:
        question = Question(text, facets=FACET_FIELDS)
        one, other = first.answer(question), second.answer(question)
        found += one.total > 0
        assert other.total == one.total, text
        assert other.facets == one.facets, text
        assert {h.item.id: h.score for h in other.hits} == pytest.approx(
            {h.item.id: h.score for h in one.hits}
        ), text
        assert [h.item.title for h in other.hits] == [h.item.title for h in one.hits], text
    assert found >= 24, "queries that find nothing show nothing"


def test_the_index_holds_what_the_copy_says(homes):
    run = archive("verify", "--json", home=homes[1])
    assert (run.code, run.json["findings"]) == (0, [])


def test_a_damaged_dump_ends_in_a_warning_with_the_line(homes, tmp_path):
    (tmp_path / "x.ndjson").write_text(
        json.dumps(
            {"head": {"form": "pykala-dump", "version": 1, "made_at": "2025-01-01T00:00:00Z"}}
        )
        + '\n{"item": 7}\n',
        encoding="utf-8",
    )
    run = archive("restore", tmp_path / "x.ndjson", home=tmp_path / "home")
    assert run.code == 3
    assert "line 2: This is no record of a dump" in run.err
    run = archive("restore", ROOT / "README.md", home=tmp_path / "home")
    assert (run.code, "is no dump" in run.err) == (2, True)
