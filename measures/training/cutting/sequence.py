"""Fits the sequence model: a linear-chain CRF by L-BFGS, forward and backward over all texts at once."""

from collections.abc import Sequence as Texts
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.optimize import minimize

from measures.extraction.cutting.grams import SIZE
from measures.extraction.cutting.sequence import (
    BEGIN,
    INSIDE,
    OUTSIDE,
    STATES,
    WEIGHT_OF_COLUMNS,
    WEIGHT_OF_GRAMS,
    Sequence,
    surroundings,
)
from measures.training.cutting.texts import LabelledText

# Chosen among 0.5–12 by cross-validated log loss over the texts of the corpus.
RIDGE = 6.0
ROUNDS = 60
# A cue seen in one unit alone says nothing of others.
_FEWEST = 2

Floats = NDArray[np.float64]


def states_of(text: LabelledText) -> NDArray[np.int64]:
    """Of each unit, whether a measure begins there, goes on or is absent; optional ones count as measures."""
    units = text.observed.units
    states = np.full(len(units), OUTSIDE)
    for measure in text.measures:
        place = units.covered(measure.start, measure.end)
        if place is None:
            shared = np.minimum(units.ends, measure.end) - np.maximum(units.starts, measure.start)
            place = (int(shared.argmax()), int(shared.argmax()))
        states[place[0]] = BEGIN
        states[place[0] + 1 : place[1] + 1] = INSIDE
    return states


def fit_sequence(texts: Texts[LabelledText]) -> Sequence:
    """Deterministic: the same texts in the same order give the same weights."""
    texts = sorted(texts, key=lambda text: (-len(text.observed.units), text.name))
    rarity = _rarity(texts)
    known = _known(texts, rarity)
    seen = np.flatnonzero(np.diff(known.tocsc().indptr) >= _FEWEST)
    chain = _Chain(
        known[:, seen].tocsr(),
        np.vstack([surroundings(text.observed.meaning, text.observed.units) for text in texts]),
        np.concatenate([states_of(text) for text in texts]),
        np.array([len(text.observed.units) for text in texts]),
    )
    start = np.zeros(chain.size)
    found = minimize(chain.loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS, "maxcor": 8})
    return _as_model(chain.parts(found.x), seen, known.shape[1] - SIZE, rarity)


def _rarity(texts: Texts[LabelledText]) -> Floats:
    """log(units / units that have the run of characters), 0 for what one unit alone has."""
    total = sum(len(text.observed.units) for text in texts)
    found = np.zeros(SIZE)
    for text in texts:
        places, owners = text.observed.grams
        pairs = np.unique(owners * SIZE + places)
        found += np.bincount(pairs % SIZE, minlength=SIZE)
    return np.where(found >= _FEWEST, np.log((1 + total) / (1 + found)), 0.0)


def _known(texts: Texts[LabelledText], rarity: Floats) -> sp.csr_matrix:
    """Columns and runs of characters of all units, weighted as `Sequence.scores` weighs them."""
    columns = np.vstack([text.observed.columns for text in texts])
    size, each = columns.shape
    seen = sp.csr_matrix(
        (np.full(size * each, WEIGHT_OF_COLUMNS), columns.ravel(), np.arange(0, size * each + 1, each)),
        shape=(size, texts[0].observed.width),
    )
    return sp.hstack([seen, sp.vstack([_weighed_grams(text, rarity) for text in texts])]).tocsr()


def _weighed_grams(text: LabelledText, rarity: Floats) -> sp.csr_matrix:
    places, owners = text.observed.grams
    size = len(text.observed.units)
    length = np.sqrt(np.bincount(owners, rarity[places] ** 2, size))
    values = rarity[places] * WEIGHT_OF_GRAMS / np.maximum(length, 1e-9)[owners]
    return sp.csr_matrix((values, (owners, places)), shape=(size, SIZE))


@dataclass(frozen=True, slots=True)
class _Parts:
    known: Floats
    meaning: Floats
    bias: Floats
    start: Floats
    moves: Floats


class _Chain:
    """The log-likelihood of the states of all texts; texts are sorted by falling length, so that those still running
    at step k are the first ones."""

    def __init__(
        self, known: sp.csr_matrix, meaning: Floats, states: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> None:
        self.known, self.turned, self.meaning = known, known.T.tocsr(), meaning
        self.begins = np.cumsum(lengths) - lengths
        running = [int((lengths > step).sum()) for step in range(lengths.max())]
        self.rows = [self.begins[:count] + step for step, count in enumerate(running)]
        self.later = np.concatenate([*self.rows[1:], np.zeros(0, np.int64)])
        self.wanted = np.eye(STATES)[states]
        self.wanted_start = self.wanted[self.begins].sum(axis=0)
        self.wanted_moves = self.wanted[self.later - 1].T @ self.wanted[self.later]
        self.shapes = [
            (known.shape[1], STATES),
            (meaning.shape[1], STATES),
            (STATES,),
            (STATES,),
            (STATES, STATES),
        ]
        self.size = sum(int(np.prod(shape)) for shape in self.shapes)

    def parts(self, weights: Floats) -> _Parts:
        ends = np.cumsum([int(np.prod(shape)) for shape in self.shapes])
        pieces = np.split(weights, ends[:-1])
        return _Parts(*(piece.reshape(shape) for piece, shape in zip(pieces, self.shapes, strict=True)))

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Minus the log-likelihood with a ridge, and its slope."""
        parts = self.parts(weights)
        scores = self.known @ parts.known + self.meaning @ parts.meaning + parts.bias
        highest = scores.max(axis=1, keepdims=True)
        here, moves = np.exp(scores - highest), np.exp(parts.moves)
        forward, scale = self._forward(here, np.exp(parts.start), moves)
        backward = self._backward(here, scale, moves)
        expected = forward * backward
        both = moves * (
            forward[self.later - 1].T @ (backward[self.later] * here[self.later] / scale[self.later, None])
        )
        likely = float(
            (scores * self.wanted).sum()
            + self.wanted_start @ parts.start
            + (self.wanted_moves * parts.moves).sum()
            - np.log(scale).sum()
            - highest.sum()
        )
        missing = self.wanted - expected
        slope = [
            self.turned @ missing,
            self.meaning.T @ missing,
            missing.sum(axis=0),
            self.wanted_start - expected[self.begins].sum(axis=0),
            self.wanted_moves - both,
        ]
        flat = np.concatenate([piece.ravel() for piece in slope])
        return 0.5 * RIDGE * float(weights @ weights) - likely, RIDGE * weights - flat

    def _forward(self, here: Floats, start: Floats, moves: Floats) -> tuple[Floats, Floats]:
        forward, scale = np.zeros_like(here), np.zeros(len(here))
        for step, rows in enumerate(self.rows):
            reached = (forward[rows - 1] @ moves if step else start) * here[rows]
            scale[rows] = reached.sum(axis=1)
            forward[rows] = reached / scale[rows, None]
        return forward, scale

    def _backward(self, here: Floats, scale: Floats, moves: Floats) -> Floats:
        backward = np.ones_like(here)
        for rows in reversed(self.rows[1:]):
            backward[rows - 1] = (backward[rows] * here[rows] / scale[rows, None]) @ moves.T
        return backward


def _as_model(parts: _Parts, seen: NDArray[np.int64], width: int, rarity: Floats) -> Sequence:
    weights = np.zeros((width + SIZE, STATES), np.float32)
    weights[seen] = parts.known
    return Sequence(
        columns=weights[:width],
        grams=weights[width:],
        rarity=rarity.astype(np.float32),
        meaning=parts.meaning.astype(np.float32),
        bias=parts.bias.astype(np.float32),
        start=parts.start.astype(np.float32),
        moves=parts.moves.astype(np.float32),
    )
