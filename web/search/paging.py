"""The row of page numbers under the hits."""

from __future__ import annotations

from dataclasses import dataclass

from web.search.search_state import LAST_PAGE, PAGE_SIZE, SearchState

AROUND = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page; a gap in the row has no ``href`` and no number."""

    number: int | None
    href: str | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """The row of pages with the addresses of the neighbours."""

    links: tuple[PageLink, ...]
    previous: str | None
    next: str | None


def paging(state: SearchState, total: int) -> Paging | None:
    """The pages of a result with this many hits; None when there is only one."""
    last = last_page(total)
    if last < 2 or state.page > last:
        return None
    near = range(max(1, state.page - AROUND), min(last, state.page + AROUND) + 1)
    numbers = sorted({1, *near, last})
    links: list[PageLink] = []
    for before, number in zip([0, *numbers], numbers, strict=False):
        if number - before > 1:
            links.append(PageLink(None))
        links.append(PageLink(number, state.on_page(number).address(), number == state.page))
    return Paging(
        tuple(links),
        state.on_page(state.page - 1).address() if state.page > 1 else None,
        state.on_page(state.page + 1).address() if state.page < last else None,
    )


def last_page(total: int) -> int:
    """The number of the last page that can be opened."""
    return min(LAST_PAGE, max(1, -(-total // PAGE_SIZE)))
