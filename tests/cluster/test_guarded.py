"""TLS and login, which the test server lacks, by nginx in front of it."""

import pytest

from tests.cluster.archives import archive, write_settings
from tests.cluster.proxy import guarded

pytestmark = [pytest.mark.cluster_full, pytest.mark.slow]


@pytest.fixture
def proxy(cluster, tmp_path):
    with guarded(cluster.nodes[0], tmp_path / "proxy") as proxy:
        yield proxy


@pytest.fixture
def settings(cluster, home, proxy):
    yield {
        "opensearch_hosts": proxy.url,
        "opensearch_index": f"t-guarded-{proxy.url[-5:]}",
        "opensearch_user": proxy.user,
        "opensearch_password_file": str(proxy.password_file),
        "opensearch_ca": str(proxy.ca),
    }
    write_settings(home, opensearch_hosts=cluster.hosts)  # what was made can be removed


def test_with_certificate_and_login_all_works(home, settings):
    write_settings(home, **settings)
    done = archive(home, "reindex")
    assert done.returncode == 0, done.stderr
    assert archive(home, "search", "kirjasto").returncode == 0


def test_a_wrong_password_is_told(home, settings, tmp_path):
    (tmp_path / "wrong").write_text("another-word")
    write_settings(home, **settings | {"opensearch_password_file": str(tmp_path / "wrong")})
    done = archive(home, "reindex")
    assert done.returncode == 2
    assert "Wrong user or password" in done.stderr
    assert "another-word" not in done.stdout + done.stderr


def test_no_login_is_told(home, settings):
    write_settings(home, **{k: v for k, v in settings.items() if k != "opensearch_user"})
    assert "Wrong user or password" in archive(home, "reindex").stderr


def test_an_unknown_certificate_is_told(home, settings):
    write_settings(home, **{k: v for k, v in settings.items() if k != "opensearch_ca"})
    done = archive(home, "reindex")
    assert done.returncode == 2
    assert "not trusted" in done.stderr
    assert "opensearch_ca" in done.stderr


def test_a_certificate_for_another_name_is_told(home, settings):
    other = settings["opensearch_hosts"].replace("localhost", "127.0.0.1")
    write_settings(home, **settings | {"opensearch_hosts": other})
    assert "not trusted" in archive(home, "reindex").stderr


def test_plain_http_to_tls_is_told(home, settings):
    plain = settings["opensearch_hosts"].replace("https:", "http:")
    write_settings(home, **settings | {"opensearch_hosts": plain})
    done = archive(home, "reindex")
    assert done.returncode == 2
    assert "Write https://" in done.stderr
