"""Which node of a cluster is asked next."""

from indexer.engines.opensearch.node_choice import NodeChoice


def test_nodes_are_asked_in_turn():
    choice = NodeChoice(3)
    assert [choice.next() for _ in range(6)] == [0, 1, 2, 0, 1, 2]


def test_a_node_that_failed_is_left_out_until_it_answers():
    choice = NodeChoice(3)
    choice.failed(1)
    assert {choice.next() for _ in range(6)} == {0, 2}
    choice.worked(1)
    assert {choice.next() for _ in range(6)} == {0, 1, 2}


def test_where_all_failed_the_last_one_is_asked():
    choice = NodeChoice(3)
    for node in (2, 0, 1):
        choice.failed(node)
    assert choice.next() == 1
    choice.failed(0)
    assert choice.next() == 0


def test_one_node_is_always_asked():
    choice = NodeChoice(1)
    choice.failed(0)
    assert choice.next() == 0
