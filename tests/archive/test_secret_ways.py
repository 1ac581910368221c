"""Ways in which a secret text or an agenda's proposal could come out, tried through the ingest."""

import json
from pathlib import Path

import msgspec
import pytest

from archive.decision_words import Outcome
from archive.minutes import Stage
from archive.store.catalogue import SqliteCatalogue
from archive.store.writer import Store
from tests.archive.readers_systems.test_casem import properties, topics
from tests.archive.store_samples import CANARY, home_in, ingest

GROUND = "Salassa pidettävä, JulkL 24 § 1 mom. 25 kohta"


def public_items(tmp_path: Path, text: str, name: str = "asia.txt"):
    """What anyone may see of the items of this file."""
    folder = tmp_path / "asikkala"
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    with Store.open(home_in(tmp_path)) as store:
        report = ingest(store, [folder])
        assert report.files_failed + report.files_unrecognised == 0, report.problems
        with SqliteCatalogue(store.home) as catalogue:
            found = catalogue.items(list(catalogue.item_ids()))
            told = [msgspec.json.encode(page) for page in map(catalogue.revisions, found)]
            cases = {item.case_id for item in found.values() if item.case_id}
            told += [msgspec.json.encode(catalogue.case(case)) for case in cases]
    told += [msgspec.json.encode(item) for item in found.values()]
    told.append(repr((report.problems, report.warnings)).encode())
    return list(found.values()), b"\n".join(told)


def whole_minutes(first: str, second: str = "", listed: str = "Nimikirjan oikaisu") -> str:
    return (
        "Asikkalan kunta          PÖYTÄKIRJA        3/2016\nKunnanhallitus         14.3.2016\n\n"
        f"KÄSITELLYT ASIAT\n\n§ 21    Kokouksen avaus      2\n§ 22    {listed}      2\n"
        "§ 23    Sillan korjaus      3\n\nOSALLISTUJAT\nOili Ranta, puheenjohtaja\n\n"
        "§ 21\nKokouksen avaus\n\nPÄÄTÖS:\nTodettiin.\n\n"
        f"§ 22\nNimikirjan oikaisu\n\n{first}\n\nPÄÄTÖS:\nHyväksyttiin.\n\n"
        f"§ 23\nSillan korjaus\n\n{second}EHDOTUS:\nSilta korjataan.\n\nPÄÄTÖS:\nHyväksyttiin.\n"
    )


def test_the_cover_s_list_and_the_attachments_of_a_confidential_item(tmp_path):
    secret = f"{GROUND}\n\nSelostus {CANARY}\n\nLiitteet\nLiite 1 {CANARY}"
    items, told = public_items(tmp_path, whole_minutes(secret, listed=f"Hakija {CANARY}"))
    assert [item.section_number for item in items if item.confidential] == ["22"]
    assert len(items) == 3
    assert CANARY.encode() not in told


def test_a_confidential_handling_quoted_in_an_open_item(tmp_path):
    quoted = (
        f"Tekninen lautakunta 2.2.2016 § 9\n\n{GROUND}\n\nUrakoitsija {CANARY}\n\n"
        f"EHDOTUS:\nHylätään {CANARY}.\n\nPÄÄTÖS:\nHyväksyttiin.\n\n"
        "Kunnanhallitus 14.3.2016 § 23\n\n"
    )
    items, told = public_items(tmp_path, whole_minutes("Avoin asia.", quoted))
    assert [item.section_number for item in items if item.confidential] == ["9"]
    assert CANARY.encode() not in told
    (own,) = [item for item in items if item.section_number == "23"]
    assert "Silta korjataan." in own.text_of(*{s.kind for s in own.sections})


def test_a_confidential_handling_in_an_item_s_own_history_section(tmp_path):
    text = (
        "Laiturin kunnostus\n\nTekninen lautakunta 14.05.2024 § 31\n147/10.03/2024\n\n"
        "Päätösehdotus\tLautakunta hyväksyy kunnostuksen.\nPäätös\tEhdotus hyväksyttiin.\n"
        "Aikaisempi käsittely\tTekninen lautakunta 02.04.2024 § 12\n\n"
        f"Tekninen lautakunta 02.04.2024 § 12\n{GROUND}\n\nVelallinen {CANARY} maksaa.\n"
    )
    items, told = public_items(tmp_path, text)
    assert CANARY.encode() not in told
    assert [i.text_of(*{s.kind for s in i.sections}) for i in items if i.section_number == "31"]


def test_a_confidential_topic_of_an_open_casem_item(tmp_path):
    topic = topics(Confidential="true", Descision=f"<p>{CANARY} hylättiin.</p>")
    text = properties(Decision="<p>Hyväksyttiin.</p>", HistoryTopics=topic)
    items, told = public_items(tmp_path, text, "contents_101_extended_properties.json")
    assert [item.confidential for item in items].count(True) == 1
    assert CANARY.encode() not in told


def test_everything_that_hangs_on_a_confidential_casem_item(tmp_path):
    text = properties(
        Confidential="true", Decision=f"<p>{CANARY}</p>", Votings=f"<p>JAA 5 {CANARY}</p>",
        DissentingOpinion=f"<p>{CANARY}</p>", Unheard=f"<p>{CANARY}</p>",
        HistoryTopics=topics(Descision=f"<p>{CANARY}</p>", Unheard=f"<p>{CANARY}</p>"),
    )  # fmt: skip
    items, told = public_items(tmp_path, text, "contents_102_extended_properties.json")
    assert items
    assert all(item.confidential for item in items)
    assert CANARY.encode() not in told


def test_the_file_of_a_confidential_item_may_be_named_after_a_person(tmp_path):
    text = (
        f"Salassa pidettävä asia\n\nTekninen lautakunta 14.05.2024 § 32\n{GROUND}\n\n"
        f"{CANARY}\t{CANARY}\nPäätösehdotus\tHylätään {CANARY}.\nPäätös\tHyväksyttiin.\n"
    )
    items, told = public_items(tmp_path, text, f"{CANARY}.txt")
    assert [item.confidential for item in items] == [True]
    public = b"\n".join(msgspec.json.encode(item) for item in items)
    assert CANARY.encode() not in public
    assert b"hyl\xc3\xa4t" not in told


AGENDA_WAYS = {
    "an empty resolution": ("asia.json", properties(Decision="<p>&nbsp;</p>")),
    "a proposal in the past tense": (
        "asia.json",
        properties(Decisionproposal="<p>Lautakunta hyväksyi hinnat yksimielisesti.</p>"),
    ),
    "a decision of another board in the text": (
        "asia.json",
        properties(Description="<p>Päätös: Hallitus myönsi avustuksen äänin 5-4.</p>"),
    ),
    "a history with decisions": ("asia.json", properties(HistoryTopics=topics())),
    "an attachment called a decision": (
        "asia.txt",
        "Ympäristölautakunta\nEsityslista 3.4.2023\n\nAsia 1\nMeluselvitys\n\nEhdotus:\n"
        "Lautakunta hyväksyy selvityksen.\n\nLiitteet:\nPäätös 12.3.2023 hyväksyttiin\n\n"
        "Asia 2\nIlmoitusasiat\n\nEhdotus:\nMerkitään tiedoksi.\n",
    ),
    "a decision of an unnamed board before its own proposal": (
        "asia.txt",
        "Rannan kaava\nKaupunginhallitus 05.06.2017 § 233\nTKU-2017-206\n\n"
        "Kaava on valmis.\n\nPäätösehdotus\n\nLautakunta hyväksyy kaavan.\n\nPäätös\n\n"
        "Ehdotus hyväksyttiin.\n\nValmistelija\nOili Ranta\n\nEsittelijä\nUrho Niemi\n\n"
        "Päätösehdotus\n\nKaupunginhallitus esittää kaavaa valtuustolle.\n",
    ),
    "a council's decision before the board's proposal": (
        "asia.txt",
        "Aloite katoksista\nKaupunginhallitus 05.06.2017 § 222\nTKU-2017-207\n\n"
        "Aloite on jätetty.\n\nPäätös\nKaupunginvaltuusto päätti lähettää aloitteen"
        " kaupunginhallitukselle valmisteltavaksi.\n\nValmistelija\nOili Ranta\n\n"
        "Esittelijä\nUrho Niemi\n\nPäätösehdotus\nKaupunginhallitus lähettää aloitteen"
        " lautakunnalle.\n",
    ),
    "a page that repeats a lower board's decision": (
        "asia.txt",
        "Kunnanhallitus\n\nEsityslista 17.06.2021/Asianro 8\n\nRannan kaava\n\n"
        "145/10.02.03/2020\n\nTekninen lautakunta 02.06.2021 § 40\n\nPäätösehdotus\n\n"
        "Lautakunta hyväksyy kaavan.\n\nPäätös\n\nEhdotus hyväksyttiin.\n\n"
        "Kunnanhallitus 17.06.2021\n\nPäätösehdotus\n\nKunnanhallitus hyväksyy kaavan.\n\n"
        "Päätös\n\n",
    ),
}


@pytest.mark.parametrize("way", AGENDA_WAYS)
def test_an_agenda_is_never_shown_as_decided(tmp_path, way):
    name, text = AGENDA_WAYS[way]
    if name.endswith("json"):
        assert json.loads(text)
        name = "contents_103_extended_properties.json"
    items, _ = public_items(tmp_path, text, name)
    own = [item for item in items if item.stage is not Stage.EARLIER_HANDLING]
    assert own
    assert {(item.stage, item.decision_types, item.decision.outcome) for item in own} == {
        (Stage.AGENDA, (), Outcome.PENDING)
    }
