"""The searches that are compared: the served one, and simpler ones from the same code.

``default`` is exactly what is served. Baselines of the same name as a rule of
:mod:`indexer.evaluation.baselines` search the same fields with the same weights and the same
query language. ``plain_…`` ones are what many services have: one merged field, any word.
``opensearch_finnish`` is OpenSearch's own analyzer for Finnish in the same classic set-up.
``without_…`` ones leave out one step of the served search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from archive.minutes import Language
from archive.public import PublicItem
from indexer.analysis.token import EXACT, Analyzer, Token
from indexer.analysis.tokenizer import plain_form
from indexer.analysis.voikko import VoikkoDictionary
from indexer.answers.answer import Question
from indexer.document import IndexDocument, build_document, texts_of
from indexer.engine import SearchEngine, Searcher
from indexer.evaluation.baselines import BASELINES, baseline_analyzer
from indexer.evaluation.fixed_archive import CollectionCatalogue, FixedIndex, build_index
from indexer.evaluation.judgements import JudgedQuery
from indexer.evaluation.lucene_finnish import finnish_tokens
from indexer.query import Best, Or, Query, Term
from indexer.query_language.ranking import SERVED, Ranking
from indexer.results import SearchRequest
from indexer.schema import TEXT_FIELDS
from indexer.search import ArchiveSearch
from indexer.stop_words import is_stop_word

DEPTH = 100
"""How many hits of each query are judged."""

MakeEngine = Callable[[Path], SearchEngine]
Ranked = Callable[[JudgedQuery], list[str]]
"""From a query to the ids of its hits, best first."""
TokensOf = Callable[[str, Language], Iterator[Token]]
"""From a text and its language to its tokens."""

_PLAIN_FIELD = "body"
ABLATIONS = {
    "without_synonyms": replace(SERVED, synonym=0.0),
    "without_corrections": replace(SERVED, correction=0.0),
    "without_compound_split": replace(SERVED, split=0.0, split_part=0.0),
    "without_parts_in_texts": replace(SERVED, part=0.0),
    "without_nearness": replace(SERVED, window=0.0),
    "without_widening": replace(SERVED, widening=False),
    "without_preferences": replace(SERVED, substantive=0.0, newness=0.0),
    "without_exact_bonus": replace(SERVED, exact=1.0),
}
"""The served search with one step left out."""

_BASELINE = replace(SERVED, synonym=0.0, correction=0.0)


@dataclass(frozen=True, slots=True)
class Bench:
    """What every system is built from: the documents and where indexes may be put."""

    items: Sequence[PublicItem]
    make_engine: MakeEngine
    folder: Path
    analyzer: Analyzer
    dictionary: VoikkoDictionary


def systems(bench: Bench, ablation: bool) -> Iterator[tuple[str, Ranked]]:
    """Each system by its name; an index is built when its turn comes."""
    index = _index(bench, "default", bench.analyzer)
    yield "default", _served(bench, index, bench.analyzer, SERVED)
    for name, ranking in (ABLATIONS if ablation else _SYNONYMS_ONLY).items():
        yield name, _served(bench, index, bench.analyzer, ranking)
    for name in BASELINES:
        analyzer = baseline_analyzer(name, bench.dictionary)
        yield name, _served(bench, _index(bench, name, analyzer), analyzer, _BASELINE)
    for name in BASELINES:
        analyzer = baseline_analyzer(name, bench.dictionary)
        yield f"plain_{name}", _plain(bench, f"plain_{name}", analyzer.tokens)
    yield "opensearch_finnish", rebuilt_finnish(bench)


def rebuilt_finnish(bench: Bench) -> Ranked:
    """OpenSearch's analyzer ``finnish`` over our engine: one merged field, any word counts."""
    return _plain(bench, "opensearch_finnish", finnish_tokens)


def rankings(bench: Bench, chosen: Mapping[str, Ranking]) -> Iterator[tuple[str, Ranked]]:
    """The served search with each of these rankings, over one index; ten hits are judged."""
    index = _index(bench, "rankings", bench.analyzer)
    for name, ranking in chosen.items():
        yield name, _served(bench, index, bench.analyzer, ranking, depth=10)


_SYNONYMS_ONLY = {"without_synonyms": ABLATIONS["without_synonyms"]}


def _index(bench: Bench, name: str, analyzer: Analyzer) -> Searcher:
    folder = bench.folder / name
    folder.mkdir()
    documents = (build_document(item, analyzer) for item in bench.items)
    return build_index(bench.make_engine(folder), documents)


def _served(
    bench: Bench, index: Searcher, analyzer: Analyzer, ranking: Ranking, depth: int = DEPTH
) -> Ranked:
    catalogue = CollectionCatalogue(bench.items)
    search = ArchiveSearch(FixedIndex(index), catalogue, analyzer, ranking=ranking)

    def ranked(query: JudgedQuery) -> list[str]:
        question = Question(query.query, limit=depth, language=query.lang)
        return [hit.item.id for hit in search.answer(question).hits]

    return ranked


def _plain(bench: Bench, name: str, tokens_of: TokensOf) -> Ranked:
    folder = bench.folder / name
    folder.mkdir()
    documents = (_merged(item, tokens_of) for item in bench.items)
    index = build_index(bench.make_engine(folder), documents)

    def ranked(query: JudgedQuery) -> list[str]:
        request = SearchRequest(query=_any_word(query.query, tokens_of), limit=DEPTH)
        return [hit.item_id for hit in index.search(request).hits]

    return ranked


def _merged(item: PublicItem, tokens_of: TokensOf) -> IndexDocument:
    """All texts of an item as one field, with one kind of term for each word."""
    text = "\n".join(piece.text for piece in texts_of(item))
    words = tuple((token.position, _own(token)) for token in tokens_of(text, item.language))
    texts = {name: words if name == _PLAIN_FIELD else () for name in TEXT_FIELDS}
    return IndexDocument(item.id, texts, {"id": (item.id,)}, {"date": 0})


def _any_word(text: str, tokens_of: TokensOf) -> Query:
    tokens = list(tokens_of(text, Language.FINNISH))
    wanted = [token for token in tokens if not is_stop_word(plain_form(token.terms[0][1:]))]
    return Or(
        tuple(
            Best(tuple(Term(_PLAIN_FIELD, term) for term in _own(token)))
            for token in wanted or tokens
        )
    )


def _own(token: Token) -> tuple[str, ...]:
    """The terms of a token without its surface form, which stands for itself if alone."""
    return tuple(term for term in token.terms if not term.startswith(EXACT)) or token.terms
