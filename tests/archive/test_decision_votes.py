"""Vote counts in the wordings of minutes, and who won."""

import time

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


def test_who_voted_for_what_is_told():
    [vote] = votes(
        "Annettiin 3 jaa-ääntä (Aino Aalto, Berit Berg ja Kalle Kumpu) ja 2 ei-ääntä (Ossi Oja"
        " ja Tiina Tuomi). Esittelijän ehdotus hyväksyttiin."
    )
    assert vote.supporters == ("Aino Aalto", "Berit Berg", "Kalle Kumpu")
    assert vote.opponents == ("Ossi Oja", "Tiina Tuomi")
    assert not vote.sum_differs


def test_names_stand_on_the_side_of_their_count():
    [vote] = votes(
        "Palautusta kannattavat äänestävät jaa, muut ei. JAA 2: Oja, Tuomi. EI 1: Aalto."
    )
    assert (vote.winner, vote.supporters, vote.opponents) == (
        "counter_proposal", ("Aalto",), ("Oja", "Tuomi"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("Äänestykseen osallistui 11 jäsentä. JAA 7, EI 4.", False),
        ("Äänestykseen osallistui 11 jäsentä. JAA 7, EI 3, tyhjiä 1.", False),
        ("Äänestykseen osallistui 11 jäsentä. JAA 7, EI 3.", True),
        ("Annettiin 3 jaa-ääntä (Aalto, Berg) ja 1 ei-ääni (Oja).", True),
        ("JAA 7, EI 3.", False),
    ],
)
def test_a_sum_that_is_not_that_of_the_voters_is_told(text, differs):
    [vote] = votes(text)
    assert vote.sum_differs is differs


def test_hostile_lists_of_names_take_no_time():
    started = time.perf_counter()
    votes("JAA 5: " + "A, " * 40_000 + "EI 4: (" + "x" * 40_000)
    assert time.perf_counter() - started < 1
