"""Whatever is left of a file, a reader yields items or says why not."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.decision.reading import read_decision
from archive.errors import MinutesReadError
from archive.readers.registry import READERS, reader_for
from archive.readers.source import Source
from tests.archive.readers_systems.reading import SYSTEMS, corpus_files

FILES = [(path.name, path.read_bytes()) for path in corpus_files()]


def survives(name, data):
    source = Source(name, data)
    for reader in (READERS[system] for system in SYSTEMS):
        reader.recognises(source)
    reader = reader_for(source)
    if reader is None:
        return
    try:
        items = list(reader.read(source))
    except MinutesReadError:
        return
    for item in items:
        assert item.title
        read_decision(item)
        for section in item.sections:
            assert all(0 <= k.start < k.end <= len(section.text) for k in section.links)


def test_there_are_files_of_every_system():
    assert {path.parents[1].name for path in corpus_files()} == set(SYSTEMS)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(FILES), st.integers(0, 100_000), st.integers(0, 400))
def test_a_file_with_a_piece_cut_out_is_survived(file, start, length):
    name, data = file
    start %= len(data)
    survives(name, data[:start] + data[start + length :])


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(FILES),
    st.lists(st.tuples(st.integers(0, 100_000), st.binary(max_size=6)), max_size=8),
)
def test_a_file_with_foreign_bytes_is_survived(file, changes):
    name, data = file
    for at, piece in changes:
        at %= len(data)
        data = data[:at] + piece + data[at + len(piece) :]
    survives(name, data)


HEADER = "Kunnanhallitus\nPöytäkirja 17.06.2021/Pykälä 86\n"


@pytest.mark.parametrize(
    "text",
    [
        "<html><body>Dynasty tietopalvelu" + "<p>Päätös:</p>" * 30_000,
        "<html><body>Dynasty tietopalvelu" + "<table><tr><td>x</td><td>" * 1_500,
        "<html><body>" + "<p><b>Kunnanhallitus 1.1.2020 § 1</b></p>" * 10_000 + "DREQUEST.PHP",
        HEADER + "§ " * 400_000,
        HEADER + "Kunnanhallitus 17.6.2021 § 1\n" * 20_000,
        HEADER + "a" * 1_000_000,
        HEADER + " \u00a0" * 400_000 + "x",
        HEADER + "Kunnan " * 150_000 + "päätösehdotus",
        '{"value": [{"Name": "CaseNativeId", "Text": "' + "1/" * 400_000 + '"}]}',
        "Turun kaupunki§KokouspvmAsia1\n" + "Kaupunginhallitus19002.05.2017\n" * 10_000,
        "Kunnanhallitus, kokous 24.2.2020\n" + "Ehdotus\nEsittelijä\n" * 20_000,
    ],
    ids=range(11),
)
def test_long_files_take_no_more_than_linear_time(text):
    started = time.process_time()
    survives("file", text.encode())
    assert time.process_time() - started < 5
