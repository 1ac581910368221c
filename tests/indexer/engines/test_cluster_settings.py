"""What the settings say of the cluster, and what is said of wrong ones."""

import pytest

from archive.errors import UsageError
from archive.settings import load
from indexer.engines.opensearch.cluster_settings import cluster_settings, settings_near

WRONG = {
    "opensearch_hosts": (
        (" , ", "no node is named"),
        ("node1:9200", "no address of a node"),
        ("http://", "no address of a node"),
        ("https://node1:0", "no address of a node"),
        ("http://reader:secret@127.0.0.1:1", "settings of their own"),
    ),
    "opensearch_index": (("Minutes", "small letters"), ("_x", "small letters"), ("a b", "letters")),
    "opensearch_password_file": (("/nonexistent/password", "cannot be read"),),
    "opensearch_ca": (("/nonexistent/ca.pem", "there is no file"),),
}


def settings(tmp_path, **values):
    variables = {f"ARCHIVE_{name.upper()}": value for name, value in values.items()}
    return load(tmp_path, environment=variables)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [(name, value, said) for name, cases in WRONG.items() for value, said in cases],
)
def test_a_wrong_setting_is_named_with_its_origin(tmp_path, name, value, said):
    with pytest.raises(UsageError, match=said) as raised:
        cluster_settings(settings(tmp_path, **{name: value}))
    assert f"{name} (ARCHIVE_{name.upper()})" in str(raised.value)
    assert "secret" not in str(raised.value)


def test_nodes_and_login_are_read(tmp_path):
    (tmp_path / "password").write_text("invented\n")
    read = cluster_settings(
        settings(
            tmp_path,
            opensearch_hosts="https://n1.example.fi:9200/, https://n2.example.fi:9200",
            opensearch_user="pykala",
            opensearch_password_file=str(tmp_path / "password"),
        )
    )
    assert read.hosts == ("https://n1.example.fi:9200", "https://n2.example.fi:9200")
    assert (read.user, read.password) == ("pykala", "invented")
    assert "invented" not in repr(read)


@pytest.mark.parametrize(
    ("host", "refused"),
    [
        ("http://node1.example.fi:9200", True),
        ("http://10.0.0.5:9200", True),
        ("http://localhost:9200", False),
        ("http://127.0.0.1:9200", False),
        ("http://[::1]:9200", False),
        ("https://node1.example.fi:9200", False),
    ],
)
def test_a_password_goes_in_clear_to_this_machine_alone(tmp_path, host, refused):
    values = {"opensearch_hosts": f"https://n2.example.fi:9200,{host}"}
    assert len(cluster_settings(settings(tmp_path, **values)).hosts) == 2
    told = settings(tmp_path, **values, opensearch_user="pykala")
    if refused:
        with pytest.raises(UsageError, match="everyone on the way"):
            cluster_settings(told)
    else:
        assert len(cluster_settings(told).hosts) == 2


def test_an_engine_finds_the_settings_of_its_archive(tmp_path, monkeypatch):
    monkeypatch.delenv("ARCHIVE_OPENSEARCH_HOSTS", raising=False)
    (tmp_path / "archive.toml").write_text('opensearch_index = "towns"\n')
    inside = tmp_path / "index" / "opensearch" / "generations" / "3" / "files"
    assert settings_near(inside).index == "towns"
    assert settings_near(tmp_path.parent / "elsewhere" / "files").index == "minutes"
