"""The packages that are installed are those that are there."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_package_is_named_in_pyproject():
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    there = {
        ".".join(file.parent.relative_to(ROOT).parts)
        for top in ("archive", "indexer", "web")
        for file in (ROOT / top).rglob("__init__.py")
    }
    assert set(named["tool"]["setuptools"]["packages"]) == there


def test_no_lock_file_holds_an_address():
    for file in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in file.read_text(encoding="utf-8"), file.name
