"""Requests made from the API's own description: no 5xx, no answer that breaks the schema."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

pytestmark = pytest.mark.slow
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
ROUTES = (
    "/search",
    "/suggest",
    "/items",
    "/items/{id}",
    "/items/{id}/similar",
    "/boards",
    "/boards/{municipality}/{name}/{day}",
    "/cases/{id}",
    "/coverage",
    "/changes",
)
EXAMPLES = int(os.environ.get("API_EXAMPLES", "65"))
"""Requests an operation; eight of the ten take parameters, so 522 in all."""


@pytest.fixture(scope="module")
def asked():
    """The requests by route; their number goes to the file that API_COUNT names."""
    requests = []
    yield requests
    if "API_COUNT" in os.environ:
        Path(os.environ["API_COUNT"]).write_text(str(len(requests)))


@pytest.fixture(scope="module")
def description(site):
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", site.client.app)


@pytest.mark.parametrize("route", ROUTES)
def test_no_request_breaks_the_description(description, asked, route):
    @given(case=description[route]["get"].as_strategy())
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
    def ask(case):
        asked.append(route)
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    ask()


def test_every_operation_is_asked(description):
    assert set(description) == set(ROUTES)
