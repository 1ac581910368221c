"""Runs the real `archive` command as a person would, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
ARCHIVE = Path(sys.executable).with_name("archive")

SAMPLE = """Koulukuljetusten kilpailutus

SIVLTK 05.03.2024 § {section}
{section}/12.06/2024

Lautakunnan kouluissa järjestetään kuljetukset lukuvuodeksi. {extra}

Valmistelija\tSivistysjohtaja Testi Tekijä
Päätösehdotus\tLautakunta hyväksyy kuljetusten kilpailutuksen periaatteet.
Päätös\tEhdotus hyväksyttiin.
"""


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def archive(
    *arguments: str | Path, home: Path | None = None, stdin: bytes = b"", **env: str
) -> Run:
    """Run the command; fails at once when a traceback shows."""
    words = [str(ARCHIVE), *(["--home", str(home)] if home else []), *map(str, arguments)]
    done = subprocess.run(
        words,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **env},
        timeout=120,
        check=False,
    )
    run = Run(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in run.err, run.err
    return run


def write_sample(folder: Path, name: str, section: int, extra: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(SAMPLE.format(section=section, extra=extra), encoding="utf-8")
    return file
