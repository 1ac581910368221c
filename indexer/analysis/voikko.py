"""Voikko, guarded: base forms of Finnish words, one library handle a thread.

One handle used by two threads crashes the process, so each thread opens its own. The
library's ``hyphenate`` is never called: it crashes on words from 256 characters on.
"""

from __future__ import annotations

import hashlib
import os
import threading
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import libvoikko

from archive.errors import DictionaryMissing
from indexer.analysis.participles import verb_of

LONGEST_CORRECTED = 40
"""Spelling is suggested for words up to this length, in code points."""

INSTALL_HINT = "apt-get install libvoikko1 voikko-fi"

_VERB = "teonsana"  # Voikko's word class
_FORMAT = "5"  # the dictionary format of libvoikko 4


class Reading(NamedTuple):
    """One reading of a word, all lower case.

    ``cuts`` are the places in ``base`` where one part of a compound ends and the next
    one starts. ``verb`` is the base form of the verb that a participle comes from, that of a
    compound included ("uudelleenkirjoittaa"). ``is_verb`` tells that the word is a form of a
    verb itself: such a form is no part of a compound ("elin" in "elinvoima" is not "elää").
    """

    base: str
    cuts: tuple[int, ...] = ()
    verb: str | None = None
    is_verb: bool = False


class VoikkoDictionary:
    """The Finnish dictionary. May be used from several threads."""

    def __init__(self, language: str = "fi") -> None:
        """Opens it once, so that a missing one is known at once.

        Raises :class:`archive.errors.DictionaryMissing` with the command that helps.
        """
        self._language = language
        self._local = threading.local()
        self.version = _library_version()
        self._handle()

    def readings(self, word: str) -> tuple[Reading, ...]:
        """All readings of a word; none when the dictionary does not know it."""
        found = [_reading(analysis) for analysis in self._handle().analyze(word)]
        return tuple(dict.fromkeys([reading for reading in found if reading.base]))

    def suggestions(self, word: str) -> list[str]:
        """What the library's spelling suggests for a word, lower case; short words only."""
        if not 3 < len(word) <= LONGEST_CORRECTED:
            return []
        return list(dict.fromkeys(found.lower() for found in self._handle().suggest(word)))

    @cached_property
    def identity(self) -> str:
        """A digest of the dictionary's files: another dictionary has another one."""
        digest = hashlib.sha256()
        for file in _dictionary_files():
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()[:16]

    def _handle(self) -> libvoikko.Voikko:
        handle = getattr(self._local, "handle", None)
        if handle is None:
            handle = self._local.handle = _open(self._language)
        return handle


def _library_version() -> str:
    try:
        return str(libvoikko.Voikko.getVersion())
    except OSError as error:
        raise DictionaryMissing(
            f"The library Voikko cannot be loaded ({error}). Install it: {INSTALL_HINT}"
        ) from None


def _open(language: str) -> libvoikko.Voikko:
    try:
        return libvoikko.Voikko(language)
    except libvoikko.VoikkoException as error:
        raise DictionaryMissing(
            f"Voikko has no dictionary for the language {language!r} ({error}). "
            f"Install it: {INSTALL_HINT}"
        ) from None


def _reading(analysis: dict[str, str]) -> Reading:
    base = analysis.get("BASEFORM", "").lower()
    cuts = _cuts(analysis.get("STRUCTURE", ""), len(base))
    return Reading(base, cuts, verb_of(analysis), analysis.get("CLASS") == _VERB)


def _cuts(structure: str, length: int) -> tuple[int, ...]:
    """Where ``=`` stands in the structure, in characters of the word."""
    places = accumulate(map(len, structure.split("=")[:-1]))
    return tuple([place for place in places if 0 < place < length])


def _dictionary_files() -> list[Path]:
    """The files of the first place that has a dictionary, in the library's own order."""
    override = os.environ.get("VOIKKO_DICTIONARY_PATH")
    places = [Path(override)] if override else []
    places += [Path.home() / ".voikko", Path("/etc/voikko")]
    places += [Path("/usr/lib/voikko"), Path("/usr/share/voikko")]
    for place in places:
        files = sorted(file for file in place.glob(f"{_FORMAT}/mor-*/*") if file.is_file())
        if files:
            return files
    return []
