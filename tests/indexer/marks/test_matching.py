"""Marks by word forms are those that the token stacks give, on any text."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.minutes import Language
from indexer.analysis.analyzer import default_analyzer
from indexer.generations.form_table import FILE, BulkForms, FormTable, LateForms
from indexer.marks.matching import matchers
from indexer.query_language.parser import parse

ANALYZER = default_analyzer()
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
WORDS = st.sampled_from(
    ["koulu", "kouluissa", "Koulun", "esi-koulu", "koulu-", "KH:n", "lautakunta", "päätös", "-",
     "hyvinvointilautakunnan", "kou\u00adlussa", "koulu.", "(koulu)", "a/koulu", "koulua\u0301"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=30).map(" ".join) | st.lists(
    WORDS, max_size=8
).map("".join)


def forms_of(text: str, folder: Path) -> FormTable:
    """The table of an index that holds this text."""
    words = [terms for _, _, _, terms in ANALYZER.stacks(text)]
    built = BulkForms(folder)
    built.add(words[::2])
    built.write()
    with LateForms(folder) as late:
        late.add(words[1::2])
    return FormTable(folder)


def marked(query: str, text: str, forms: FormTable | None = None) -> list[str]:
    matcher = matchers(parse(query, ANALYZER).query, forms)["body"]
    marks = matcher.marks(text, Language.FINNISH, ANALYZER)
    return [text[mark.start : mark.end] for mark in marks]


@pytest.mark.parametrize("learned", [False, True], ids=["analysed", "from the table"])
@given(text=TEXTS)
def test_word_marks_are_those_of_the_stacks(learned, text):
    with TemporaryDirectory(dir=MEMORY) as folder:
        forms = forms_of(text, Path(folder)) if learned else None
        query = parse("koulu lautakunta KH:n", ANALYZER).query
        matcher = matchers(query, forms)["body"]
    marks = {(m.start, m.end) for m in matcher.marks(text, Language.FINNISH, ANALYZER)}
    expected = {
        (start, end)
        for _, start, end, terms in ANALYZER.stacks(text)
        if not matcher.terms.keys().isdisjoint(terms) and not terms[0].startswith("#")
    }
    assert marks == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("koulu", "Lapset ovat kouluissa.", ["kouluissa"]),
        ("lautakunta", "hyvinvointilautakunnan päätös", ["hyvinvointilautakunnan"]),
        ("hyvinvointilautakunta", "lautakunnan päätös", []),
        ('"ehdotus hyväksyttiin"', "Hyvä ehdotus. Ehdotus hyväksyttiin.", ["Ehdotus hyväksyttiin"]),
        ('"kuusi"', "kuusta kuusi Kuusi", ["kuusi", "Kuusi"]),
        ("koul*", "koulu, kouluja ja kauppa", ["koulu", "kouluja"]),
        ("k?la", "kala kola koulu", ["kala", "kola"]),
        ("147/12.09/2025", "Asia 147 / 12.09 / 2025 kuultiin.", ["147 / 12.09 / 2025"]),
        ("12.2.2025", "Pidettiin 12. helmikuuta 2025.", ["12. helmikuuta 2025"]),
        ("koulu -vuokra", "koulun vuokra", ["koulun"]),
        ("tuoda", "Hän toi ja tuo.", ["toi", "tuo"]),
        ("apu", "avun hakeminen", ["avun"]),
        ("hyvä", "parempi", ["parempi"]),
        ("ke*", "kesä ja keto", ["kesä", "keto"]),
        ("päätös", "pa\u0308a\u0308to\u0308s", ["pa\u0308a\u0308to\u0308s"]),
    ],
)
def test_what_a_query_marks(query, text, expected, tmp_path):
    assert marked(query, text) == expected
    assert marked(query, text, forms_of(text, tmp_path)) == expected


def test_a_long_text_without_spaces_is_looked_through_quickly():
    assert marked("koulu", "koulu-" * 10_000) == []


def test_the_table_knows_the_forms_of_terms_and_of_beginnings(tmp_path):
    forms = forms_of("Kouluissa hyvinvointilautakunnan 147/12.09/2025", tmp_path)
    assert forms.having("koulu") == ["kouluissa"]
    assert forms.having("+lautakunta") == ["hyvinvointilautakunnan"]
    assert forms.having("#147/12.09/2025") == forms.having("kaupunki") == []
    assert forms.beginning("koul") == {"kouluissa": "koulu"}
    assert forms.beginning("kaup") == {}


def test_many_forms_of_one_term_are_kept_compressed(tmp_path):
    table = BulkForms(tmp_path)
    table.add(("=koulu" + ending, "koulu") for ending in map(str, range(500)))
    table.write()
    assert len(FormTable(tmp_path).having("koulu")) == 500
    assert (tmp_path / FILE).stat().st_size < 20_000
