"""GET /api/v1/cases/{id}, /api/v1/boards/{municipality}/{name}/{day} and /api/v1/coverage."""

from __future__ import annotations

import re
from datetime import date

import falcon

from archive.catalogue import Catalogue
from web.api.mention import mention
from web.out.item_address import Addresses
from web.records.coverage_cache import CoverageCache
from web.records.known_record import board_id, known_case
from web.service import WebSettings

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ApiRecord:
    """What these resources share."""

    def __init__(self, catalogue: Catalogue, settings: WebSettings) -> None:
        self._catalogue = catalogue
        self._settings = settings


class ApiCase(ApiRecord):
    """A case with its handlings in order."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, case_id: str) -> None:
        """The case."""
        case = known_case(self._catalogue, case_id)
        addresses = Addresses(self._settings, req)
        resp.media = {
            "id": case.id,
            "municipality": case.municipality,
            "diary_number": case.diary_number,
            "classification": case.classification,
            "handlings": [mention(item, addresses) for item in case.handlings],
        }

    on_head = on_get


class ApiMeeting(ApiRecord):
    """A meeting with its items in the order of their §."""

    def on_get(
        self, req: falcon.Request, resp: falcon.Response, municipality: str, name: str, day: str
    ) -> None:
        """The meeting."""
        meeting = self._catalogue.meeting(board_id(municipality, name), _day(day))
        if meeting is None:
            raise falcon.HTTPNotFound()
        addresses = Addresses(self._settings, req)
        resp.media = {
            "board": meeting.board.id,
            "date": meeting.day.isoformat(),
            "previous": meeting.previous_day.isoformat() if meeting.previous_day else None,
            "next": meeting.next_day.isoformat() if meeting.next_day else None,
            "items": [mention(item, addresses) for item in meeting.items],
        }

    on_head = on_get


class ApiCoverage:
    """What is there of each board and year."""

    def __init__(self, coverage: CoverageCache) -> None:
        self._coverage = coverage

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The rows; ``missing`` is null where numbering is not seen to run."""
        resp.media = {
            "coverage": [
                {
                    "municipality": row.municipality,
                    "board": row.board.id if row.board else None,
                    "year": row.year,
                    "meetings": row.meetings,
                    "items": row.items,
                    "latest": row.latest.isoformat() if row.latest else None,
                    "missing": list(row.missing) if row.runs else None,
                }
                for row in self._coverage.rows()
            ]
        }

    on_head = on_get


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise falcon.HTTPNotFound()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise falcon.HTTPNotFound() from None
