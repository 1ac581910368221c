"""Nothing of an engine crosses the line: every failure is one of ours, with what to do."""

import pytest
import tantivy

from archive.errors import ArchiveError, IndexMissing, IndexUnavailable, UsageError
from indexer.document import IndexDocument
from indexer.engines import ENGINES, engine
from indexer.engines.normal_form import MAX_DEPTH
from indexer.engines.tantivy_errors import engine_errors
from indexer.engines.tantivy_schema import make_schema
from indexer.engines.term_stacks import MAX_TERM
from indexer.query import (
    EXPANSION_LIMIT,
    And,
    Boost,
    Keyword,
    Not,
    Or,
    Prefix,
    Range,
    Term,
    Wildcard,
)
from indexer.results import MAX_LIMIT, MAX_OFFSET, SearchRequest
from indexer.schema import TEXT_FIELDS
from tests.contracts.invented import invented_document

WRONG = {
    "unknown field": Term("otsikko", "koulu"),
    "unknown field deep down": And((Prefix("body", "k"), Or((Not(Boost(Term("x", "y"), 2.0)),)))),
    "number as text": Term("date", "koulu"),
    "text as keyword": Keyword("body", ("koulu",)),
    "keyword as number": Range("board", 1, 2),
}


def long_chain(levels):
    query = Term("body", "koulu")
    for _ in range(levels):
        query = Not(query)
    return query


def with_body(item_id, *terms):
    """A document with these terms at one position of its body."""
    document = invented_document(0)
    texts = {**dict.fromkeys(TEXT_FIELDS, ()), "body": ((0, terms),)}
    return IndexDocument(item_id, texts, {**document.keywords, "id": (item_id,)}, {"date": 0})


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_field_is_named(searcher, wrong):
    with pytest.raises(UsageError, match="field"):
        searcher.search(SearchRequest(WRONG[wrong]))


def test_the_deepest_tree_is_answered(searcher):
    query = Term("body", "koulu")
    for level in range((MAX_DEPTH - 1) // 2):
        kind = (And, Or)[level % 2]
        query = kind((Boost(query, 1.01), Term("title", f"eiole{level}")))
    assert searcher.search(SearchRequest(query)).total == 0


def test_too_deep_a_tree_is_refused(searcher):
    with pytest.raises(UsageError, match="nested deeper"):
        searcher.search(SearchRequest(long_chain(5_000)))


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest(offset=-1),
        SearchRequest(offset=MAX_OFFSET + 1),
        SearchRequest(limit=-1),
        SearchRequest(limit=MAX_LIMIT + 1),
        SearchRequest(facets=("body",)),
        SearchRequest(filters={"id": ("x",)}),
    ],
)
def test_requests_are_bounded(searcher, request_):
    with pytest.raises(UsageError):
        searcher.search(request_)


def test_characters_that_mean_something_elsewhere_are_plain_here(made):
    strange = ["(+a", "a:b", '"', "\\", "a\0b", ".*", "[x", "{", "ǂ", "\U0001f600", "'); --"]
    with made.writer() as writer:
        for number, term in enumerate(strange):
            writer.replace(with_body(f"x{number}", term))
    searcher = made.searcher()
    for number, term in enumerate(strange):
        for query in (Term("body", term), Prefix("body", term), Wildcard("body", f"{term}*")):
            if "*" in term and isinstance(query, Wildcard):
                continue
            page = searcher.search(SearchRequest(query))
            assert [hit.item_id for hit in page.hits] == [f"x{number}"], query


def test_strange_values_are_plain_too(made):
    document = with_body("x1", "koulu")
    boards = ("a b", "ä/ö", '"', "", "\0", "1", "01", "1.0", "true", "x" * 3_000)
    with made.writer() as writer:
        for number, board in enumerate(boards):
            keywords = {**document.keywords, "id": (f"x{number}",), "board": (board,)}
            writer.replace(IndexDocument(f"x{number}", document.texts, keywords, {"date": 0}))
    searcher = made.searcher()
    page = searcher.search(SearchRequest(facets=("board",)))
    assert {count.value: count.count for count in page.facets["board"]} == dict.fromkeys(boards, 1)
    for number, board in enumerate(boards):
        for chosen in (
            SearchRequest(filters={"board": (board,)}),
            SearchRequest(Keyword("board", (board,))),
        ):
            assert [hit.item_id for hit in searcher.search(chosen).hits] == [f"x{number}"]


def test_a_term_of_any_length_costs_nothing_but_itself(made):
    with made.writer() as writer:
        writer.replace(with_body("x1", "a" * MAX_TERM, "b" * 70_000, "koulu", ""))
    searcher = made.searcher()
    assert searcher.search(SearchRequest(Term("body", "koulu"))).total == 1
    assert searcher.search(SearchRequest(Term("body", "a" * MAX_TERM))).total == 1
    assert searcher.search(SearchRequest(Term("body", "b" * 70_000))).total == 0
    assert searcher.search(SearchRequest(Term("body", ""))).total == 0


def test_patterns_take_no_exponential_time(made):
    with made.writer() as writer:
        writer.replace(with_body("x1", "a" * MAX_TERM))
    pattern = "*a" * 60 + "b"
    assert made.searcher().search(SearchRequest(Wildcard("body", pattern))).total == 0


def test_a_prefix_stands_for_the_most_frequent_terms(made):
    """Of more than the limit the rarest, then the last in the order of their letters, go."""
    terms = [f"k{number:05}" for number in range(EXPANSION_LIMIT + 50)]
    with made.writer(bulk=True) as writer:
        for number, term in enumerate(terms):
            writer.add_encoded(made.encode(with_body(f"x{number}", term)))
        for number in range(20):
            writer.add_encoded(made.encode(with_body(f"y{number}", terms[-1 - number])))
    searcher = made.searcher()
    for query in (Prefix("body", "k"), Wildcard("body", "k*"), Wildcard("body", "*0*")):
        total = searcher.search(SearchRequest(query)).total
        assert total == EXPANSION_LIMIT + 20, query
    page = searcher.search(SearchRequest(And((Prefix("body", "k"), Term("body", terms[-1])))))
    assert page.total == 2
    page = searcher.search(SearchRequest(And((Prefix("body", "k"), Term("body", terms[-30])))))
    assert page.total == 0


def test_a_panic_of_the_default_engine_is_our_error(tmp_path):
    """Its class is no Exception and cannot be imported; asking for no hits raises it."""
    index = tantivy.Index(make_schema())
    with (
        pytest.raises(IndexUnavailable, match=r"cannot be searched: .*archive reindex"),
        engine_errors(tmp_path, "searched"),
    ):
        index.searcher().search(tantivy.Query.all_query(), 0)


def test_other_exceptions_cross_as_they_are(tmp_path):
    with pytest.raises(KeyboardInterrupt), engine_errors(tmp_path, "searched"):
        raise KeyboardInterrupt


def test_a_missing_index_is_said_so(name, tmp_path):
    for folder in (tmp_path / "none", tmp_path):
        with pytest.raises(IndexMissing, match="archive reindex"):
            engine(name, folder).searcher()
        with pytest.raises(IndexMissing, match="archive reindex"):
            engine(name, folder).writer()


def test_an_index_is_made_in_an_empty_folder_only(made, tmp_path, name):
    with pytest.raises(IndexUnavailable, match="not empty"):
        made.create()
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError, match=str(tmp_path)):
        engine(name, tmp_path / "file").create()


def test_what_is_closed_says_so(made):
    searcher = made.searcher()
    searcher.close()
    searcher.close()
    for use in (lambda: searcher.search(SearchRequest()), searcher.document_count):
        with pytest.raises(IndexUnavailable, match="closed"):
            use()
    with pytest.raises(IndexUnavailable, match="closed"):
        list(searcher.item_ids())
    with made.writer() as writer:
        pass
    for use in (writer.commit, lambda: writer.delete("x")):
        with pytest.raises(IndexUnavailable, match="closed"):
            use()


def test_an_unknown_engine_is_an_error_that_lists_the_known(tmp_path):
    with pytest.raises(UsageError, match=", ".join(sorted(ENGINES))):
        engine("lucene", tmp_path)
    assert sorted(ENGINES) == ["opensearch", "tantivy", "whoosh"]


@pytest.mark.parametrize("damage", ["cut", "emptied", "gone"])
def test_damaged_files_give_our_errors_or_none(made, damage):
    with made.writer() as writer:
        for number in range(40):
            writer.replace(invented_document(number))
    said = []
    for path in sorted(made.folder.iterdir()):
        whole = path.read_bytes()
        if not whole:
            continue
        if damage == "gone":
            path.unlink()
        else:
            path.write_bytes(whole[: len(whole) // 2] if damage == "cut" else b"")
        try:
            searcher = made.searcher()
            searcher.search(SearchRequest(Prefix("body", "k"), facets=("board",)))
            list(searcher.item_ids())
        except IndexUnavailable as error:
            said.append(str(error))
        path.unlink(missing_ok=True)
        path.write_bytes(whole)
    assert said
    assert all(str(made.folder) in message for message in said)
    assert made.searcher().search(SearchRequest()).total == 40
