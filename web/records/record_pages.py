"""The pages of cases, boards and meetings, and of what the archive holds."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import falcon

from archive.catalogue import Catalogue
from archive.coverage import BoardYear
from web.out.calendar import meeting_calendar
from web.out.item_address import Addresses
from web.records.coverage_cache import CoverageCache
from web.records.rows import board_path, case_path, item_row
from web.search.search_state import SearchState
from web.site.rendering import Pages

_ID = re.compile(r"[A-Za-z0-9_.~-]{1,64}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
MOST_LETTERS = 200
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class RecordResource:
    """What these pages share: a catalogue and the pages' texts."""

    def __init__(self, catalogue: Catalogue, pages: Pages) -> None:
        self._catalogue = catalogue
        self._pages = pages
        self._coverage = CoverageCache(catalogue)


class CasePage(RecordResource):
    """/asia/{id}: all handlings of a case in order, across boards."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, case_id: str) -> None:
        """The page."""
        case = self._catalogue.case(case_id) if _ID.fullmatch(case_id) else None
        if case is None:
            raise falcon.HTTPNotFound()
        pages = self._pages.of(req)
        rows = [item_row(item, pages.root, pages.texts) for item in case.handlings]
        title = pages.texts("record.case", number=case.diary_number)
        html = pages.render(
            "case.html", path=case_path(case.id), canonical=True, title=title, case=case, rows=rows
        )
        pages.respond(resp, html)

    on_head = on_get


class BoardPageResource(RecordResource):
    """/toimielin/{municipality}/{name}: a board's relations and its meetings by year."""

    def on_get(
        self, req: falcon.Request, resp: falcon.Response, municipality: str, name: str
    ) -> None:
        """The page; a board that was merged leads to the one it became."""
        page = self._catalogue.board(_board_id(municipality, name))
        if page is None:
            raise falcon.HTTPNotFound()
        pages = self._pages.of(req)
        path = board_path(page.board)
        if page.board.id != f"{municipality}/{name}":
            raise falcon.HTTPMovedPermanently(pages.root + path)
        state = SearchState(filters={"board": (page.board.id,)}, root=pages.root)
        html = pages.render(
            "board.html", path=path, canonical=True, page=page, board_path=board_path,
            searched=state.address(), feed=state.address("/haku.atom"),
        )  # fmt: skip
        pages.respond(resp, html)

    on_head = on_get


class BoardCalendar(RecordResource):
    """/toimielin/{municipality}/{name}/kokoukset.ics: the meetings of a board as a calendar."""

    def on_get(
        self, req: falcon.Request, resp: falcon.Response, municipality: str, name: str
    ) -> None:
        """The calendar."""
        page = self._catalogue.board(_board_id(municipality, name))
        if page is None:
            raise falcon.HTTPNotFound()
        addresses = Addresses(self._pages.settings, req)
        resp.content_type = "text/calendar; charset=utf-8"
        resp.set_header("Content-Disposition", 'attachment; filename="kokoukset.ics"')
        resp.text = meeting_calendar(page, addresses, self._pages.of(req).texts)

    on_head = on_get


class MeetingPage(RecordResource):
    """/toimielin/{municipality}/{name}/{day}: one meeting, its items by §."""

    def on_get(
        self, req: falcon.Request, resp: falcon.Response, municipality: str, name: str, day: str
    ) -> None:
        """The page."""
        pages = self._pages.of(req)
        board_id = _board_id(municipality, name)
        meeting = self._catalogue.meeting(board_id, _day(day))
        if meeting is None:
            raise falcon.HTTPNotFound()
        path = f"{board_path(meeting.board)}/{day}"
        rows = [item_row(item, pages.root, pages.texts) for item in meeting.items]
        html = pages.render(
            "meeting.html", path=path, canonical=True, meeting=meeting, rows=rows,
            board_path=board_path(meeting.board),
        )  # fmt: skip
        pages.respond(resp, html)

    on_head = on_get


class CoveragePage(RecordResource):
    """/kattavuus: what is in of each board and year, and which § are missing."""

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The page."""
        pages = self._pages.of(req)
        years: dict[str, list[BoardYear]] = {}
        for year in self._coverage.rows():
            years.setdefault(year.municipality, []).append(year)
        newest = max(
            (year.updated_at for rows in years.values() for year in rows),
            default=datetime(2000, 1, 1, tzinfo=UTC),
        )
        html = pages.render(
            "coverage.html", path="/kattavuus", canonical=True, years=years, newest=newest,
            board_path=board_path, items=self._catalogue.item_count(),
        )  # fmt: skip
        pages.respond(resp, html)

    on_head = on_get


def _board_id(municipality: str, name: str) -> str:
    """A board's id: the two parts of its page's path."""
    if len(municipality) + len(name) > MOST_LETTERS or _CONTROL.search(municipality + name):
        raise falcon.HTTPNotFound()
    return f"{municipality}/{name}"


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise falcon.HTTPNotFound()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise falcon.HTTPNotFound() from None
