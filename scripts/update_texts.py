"""Bring the catalogues of texts in line with the Finnish one, which says what keys there are.

``python scripts/update_texts.py`` adds to every other language the keys that it lacks, with an
empty text to be filled, takes away those that are no more, and writes all of them in one form.
``python scripts/update_texts.py nb`` also begins a catalogue for another language.
"""

from __future__ import annotations

import sys
from copy import deepcopy
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from web.site.texts import DEFAULT_LANGUAGE, LANGUAGES, catalogue, catalogue_file


def updated(finnish: Catalog, own: Catalog) -> Catalog:
    """A language's texts with the keys, order and comments of the Finnish catalogue."""
    new = deepcopy(own)
    for message in (each for each in own if each.id and each.id not in finnish):
        new.delete(message.id)
    for message in (each for each in finnish if each.id):
        there = own.get(message.id)
        empty = ("",) * own.num_plurals if message.pluralizable else ""
        string = there.string if there and there.id == message.id else empty
        new.delete(message.id)
        new.add(message.id, string, auto_comments=message.auto_comments)
    new.obsolete.clear()
    return new


def as_file(catalog: Catalog) -> bytes:
    """The catalogue as it lies in the project: each form of a text on a line of its own."""
    output = BytesIO()
    write_po(output, catalog, width=0)
    return output.getvalue()


def _own(language: str) -> Catalog:
    if catalogue_file(language).exists():
        return catalogue(language)
    return Catalog(locale=language, project="Pykälä", language_team=language, fuzzy=False)


def _write(language: str) -> None:
    new, file = updated(catalogue(DEFAULT_LANGUAGE), _own(language)), catalogue_file(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(as_file(new))
    missing = sum(1 for message in new if message.id and not any(message.string))
    print(f"{language}: {len(new)} texts, {missing} to be translated")


if __name__ == "__main__":
    for each in dict.fromkeys((*LANGUAGES, *sys.argv[1:])):
        _write(each)
