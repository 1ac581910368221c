"""Votes of Ahjo's interface as the text of a section."""

from __future__ import annotations

from archive.minutes import Section, SectionKind
from archive.readers.json_source import Json, records_in, text_in

_SIDES = (("Ayes", "JAA"), ("Noes", "EI"), ("Blank", "Tyhjä"), ("Absent", "Poissa"))


def votes_section(results: Json) -> Section | None:
    """The votes: what each side stood for, its count and who voted so; None without votes."""
    votes = [text for record in records_in(results or []) if (text := _vote(record))]
    return Section(SectionKind.VOTE, "\n\n".join(votes)) if votes else None


def _vote(record: dict[str, Json]) -> str:
    sides = [(word, next(records_in(record.get(key) or []), {})) for key, word in _SIDES]
    counts = [f"{word} {text_in(side, 'NumberOfVotes') or '0'}" for word, side in sides if side]
    if not counts:
        return ""
    lines = [", ".join(counts)]
    for word, side in sides:
        proposal = " ".join(text_in(side, "Content").split())
        voters = [text_in(v, "Name") for v in records_in(side.get("Voters") or [])]
        if proposal:
            lines.append(f"{word}-ehdotus: {proposal}")
        if voters:
            lines.append(f"{word}: {'; '.join(voters)}")
    return "\n".join(lines)
