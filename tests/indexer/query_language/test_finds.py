"""Query text, analysis and a real index together: which of a few items are found."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from archive.minutes import Language, Section, SectionKind
from archive.public import BoardRecord
from indexer.analysis.analyzer import default_analyzer
from indexer.document import build_document
from indexer.engine import Searcher
from indexer.engines import EMBEDDED, engine
from indexer.query_language.parser import parse
from indexer.results import SearchRequest
from tests.indexer.test_document import ITEM

ANALYZER = default_analyzer()


def _text(kind: SectionKind, text: str) -> Section:
    return Section(kind, text)


ITEMS = (
    replace(ITEM, id="kuljetus"),
    replace(
        ITEM,
        id="kaava",
        title="Vääksynkanavan ranta-alueen asemakaava",
        board=BoardRecord("b2", "Asikkala", "Kunnanhallitus", "KHALL"),
        meeting_date=date(2024, 3, 12),
        section_number="5",
        diary_number="ASIDno-2024-77",
        sections=(
            _text(SectionKind.BACKGROUND, "Tekninen lautakunta esitti kaavaa nähtäville."),
            _text(
                SectionKind.RESOLUTION, "Kaavaehdotus asetettiin nähtäville 12. huhtikuuta 2024."
            ),
        ),
    ),
    replace(
        ITEM,
        id="skola",
        title="Skolornas arbetstider",
        language=Language.SWEDISH,
        municipality="Raasepori",
        board=BoardRecord("b3", "Raasepori", "Bildningsnämnden", None),
        meeting_date=date(2023, 9, 27),
        section_number="4",
        diary_number=None,
        sections=(_text(SectionKind.RESOLUTION, "Arbetstiderna godkändes enligt förslaget."),),
    ),
)


@pytest.fixture(scope="module", params=sorted(EMBEDDED))
def searcher(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Searcher]:
    chosen = engine(request.param, tmp_path_factory.mktemp("index") / "files")
    chosen.create()
    with chosen.writer() as writer:
        for item in ITEMS:
            writer.replace(build_document(item, ANALYZER))
    searcher = chosen.searcher()
    yield searcher
    searcher.close()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {"kuljetus", "kaava", "skola"}),
        ("koulukuljetus", {"kuljetus"}),
        ("kuljetuksia", {"kuljetus"}),
        ("hyvinvointilautakunta", {"kuljetus"}),
        ("lautakunta", {"kuljetus", "kaava"}),
        ("kilpailuttaa", {"kuljetus"}),
        ("Vääksynkanavalla", {"kaava"}),
        ('"ehdotus hyväksyttiin"', {"kuljetus"}),
        ('"hyväksyttiin ehdotus"', set()),
        ("ehdotus hyväksyä", {"kuljetus"}),
        ("otsikko:asemakaava", {"kaava"}),
        ("otsikko:lautakunta", set()),
        ("toimielin:lautakunta", {"kuljetus"}),
        ("päätös:nähtäville", {"kaava"}),
        ("vuosi:2024..2025", {"kuljetus", "kaava"}),
        ("pvm:..2024-03", {"kaava", "skola"}),
        ("vuosi:2023", {"skola"}),
        ("147/12.09/2025", {"kuljetus"}),
        ("diaari:147 / 12.09 / 2025", {"kuljetus"}),
        ("asidno 2024 77", {"kaava"}),
        ("§ 31 hyvoltk", {"kuljetus"}),
        ("HYVOLTK 31 § 2025", {"kuljetus"}),
        ("HYVOLTK 31 § 2024", set()),
        ("HYVOLTK 09.04.2025 § 31", {"kuljetus"}),
        ("Bildningsnämnden 27.9.2023 § 4", {"skola"}),
        ("12.3.2024", {"kaava"}),
        ("skolorna", {"skola"}),
        ("raaseporin skolor", {"skola"}),
        ("kunta:Asikkala -kaava*", {"kuljetus"}),
        ("koulu* TAI asema*", {"kuljetus", "kaava"}),
        ("asema?aava", {"kaava"}),
        ("tyyppi:hyväksytty EI skolor", {"kuljetus", "kaava"}),
        ("mikä on koulukuljetus?", {"kuljetus"}),
        ("luokka:12 pykälä:5", {"kaava"}),
        ("xyzzy", set()),
    ],
)
def test_queries_find_what_they_mean(searcher: Searcher, text: str, expected: set[str]) -> None:
    page = searcher.search(SearchRequest(query=parse(text, ANALYZER).query))
    assert {hit.item_id for hit in page.hits} == expected
    assert page.total == len(expected)
