"""Writes the corpus's PDFs and Word documents anew: the same bytes each time.

python corpus/make_documents.py [FOLDER]      # FOLDER is corpus/minutes unless told otherwise
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.documents import (
    agenda_kauhava,
    attachments_asikkala,
    item_oulu,
    item_vantaa,
    minutes_hankasalmi,
    minutes_kempele,
    minutes_luumaki,
    minutes_parainen,
)

DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "generic/kempele/kunnanhallitus-2018-03-12.pdf": minutes_kempele.minutes,
    "generic/luumaki/kunnanvaltuusto-1-2019.docx": minutes_luumaki.minutes,
    "generic/parainen/bildningsnamnden-2022-09-27.pdf": minutes_parainen.minutes,
    "generic/kauhava/esityslista-2024-06-03.pdf": agenda_kauhava.agenda,
    "generic/hankasalmi/hyvinvointilautakunta-2023-05-16.docx": minutes_hankasalmi.minutes,
    "item_text/asikkala/liitteet/lapsivaikutukset.pdf": attachments_asikkala.assessment,
    "item_text/asikkala/liitteet/kuulemismuistio.pdf": attachments_asikkala.memo,
    "tweb/oulu/hietasaaren-majakka.pdf": item_oulu.item,
    "tweb/vantaa/korson-nuorisotalo.pdf": item_vantaa.item,
}


def main(folder: Path) -> None:
    """Write every document below the folder."""
    for name, made in DOCUMENTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "minutes")
