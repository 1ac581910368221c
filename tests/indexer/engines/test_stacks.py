"""Token stacks written as text for the cluster's analyzers."""

from indexer.engines.opensearch.stacks import escaped, stack, stacked


def test_terms_of_a_position_stand_together_and_gaps_are_kept():
    assert stacked([(0, ("=kuusi", "kuu", "kuusi")), (3, ("jäsen",))]) == (
        "ǂ=kuusiǀkuuǀkuusiǁǂǁǂǁǂjäsenǁ"
    )


def test_terms_that_cannot_be_indexed_leave_a_gap():
    assert stacked([(0, ("", "x" * 501)), (1, ("a",))]) == "ǂǁǂaǁ"


def test_marks_inside_a_term_are_written_otherwise():
    terms = ["ǂ", "ǀ", "ǁ", "\ue000", "\ue0001", "aǂb"]
    written = [escaped(term) for term in terms]
    assert len(set(written)) == len(terms)
    assert not any(mark in text for text in written for mark in "ǂǀǁ")
    assert stack(["ǂ", "b"]).count("ǂ") == 1
