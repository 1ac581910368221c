"""Reads items of the founding sample's form: one or more agenda items as plain text.

Title of the item

HYVOLTK 09.04.2025 § 31
147/12.09/2025
Salassa pidettävä, JulkL 24 § 1 mom. 25 kohta     (only in a confidential item)
Esityslista                                       (only in an agenda)

Paragraphs, lists and [links](https://…)

Valmistelija<TAB>…
Päätösehdotus<TAB>…
Päätös<TAB>…
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.errors import MinutesReadError
from archive.minutes import AgendaItem, SectionKind
from archive.readers.decoding import decode
from archive.readers.item_text.assembly import assembled
from archive.readers.item_text.heading import heading_of
from archive.readers.item_text.labels import labelled
from archive.readers.item_text.splitting import split_items
from archive.readers.source import Source

MAX_LINES = 1_000_000
_HEADING_WITHIN = 40  # non-empty lines from the file's start
# A person's field as CaseM writes it ("Name;#title;#"): such a text was cut out of a
# CaseM record and lacks what that record says, so it is left for that system's reader.
_CASEM_PERSON = ";#"
_DECIDING = (SectionKind.PROPOSAL, SectionKind.RESOLUTION)


class ItemTextReader:
    """The reader of plain text items with labels before a tab. Stateless."""

    name = "item_text"
    version = 2

    def recognises(self, source: Source) -> bool:
        """Whether a heading line stands near the start and a deciding label before a tab."""
        try:
            text = decode(source.data).text
        except MinutesReadError:
            return False
        return (
            _has_heading(text)
            and _CASEM_PERSON not in text
            and any(_is_deciding(line) for line in _tab_lines(text))
        )

    def read(self, source: Source) -> Iterator[AgendaItem]:
        """The items of the file, in its order."""
        decoded = decode(source.data)
        if decoded.text.count("\n") > MAX_LINES:
            raise MinutesReadError(
                "too-many-lines",
                f"The file has more than {MAX_LINES:,} lines. Split it into smaller files.",
            )
        blocks = split_items(decoded.text.split("\n"))
        if not blocks:
            raise MinutesReadError(
                "unrecognised",
                "No agenda item was found: there is no line like 'HYVOLTK 09.04.2025 § 31'"
                " and no label like 'Päätös'. Check that this is the text of an item.",
            )
        for number, block in enumerate(blocks, start=1):
            warnings = decoded.warnings if number == 1 else ()
            locator = str(number) if len(blocks) > 1 else ""
            yield assembled(block, source, decoded.text, locator, warnings)


def _has_heading(text: str) -> bool:
    seen = 0
    for line in _lines(text):
        if not line.strip():
            continue
        if heading_of(line):
            return True
        seen += 1
        if seen >= _HEADING_WITHIN:
            return False
    return False


def _lines(text: str) -> Iterator[str]:
    """The lines one by one, without making a list of them all."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _tab_lines(text: str) -> Iterator[str]:
    """The beginnings of the lines with a tab."""
    tab = text.find("\t")
    while tab >= 0:
        start = text.rfind("\n", 0, tab) + 1
        end = text.find("\n", tab)
        yield text[start : tab + 1]
        tab = text.find("\t", end) if end >= 0 else -1


def _is_deciding(line: str) -> bool:
    found = labelled(line)
    return found is not None and found.tab and found.meaning in _DECIDING
