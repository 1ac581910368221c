"""`archive analyze` says what is indexed of a text, and why."""

from tests.end_to_end.commands import archive


def test_tokens_come_with_their_terms_and_kinds():
    found = archive("analyze", "Kouluissa § 31", "--json").json
    first, second = found["tokens"]
    assert (first["text"], first["start"], first["end"]) == ("Kouluissa", 0, 9)
    assert {"term": "koulu", "kind": "base"} in first["terms"]
    assert {"term": "#§31", "kind": "identifier"} in second["terms"]


def test_people_read_why():
    shown = archive("analyze", "hyvinvointilautakunnan").out
    assert "part of a compound" in shown
    assert "hyvinvointilautakunta" in shown


def test_a_text_is_needed():
    assert archive("analyze").code == 2
