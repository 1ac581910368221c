"""Cases and boards by what stands in an address; what is unknown or malformed is not found."""

from __future__ import annotations

import re

import falcon

from archive.catalogue import BoardPage, Case, Catalogue

MOST_LETTERS = 200
_ID = re.compile(r"[A-Za-z0-9_.~-]{1,64}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def known_case(catalogue: Catalogue, case_id: str) -> Case:
    """The case. Raises HTTPNotFound."""
    case = catalogue.case(case_id) if _ID.fullmatch(case_id) else None
    if case is None:
        raise falcon.HTTPNotFound()
    return case


def board_id(municipality: str, name: str) -> str:
    """A board's id: the two parts of its page's path. Raises HTTPNotFound."""
    if len(municipality) + len(name) > MOST_LETTERS or _CONTROL.search(municipality + name):
        raise falcon.HTTPNotFound()
    return f"{municipality}/{name}"


def known_board(catalogue: Catalogue, municipality: str, name: str) -> BoardPage:
    """The board, or the one that it became part of. Raises HTTPNotFound."""
    page = catalogue.board(board_id(municipality, name))
    if page is None:
        raise falcon.HTTPNotFound()
    return page
