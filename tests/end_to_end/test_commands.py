"""The `archive` command through its real process: what it says and how it ends."""

import os
import signal
import subprocess
import time

import pytest

from tests.end_to_end.commands import ARCHIVE, archive, write_sample

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """An archive with two indexed items."""
    folder = tmp_path_factory.mktemp("archive")
    sources = folder / "asikkala"
    write_sample(sources, "a.txt", 11)
    write_sample(sources, "b.txt", 12, "Vuokra maksetaan erikseen.")
    home = folder / "home"
    assert archive("ingest", sources, home=home).code == 0
    assert archive("reindex", "--jobs", "1", home=home).code == 0
    return home


def test_version_and_help():
    assert archive("--version").out.startswith("archive, version ")
    assert "Exit codes" in archive("--help").out


def test_search_finds_an_inflected_form_and_marks_it(home):
    answer = archive("search", "koulu", "--json", home=home).json
    assert answer["total"] == 2
    marked = {
        snippet["text"][start:end]
        for hit in answer["hits"]
        for snippet in hit["snippets"]
        for start, end in snippet["marks"]
    }
    assert "kouluissa" in marked


def test_the_json_of_a_search_has_every_promised_key(home):
    answer = archive("search", "vuokra", "--json", home=home).json
    assert set(answer) >= {"total", "messages", "hits", "facets", "next"}
    assert set(answer["facets"]) >= {"board", "year", "decision_type"}
    (hit,) = answer["hits"]
    assert set(hit) >= {
        "id", "municipality", "board", "board_abbr", "date", "section_number", "title",
        "diary_number", "stage", "decision_types", "outcome", "score", "url", "snippets",
    }  # fmt: skip
    assert (hit["board_abbr"], hit["date"], hit["section_number"]) == ("SIVLTK", "2024-03-05", "12")
    assert (hit["municipality"], hit["diary_number"]) == ("Asikkala", "12/12.06/2024")
    assert (hit["decision_types"], hit["outcome"]) == (["approved"], "as_proposed")
    (board,) = answer["facets"]["board"]
    assert set(board) >= {"value", "label", "count", "selected"}
    assert "Asikkala" in board["label"]


@pytest.mark.parametrize("query", ["12/12.06/2024", "12 / 12.06 / 2024", "§ 12 sivltk",
                                   "SIVLTK 5.3.2024 § 12", "sivltk 12 § 2024"])  # fmt: skip
def test_an_identifier_opens_the_one_record(home, query):
    answer = archive("search", query, "--json", home=home).json
    assert [hit["section_number"] for hit in answer["hits"]] == ["12"]


def test_a_facet_value_narrows_the_result_to_its_count(home):
    everything = archive("search", "--json", home=home).json
    for name, option in (("board", "--board"), ("year", "--year"),
                         ("decision_type", "--decision-type")):  # fmt: skip
        for value in everything["facets"][name]:
            narrowed = archive("search", option, value["value"], "--json", home=home).json
            assert narrowed["total"] == value["count"]
            assert any(v["selected"] for v in narrowed["facets"][name])


def test_paging_by_cursor(home):
    first = archive("search", "--json", "--limit", "1", home=home).json
    second = archive("search", "--json", "--limit", "1", "--cursor", first["next"], home=home).json
    assert second["next"] is None
    assert first["hits"][0]["id"] != second["hits"][0]["id"]


@pytest.mark.parametrize(
    ("query", "place"),
    [("x" * 10_000, 512), ("(" * 500 + "koulu", 0), ('"koulu', 0), ("vuosi:abc koulu", 0)],
    ids=["long", "open brackets", "open quote", "bad year"],
)
def test_a_strange_query_is_answered_with_a_message_that_says_where(home, query, place):
    run = archive("search", "--json", "--", query, home=home)
    assert run.code == 0
    messages = run.json["messages"]
    assert messages
    assert all(0 <= m["start"] <= m["end"] <= len(query) for m in messages)
    assert min(m["start"] for m in messages) <= max(place, 16)


def test_show_prints_the_item_with_its_evidence(home):
    item_id = archive("search", "vuokra", "--json", home=home).json["hits"][0]["id"]
    text = archive("show", item_id, home=home).out
    assert "Ehdotus hyväksyttiin." in text
    assert archive("show", item_id, "--json", home=home).json["id"] == item_id


def test_show_of_an_unknown_id_says_what_to_do(home):
    run = archive("show", "nosuchitem", "--json", home=home)
    assert run.code == 1
    assert "nosuchitem" in run.err
    assert run.json["error"]["text"]


def test_status_counts_by_board_and_year(home):
    state = archive("status", "--json", home=home).json
    assert state["archive"]["items"] == state["index"]["documents"] == 2
    (row,) = state["archive"]["boards"]
    assert (row["board"], row["year"], row["items"]) == ("SIVLTK", 2024, 2)
    assert "SIVLTK" in archive("status", home=home).out


def test_verify_of_a_sound_archive(home):
    run = archive("verify", "--json", home=home)
    assert (run.code, run.json["findings"]) == (0, [])


def test_config_says_where_values_come_from(home):
    settings = archive("config", "--json", home=home, ARCHIVE_PORT="8123").json["settings"]
    assert settings["port"] == {"value": "8123", "origin": "ARCHIVE_PORT"}
    assert settings["home"]["origin"] == "--home"


def test_home_may_stand_after_the_command(home):
    assert archive("status", "--home", home, "--json").json["archive"]["items"] == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell):
    assert "_ARCHIVE_COMPLETE" in archive("completion", shell).out


@pytest.mark.parametrize(
    "arguments",
    [("serch",), ("search", "--sort", "best"), ("ingest",), ("ingest", ""), ("remove", "x"),
     ("reindex", "--jobs", "0"), ("serve", "--port", "99999"), ("search", "--limit", "0")],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_ends_with_2(home, arguments):
    run = archive(*arguments, home=home)
    assert run.code == 2
    assert run.err


def test_an_unknown_engine_lists_the_known_ones(home):
    run = archive("search", "koulu", home=home, ARCHIVE_ENGINE="lucene")
    assert run.code == 2
    assert "tantivy" in run.err
    assert "whoosh" in run.err


def test_without_an_archive_the_message_says_how_to_make_one(tmp_path):
    for command in (["search", "x"], ["status"], ["verify"], ["reindex"], ["show", "x"], ["serve"]):
        run = archive(*command, home=tmp_path / "none")
        assert run.code == 1
        assert "archive ingest" in run.err
    assert not (tmp_path / "none").exists()


def test_without_an_index_the_message_names_reindex(tmp_path):
    write_sample(tmp_path / "minutes", "a.txt", 1)
    assert archive("ingest", tmp_path / "minutes", home=tmp_path / "home").code == 0
    run = archive("search", "koulu", home=tmp_path / "home")
    assert run.code == 1
    assert "archive reindex" in run.err


def test_ingest_follows_the_index_and_remove_takes_out_at_once(tmp_path):
    home, minutes = tmp_path / "home", tmp_path / "asikkala"
    write_sample(minutes, "a.txt", 1)
    archive("ingest", minutes, home=home)
    archive("reindex", home=home)
    write_sample(minutes, "b.txt", 2, "Kanava avataan.")
    report = archive("ingest", minutes, "--json", home=home).json
    assert (report["items_new"], report["files_unchanged"]) == (1, 1)
    (hit,) = archive("search", "kanava", "--json", home=home).json["hits"]
    assert archive("remove", hit["id"], "--reason", "Koe", home=home).code == 0
    assert archive("search", "kanava", "--json", home=home).json["total"] == 0
    kept_out = archive("ingest", minutes, "--json", home=home).json
    assert (kept_out["items_new"], kept_out["items_kept_out"]) == (0, 1)
    gone = archive("show", hit["id"], home=home)
    assert gone.code == 1
    assert "Koe" in gone.err
    assert archive("verify", home=home).code == 0


def test_ingest_names_what_it_could_not_read_and_ends_with_3(tmp_path):
    minutes = tmp_path / "asikkala"
    write_sample(minutes, "good.txt", 1)
    (minutes / "empty.txt").write_bytes(b"")
    (minutes / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (minutes / "other.txt").write_text("Kauppalista: maitoa, leipää.", encoding="utf-8")
    (minutes / "cut.txt").write_bytes((minutes / "good.txt").read_bytes()[:40])
    run = archive("ingest", minutes, home=tmp_path / "home")
    assert run.code == 3
    for name in ("empty.txt", "binary.txt", "other.txt", "cut.txt"):
        assert name in run.err
    assert archive("status", "--json", home=tmp_path / "home").json["archive"]["items"] == 1


def test_ingest_from_the_standard_input(tmp_path):
    text = write_sample(tmp_path, "a.txt", 4).read_bytes()
    run = archive("ingest", "-", "--municipality", "Asikkala", "--json", home=tmp_path / "home",
                  stdin=text)  # fmt: skip
    assert (run.code, run.json["items_new"]) == (0, 1)


def test_a_second_ingest_is_told_who_holds_the_lock(tmp_path):
    home = tmp_path / "home"
    with subprocess.Popen(
        [ARCHIVE, "--home", home, "ingest", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as first:
        deadline = time.monotonic() + 20
        while not (home / "intake.lock").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.3)
        second = archive("ingest", write_sample(tmp_path, "a.txt", 1), home=home)
        first.kill()
    assert second.code == 4
    assert str(first.pid) in second.err


def test_interrupting_leaves_everything_whole(tmp_path):
    home, minutes = tmp_path / "home", tmp_path / "asikkala"
    for number in range(1, 400):
        write_sample(minutes, f"{number}.txt", number)
    process = subprocess.Popen(
        [ARCHIVE, "--home", home, "ingest", minutes],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=os.setsid,
    )  # fmt: skip
    time.sleep(1.2)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert b"Traceback" not in err
    assert process.returncode in (0, 130, -signal.SIGINT)
    assert archive("ingest", minutes, home=home).code == 0
    assert archive("status", "--json", home=home).json["archive"]["items"] == 399
    assert archive("verify", home=home).code in (0, 1)  # 1: there is no index yet


def test_a_folder_without_rights_is_named(tmp_path):
    minutes = tmp_path / "asikkala"
    write_sample(minutes / "open", "a.txt", 1)
    write_sample(minutes / "closed", "b.txt", 2)
    (minutes / "closed").chmod(0o000)
    words = [*without_root_rights(), ARCHIVE, "--home", tmp_path / "home", "ingest", minutes]
    try:
        done = subprocess.run(words, capture_output=True, check=False)
    finally:
        (minutes / "closed").chmod(0o700)
    assert b"Traceback" not in done.stderr
    assert b"closed" in done.stderr
    assert done.returncode == 3
    assert archive("status", "--json", home=tmp_path / "home").json["archive"]["items"] == 1


def without_root_rights() -> list[str]:
    """What takes away root's right to open everything; nothing is needed for others."""
    if os.geteuid():
        return []
    rights = "-dac_override,-dac_read_search"
    return ["setpriv", f"--inh-caps={rights}", f"--bounding-set={rights}"]
