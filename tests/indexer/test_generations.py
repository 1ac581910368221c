"""Generations: which one is live, what is removed, and what is said of a damaged one."""

import pytest

from archive.errors import IndexMissing, IndexOutdated, IndexUnavailable
from indexer.generations.live import open_searcher
from indexer.generations.manifest import Manifest


@pytest.fixture
def live(generations, analyzer):
    """A whole, empty generation that the pointer names."""
    return made(generations, analyzer)


def made(generations, analyzer, change_number=0):
    generation = generations.new()
    manifest = Manifest.of_build(generation.engine_name, analyzer.fingerprint, change_number)
    generation.write_manifest(manifest)
    generations.point_to(generation)
    return generation


def test_without_an_index_the_error_names_the_command(generations):
    with pytest.raises(IndexMissing, match="archive reindex"):
        generations.current()
    assert generations.pointed() is None
    assert generations.all() == []
    assert generations.remove_unused() == []


def test_the_pointer_names_the_live_generation(generations, live):
    assert generations.current() == live
    assert generations.new().number == live.number + 1


@pytest.mark.parametrize("damage", [b"", b"\x00\x00", b"twelve", b"1 2", b"-3"])
def test_a_damaged_pointer_is_an_error_that_a_new_build_mends(generations, live, analyzer, damage):
    (generations.folder / "CURRENT").write_bytes(damage)
    with pytest.raises(IndexUnavailable, match="archive reindex"):
        generations.current()
    renewed = made(generations, analyzer)
    assert renewed.number > live.number
    assert generations.current() == renewed


def test_a_pointer_to_nothing_is_an_error(generations, live):
    generations.point_to(generations.generation(live.number + 5))
    with pytest.raises(IndexUnavailable, match="gone"):
        generations.current()
    assert generations.new().number == live.number + 6, "a number is never given twice"


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b'{"format": "x"}', b"[1"])
def test_a_damaged_manifest_is_an_error(live, analyzer, damage):
    (live.folder / "manifest.json").write_bytes(damage)
    with pytest.raises(IndexUnavailable, match=r"manifest\.json"):
        open_searcher(live, analyzer.fingerprint)


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("fingerprint", "another", "analysis"),
        ("schema_version", 0, "field table"),
        ("engine", "another", "engine"),
        ("engine_version", "0.0", "engine version"),
        ("format", 99, "format"),
    ],
)
def test_an_index_of_another_version_is_outdated(live, analyzer, field, value, word):
    manifest = live.manifest()
    changed = {name: getattr(manifest, name) for name in manifest.__slots__} | {field: value}
    live.write_manifest(Manifest(**changed))
    with pytest.raises(IndexOutdated, match=f"{word} .*archive reindex"):
        open_searcher(live, analyzer.fingerprint)


@pytest.mark.parametrize("damage", [None, b"", b"\x00" * 8, b"many"])
def test_without_its_mark_a_generation_holds_what_its_build_held(generations, analyzer, damage):
    live = made(generations, analyzer, change_number=7)
    assert live.mark() == 7
    live.write_mark(9)
    assert live.mark() == 9
    if damage is None:
        (live.folder / "mark").unlink()
    else:
        (live.folder / "mark").write_bytes(damage)
    assert live.mark() == 7


def test_what_nothing_names_is_removed(generations, live):
    orphan = generations.new()
    assert generations.remove_unused() == [orphan.number]
    assert generations.all() == [live]
    assert live.files.is_dir()


def test_what_a_reader_holds_stays_until_it_is_done(generations, live, analyzer):
    with generations.held() as held:
        newer = made(generations, analyzer)
        assert generations.remove_unused() == []
        assert held == live
        assert live.files.is_dir()
    assert generations.remove_unused() == [live.number]
    assert generations.all() == [newer]


@pytest.mark.parametrize("left", ["empty", "going"])
def test_what_a_kill_left_is_removed(generations, live, left):
    parent = live.folder.parent
    if left == "empty":
        (parent / "17").mkdir()
        assert generations.remove_unused() == [17]
    else:
        (parent / ".going-17" / "files").mkdir(parents=True)
        generations.remove_unused()
    assert [path.name for path in parent.iterdir()] == [live.folder.name]


def test_removing_all_leaves_no_index(generations, live):
    generations.remove_all()
    with pytest.raises(IndexMissing):
        generations.current()
    assert generations.all() == []


def test_holding_a_generation_whose_lock_file_is_missing_is_an_error(generations, live):
    live.in_use.unlink()
    with pytest.raises(IndexUnavailable, match="in_use"):
        generations.hold()
