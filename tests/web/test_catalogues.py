"""The catalogues of texts are whole: nothing missing, doubtful, empty or left in Finnish."""

import re
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from scripts.update_texts import as_file, updated
from web.site.texts import LANGUAGES, Texts, catalogue, catalogue_file

PLACE = re.compile(r"\{([a-z_]+)\}")
SAME = {
    "date.day", "date.time", "language.name", "item.digest", "item.votes_count", "help.title",
    "column.id", "compare.added", "pages.page", "error.code",
}  # fmt: skip
"""Texts that two languages may share."""


def forms(message):
    """All plural forms of a text; of most texts there is one."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def texts_of(language):
    return {message.id: message for message in catalogue(language) if message.id}


def places(text):
    return sorted(set(PLACE.findall(text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_in_every_form(language):
    found = catalogue(language)
    assert list(texts_of(language)) == list(texts_of("fi"))
    assert found.obsolete == {}
    for message in texts_of(language).values():
        assert not message.fuzzy, message.id
        assert all(form.strip() for form in forms(message)), message.id
        assert len(forms(message)) == (found.num_plurals if message.pluralizable else 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_the_places_of_the_finnish_one(language):
    for key, finnish in texts_of("fi").items():
        for own, other in zip(forms(texts_of(language)[key]), forms(finnish), strict=True):
            assert places(own) == places(other), key
            assert own.count("{") == own.count("}") == len(PLACE.findall(own)), key


def test_no_text_was_left_untranslated():
    tables = [texts_of(language) for language in LANGUAGES]
    for key in tables[0]:
        if key in SAME or (isinstance(key, str) and key.startswith(("sort.", "system."))):
            continue
        values = [forms(table[key]) for table in tables]
        assert len(set(values)) == len(values), (key, values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_chooses_the_form(language):
    texts = Texts(language)
    counted = {
        ids[0]: forms(message)
        for ids, message in texts_of(language).items()
        if message.pluralizable
    }
    assert len(counted) >= 10
    for key, (one, many) in counted.items():
        assert texts.counted(key, 1) == one
        for number in (0, 2, 12345):
            assert texts.counted(key, number) == many.replace("{count}", texts.number(number))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_key_is_an_error_and_not_shown(language):
    texts = Texts(language)
    with pytest.raises(KeyError, match=r"search\.nothing"):
        texts("search.nothing")
    with pytest.raises(KeyError, match=r"search\.nothing"):
        texts.counted("search.nothing", 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_lies_as_the_command_writes_it(language):
    written = as_file(updated(catalogue("fi"), catalogue(language)))
    assert without_version(written) == without_version(catalogue_file(language).read_bytes())


def without_version(file):
    """The lines of a catalogue; which Babel wrote it is no matter."""
    return [line for line in file.decode().splitlines() if not line.startswith('"Generated-By')]


def test_the_command_adds_what_a_language_lacks_and_keeps_what_it_has():
    finnish, norwegian = catalogue("fi"), Catalog(locale="nb")
    norwegian.add("search.sort", "Rekkefølge")
    norwegian.add("search.no_more_used", "Borte")
    new = updated(finnish, norwegian)
    assert [message.id for message in new] == [message.id for message in finnish]
    assert new["search.sort"].string == "Rekkefølge"
    assert new["search.found"].string == ("", "")
    assert read_po(BytesIO(as_file(new)), locale="nb")["search.sort"].string == "Rekkefølge"
