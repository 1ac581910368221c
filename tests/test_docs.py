"""Documentation holds: every link leads somewhere, every command that is named exists."""

import re
from pathlib import Path

import pytest

from archive.cli import archive

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("corpus/**/*.md")])
LINK = re.compile(r"\]\(([^)\s#]+)")
COMMAND = re.compile(r"`archive (?:--home \S+ )?([a-z]+)\b")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    targets = [t for t in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in t]
    missing = [t for t in targets if not (page.parent / t).exists()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_exist(page):
    named = set(COMMAND.findall(page.read_text(encoding="utf-8")))
    assert named <= set(archive.commands)


def test_every_command_has_help_with_an_example():
    for name, command in archive.commands.items():
        assert command.help, name
        assert "Example" in command.help, name
