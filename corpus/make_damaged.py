"""Writes the files of corpus/damaged anew: each is named after the finding that it must give.

python corpus/make_damaged.py [FOLDER]      # "encrypted.password.pdf" must give "encrypted"
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from corpus.documents.damaged_docx import damaged_docx
from corpus.documents.damaged_pages import damaged_pages
from corpus.documents.damaged_pdfs import damaged_pdfs


def damaged_files() -> dict[str, bytes]:
    """Every file by its name."""
    return {**damaged_pdfs(), **damaged_docx(), **damaged_pages()}


def main(folder: Path) -> None:
    """Write them below the folder, but for those that are too large to be kept."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in damaged_files().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "damaged")
