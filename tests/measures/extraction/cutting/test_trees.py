"""Trees read by numpy give what walking them gives."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.cutting.trees import Trees
from measures.training.cutting.ranking import as_trees

Tree = dict[str, object]


def leaf(value: float) -> Tree:
    return {"leaf_value": value}


def fork(column: int, threshold: float, left: Tree, right: Tree) -> Tree:
    return {"split_feature": column, "threshold": threshold, "left_child": left, "right_child": right}


def read(*roots: Tree) -> Trees:
    return as_trees([{"tree_structure": root} for root in roots], 1.0)


def walk(node: Tree, row: np.ndarray) -> float:
    while "leaf_value" not in node:
        node = node["left_child"] if row[node["split_feature"]] <= node["threshold"] else node["right_child"]
    return node["leaf_value"]


def test_a_value_at_the_threshold_goes_left():
    trees = read(fork(0, 1.5, leaf(-1.0), leaf(2.0)))

    assert trees.scores(np.array([[1.5], [1.6]], np.float32)).tolist() == [-1.0, 2.0]


def test_a_tree_of_one_leaf_counts():
    assert read(leaf(0.5), leaf(0.25)).scores(np.zeros((1, 1), np.float32)).tolist() == [0.75]


def test_no_rows_give_no_scores():
    assert read(leaf(0.5)).scores(np.zeros((0, 3), np.float32)).tolist() == []


nodes = st.recursive(
    st.integers(-8, 8).map(float).map(leaf),
    lambda below: st.builds(fork, st.integers(0, 2), st.integers(-3, 3).map(float), below, below),
    max_leaves=12,
)


@given(
    st.lists(nodes, min_size=1, max_size=5),
    st.lists(st.tuples(*[st.integers(-4, 4)] * 3), min_size=1, max_size=90),
)
def test_reading_is_walking(roots: list[Tree], rows: list[tuple[int, ...]]):
    values = np.array(rows, np.float32)

    wanted = [sum(walk(root, row) for root in roots) for row in values]
    assert read(*roots).scores(values).tolist() == wanted
