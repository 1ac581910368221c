"""What is searched of one item: a ``PublicItem`` turned into the fields of the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.analysis.token import Token


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """One document as every engine takes it.

    ``texts`` maps each text field to its tokens, ``keywords`` each keyword field to its
    values (no value twice), ``numbers`` each number field to its value.
    """

    item_id: str
    texts: Mapping[str, tuple[Token, ...]]
    keywords: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
