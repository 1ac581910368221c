"""Examples of decisions: a proposal and a resolution each, with what they mean.

They lie in ``decisions/*.toml`` of a folder of samples, one ``[[case]]`` each:

    name = "…"        what it shows; unique
    title, board      optional
    proposal, handling, resolution, vote   the texts, each optional
    types, outcome    what must be read ("unknown" is an answer)
    false_friend_of   optional: the type or outcome that it must not be taken for
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.decision.reading import read_decision
from archive.errors import UsageError
from archive.evaluation.gold import GoldItem
from archive.minutes import AgendaItem, Board, Language, Section, SectionKind, Stage
from archive.parsing.worker_protocol import ReadItem

_TEXTS = {
    "proposal": SectionKind.PROPOSAL,
    "handling": SectionKind.HANDLING,
    "vote": SectionKind.VOTE,
    "resolution": SectionKind.RESOLUTION,
}


def read_examples(folder: Path, system: str) -> Iterator[tuple[GoldItem, ReadItem]]:
    """Each example with its reading. Raises :class:`UsageError` naming a broken file."""
    for file in sorted(folder.rglob("decisions/*.toml")):
        name = file.relative_to(folder).as_posix()
        try:
            cases = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
            for case in cases:
                yield _gold(case, name, system), _read(case)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(
                f"{file} cannot be read as examples of decisions: {type(error).__name__}: {error}."
            ) from error


def _gold(case: dict[str, Any], source: str, system: str) -> GoldItem:
    flags = case.get("flags")
    return GoldItem(
        id=case["name"],
        source=source,
        system=system,
        outcome=case["outcome"],
        decision_types=frozenset(case["types"]),
        flags=None if flags is None else frozenset(flags),
    )


def _read(case: dict[str, Any]) -> ReadItem:
    item = AgendaItem(
        title=case.get("title", "Vuosisuunnitelma"),
        source_system="example",
        board=Board(case["board"]) if "board" in case else None,
        stage=Stage(case.get("stage", "minutes")),
        language=Language(case.get("language", "fi")),
        sections=tuple(Section(kind, case[key]) for key, kind in _TEXTS.items() if key in case),
        locator=case["name"],
    )
    return ReadItem(item, read_decision(item))
