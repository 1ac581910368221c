"""Original files are handed out whole and harmless."""

import pytest


def test_text_is_shown_in_its_own_character_set(site):
    result = site.get(f"/alkuperainen/{site.ids['digest']}")
    assert result.headers["content-type"] == "text/plain; charset=windows-1252"
    assert "Äänestystä ei ollut." in result.content.decode("windows-1252")


def test_it_can_run_nothing(site):
    headers = site.get(f"/alkuperainen/{site.ids['digest']}").headers
    assert headers["content-security-policy"] == (
        "default-src 'none'; sandbox; frame-ancestors 'none'"
    )
    assert headers["x-content-type-options"] == "nosniff"


def test_its_name_is_safe(site):
    named = site.get(f"/alkuperainen/{site.ids['digest']}").headers["content-disposition"]
    assert named == (
        'inline; filename="p_t_s_31_img_src_x_onerror_alert_1_.txt"; '
        "filename*=UTF-8''p%C3%A4%C3%A4t%C3%B6s%20%2231%22%20"
        "%3Cimg%20src%3Dx%20onerror%3Dalert%281%29%3E.txt"
    )


def test_head_tells_the_size(site):
    result = site.client.simulate_head(f"/alkuperainen/{site.ids['digest']}")
    assert int(result.headers["content-length"]) > 0
    assert result.content == b""


@pytest.mark.parametrize("digest", ["x", "0" * 64, "A" * 64, "%00", "..", "0" * 5000])
def test_an_unknown_file_is_not_found(site, digest):
    site.page(f"/alkuperainen/{digest}", 404)


def test_the_item_leads_to_it(site):
    assert f"/alkuperainen/{site.ids['digest']}" in site.item("transport").links
    assert not [h for h in site.item("vote").links if h.startswith("/alkuperainen")]
