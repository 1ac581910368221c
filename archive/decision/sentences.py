"""Texts of an item to statements: a sentence together with the list that hangs on it.

"Kaupunginhallitus esittää valtuustolle, että se" and the list entries behind it are one
statement, for the entries are what is proposed to the council. Each statement knows its
sentences, so that evidence can show the one that was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.minutes import SectionKind

LONGEST_TEXT = 30_000
"""Characters of one section that are read: what decides stands at its start or its end."""

LONGEST_EVIDENCE = 600

_ABBREVIATIONS = (
    "mm ym ns ks klo esim em ko ao ed mrd milj nro kpl puh os par vrt n s v t a nr bl.a t.ex s.k"
    " dvs kl ca jfr fr.o.m t.o.m st tel resp ent toim joht pj vpj siht"
)
_ABBREVIATED = frozenset(_ABBREVIATIONS.split())
_SENTENCE_END = re.compile(r"[.!?…][\"”»)]?\s+(?=[\"”»(–-]?\s?[A-ZÅÄÖ])")
_LAST_WORD = re.compile(r"([^\s(\"”]{1,12})$")
_INITIAL = re.compile(r"[A-ZÅÄÖ]")
_LIST_MARK = re.compile(r"(?:[-–•*] |\d{1,2}[.)] |[a-zåäö]\) )")
_LABEL = re.compile(
    r"(?:kannattajat?|\d* ?äänestys(?: \d+)?|(?:jaa|ei)-(?:ehdotus|äänet|ääniä)|tyhjä|poissa"
    r"|(?:vasta|muutos|palautus|hylkäys)ehdotus(?: \d+)?"
    r"|(?:\d+ )?omröstningen|(?:ja|nej)-(?:förslag|röster)|blanka?|frånvarande)(?::| ?$)",
    re.IGNORECASE,
)
"""A line of a ready-made account of a vote: it begins something of its own."""
_RIVAL_LABEL = re.compile(r"\w+ehdotus(?: \d+)?:", re.IGNORECASE)
_TERMINAL = (".", "!", "?", '."', ".”", ".)")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: ``text`` in one line, and where its sentences lie in it."""

    section: SectionKind
    text: str
    spans: tuple[tuple[int, int], ...]

    def sentence_at(self, start: int) -> str:
        """The sentence at this offset, as evidence: bounded in length."""
        for first, end in self.spans:
            if start < end:
                return _bounded(self.text[first:end])
        return _bounded(self.text)

    def without(self, unwanted: Callable[[str], bool]) -> Statement | None:
        """The statement without some of its sentences (entries); None where none is left."""
        sentences = [self.text[start:end] for start, end in self.spans]
        kept = [sentence for sentence in sentences if not unwanted(sentence)]
        if len(kept) == len(sentences):
            return None if unwanted(self.text) else self
        return _statement(self.section, kept) if kept else None

    def end_of_sentence(self, start: int) -> int:
        """Where the sentence at this offset ends."""
        return next((end for _, end in self.spans if start < end), len(self.text))


def statements(section: SectionKind, text: str) -> list[Statement]:
    """The statements of a section's text, in its order."""
    groups: list[list[str]] = []
    for sentence, hangs_on in _sentences(_within_bounds(text)):
        if hangs_on and groups:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return [_statement(section, group) for group in groups]


def _within_bounds(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    half = LONGEST_TEXT // 2
    return f"{text[:half]}\n\n{text[-half:]}"


def _sentences(text: str) -> list[tuple[str, bool]]:
    """Each sentence, and whether it hangs on the one before (an entry of its list)."""
    found: list[tuple[str, bool]] = []
    open_end = in_list = False
    for segment, entry in _segments(text):
        label = _LABEL.match(segment) is not None
        continues = bool(found) and not label and (open_end or (entry and in_list))
        for number, sentence in enumerate(_split(segment)):
            found.append((sentence, continues and (number == 0 or entry)))
        in_list = entry and (continues or in_list)
        told = label and not _RIVAL_LABEL.match(segment)
        open_end = not told and not segment.endswith(_TERMINAL)
    return found


def _segments(text: str) -> list[tuple[str, bool]]:
    """Runs of lines that belong together, and whether each is a list entry.

    A line goes on in the next one unless it ends as a sentence does, a blank line follows,
    or the next one is a list entry.
    """
    segments: list[tuple[list[str], bool]] = []
    fresh = True
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if not line:
            fresh = True
            continue
        entry = _LIST_MARK.match(line) is not None
        if fresh or entry or not segments or _LABEL.match(line):
            segments.append(([line], entry))
        else:
            segments[-1][0].append(line)
        fresh = line.endswith(_TERMINAL)
    return [(" ".join(lines), entry) for lines, entry in segments]


def _split(segment: str) -> list[str]:
    """A segment's sentences; abbreviations and initials end none."""
    found = []
    start = 0
    for match in _SENTENCE_END.finditer(segment):
        before = _LAST_WORD.search(segment[max(start, match.start() - 12) : match.start()])
        word = before[1] if before else ""
        if word.lower() in _ABBREVIATED or _INITIAL.fullmatch(word):
            continue
        if start == 0 and _LIST_MARK.fullmatch(segment[: match.end()]):
            continue
        found.append(segment[start : match.end()].strip())
        start = match.end()
    found.append(segment[start:].strip())
    return [sentence for sentence in found if sentence]


def _statement(section: SectionKind, group: list[str]) -> Statement:
    spans = []
    start = 0
    for sentence in group:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + 1
    return Statement(section, " ".join(group), tuple(spans))


def _bounded(text: str) -> str:
    return text if len(text) <= LONGEST_EVIDENCE else text[: LONGEST_EVIDENCE - 2] + " …"
