"""Bytes to text: encodings, line ends, what is no text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import MinutesReadError
from archive.readers.decoding import decode, in_utf_8

TEXT = "Päätös\tEhdotus hyväksyttiin – § 5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_every_encoding_gives_the_same_text(encoding):
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.warnings) == (TEXT, ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8", "utf-8-sig", "windows-1252"])
def test_a_file_of_two_bytes_a_letter_is_written_as_utf_8(encoding):
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    data = mark + TEXT.encode(encoding)
    assert in_utf_8(data) == (TEXT.encode() if encoding.startswith("utf-16") else data)


def test_a_cut_file_of_two_bytes_a_letter_is_left_as_it_is():
    data = TEXT.encode("utf-16")[:-1]
    assert in_utf_8(data) == data


def test_decomposed_letters_are_composed():
    assert decode("pa\u0308a\u0308to\u0308s".encode()).text == "päätös"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\f"])
def test_line_ends_become_one_kind(end):
    assert decode(f"a{end}b".encode()).text == "a\nb"


def test_invisible_characters_are_dropped():
    assert decode("pää\u00adtös\u200b\ufeff!".encode()).text == "päätös!"


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf", "\u00ad\u200b".encode()])
def test_an_empty_file_is_an_error(data):
    with pytest.raises(MinutesReadError) as caught:
        decode(data)
    assert caught.value.code == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n...",
        b"PK\x03\x04rest",
        b"text\x00text",
        bytes(range(1, 256)) * 4,
        b"\xff\xfea\x00\x00\x00",
    ],
)
def test_what_is_no_text_is_an_error(data):
    with pytest.raises(MinutesReadError) as caught:
        decode(data)
    assert caught.value.code == "binary"
    assert "not text" in str(caught.value)


def test_a_cut_last_character_is_told():
    decoded = decode("Päätös hyväksyttiin ä".encode()[:-1])
    assert decoded.text == "Päätös hyväksyttiin "
    assert "cut short" in decoded.warnings[0]


def test_one_damaged_byte_does_not_spoil_the_encoding():
    data = bytearray("Päätös: pöytäkirja hyväksyttiin, äänestys jäi väliin.".encode())
    data[9:10] = b"\xff"
    decoded = decode(bytes(data))
    assert "pöytäkirja" in decoded.text
    assert "damaged" in decoded.warnings[0]


def test_a_stray_control_character_is_left_out_and_told():
    decoded = decode(("Päätös " * 200 + "\x07").encode())
    assert "\x07" not in decoded.text
    assert "control" in decoded.warnings[0]


def text_or_code(data):
    """The text, or the code of the one error that may be raised."""
    try:
        return decode(data).text
    except MinutesReadError as error:
        return error.code


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_clear_error(data):
    text = text_or_code(data)
    assert text.strip()
    assert "\r" not in text
    assert "\x00" not in text
