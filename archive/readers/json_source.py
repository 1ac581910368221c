"""JSON files of source systems: decoded, and looked into without trusting their shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import msgspec

from archive.errors import MinutesReadError
from archive.readers.decoding import decode

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def looks_like_json(data: bytes) -> bool:
    """Whether a file begins as a JSON object or list does."""
    return data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def json_of(data: bytes) -> Json:
    """What a JSON file holds.

    Raises :class:`MinutesReadError`: ``broken-json`` (also for one that was cut short or
    nests too deep), ``empty`` or ``binary``.
    """
    return json_in(decode(data).text)


def json_in(text: str) -> Json:
    """What JSON text holds; raises like :func:`json_of`."""
    try:
        found: Json = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise MinutesReadError(
            "broken-json",
            f"The file is not whole JSON ({error}). Fetch it again from its source.",
        ) from None
    return found


def records_in(value: Json, *wrappers: str) -> Iterator[dict[str, Json]]:
    """The objects of a list, of a list under one of the wrapping keys, or the object itself."""
    if isinstance(value, dict):
        for key in wrappers:
            inner = value.get(key)
            if isinstance(inner, (list, dict)):
                yield from records_in(inner, *wrappers)
                return
        yield value
    elif isinstance(value, list):
        yield from (entry for entry in value if isinstance(entry, dict))


def text_in(record: dict[str, Json], *keys: str) -> str:
    """The first of these keys that holds text or a number, as text; else empty."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return ""
