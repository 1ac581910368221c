"""Query string → search. Every bound of what may be asked over HTTP is in here.

Values that nobody can mean (page "x", sort "best") end as :class:`BadParameter`, a 400
that says what is wrong. Unknown facet values are fine: they count 0. Broken percent
escapes and bytes that are no UTF-8 become U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl

import falcon

from indexer.answers.answer import DEFAULT_LIMIT, SHOWN_FACETS, Question
from indexer.narrowing import Hidden
from indexer.results import MAX_OFFSET, Sort
from web.search.period import Period, read_day
from web.search.search_state import BY_CASE, LAST_PAGE, SearchState
from web.site.texts import LANGUAGES

MAX_QUERY_STRING = 65_536
MAX_PARAMETERS = 500
MAX_VALUES = 50
MAX_VALUE_LENGTH = 200
MAX_API_LIMIT = 100
MAX_CHANGES = 1_000
MAX_ITEMS = 100
DEFAULT_SIMILAR, MAX_SIMILAR = 10, 50

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_YEAR = re.compile(r"[0-9]{4}")
_NUMBER = re.compile(r"[0-9]{1,9}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ]|$)", re.ASCII)

Parameters = Mapping[str, list[str]]


class BadParameter(falcon.HTTPBadRequest):
    """A parameter that cannot be used. ``problem`` is a key of the texts (``parameter.…``)."""

    def __init__(self, name: str, problem: str, **values: object) -> None:
        super().__init__()
        self.parameter = name
        self.problem = f"parameter.{problem}"
        self.values: dict[str, object] = {"name": name, **values}


def search_state(query_string: str, root: str = "") -> SearchState:
    """The state that the address of a page names. Raises :class:`BadParameter`."""
    parameters = _parameters(query_string)
    sort = _single(parameters, "sort")
    return SearchState(
        text=_text(parameters),
        filters=_filters(parameters),
        period=_period(parameters),
        shown=_kinds(parameters, "show"),
        chosen_sort=_sort(sort) if sort else None,
        page=_number(parameters, "page", 1, 1, LAST_PAGE),
        board_name=_short_text(parameters, "board_name"),
        by_case=_by_case(parameters),
        root=root,
    )


def api_question(query_string: str, language: str) -> Question:
    """The question that an address of the API asks. Raises :class:`BadParameter`."""
    parameters = _parameters(query_string)
    text = _text(parameters)
    sort = _single(parameters, "sort")
    period = _period(parameters)
    return Question(
        text=text,
        filters=_filters(parameters),
        sort=_sort(sort) if sort else SearchState(text).sort,
        offset=_number(parameters, "cursor", 0, 0, MAX_OFFSET - 1),
        limit=_number(parameters, "limit", DEFAULT_LIMIT, 1, MAX_API_LIMIT),
        language=_language(parameters, language),
        first_day=period.first,
        last_day=period.last,
        hidden=_kinds(parameters, "hide"),
        explain=bool(_number(parameters, "explain", 0, 0, 1)),
    )


def label_language(query_string: str, default: str) -> str:
    """The language of labels that an address of the API asks for (``lang``)."""
    return _language(_parameters(query_string), default)


def suggest_text(query_string: str, default: str) -> tuple[str, str]:
    """What is being typed, and the language of the pages that suggestions lead to."""
    parameters = _parameters(query_string)
    return _text(parameters), _language(parameters, default)


def similar_choice(
    query_string: str, default: str
) -> tuple[Mapping[str, tuple[str, ...]], int, str]:
    """Facet values that similar items must have, how many to give, the language of labels."""
    parameters = _parameters(query_string)
    limit = _number(parameters, "limit", DEFAULT_SIMILAR, 1, MAX_SIMILAR)
    return _filters(parameters), limit, _language(parameters, default)


@dataclass(frozen=True, slots=True)
class ChangeRange:
    """Which changes are asked for: those after number ``since``, from ``modified_since`` on."""

    since: int
    modified_since: datetime | None
    limit: int
    language: str


def change_range(query_string: str, default: str) -> ChangeRange:
    """Which changes to list (``since``). Raises :class:`BadParameter`."""
    return _change_range(_parameters(query_string), default, "since", MAX_CHANGES, MAX_CHANGES)


def item_range(query_string: str, default: str) -> ChangeRange:
    """Which changed items to give (``cursor``). Raises :class:`BadParameter`."""
    return _change_range(_parameters(query_string), default, "cursor", DEFAULT_LIMIT, MAX_ITEMS)


def _change_range(
    parameters: Parameters, default: str, cursor: str, usual: int, most: int
) -> ChangeRange:
    return ChangeRange(
        since=_number(parameters, cursor, 0, 0, 999_999_999),
        modified_since=_moment(parameters, "modified_since"),
        limit=_number(parameters, "limit", usual, 1, most),
        language=_language(parameters, default),
    )


def _parameters(query_string: str) -> Parameters:
    """The parameters by name; empty values, which blank form fields send, are left out."""
    if len(query_string) > MAX_QUERY_STRING:
        raise falcon.HTTPUriTooLong()
    try:
        parts = parse_qsl(_untunnelled(query_string), max_num_fields=MAX_PARAMETERS)
    except ValueError:
        raise BadParameter("", "too_many_parts") from None
    parameters: dict[str, list[str]] = {}
    for name, value in parts:
        parameters.setdefault(name, []).append(value)
    return parameters


def _untunnelled(query_string: str) -> str:
    """Bytes that the client did not escape reach WSGI as latin-1 (PEP 3333): UTF-8 again.

    What is no UTF-8 is left as it is: then it was latin-1, or text already.
    """
    try:
        return query_string.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return query_string


def _single(parameters: Parameters, name: str) -> str:
    values = parameters.get(name, [])
    if len(values) > 1:
        raise BadParameter(name, "repeated")
    return values[0] if values else ""


def _text(parameters: Parameters) -> str:
    """The query text as it was typed: the query parser bounds it and explains itself."""
    return _single(parameters, "q").strip()


def _filters(parameters: Parameters) -> dict[str, tuple[str, ...]]:
    filters = {name: _values(parameters, name) for name in SHOWN_FACETS if name in parameters}
    if not all(_YEAR.fullmatch(year) for year in filters.get("year", ())):
        raise BadParameter("year", "not_a_year")
    return filters


def _period(parameters: Parameters) -> Period:
    first, last = _day(parameters, "from"), _day(parameters, "to")
    if first and last and first > last:
        raise BadParameter("to", "before_first")
    return Period(first, last)


def _day(parameters: Parameters, name: str) -> date | None:
    value = _single(parameters, name)
    day = read_day(value)
    if value and day is None:
        raise BadParameter(name, "not_a_day")
    return day


def _moment(parameters: Parameters, name: str) -> datetime | None:
    """A moment as RFC 3339 writes it; the day alone is its first moment in UTC."""
    value = _single(parameters, name)
    if not value:
        return None
    if not _MOMENT.match(value):
        raise BadParameter(name, "not_a_moment")
    try:
        moment = datetime.fromisoformat(value.upper())
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise BadParameter(name, "not_a_moment") from None


def _by_case(parameters: Parameters) -> bool:
    group = _single(parameters, "group")
    if group not in ("", BY_CASE):
        raise BadParameter("group", "not_a_kind", known=BY_CASE)
    return bool(group)


def _kinds(parameters: Parameters, name: str) -> tuple[Hidden, ...]:
    chosen = parameters.get(name, [])
    known = [kind.value for kind in Hidden]
    if not set(chosen) <= set(known):
        raise BadParameter(name, "not_a_kind", known=", ".join(known))
    return tuple(kind for kind in Hidden if kind.value in chosen)


def _language(parameters: Parameters, default: str) -> str:
    language = _single(parameters, "lang") or default
    if language not in LANGUAGES:
        raise BadParameter("lang", "not_a_language", known=", ".join(LANGUAGES))
    return language


def _short_text(parameters: Parameters, name: str) -> str:
    value = _single(parameters, name).strip()
    if len(value) > MAX_VALUE_LENGTH:
        raise BadParameter(name, "too_long", most=MAX_VALUE_LENGTH)
    if _CONTROL.search(value):
        raise BadParameter(name, "control")
    return value


def _values(parameters: Parameters, name: str) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(parameters[name]))
    if len(values) > MAX_VALUES:
        raise BadParameter(name, "too_many", most=MAX_VALUES)
    if any(len(value) > MAX_VALUE_LENGTH for value in values):
        raise BadParameter(name, "too_long", most=MAX_VALUE_LENGTH)
    if any(_CONTROL.search(value) for value in values):
        raise BadParameter(name, "control")
    return values


def _number(parameters: Parameters, name: str, default: int, least: int, most: int) -> int:
    value = _single(parameters, name)
    if not value:
        return default
    number = int(value) if _NUMBER.fullmatch(value) else -1
    if not least <= number <= most:
        raise BadParameter(name, "not_a_number", least=least, most=most)
    return number


def _sort(value: str) -> Sort:
    try:
        return Sort(value)
    except ValueError:
        known = ", ".join(sort.value for sort in Sort)
        raise BadParameter("sort", "not_a_sort", known=known) from None
