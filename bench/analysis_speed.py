"""How fast the analysis is with its memory warm, and what the memory takes.

python -m bench.analysis_speed

Reads the texts of generated items over and over in one process. What is remembered is measured
full of compounds, the words with the most terms.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.items import make_items
from indexer.analysis.analyzer import FinnishAnalyzer, default_analyzer
from indexer.analysis.term_cache import YOUNG_FORMS

TEXTS = 500
SECONDS = 5.0
_FIRST = """koulu kunta tie vesi talo kirja maa metsä ranta kaupunki kylä lapsi hoito palvelu työ
talous hallinto rakennus kaava alue asunto liikenne ruoka puisto silta satama sairaala kulttuuri
nuoriso vanhus energia lämpö sähkö jäte ympäristö henkilöstö vuokra sopimus hankinta
investointi keskusta rahoitus tieto kala vene""".split()
_LAST = """piha lautakunta tontti verkko maksu suunnitelma ohjelma valinta kokous avustus raportti
selvitys lupa päätös raha hanke opetus toimisto johtaja jaosto matka kartta muutos tila esitys
lausunto aloite lista sääntö tulos arvio luettelo laitos keskus yhtiö rata kenttä halli
aukio sali""".split()
_ENDINGS = [
    ending + more
    for ending in ("lla", "lle", "lta", "ssa", "sta", "n", "na", "ksi", "t")
    for more in ("", "kin", "kaan", "han", "ko", "pa", "kinhan", "kohan", "pahan")
]


def main() -> int:
    """Print both figures."""
    texts = _texts()
    print(f"{running_tokens(texts):,.0f} tokens/s with the memory warm")
    print(f"{memory_full() / 1e6:.0f} MB for a full memory of {2 * YOUNG_FORMS:,} forms")
    return 0


def running_tokens(texts: list[str]) -> float:
    """Tokens a second once every form has been seen; the best of several rounds."""
    analyzer = default_analyzer()
    _round(analyzer, texts)
    best = 0.0
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        best = max(best, _round(analyzer, texts))
    return best


def memory_full() -> float:
    """Bytes that are kept after as many different compounds as are remembered."""
    words = islice((a + b + c for c in _ENDINGS for b in _LAST for a in _FIRST), 2 * YOUNG_FORMS)
    analyzer = default_analyzer()
    analyzer.terms_of("kunnanhallitus")
    tracemalloc.start()
    for word in words:
        analyzer.terms_of(word)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return float(kept)


def _round(analyzer: FinnishAnalyzer, texts: list[str]) -> float:
    began = time.perf_counter()
    tokens = sum(1 for text in texts for _ in analyzer.stacks(text))
    return tokens / (time.perf_counter() - began)


def _texts() -> list[str]:
    with TemporaryDirectory(prefix="analysis-") as folder:
        return list(make_items(Path(folder) / "items", TEXTS, 1).sample(TEXTS))


if __name__ == "__main__":
    sys.exit(main())
