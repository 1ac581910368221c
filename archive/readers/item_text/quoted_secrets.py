"""Quoted handlings that call themselves confidential: only that they were is shown."""

from __future__ import annotations

from collections.abc import Iterable

from archive.readers.item_text.header import secrecy_line
from archive.readers.item_text.heading import heading_of


def without_secrets(history: Iterable[str]) -> list[str]:
    """The lines of quoted handlings, of each confidential one its heading and its mention."""
    handlings: list[list[str]] = [[]]
    for line in history:
        if heading_of(line.strip()):
            handlings.append([])
        handlings[-1].append(line)
    return [line for handling in handlings for line in _open(handling)]


def _open(handling: list[str]) -> list[str]:
    if not any(_is_mention(line) for line in handling):
        return handling
    return [line for line in handling if _is_mention(line) or heading_of(line.strip())]


def _is_mention(line: str) -> bool:
    return secrecy_line(line)[0]
