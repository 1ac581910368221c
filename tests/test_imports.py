"""The direction of imports: web → indexer → archive; only archive/cli.py goes up."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LEVEL = {"archive": 0, "indexer": 1, "web": 2}
COMPOSITION_ROOT = Path("archive/cli.py")
MODULES = sorted(
    path.relative_to(ROOT) for package in LEVEL for path in (ROOT / package).rglob("*.py")
)


def imported_packages(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names.add((node.module or "").split(".")[0])
    return names


def test_every_package_is_looked_at():
    assert {path.parts[0] for path in MODULES} == set(LEVEL)


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_a_module_imports_only_downwards(path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    allowed = max(LEVEL.values()) if path == COMPOSITION_ROOT else LEVEL[path.parts[0]]
    above = {n for n in imported_packages(tree) if LEVEL.get(n, 0) > allowed}
    assert not above, f"{path} imports {', '.join(sorted(above))} from above"


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_nothing_imports_the_composition_root(path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    modules = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None), *(alias.name for alias in node.names)]
    }
    assert not modules & {"archive.cli", "cli"}


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_no_import_hides_inside_a_function(path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    hidden = [
        inner.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not hidden, f"{path} imports inside a function at lines {hidden}"
