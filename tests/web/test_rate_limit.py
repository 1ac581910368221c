"""What the rate limit remembers of a client, and what it tells apart."""

from falcon.testing import TestClient

from web.app import create_app
from web.operation.client_address import ClientAddress
from web.operation.rate_limit import KEPT, RateLimit
from web.service import WebSettings


def test_addresses_are_forgotten_even_when_nobody_asks_any_more():
    now = 0.0
    limit = RateLimit(60, ClientAddress(), lambda: now)
    limit._take("early")
    assert limit._sweeper.daemon
    now = KEPT / 2
    limit._take("late")
    now = KEPT + 1
    limit.sweep()
    assert list(limit._buckets) == ["late"]
    now = 2 * KEPT
    limit.sweep()
    assert limit._buckets == {}
    assert limit._sweeper is None


def test_typing_takes_no_searches_away(site):
    client = TestClient(create_app(site.search, site.catalogue, WebSettings(rate_limit=2)))

    def asked(path):
        return client.simulate_get(path, extras={"REMOTE_ADDR": "203.0.113.7"}).status_code

    assert [asked("/api/v1/suggest?q=koulu") for _ in range(3)] == [200, 200, 429]
    assert [asked("/?q=koulu") for _ in range(3)] == [200, 200, 429]
