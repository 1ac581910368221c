"""Settings: what counts before what, and what is said of wrong ones."""

from pathlib import Path

import pytest

from archive.errors import UsageError
from archive.settings import load


def write(tmp_path: Path, text: str) -> Path:
    (tmp_path / "archive.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_defaults_say_that_they_are_defaults(tmp_path):
    settings = load(tmp_path, environment={})
    assert settings.text("engine") == "tantivy"
    assert settings.values["port"].value == 8000
    assert settings.values["port"].origin == "default"


def test_a_flag_counts_before_the_environment_before_the_file(tmp_path):
    home = write(tmp_path, 'engine = "whoosh"\nport = 8001\njobs = 2\n')
    settings = load(home, {"port": 8003}, {"ARCHIVE_PORT": "8002", "ARCHIVE_JOBS": "3"})
    assert (settings.number("port"), settings.values["port"].origin) == (8003, "--port")
    assert (settings.number("jobs"), settings.values["jobs"].origin) == (3, "ARCHIVE_JOBS")
    assert (settings.text("engine"), settings.values["engine"].origin) == (
        "whoosh",
        str(home / "archive.toml"),
    )


@pytest.mark.parametrize(
    ("flag", "environment", "expected"),
    [
        (Path("a"), {"ARCHIVE_HOME": "b"}, (Path("a"), "--home")),
        (None, {"ARCHIVE_HOME": "b"}, (Path("b"), "ARCHIVE_HOME")),
        (None, {}, (Path("data"), "default")),
    ],
)
def test_the_home_folder_comes_from_flag_environment_default(flag, environment, expected):
    settings = load(flag, environment=environment)
    assert (settings.home.folder, settings.home_origin) == expected


def test_an_unknown_key_is_an_error_that_lists_the_known_ones(tmp_path):
    home = write(tmp_path, "porst = 1\n")
    with pytest.raises(UsageError, match=r"archive\.toml.*'porst'.*engine.*port"):
        load(home, environment={})


@pytest.mark.parametrize(
    "text",
    ["port = 0", "port = 70000", "port = true", 'port = "x"', "engine = 3", "port = ", "boards = 1",
     "[boards.Asikkala]\nKH = 3"],
)  # fmt: skip
def test_a_wrong_value_names_its_place(tmp_path, text):
    home = write(tmp_path, text)
    with pytest.raises(UsageError, match=r"archive\.toml"):
        load(home, environment={})


def test_a_wrong_environment_value_names_the_variable(tmp_path):
    with pytest.raises(UsageError, match="ARCHIVE_PORT"):
        load(tmp_path, environment={"ARCHIVE_PORT": "many"})


def test_a_file_that_is_not_text_is_named(tmp_path):
    (tmp_path / "archive.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match=r"archive\.toml"):
        load(tmp_path, environment={})


def test_boards_map_abbreviations_to_names(tmp_path):
    home = write(tmp_path, '[boards.Asikkala]\nHYVOLTK = "Hyvinvointilautakunta"\n')
    settings = load(home, environment={})
    assert settings.boards == {"Asikkala": {"HYVOLTK": "Hyvinvointilautakunta"}}
