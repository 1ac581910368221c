"""The API described in OpenAPI 3.1: served as JSON, and rendered as a page.

Written here by hand, out of the program's own vocabularies and bounds; tests send what it
allows and check every answer against it.
"""

from __future__ import annotations

from typing import Any

import falcon

from indexer.answers.answer import DEFAULT_LIMIT, SHOWN_FACETS
from indexer.narrowing import Hidden
from indexer.results import MAX_OFFSET, Sort
from web.api.schemas import SCHEMAS, Json, listed, reference, words
from web.search.params import (
    DEFAULT_SIMILAR,
    MAX_API_LIMIT,
    MAX_CHANGES,
    MAX_ITEMS,
    MAX_SIMILAR,
    MAX_VALUE_LENGTH,
    MAX_VALUES,
)
from web.service import WebSettings
from web.site.rendering import Pages
from web.site.texts import LANGUAGES

VERSION = "1.0"
_FACET_NOTES = {
    "board": "Ids of boards; see /boards.",
    "year": "Years of the meeting, four digits.",
    "classification": "Top levels of the task classification, such as 12.",
}
_LANGUAGE: Json = {"type": "string", "enum": list(LANGUAGES)}


def document(settings: WebSettings) -> Json:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.service_name} API",
            "version": VERSION,
            "description": "Read the decisions of Finnish municipalities. Nothing can be "
            "written, no key is needed. Keys of answers are only ever added. Errors are "
            "problem documents (RFC 9457). Answers carry an ETag; send it back in "
            "If-None-Match and what has not changed is not sent again.",
        },
        "servers": [{"url": f"{settings.base_url}/api/v1"}],
        "paths": {
            "/search": {"get": _search()},
            "/suggest": {"get": _suggest()},
            "/items": {"get": _items()},
            "/items/{id}": {"get": _item()},
            "/items/{id}/similar": {"get": _similar()},
            "/boards": {"get": _boards()},
            "/boards/{municipality}/{name}/{day}": {"get": _meeting()},
            "/cases/{id}": {"get": _case()},
            "/coverage": {"get": _operation("coverage", "What is there", "Coverage", [], "503")},
            "/changes": {"get": _changes()},
        },
        "components": {"schemas": SCHEMAS, "responses": _problems()},
    }


class OpenApi:
    """/api/v1/openapi.json."""

    def __init__(self, settings: WebSettings) -> None:
        self._document = document(settings)

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The description."""
        resp.media = self._document

    on_head = on_get


class ApiGuide:
    """/rajapinta: the same description as a page for people."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._document = document(pages.settings)

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """The page."""
        pages = self._pages.of(req)
        html = pages.render("api.html", path="/rajapinta", canonical=True, api=self._document)
        pages.respond(resp, html)

    on_head = on_get


def _search() -> Json:
    parameters = [
        _parameter("q", "The query, as in the search box: words in any inflected form, "
                   "\"phrases\", OR, -not, prefix*, otsikko:word, diary numbers. Any text is "
                   "a query; `messages` tells what was ignored.",
                   {"type": "string"}, "koulukuljetus"),
        *_facets(),
        _parameter("from", "The first day, included.", {"type": "string", "format": "date"}),
        _parameter("to", "The last day, included.", {"type": "string", "format": "date"}),
        _parameter("hide", "Kinds of items to leave out.", listed(words(Hidden))),
        _parameter("sort", "The order. As usual: by relevance, newest first without words.",
                   words(Sort)),
        _parameter("cursor", "`next` of the page before.",
                   {"type": "integer", "minimum": 0, "maximum": MAX_OFFSET - 1}),
        _parameter("limit", "Hits a page.", {"type": "integer", "minimum": 1,
                   "maximum": MAX_API_LIMIT, "default": DEFAULT_LIMIT}),
        _parameter("lang", "Language of labels and messages.", _LANGUAGE),
        _parameter("explain", "1: each hit says in `why` what each word was found by.",
                   {"type": "integer", "minimum": 0, "maximum": 1, "default": 0}),
    ]  # fmt: skip
    return _operation("search", "Search", "SearchAnswer", parameters, "400", "503")


def _item() -> Json:
    path = _place("id")
    language = _parameter("lang", "Language of labels.", _LANGUAGE)
    operation = _operation("item", "One item", "Item", [path, language], "400", "404", "410", "503")
    operation["responses"]["301"] = {"description": "Merged into another item; see Location."}
    return operation


def _similar() -> Json:
    parameters = [
        _place("id"),
        *_facets(),
        _parameter("limit", "How many.", {"type": "integer", "minimum": 1,
                   "maximum": MAX_SIMILAR, "default": DEFAULT_SIMILAR}),
        _parameter("lang", "Language of labels.", _LANGUAGE),
    ]  # fmt: skip
    operation = _operation(
        "similar", "Items like one and how they ended", "Similar", parameters,
        "400", "404", "410", "503",
    )  # fmt: skip
    operation["responses"]["301"] = {"description": "Merged into another item; see Location."}
    return operation


def _suggest() -> Json:
    parameters = [
        _parameter("q", "What was typed so far; its last word is gone on from.",
                   {"type": "string"}, "koulukul"),
        _parameter("lang", "Language of the pages that `href` leads to.", _LANGUAGE),
    ]  # fmt: skip
    return _operation("suggest", "What may be meant", "Suggestions", parameters, "400", "503")


def _facets() -> list[Json]:
    return [
        _parameter(
            name,
            _FACET_NOTES.get(name, "Values of this facet.") + " Several values are alternatives.",
            _values(name),
        )
        for name in SHOWN_FACETS
    ]


def _items() -> Json:
    parameters = [
        _modified_since(),
        _parameter("cursor", "`next` of the page before, or `last` of an earlier visit.",
                   {"type": "integer", "minimum": 0, "maximum": 999_999_999}),
        _parameter("limit", "Changes a page; an item that changed twice is given once.",
                   {"type": "integer", "minimum": 1, "maximum": MAX_ITEMS,
                    "default": DEFAULT_LIMIT}),
        _parameter("lang", "Language of labels.", _LANGUAGE),
    ]  # fmt: skip
    return _operation("items", "Items in the order of their changes, and the ids of those that "
                      "are no longer there", "Items", parameters, "400", "503")  # fmt: skip


def _modified_since() -> Json:
    return _parameter("modified_since", "Only what was changed at this moment or later: a day, or "
                      "a moment with its zone (RFC 3339).",
                      {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"},
                      "2025-04-09T12:00:00Z")  # fmt: skip


def _case() -> Json:
    return _operation(
        "case", "A case and its handlings", "Case", [_place("id")], "400", "404", "503"
    )


def _meeting() -> Json:
    places = [_place(name) for name in ("municipality", "name", "day")]
    return _operation("meeting", "A meeting and its items", "Meeting", places, "400", "404", "503")


def _place(name: str) -> Json:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _boards() -> Json:
    return _operation("boards", "All boards", "Boards", [], "503")


def _changes() -> Json:
    since = {"type": "integer", "minimum": 0, "maximum": 999_999_999, "default": 0}
    limit = {"type": "integer", "minimum": 1, "maximum": MAX_CHANGES, "default": MAX_CHANGES}
    parameters = [
        _parameter("since", "The number of the last change that is known already.", since),
        _modified_since(),
        _parameter("limit", "Changes a page.", limit),
    ]
    return _operation("changes", "What happened to items", "Changes", parameters, "400", "503")


def _operation(name: str, summary: str, answer: str, parameters: list[Json], *errors: str) -> Json:
    content = {"application/json": {"schema": reference(answer)}}
    responses: dict[str, Any] = {"200": {"description": summary, "content": content}}
    responses |= {code: {"$ref": f"#/components/responses/{code}"} for code in (*errors, "429")}
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": responses,
    }


def _parameter(name: str, text: str, schema: Json, example: str | None = None) -> Json:
    parameter: Json = {"name": name, "in": "query", "description": text, "schema": schema}
    if schema["type"] == "array":
        parameter |= {"style": "form", "explode": True}
    return parameter | ({"example": example} if example else {})


def _values(facet: str) -> Json:
    value: Json = {"type": "string", "minLength": 1, "maxLength": MAX_VALUE_LENGTH,
                   "pattern": r"^[^\x00-\x1f\x7f-\x9f]+$"}  # fmt: skip
    if facet == "year":
        value = {"type": "string", "pattern": "^[0-9]{4}$"}
    return listed(value) | {"maxItems": MAX_VALUES}


def _problems() -> Json:
    names = {
        "400": "A parameter cannot be used; `parameter` names it",
        "404": "Unknown",
        "410": "Removed; `reason` says why",
        "429": "Too many requests; Retry-After says when to go on",
        "503": "The index or the archive cannot be read at the moment",
    }
    content = {"application/problem+json": {"schema": reference("Problem")}}
    return {code: {"description": text, "content": content} for code, text in names.items()}
