"""Fits the ranking of candidates: boosted trees on what the sequence model says out of fold."""

from collections.abc import Iterator, Sequence
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.candidates import Candidates
from measures.extraction.cutting.trees import MOST_LEAVES, Trees
from measures.extraction.cutting.units import Units
from measures.training.cutting.texts import Gold

# An overlap from which a span counts as found, as the scorer has it.
FOUND = 0.75
# Judged by cross-validation over the corpus: more rounds or more leaves change nothing beyond chance.
ROUNDS, BAGS = 80, 2
_SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 20,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 8,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
}


def truth_of(
    units: Units, candidates: Candidates, measures: Sequence[Gold]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether each candidate finds a required, and whether it finds an optional measure."""
    starts, ends = units.starts[candidates.first], units.ends[candidates.last]
    best = {True: np.zeros(len(starts)), False: np.zeros(len(starts))}
    for measure in measures:
        shared = np.minimum(ends, measure.end) - np.maximum(starts, measure.start)
        overlap = 2 * shared / (ends - starts + measure.end - measure.start)
        best[measure.optional] = np.maximum(best[measure.optional], overlap)
    return best[False] >= FOUND, best[True] >= FOUND


def fit_trees(numbers: NDArray[np.float32], truth: NDArray[np.bool_]) -> Trees:
    """The mean of several bags, as one sum of trees that gives log odds."""
    bags = []
    for bag in range(BAGS):
        rows = lightgbm.Dataset(numbers, truth.astype(np.float64))
        bags.append(lightgbm.train({**_SETTINGS, "seed": bag + 1}, rows, ROUNDS))
    return as_trees([tree for bag in bags for tree in bag.dump_model()["tree_info"]], 1 / len(bags))


def as_trees(dumped: Sequence[dict[str, Any]], scale: float) -> Trees:
    """LightGBM's trees as tables; every leaf is multiplied by `scale`."""
    columns: list[int] = []
    thresholds: list[float] = []
    standing: list[int] = []
    begins: list[int] = []
    leaves = np.zeros((len(dumped), MOST_LEAVES), np.float32)
    for number, tree in enumerate(dumped):
        begins.append(len(columns))
        values: list[float] = []
        for column, threshold, first, past in _walk(tree["tree_structure"], values):
            columns.append(column)
            thresholds.append(threshold)
            standing.append(0xFFFFFFFF & ~(((1 << (past - first)) - 1) << first))
        if len(columns) == begins[-1]:
            # A tree of one leaf: a comparison that rules nothing out.
            columns.append(0)
            thresholds.append(0.0)
            standing.append(0xFFFFFFFF)
        leaves[number, : len(values)] = np.array(values) * scale
    return Trees(
        np.array(columns, np.int16),
        np.array(thresholds, np.float32),
        np.array(standing, np.uint32),
        np.array(begins, np.int32),
        leaves,
    )


def _walk(node: dict[str, Any], values: list[float]) -> Iterator[tuple[int, float, int, int]]:
    """Every comparison: column, threshold, and the leaves `first:past` of its left branch; `values` fills with leaves."""
    if "leaf_value" in node:
        values.append(float(node["leaf_value"]))
        return
    first = len(values)
    yield from _walk(node["left_child"], values)
    past = len(values)
    yield from _walk(node["right_child"], values)
    yield int(node["split_feature"]), float(node["threshold"]), first, past
