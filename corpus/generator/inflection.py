"""Finnish nouns and adjectives in all their cases, from a nominative and a class.

A class tells how the stems follow from the nominative (the code's example in brackets):
``u`` talo, koulu; ``aj`` hinta: hintoja; ``ai`` kunta: kuntia; ``al`` asia: asioita;
``i`` kurssi: kursseja; ``ov`` järvi: järven; ``ki`` kieli: kieltä; ``ps`` lapsi: lasta;
``si`` vesi: veden; ``e`` alue: alueen; ``n`` -nen; ``us`` hakemus: hakemuksen;
``uus`` terveys: terveyden; ``in`` puhelin: puhelimen; ``s`` asukas: asukkaan;
``io`` valtio: valtiota; ``m`` tie, työ: teitä, töitä; ``en`` jäsen; ``ton`` maksuton;
``mp`` parempi. The stem that may follow is the weak one (tieto: tiedo) or, for ``e``,
``s`` and ``in``, the strong one (osoite: osoittee).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class Case(IntEnum):
    """A case in the singular; ``case + PLURAL`` is the same case in the plural."""

    NOMINATIVE = 0
    GENITIVE = 1
    PARTITIVE = 2
    INESSIVE = 3
    ELATIVE = 4
    ILLATIVE = 5
    ADESSIVE = 6
    ABLATIVE = 7
    ALLATIVE = 8
    ESSIVE = 9
    TRANSLATIVE = 10


PLURAL = len(Case)
Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stems:
    """The parts that all cases are made of; ``A`` stands for a or ä."""

    nominative: str
    strong: str
    weak: str
    partitive: str
    illative: str
    plural_strong: str
    plural_weak: str
    plural_genitive: str
    plural_partitive: str
    plural_illative: str


def is_back(word: str) -> bool:
    """Whether endings of this word have a, o, u (the last component decides)."""
    last = word.rpartition("-")[2]
    return max(map(last.rfind, "aou")) > max(map(last.rfind, "äöy"))


def forms(nominative: str, kind: str, stem: str = "", *, back: bool | None = None) -> Forms:
    """The 22 forms of a word, singular cases first. Unknown class: ``KeyError``."""
    s = CLASSES[kind](nominative, stem)
    backed = is_back(nominative) if back is None else back
    endings = ("ssA", "stA", "llA", "ltA", "lle", "ksi")
    ine, ela, ade, abl, lle, tra = (s.weak + e for e in endings)
    ine2, ela2, ade2, abl2, lle2, tra2 = (s.plural_weak + e for e in endings)
    row = (
        s.nominative, s.weak + "n", s.partitive, ine, ela, s.illative, ade, abl, lle,
        s.strong + "nA", tra,
        s.weak + "t", s.plural_genitive, s.plural_partitive, ine2, ela2, s.plural_illative,
        ade2, abl2, lle2, s.plural_strong + "nA", tra2,
    )  # fmt: skip
    return tuple(form.replace("A", "a" if backed else "ä") for form in row)


def _vowel(nom: str, stem: str) -> Stems:
    weak = stem or nom
    return Stems(nom, nom, weak, nom + "A", nom + nom[-1] + "n", nom + "i", weak + "i",
                 nom + "jen", nom + "jA", nom + "ihin")  # fmt: skip


def _a_to_o(nom: str, stem: str) -> Stems:
    weak, root = stem or nom, nom[:-1]
    return Stems(nom, nom, weak, nom + "A", nom + nom[-1] + "n", root + "oi", weak[:-1] + "oi",
                 root + "ojen", root + "ojA", root + "oihin")  # fmt: skip


def _a_drops(nom: str, stem: str) -> Stems:
    weak, root = stem or nom, nom[:-1]
    return Stems(nom, nom, weak, nom + "A", nom + nom[-1] + "n", root + "i", weak[:-1] + "i",
                 root + "ien", root + "iA", root + "iin")  # fmt: skip


def _a_to_oi(nom: str, stem: str) -> Stems:
    weak = stem or nom
    plural = weak[:-1] + ("oi" if nom.endswith("a") else "öi")
    return Stems(nom, nom, weak, nom + "A", nom + nom[-1] + "n", plural, plural,
                 plural + "den", plural + "tA", plural + "hin")  # fmt: skip


def _i_to_e(nom: str, stem: str) -> Stems:
    weak, root = stem or nom, nom[:-1]
    return Stems(nom, nom, weak, nom + "A", nom + "in", root + "ei", weak[:-1] + "ei",
                 root + "ien", root + "ejA", root + "eihin")  # fmt: skip


def _old_i(nom: str, stem: str) -> Stems:
    strong = nom[:-1] + "e"
    weak = stem or strong
    return Stems(nom, strong, weak, strong + "A", strong + "en", nom, weak[:-1] + "i",
                 nom + "en", nom + "A", nom + "in")  # fmt: skip


def _consonant_i(nom: str, _stem: str) -> Stems:
    strong = nom[:-1] + "e"
    return Stems(nom, strong, strong, nom[:-1] + "tA", strong + "en", nom, nom,
                 nom + "en", nom + "A", nom + "in")  # fmt: skip


def _psi(nom: str, _stem: str) -> Stems:
    strong, root = nom[:-1] + "e", nom[:-3]
    return Stems(nom, strong, strong, root + "stA", strong + "en", nom, nom,
                 root + "sten", nom + "A", nom + "in")  # fmt: skip


def _si(nom: str, _stem: str) -> Stems:
    root = nom[:-2]
    return Stems(nom, root + "te", root + "de", root + "ttA", root + "teen", nom, nom,
                 nom + "en", nom + "A", nom + "in")  # fmt: skip


def _long_e(nom: str, stem: str) -> Stems:
    strong = stem or nom + "e"
    plural = strong[:-1] + "i"
    return Stems(nom, strong, strong, nom + "ttA", strong + "seen", plural, plural,
                 plural + "den", plural + "tA", plural + "siin")  # fmt: skip


def _nen(nom: str, _stem: str) -> Stems:
    root = nom[:-3]
    return Stems(nom, root + "se", root + "se", root + "stA", root + "seen", root + "si",
                 root + "si", root + "sten", root + "siA", root + "siin")  # fmt: skip


def _us(nom: str, _stem: str) -> Stems:
    strong, plural = nom[:-1] + "kse", nom[:-1] + "ksi"
    return Stems(nom, strong, strong, nom + "tA", strong + "en", plural, plural,
                 nom + "ten", plural + "A", plural + "in")  # fmt: skip


def _uus(nom: str, _stem: str) -> Stems:
    root = nom[:-1]
    plural = root + "ksi"
    return Stems(nom, root + "te", root + "de", root + "ttA", root + "teen", plural, plural,
                 plural + "en", plural + "A", plural + "in")  # fmt: skip


def _in(nom: str, stem: str) -> Stems:
    strong = stem or nom[:-1] + "me"
    plural = strong[:-1] + "i"
    return Stems(nom, strong, strong, nom + "tA", strong + "en", plural, plural,
                 plural + "en", plural + "A", plural + "in")  # fmt: skip


def _as(nom: str, stem: str) -> Stems:
    plural = stem[:-1] + "i"
    return Stems(nom, stem, stem, nom + "tA", stem + "seen", plural, plural,
                 plural + "den", plural + "tA", plural + "siin")  # fmt: skip


def _io(nom: str, _stem: str) -> Stems:
    plural = nom + "i"
    return Stems(nom, nom, nom, nom + "tA", nom + nom[-1] + "n", plural, plural,
                 plural + "den", plural + "tA", plural + "hin")  # fmt: skip


def _one_syllable(nom: str, _stem: str) -> Stems:
    plural = (nom[:-1] if nom[-1] == nom[-2] else nom[:-2] + nom[-1]) + "i"
    return Stems(nom, nom, nom, nom + "tA", nom + "h" + nom[-1] + "n", plural, plural,
                 plural + "den", plural + "tA", plural + "hin")  # fmt: skip


def _en(nom: str, _stem: str) -> Stems:
    return Stems(nom, nom + "e", nom + "e", nom + "tA", nom + "een", nom + "i", nom + "i",
                 nom + "ten", nom + "iA", nom + "iin")  # fmt: skip


def _ton(nom: str, _stem: str) -> Stems:
    root = nom[:-2] + "t" + nom[-2]
    strong, plural = root + "mA", root + "mi"
    return Stems(nom, strong, strong, nom + "tA", strong + "An", plural, plural,
                 plural + "en", plural + "A", plural + "in")  # fmt: skip


def _mpi(nom: str, _stem: str) -> Stems:
    strong, weak, root = nom[:-1] + "A", nom[:-2] + "mA", nom[:-2]
    return Stems(nom, strong, weak, strong + "A", strong + "An", root + "pi", root + "mi",
                 root + "pien", root + "piA", root + "piin")  # fmt: skip


CLASSES: dict[str, Callable[[str, str], Stems]] = {
    "u": _vowel, "aj": _a_to_o, "ai": _a_drops, "al": _a_to_oi, "i": _i_to_e, "ov": _old_i,
    "ki": _consonant_i, "ps": _psi, "si": _si, "e": _long_e, "n": _nen, "us": _us, "uus": _uus,
    "in": _in, "s": _as, "io": _io, "m": _one_syllable, "en": _en, "ton": _ton, "mp": _mpi,
}  # fmt: skip
