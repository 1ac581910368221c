"""The verb that a participle comes from, read off the output of Voikko's transducer.

"osoittautunut" is spelled out as ``[Lt][Xp]osoittaa[X]osoittau[Xj]tua[X]tu[Ll][Ru]n…``: the
root in ``[Xp]…[X]``, then what stands in the word, then the ending ``[Xj]…[X]`` that makes
a derived verb of it. The verb is "osoittautua" and not its root "osoittaa".
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"\[(?P<tag>[^\]]*)\](?P<text>[^\[]*)")
_VERB, _PARTICIPLE, _JOINT = "Lt", ("Ll", "Ln"), ("Bh", "Bc")


def verb_of(analysis: dict[str, str]) -> str | None:
    """The base form of the verb, lower case; None for what is no participle."""
    output = analysis.get("FSTOUTPUT", "")
    if "PARTICIPLE" not in analysis and "[Ll]v[Xj]" not in output:
        return None
    return _verb(output)


def _verb(output: str) -> str | None:
    """What stands before the verb in the word, and the verb: its root or a derived one."""
    before = word = root = ""
    derived: str | None = None
    in_verb = False
    for piece in _PIECE.finditer(output):
        tag, text = piece["tag"], piece["text"]
        if tag in _JOINT:
            before, in_verb = word, False
        elif tag == _VERB:
            in_verb, root, derived = True, "", None
        elif tag in _PARTICIPLE and in_verb and root:
            break
        if tag == "Xp":
            root = text if in_verb else root
        elif tag == "Xj":
            derived = word + text if in_verb and root else derived
        else:
            word += text
    if not (in_verb and root):
        return None
    return (derived or before + root).replace("=", "").lower()
