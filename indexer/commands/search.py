"""`archive search`: search at the terminal."""

from __future__ import annotations

import click

from archive.commands.context import (
    CommandContext,
    home_option,
    json_option,
    pass_context,
    show_json,
)
from indexer.answers.answer import DEFAULT_LIMIT, Answer, AnswerHit, Question, Snippet, Why, WhyKind
from indexer.answers.answer_json import as_json as answer_as_json
from indexer.answers.labels import label
from indexer.assembly import open_search
from indexer.results import MAX_OFFSET, Sort

_WHY = {
    WhyKind.EXACT: "sellaisenaan",
    WhyKind.BASE: "perusmuoto",
    WhyKind.GUESS: "arvattu perusmuoto",
    WhyKind.PART: "yhdyssanan osa",
    WhyKind.HALF: "haetun yhdyssanan osa",
    WhyKind.SYNONYM: "rinnakkaissana",
    WhyKind.CORRECTION: "korjattu sana",
    WhyKind.IDENTIFIER: "tunniste",
}


@click.command()
@click.argument("query", nargs=-1)
@click.option("--board", multiple=True, help="Only this board (a facet value); repeatable.")
@click.option("--year", multiple=True, help="Only this year; repeatable.")
@click.option("--decision-type", multiple=True, help="Only this decision type; repeatable.")
@click.option(
    "--sort",
    type=click.Choice([sort.value for sort in Sort]),
    default=Sort.RELEVANCE.value,
    show_default=True,
    help="Order of the hits.",
)
@click.option("--limit", type=click.IntRange(1, 100), default=DEFAULT_LIMIT, show_default=True)
@click.option(
    "--cursor",
    type=click.IntRange(0, MAX_OFFSET),
    default=0,
    help='Go on from here: the "next" of the page before.',
)
@click.option("--explain", is_flag=True, help="Say of each hit what it was found by.")
@home_option
@json_option
@pass_context
def search(
    context: CommandContext,
    query: tuple[str, ...],
    board: tuple[str, ...],
    year: tuple[str, ...],
    decision_type: tuple[str, ...],
    sort: str,
    limit: int,
    cursor: int,
    explain: bool,
    as_json: bool,
) -> None:
    """Search the archive. Without a QUERY everything is found.

    \b
    Examples:
      archive search koulu
      archive search '"hyväksyttiin yksimielisesti" -vuokra'
      archive search 147/12.09/2025 --json
      archive search koulu --year 2024 --year 2025 --sort newest
      archive search kylätalojen avustus --explain
      archive search -- -vuokra          (a query that starts with a dash)
    """
    settings = context.settings()
    context.existing_home(settings)
    chosen = {"board": board, "year": year, "decision_type": decision_type}
    question = Question(
        text=" ".join(query),
        filters={name: values for name, values in chosen.items() if values},
        sort=Sort(sort),
        offset=cursor,
        limit=limit,
        explain=explain,
    )
    answer = open_search(settings).answer(question)
    if as_json:
        show_json(answer_as_json(answer))
    else:
        click.echo(_text(answer))


def _text(answer: Answer) -> str:
    lines = [f"! {message.text}" for message in answer.messages]
    lines.append(f"{answer.total} osumaa")
    if answer.zero_hits:
        lines += [f"  {one.word}: {one.count} asiakohdassa" for one in answer.zero_hits.words]
    for hit in answer.hits:
        lines += ["", *_hit(hit)]
    if answer.next_cursor:
        lines += ["", f"Lisää osumia: --cursor {answer.next_cursor}"]
    return "\n".join(lines)


def _hit(hit: AnswerHit) -> list[str]:
    item = hit.item
    board = item.board.label if item.board else None
    day = f"{item.meeting_date:%-d.%-m.%Y}" if item.meeting_date else None
    section = f"§ {item.section_number}" if item.section_number else None
    where = [item.municipality, board, day, section, item.diary_number]
    kinds = ", ".join(label("decision_type", value.value, "fi") for value in item.decision_types)
    return [
        click.style(item.title, bold=True),
        "  " + " · ".join(part for part in where if part),
        f"  {kinds or label('outcome', item.decision.outcome.value, 'fi')}  [{item.id}]",
        *(f"  {_snippet(snippet)}" for snippet in hit.snippets),
        *(f"  {_why(why)}" for why in hit.why),
        *([f"  Puuttuu: {', '.join(hit.missing)}"] if hit.missing else []),
    ]


def _why(why: Why) -> str:
    """One line of the explanation."""
    section = label("section", why.section, "fi")
    return f"{why.word} → {why.base} ({_WHY[why.kind]}) → {why.form} — {section}"


def _snippet(snippet: Snippet) -> str:
    """The text with the marked words in bold on a terminal."""
    parts, done = [], 0
    for start, end in snippet.marks:
        parts += [snippet.text[done:start], click.style(snippet.text[start:end], bold=True)]
        done = end
    section = label("section", snippet.section, "fi")
    if snippet.attachment:
        section = f"Liite {snippet.attachment}, sivu {snippet.page}"
    return f"{section}: {''.join(parts)}{snippet.text[done:]}"
