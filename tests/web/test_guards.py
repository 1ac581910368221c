"""What stands before the pages: names, rates, conditional and compressed answers, ranges."""

import gzip
import json
import logging

import falcon
import pytest
from falcon.testing import TestClient

from archive.errors import UsageError
from archive.settings import load
from web.app import create_app
from web.item.byte_range import ByteRange, Unsatisfiable, read_range
from web.operation.client_address import ClientAddress
from web.operation.compression import takes_gzip
from web.operation.host_check import host_name
from web.operation.rate_limit import MOST_CLIENTS, RateLimit
from web.operation.stream_slots import IN_MEMORY, StreamSlots
from web.service import WebSettings
from web.site_settings import web_settings

STABLE = ["/", "/?q=koulu", "/sv/?q=koulu", "/api/v1/search?q=koulu", "/robots.txt"]


@pytest.mark.parametrize("path", STABLE)
def test_what_the_client_has_is_not_sent_again(site, path):
    first = site.get(path)
    tag = first.headers["etag"]
    for named in (tag, f'"x", {tag}', tag.removeprefix("W/"), "*"):
        again = site.get(path, 304, headers={"If-None-Match": named})
        assert again.content == b""
        assert again.headers["etag"] == tag
    assert site.get(path, headers={"If-None-Match": '"x"'}).content == first.content


def test_different_answers_have_different_tags(site):
    tags = {site.get(path).headers["etag"] for path in STABLE}
    assert len(tags) == len(STABLE)


def test_an_item_is_tagged_and_a_missing_one_is_not(site):
    path = f"/asiakohta/{site.ids['transport']}"
    tag = site.get(path).headers["etag"]
    site.get(path, 304, headers={"If-None-Match": tag})
    assert "etag" not in site.get("/asiakohta/x", 404).headers


@pytest.mark.parametrize("path", ["/?q=koulu", "/api/v1/search?q=koulu"])
def test_answers_are_compressed_for_those_who_take_it(site, path):
    plain = site.get(path)
    packed = site.get(path, headers={"Accept-Encoding": "gzip, deflate, br"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 2
    assert packed.headers["etag"] == plain.headers["etag"]


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("", False),
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0", False),
        ("*", True),
        ("*;q=0", False),
        ("gzip;q=0, *", False),
        ("identity", False),
        (";;,,q=", False),
    ],
)
def test_what_a_client_takes(accepted, taken):
    assert takes_gzip(accepted) is taken


RANGES = [
    (None, None),
    ("bytes=0-9", ByteRange(0, 9)),
    ("bytes=90-", ByteRange(90, 99)),
    ("bytes=90-500", ByteRange(90, 99)),
    ("bytes=-10", ByteRange(90, 99)),
    ("bytes=-500", ByteRange(0, 99)),
    ("bytes=0-1,5-6", None),
    ("bytes=9-1", None),
    ("bytes=-", None),
    ("lines=1-2", None),
    ("bytes=x-y", None),
    ("bytes=" + "9" * 50 + "-", None),
]


@pytest.mark.parametrize(("header", "expected"), RANGES)
def test_ranges(header, expected):
    assert read_range(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_ranges_that_a_file_does_not_have(header):
    with pytest.raises(Unsatisfiable):
        read_range(header, 100)


def test_a_piece_of_an_original_is_sent(site):
    path = f"/alkuperainen/{site.ids['digest']}"
    whole = site.get(path).content
    piece = site.get(path, 206, headers={"Range": "bytes=5-9"})
    assert piece.content == whole[5:10]
    assert piece.headers["content-range"] == f"bytes 5-9/{len(whole)}"
    assert piece.headers["content-length"] == "5"
    beyond = site.get(path, 416, headers={"Range": "bytes=999999-"})
    assert beyond.headers["content-range"] == f"bytes */{len(whole)}"
    changed = site.get(path, headers={"Range": "bytes=5-9", "If-Range": '"x"'})
    assert changed.content == whole
    tag = site.get(path).headers["etag"]
    site.get(path, 206, headers={"Range": "bytes=5-9", "If-Range": tag})
    assert site.get(path, 304, headers={"If-None-Match": tag}).content == b""


def served(site, **settings):
    return TestClient(create_app(site.search, site.catalogue, WebSettings(**settings)))


def test_only_the_names_of_the_service_are_answered(site):
    client = served(site, hosts=frozenset({"arkisto.example", "[::1]"}))
    assert client.simulate_get("/", headers={"Host": "arkisto.example"}).status_code == 200
    assert client.simulate_get("/", headers={"Host": "ARKISTO.example:443"}).status_code == 200
    for wrong in ("evil.example", "arkisto.example.evil.example", "", "a b"):
        answer = client.simulate_get("/", headers={"Host": wrong})
        assert answer.status_code == 421
        assert "evil" not in answer.text
    assert client.simulate_get("/health/live", headers={"Host": "10.0.0.1"}).status_code == 200


@pytest.mark.parametrize(
    ("header", "name"),
    [("a.fi", "a.fi"), ("A.fi.:80", "a.fi"), ("[::1]:80", "[::1]"), ("[::1", "[::1]"), ("", "")],
)
def test_the_name_in_a_host_header(header, name):
    assert host_name(header) == name


def test_https_is_kept(site):
    secure = served(site, base_url="https://arkisto.example").simulate_get("/")
    assert secure.headers["strict-transport-security"] == "max-age=31536000"
    plain = served(site, base_url="http://arkisto.example").simulate_get("/")
    assert "strict-transport-security" not in plain.headers


def ask(client, address, **headers):
    return client.simulate_get(
        "/robots.html", remote_addr=address, headers=headers, extras={"REMOTE_ADDR": address}
    )


def test_who_asks_too_often_waits(site):
    client = served(site, rate_limit=5)
    codes = [ask(client, "192.0.2.1").status_code for _ in range(7)]
    assert codes == [404] * 5 + [429] * 2
    answer = ask(client, "192.0.2.1")
    assert 1 <= int(answer.headers["retry-after"]) <= 13
    assert "Odota hetki" in answer.text
    assert ask(client, "192.0.2.2").status_code == 404
    assert client.simulate_get("/health/live", remote_addr="192.0.2.1").status_code == 200


def test_this_machine_is_not_limited(site):
    client = served(site, rate_limit=1)
    assert {ask(client, "127.0.0.1").status_code for _ in range(5)} == {404}


def test_behind_a_trusted_proxy_its_clients_are_told_apart(site):
    client = served(site, rate_limit=1, trusted_proxies=("10.0.0.0/8",))
    first = {"X-Forwarded-For": "203.0.113.1"}
    assert ask(client, "10.0.0.1", **first).status_code == 404
    assert ask(client, "10.0.0.1", **first).status_code == 429
    assert ask(client, "10.0.0.1", **{"X-Forwarded-For": "203.0.113.2"}).status_code == 404
    forged = {"X-Forwarded-For": "198.51.100.7, 203.0.113.1"}
    assert ask(client, "10.0.0.1", **forged).status_code == 429


def test_a_stranger_cannot_take_another_address(site):
    client = served(site, rate_limit=1)
    assert ask(client, "192.0.2.1", **{"X-Forwarded-For": "1.1.1.1"}).status_code == 404
    assert ask(client, "192.0.2.1", **{"X-Forwarded-For": "2.2.2.2"}).status_code == 429


class Asked:
    def __init__(self, address):
        self.remote_addr = address
        self.path = "/"

    def get_header(self, name):
        return None


def test_the_bucket_fills_again_and_memory_is_bounded():
    now = 0.0
    limit = RateLimit(60, ClientAddress(), lambda: now)
    assert limit._take("a") == 0
    for _ in range(59):
        limit._take("a")
    assert 0 < limit._take("a") <= 1
    now = 2.5
    assert limit._take("a") == limit._take("a") == 0
    assert limit._take("a") > 0
    for n in range(MOST_CLIENTS + 100):
        limit._take(f"c{n}")
    assert len(limit._buckets) <= MOST_CLIENTS


def test_neighbours_in_ipv6_share_a_bucket():
    clients = ClientAddress()
    assert clients.of(Asked("2001:db8::1")) == clients.of(Asked("2001:db8::ffff"))
    assert clients.of(Asked("2001:db8::1")) != clients.of(Asked("2001:db8:1::1"))
    assert clients.of(Asked("::ffff:192.0.2.1")) == "192.0.2.1"
    assert clients.of(Asked("::1")) == clients.of(Asked("127.0.0.9")) == ""


def test_the_log_tells_no_query_and_no_item(site, caplog):
    with caplog.at_level(logging.INFO, "web.access"):
        site.get("/?q=salainenhaku&year=1987")
        site.get(f"/asiakohta/{site.ids['transport']}?q=salainenhaku")
        site.get("/salainenhaku", 404)
    lines = [json.loads(record.getMessage()) for record in caplog.records]
    assert [line["route"] for line in lines] == ["/", "/asiakohta/{item_id}", "-"]
    assert all(line["ms"] >= 0 for line in lines)
    assert "salainenhaku" not in caplog.text.casefold()
    assert "1987" not in caplog.text
    assert site.ids["transport"] not in caplog.text


def test_metrics_count_by_route(site):
    site.get("/?q=salainenhaku")
    text = site.get("/metrics").text
    assert 'pykala_requests_total{route="/",status="200"}' in text
    assert "pykala_ready 1" in text
    assert f"pykala_items {site.catalogue.item_count()}" in text
    assert "salainenhaku" not in text
    buckets = [
        int(line.rpartition(" ")[2])
        for line in text.splitlines()
        if line.startswith('pykala_request_seconds_bucket{route="/",')
    ]
    assert buckets == sorted(buckets)
    assert f'pykala_request_seconds_count{{route="/"}} {buckets[-1]}' in text


def settings_of(tmp_path, **values):
    return web_settings(load(tmp_path, values, {}))


def test_the_names_of_the_service_come_from_its_settings(tmp_path):
    local = settings_of(tmp_path).hosts
    assert local == {"localhost", "127.0.0.1", "[::1]"}
    assert settings_of(tmp_path, host="0.0.0.0").hosts == frozenset()
    public = settings_of(tmp_path, base_url="https://Arkisto.example:8443/", host="0.0.0.0")
    assert public.hosts == local | {"arkisto.example"}
    assert public.base_url == "https://Arkisto.example:8443"
    assert settings_of(tmp_path, hosts="a.fi, b.fi", host="::").hosts == local | {"a.fi", "b.fi"}


@pytest.mark.parametrize(
    "values",
    [{"base_url": "arkisto.example"}, {"base_url": "ftp://x"}, {"trusted_proxies": "nginx"}],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path, values):
    with pytest.raises(UsageError, match=next(iter(values))):
        settings_of(tmp_path, **values)


class Long:
    """Pieces of an answer that is too long for memory."""

    def __init__(self):
        self.closed = 0

    def __iter__(self):
        for _ in range(IN_MEMORY // 1_000_000 + 3):
            yield b"x" * 1_000_000

    def close(self):
        self.closed += 1


def test_long_answers_leave_threads_free():
    slots, first = StreamSlots(1), Long()
    response = falcon.Response()
    slots.send(response, first)
    refused = Long()
    with pytest.raises(falcon.HTTPServiceUnavailable):
        slots.send(falcon.Response(), refused)
    assert refused.closed == 1
    assert sum(map(len, response.stream)) > IN_MEMORY
    assert first.closed == 1
    again = falcon.Response()
    slots.send(again, Long())
    again.stream.close()
    again.stream.close()
    left = falcon.Response()
    slots.send(left, Long())
    left.stream = None  # a client that went away before the first byte
    slots.send(falcon.Response(), Long())


def test_short_answers_hold_no_slot(site):
    result = site.get("/haku.csv?q=koulu")
    assert result.headers["etag"]
    site.get("/haku.csv?q=koulu", 304, headers={"If-None-Match": result.headers["etag"]})
