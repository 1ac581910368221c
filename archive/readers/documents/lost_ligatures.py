"""Letters that a PDF's font joined into one sign and whose text was lost or bent.

Repaired only where nothing else can be meant.
"""

from __future__ import annotations

import re

# The signs that Word's Calibri gives for "ti", "tt", "tti", "ft", "ff" and the like: letters
# of African languages and a Latin alphabet that no Finnish or Swedish text has.
_SIGNS = {
    "\u019f": "ti",
    "\u01a9": "tt",
    "\u01ab": "tti",
    "\u014c": "ft",
    "\u01b7": "tf",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "ft",
    "\ufb06": "st",
}
_ANY_SIGN = re.compile(f"[{''.join(_SIGNS)}]")
# An address that ends in ".f": its "fi" was one sign, of which one letter is left.
_ADDRESS = re.compile(r"((?:@|www\.)[\w.-]{1,60}\.f)(?=$|[\s,;)>])", re.MULTILINE)


def repaired(text: str) -> str:
    """The text with its lost ligatures, where they can be told for sure."""
    if _ANY_SIGN.search(text):
        text = _ANY_SIGN.sub(lambda match: _SIGNS[match[0]], text)
    return _ADDRESS.sub(r"\1i", text)
