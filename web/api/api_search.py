"""GET /api/v1/search: the search as JSON, the same object as `archive search --json`.

Each facet value carries the address that chooses it, or drops it where it is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import falcon

from indexer.answers.answer import Question
from indexer.answers.answer_json import as_json
from indexer.results import Sort
from web.search.params import api_question
from web.service import SearchService

PATH = "/api/v1/search"


class ApiSearch:
    """Parameters are those of the OpenAPI document (:mod:`web.api.openapi`)."""

    def __init__(self, search: SearchService, language: str) -> None:
        self._search = search
        self._language = language

    def on_get(self, req: falcon.Request, resp: falcon.Response) -> None:
        """One page of hits; ``next`` is the cursor of the following one."""
        question = api_question(req.query_string, self._language)
        answer = as_json(self._search.answer(question))
        for name, values in answer["facets"].items():
            for value in values:
                value["href"] = _toggled(question, name, value, self._language)
        resp.media = answer

    on_head = on_get


def _toggled(question: Question, facet: str, value: Mapping[str, Any], language: str) -> str:
    chosen = question.filters.get(facet, ())
    word = str(value["value"])
    values = tuple(v for v in chosen if v != word) if value["selected"] else (*chosen, word)
    filters = {**question.filters, facet: values}
    return api_address(replace(question, filters=filters, offset=0), language)


def api_address(question: Question, language: str) -> str:
    """The address that asks a question; what is as usual is left out."""
    usual = Question()
    parameters = [("q", question.text)] if question.text else []
    parameters += [(name, v) for name, values in question.filters.items() for v in values]
    parameters += [("from", question.first_day.isoformat())] if question.first_day else []
    parameters += [("to", question.last_day.isoformat())] if question.last_day else []
    parameters += [("hide", kind.value) for kind in question.hidden]
    if question.sort is not (Sort.RELEVANCE if question.text else Sort.NEWEST):
        parameters.append(("sort", question.sort.value))
    parameters += [("limit", str(question.limit))] if question.limit != usual.limit else []
    parameters += [("lang", question.language)] if question.language != language else []
    parameters += [("explain", "1")] if question.explain else []
    parameters += [("cursor", str(question.offset))] if question.offset else []
    return f"{PATH}?{urlencode(parameters)}" if parameters else PATH
