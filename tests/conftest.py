"""A skip that is not allowed by name fails the run: nothing is left out unseen."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

# A shell that starts us in the background has SIGINT ignored, and our children would too.
signal.signal(signal.SIGINT, signal.default_int_handler)

ALLOWED = Path(__file__).with_name("allowed_skips.txt")
CLUSTER = "cluster"
_not_allowed: list[str] = []


def allowed_skips() -> list[re.Pattern[str]]:
    """One pattern a line, matched against "test id: reason"; # starts a remark."""
    lines = (line.strip() for line in ALLOWED.read_text(encoding="utf-8").splitlines())
    return [re.compile(line) for line in lines if line and not line.startswith("#")]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _check(report)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        _check(report)


def _check(report: pytest.TestReport | pytest.CollectReport) -> None:
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    line = f"{report.nodeid}: {reason}"
    if not any(pattern.search(line) for pattern in allowed_skips()):
        _not_allowed.append(line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _not_allowed:
        terminalreporter.write_line(f"NOT ALLOWED TO BE SKIPPED {line}")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if _not_allowed and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of two workers, one has all tests of a file, and one all that need the cluster.

    The cluster's come first: they are the longest that cannot be parted.
    """
    for item in items:
        clustered = "tests/cluster/" in item.nodeid or "opensearch" in item.name
        group = CLUSTER if clustered else item.nodeid.split("::")[0]
        item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: item.get_closest_marker("xdist_group").args != (CLUSTER,))
