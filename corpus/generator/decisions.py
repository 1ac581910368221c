"""The formulas that decisions are worded in, with how often each kind comes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

AS_PROPOSED = (
    "Ehdotus hyväksyttiin.", "Ehdotus hyväksyttiin.", "Päätösehdotus hyväksyttiin.",
    "Päätösehdotus hyväksyttiin yksimielisesti.", "Hyväksyttiin.", "Ehdotuksen mukaan.",
    "Esittelijän ehdotus hyväksyttiin yksimielisesti.", "Päätösesitys hyväksyttiin.",
)  # fmt: skip
PROCEDURAL = "procedural"


@dataclass(frozen=True, slots=True)
class Formula:
    """Templates of title, proposal and resolution for one kind of decision."""

    kind: str
    title: str
    proposal: str
    resolution: str

    @property
    def points_to_proposal(self) -> bool:
        """Whether the resolution only says what became of the proposal."""
        return self.resolution == "="


@cache
def _formulas() -> tuple[dict[str, list[Formula]], dict[str, int]]:
    text = (Path(__file__).parent / "decisions.txt").read_text(encoding="utf-8")
    formulas: dict[str, list[Formula]] = {}
    shares: dict[str, int] = {}
    kind = ""
    for line in text.splitlines():
        if line.startswith("["):
            kind, share = line.strip("[]").split()
            shares[kind] = int(share)
        elif line and not line.startswith("#"):
            title, proposal, resolution = (part.strip() for part in line.split("|"))
            formulas.setdefault(kind, []).append(Formula(kind, title, proposal, resolution))
    return formulas, shares


@cache
def _kinds() -> tuple[list[str], list[int]]:
    shares = _formulas()[1]
    return list(shares), list(accumulate(shares.values()))


def draw_formula(rng: Random) -> Formula:
    """A formula of a decision on a matter."""
    kinds, reached = _kinds()
    kind = rng.choices(kinds, cum_weights=reached)[0]
    choice = _formulas()[0][kind]
    return choice[int(rng.random() * len(choice))]


def procedural_formula(position: int) -> Formula:
    """The formula that opens a meeting (positions 0 and 1) or closes it (any other)."""
    return _formulas()[0][PROCEDURAL][min(position, 2)]
