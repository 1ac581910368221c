"""Vote counts in the wordings of minutes, and who won."""

import pytest

from archive.decision.sentences import statements
from archive.decision.votes import votes_in
from archive.minutes import SectionKind


def votes(text, decided=None):
    return votes_in(statements(SectionKind.RESOLUTION, text), decided)


@pytest.mark.parametrize(
    ("text", "favour", "against", "winner"),
    [
        ("Esittelijän ehdotus hyväksyttiin äänin 8-4.", 8, 4, "proposal"),
        ("Ehdotus hyväksyttiin 9 äänellä 6 ääntä vastaan.", 9, 6, "proposal"),
        ("Ehdotus hyväksyttiin seitsemällä äänellä kuutta (7/6) vastaan.", 7, 6, "proposal"),
        ("Ehdotus hyväksyttiin viidellä äänellä neljää vastaan.", 5, 4, "proposal"),
        ("Muutosehdotus hyväksyttiin äänin 7-6.", 6, 7, "counter_proposal"),
        ("Laineen ehdotus hylättiin äänin 3-10.", 10, 3, "proposal"),
        ("Annettiin 11 kyllä-ääntä (Aho, Ek) ja 4 ei-ääntä.", 11, 4, "proposal"),
        ("JAA 3, EI 4", 3, 4, "counter_proposal"),
        ("Esittelijän ehdotus sai 6 ääntä ja Ojan ehdotus 3 ääntä.", 6, 3, "proposal"),
        ("Ojan ehdotus sai 6 ääntä ja esittelijän ehdotus 3 ääntä.", 3, 6, "counter_proposal"),
        (
            "Jatkamisen puolesta annettiin 7 ääntä, palauttamisen puolesta 6 ääntä.",
            7,
            6,
            "proposal",
        ),
        ("Vid omröstningen gavs 7 ja-röster och 4 nej-röster.", 7, 4, "proposal"),
        ("Lautakunta päätti asiasta äänin 6-5.", 6, 5, None),
    ],
)
def test_a_vote_is_read(text, favour, against, winner):
    [vote] = votes(text)
    assert (vote.in_favour, vote.against, vote.winner) == (favour, against, winner)
    assert vote.text == text


def test_the_outcome_settles_what_the_sentence_leaves_open():
    [vote] = votes("Lautakunta päätti palauttaa asian äänin 6-5.", "counter_proposal")
    assert (vote.in_favour, vote.against) == (5, 6)


def test_blank_ballots_are_counted():
    assert votes("JAA 20, EI 13, tyhjiä 2")[0].blank == 2
    assert votes("Jaa-ääniä 6 ja ei-ääniä 3, yksi jäsen äänesti tyhjää.")[0].blank == 1


def test_the_chair_breaks_a_tie():
    [vote] = votes(
        "Annettiin 4 jaa-ääntä ja 4 ei-ääntä. Puheenjohtaja totesi esittelijän ehdotuksen"
        " tulleen hyväksytyksi puheenjohtajan äänen ratkaistessa."
    )
    assert (vote.tie_broken_by_chair, vote.winner) == (True, "proposal")


def test_yes_may_be_for_the_other_proposal():
    [vote] = votes(
        "Ne, jotka kannattavat asian palauttamista, äänestävät jaa, muut ei. JAA 8, EI 3."
    )
    assert (vote.in_favour, vote.against, vote.winner) == (3, 8, "counter_proposal")


def test_the_same_vote_told_twice_is_one():
    told = votes("Äänestyksessä JAA 5, EI 4. Esittelijän ehdotus hyväksyttiin äänin 5-4.")
    assert [(vote.in_favour, vote.against) for vote in told] == [(5, 4)]


@pytest.mark.parametrize(
    "text", ["Kokous pidettiin 3-4 kertaa.", "Hinta on 10-12 euroa.", "Äänestystä ei toimitettu."]
)
def test_other_figures_are_no_votes(text):
    assert votes(text) == ()
