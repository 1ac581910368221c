"""`archive analyze`: what is indexed of a text, token by token, and why."""

from __future__ import annotations

from typing import Any

import click

from archive.commands.context import json_option, show_json
from archive.minutes import Language
from indexer.analysis.analyzer import default_analyzer
from indexer.analysis.token import EXACT, GUESS, IDENTIFIER, PART, Token

_KINDS = {EXACT: "form", PART: "part", GUESS: "guess", IDENTIFIER: "identifier"}
_SAID = {
    "form": "the form as it stands",
    "base": "base form",
    "part": "part of a compound",
    "guess": "guess at the base form of an unknown word",
    "identifier": "identifier, the same in every spelling",
}


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    default=Language.FINNISH.value,
    show_default=True,
    help="How the text is analysed.",
)
@json_option
def analyze(text: tuple[str, ...], language: str, as_json: bool) -> None:
    """Show token by token what is indexed of a TEXT, and why.

    \b
    Examples:
      archive analyze kouluissa
      archive analyze "Vääksynkanavan silta, 12. helmikuuta 2025 § 31" --json
    """
    whole = " ".join(text)
    tokens = list(default_analyzer().tokens(whole, Language(language)))
    if as_json:
        show_json({"text": whole, "tokens": [_json(token, whole) for token in tokens]})
        return
    for token in tokens:
        click.echo(f"{token.position:>4}  {whole[token.start : token.end]}")
        for term in token.terms:
            click.echo(f"        {term:<32} {_SAID[_kind(term)]}")


def _json(token: Token, text: str) -> dict[str, Any]:
    return {
        "position": token.position,
        "start": token.start,
        "end": token.end,
        "text": text[token.start : token.end],
        "terms": [{"term": term, "kind": _kind(term)} for term in token.terms],
    }


def _kind(term: str) -> str:
    return _KINDS.get(term[0], "base")
