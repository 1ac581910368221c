"""OpenSearch's ``finnish`` analyzer, rebuilt: what a service gets that only chooses the language.

It is Lucene's FinnishAnalyzer: standard tokenizer, lower case, the Finnish stop words of the
Snowball project, Snowball's Finnish stemmer; each in its own words:
https://lucene.apache.org/core/ ``org.apache.lucene.analysis.fi.FinnishAnalyzer``. One analyzer
for a whole index: Swedish text goes through it too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from archive.minutes import Language
from indexer.analysis.stems import finnish_stem
from indexer.analysis.token import EXACT, Token

_LONGEST = 255  # code points: the standard tokenizer cuts there
_TOKEN = re.compile(
    r"\w(?:\w|(?<=[^\W\d_])[:.'’·](?=[^\W\d_])|(?<=\d)[.,;'’](?=\d)|[\u00ad\u200d\u0300-\u036f])*"
)
"""Words as the standard tokenizer cuts them (Unicode Annex 29) for the Latin script: a hyphen
and a slash part words; a dot or a colon between letters, and a dot or a comma between digits,
do not."""


def finnish_tokens(text: str, language: Language = Language.FINNISH) -> Iterator[Token]:
    """The tokens of a text; a stop word leaves its position empty. ``language`` is not used."""
    for position, match in enumerate(_TOKEN.finditer(text)):
        word = match.group()[:_LONGEST].lower()
        if word not in _stop_words():
            term = finnish_stem(word)
            yield Token(position, match.start(), match.end(), (EXACT + word, term))


@cache
def _stop_words() -> frozenset[str]:
    text = files("indexer.evaluation").joinpath("finnish_stop_words.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["words"].split())
