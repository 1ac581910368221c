"""The pages of cases, boards and meetings, and of what the archive holds."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import falcon

from archive.catalogue import BoardPage, Catalogue
from archive.coverage import BoardYear
from web.out.calendar import meeting_calendar
from web.out.item_address import Addresses
from web.records.coverage_cache import CoverageCache
from web.records.known_record import board_id, known_board, known_case
from web.records.paths import board_path, case_path
from web.records.rows import ItemRow, is_procedural, item_row
from web.search.search_state import SearchState
from web.search.search_view import statistics_address
from web.site.rendering import LocalPages, Pages

MOST_LATEST = 8
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class RecordResource:
    """What these pages share: a catalogue and the pages' texts."""

    def __init__(self, catalogue: Catalogue, pages: Pages) -> None:
        self._catalogue = catalogue
        self._pages = pages


class CasePage(RecordResource):
    """/asia/{id}: all handlings of a case in order, across boards."""

    def on_get(self, req: falcon.Request, resp: falcon.Response, case_id: str) -> None:
        """The page."""
        case = known_case(self._catalogue, case_id)
        pages = self._pages.of(req)
        rows = [item_row(item, pages.root, pages.texts) for item in case.handlings]
        title = pages.texts("record.case", number=case.diary_number)
        path = case_path(case.id)
        html = pages.render(
            "case.html",
            path=path,
            canonical=True,
            title=title,
            case=case,
            rows=rows,
            feed=f"{pages.root}{path}/asia.atom",
        )
        pages.respond(resp, html)

    on_head = on_get


class BoardPageResource(RecordResource):
    """/toimielin/{municipality}/{name}: a board's relations and its meetings by year."""

    def on_get(
        self, req: falcon.Request, resp: falcon.Response, municipality: str, name: str
    ) -> None:
        """The page; a board that was merged leads to the one it became."""
        page = known_board(self._catalogue, municipality, name)
        pages = self._pages.of(req)
        path = board_path(page.board)
        if page.board.id != f"{municipality}/{name}":
            raise falcon.HTTPMovedPermanently(pages.root + path)
        state = SearchState(filters={"board": (page.board.id,)}, root=pages.root)
        html = pages.render(
            "board.html", path=path, canonical=True, page=page, board_path=board_path,
            searched=state.address(), feed=f"{pages.root}{path}/paatokset.atom",
            statistics=statistics_address(state), latest=self._latest(page, pages),
        )  # fmt: skip
        pages.respond(resp, html)

    on_head = on_get

    def _latest(self, page: BoardPage, pages: LocalPages) -> list[ItemRow]:
        """The first items of the latest meeting that are no mere organisation of it."""
        if not page.meetings:
            return []
        meeting = self._catalogue.meeting(page.board.id, page.meetings[0].day)
        items = [item for item in meeting.items if not is_procedural(item)] if meeting else []
        return [item_row(item, pages.root, pages.texts) for item in items[:MOST_LATEST]]


class BoardCalendar(RecordResource):
    """/toimielin/{municipality}/{name}/kokoukset.ics: the meetings of a board as a calendar."""

    def on_get(
        self, req: falcon.Request, resp: falcon.Response, municipality: str, name: str
    ) -> None:
        """The calendar."""
        page = known_board(self._catalogue, municipality, name)
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
        meeting = self._catalogue.meeting(board_id(municipality, name), _day(day))
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

    def __init__(self, catalogue: Catalogue, pages: Pages, coverage: CoverageCache) -> None:
        super().__init__(catalogue, pages)
        self._coverage = coverage

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The page."""
        pages = self._pages.of(req)
        rows = self._coverage.rows()
        boards: dict[str, dict[str, list[BoardYear]]] = {}
        for row in rows:
            board = row.board.id if row.board else ""
            boards.setdefault(row.municipality, {}).setdefault(board, []).append(row)
        newest = max((row.updated_at for row in rows), default=datetime(2000, 1, 1, tzinfo=UTC))
        html = pages.render(
            "coverage.html", path="/kattavuus", canonical=True, boards=boards, newest=newest,
            board_path=board_path, items=self._catalogue.item_count(),
        )  # fmt: skip
        pages.respond(resp, html)

    on_head = on_get


def _day(text: str) -> date:
    if not _DAY.fullmatch(text):
        raise falcon.HTTPNotFound()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise falcon.HTTPNotFound() from None
