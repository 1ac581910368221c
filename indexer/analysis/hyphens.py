"""Words that end in a hyphen: suspended compounds and words cut at the end of a line.

"esi- ja perusopetuksen" speaks of "esiopetus" too; "ter-\\nveys" is "terveys". A joined word
counts where the dictionary knows it, beside the piece that stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.analysis.compounds import Lookup
from indexer.analysis.tokenizer import plain_form

HYPHENS = frozenset("-\u2010\u2011")

_WORD = r"[^\W\d_]{2,60}"
_SUSPENDED = re.compile(
    rf"[-\u2010\u2011](?:,\s{{1,2}}{_WORD}[-\u2010\u2011]){{0,6}}"
    rf"\s{{1,3}}(?:ja|tai|sekä|eli|och|eller|samt)\s{{1,3}}(?P<next>{_WORD}(?:-{_WORD})?)"
)
_LINE_END = re.compile(rf"[-\u2010\u2011][^\S\n]{{0,3}}\n\s{{0,8}}(?P<next>{_WORD})")
_LONGEST = 60


def joined_words(word: str, text: str, end: int, lookup: Lookup) -> Iterator[str]:
    """Known words (plain forms) that a piece before the hyphen at ``text[end]`` is part of."""
    if len(word) > _LONGEST:
        return
    suspended = _SUSPENDED.match(text, end)
    if suspended:
        for tail in _tails(plain_form(suspended["next"]), lookup):
            whole = plain_form(word) + tail
            if lookup(whole):
                yield whole
        return
    cut = _LINE_END.match(text, end)
    if cut and lookup(whole := plain_form(word + cut["next"])):
        yield whole


def _tails(word: str, lookup: Lookup) -> dict[str, None]:
    """The ends of a compound in their base form, the longest first."""
    if "-" in word:
        rest = word.rpartition("-")[2]
        return dict.fromkeys(found.base for found in lookup(rest))
    return dict.fromkeys(
        found.base[cut:].strip("-") for found in lookup(word) for cut in found.cuts
    )
