"""One hit of the list as it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from archive.minutes import Stage
from archive.public import PublicItem
from indexer.answers.answer import AnswerHit, Snippet
from indexer.search import item_path
from web.records.paths import case_path
from web.search.search_state import SearchState
from web.site.decision_look import SILENT_OUTCOMES, Chip, chips, name_of
from web.site.marked import Piece, pieces
from web.site.texts import Texts


@dataclass(frozen=True, slots=True)
class SnippetView:
    """A piece of a section with the section's name."""

    section: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit: everything is text for people but ``day`` (ISO date) and the addresses.

    ``href`` is the item's page, ``why`` the page that says what it was found by, ``case``
    that of its case, where ``handlings`` says how many hits the row stands for.
    """

    href: str
    title: tuple[Piece, ...]
    board: str | None
    municipality: str
    day: str | None
    date: str
    section: str | None
    diary_number: str | None
    chips: tuple[Chip, ...]
    outcome: str | None
    note: str | None
    snippets: tuple[SnippetView, ...]
    language: str
    missing: tuple[str, ...]
    why: str | None
    handlings: str | None
    case: str | None


def hit_view(hit: AnswerHit, state: SearchState, texts: Texts) -> HitView:
    """What is shown of a hit; its link carries the search, so that one finds back."""
    item = hit.item
    day = item.meeting_date
    many = hit.handlings > 1
    path = item_path(item.id)
    href = state.address(path)
    return HitView(
        href=href,
        title=pieces(item.title, hit.title_marks),
        board=item.board.label if item.board else None,
        municipality=item.municipality,
        day=day.isoformat() if day else None,
        date=texts.day(day) if day else texts("search.undated"),
        section=f"§\u00a0{item.section_number}" if item.section_number else None,
        diary_number=item.diary_number,
        chips=() if item.confidential else chips(item.decision, texts.language),
        outcome=outcome_text(item, texts),
        note=note(item, texts),
        snippets=tuple(_snippet(snippet, texts) for snippet in hit.snippets),
        language=item.language.value,
        missing=hit.missing,
        why=href.replace(path, why_path(item.id), 1) if state.text else None,
        handlings=texts("collapse.handlings", count=texts.number(hit.handlings)) if many else None,
        case=state.root + case_path(item.case_id) if many and item.case_id else None,
    )


def why_path(item_id: str) -> str:
    """The path of the page that says what an item was found by."""
    return f"{item_path(item_id)}/miksi"


def outcome_text(item: PublicItem, texts: Texts) -> str | None:
    """What became of the proposal, where that tells something."""
    outcome = item.decision.outcome
    if item.confidential or outcome in SILENT_OUTCOMES:
        return None
    name = name_of("outcome", outcome.value, texts.language)
    told = {chip.text for chip in chips(item.decision, texts.language)}
    return None if name in told else name  # "tabled" is told once


def note(item: PublicItem, texts: Texts) -> str | None:
    """What one must know before reading on."""
    if item.confidential:
        return texts("search.confidential")
    return texts("search.agenda") if item.stage is Stage.AGENDA else None


def section_name(kind: str, texts: Texts) -> str:
    """What a section is called; empty for a kind without a name."""
    return name_of("section", kind, texts.language)


def _snippet(snippet: Snippet, texts: Texts) -> SnippetView:
    return SnippetView(_place(snippet, texts), pieces(snippet.text, snippet.marks))


def _place(snippet: Snippet, texts: Texts) -> str:
    """The name of the section, or "Liite 2, sivu 3"."""
    if not snippet.attachment:
        return section_name(snippet.section, texts)
    number, page = texts.number(snippet.attachment), texts.number(snippet.page)
    return texts("hit.attachment_page", attachment=number, page=page)
