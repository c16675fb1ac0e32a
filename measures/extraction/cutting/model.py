"""The learned cut: what readers say of passages, sequence model, ranking of candidates and calibration, as one file under seeds/models/."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from documents.text.model_files import MODELS, Arrays, load_arrays, load_facts
from measures.extraction.cutting.passages import Passages
from measures.extraction.cutting.sequence import Sequence
from measures.extraction.cutting.trees import Trees

NAME = "cutting"


@dataclass(frozen=True, slots=True)
class CutModel:
    """`required` and `optional` score a candidate as a measure, and as one that a second reader might not mark (log odds).

    `share` is what a wrong span costs against what a right one brings; `calibration` (2 × points) maps a probability
    to how often a chosen candidate that has it is right. `version` stands on every span that the model cuts.
    """

    passages: Passages
    sequence: Sequence
    required: Trees
    optional: Trees
    share: float
    calibration: NDArray[np.float64]
    version: str = ""

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]], version: str) -> "CutModel":
        return cls(
            Passages.from_arrays(arrays),
            Sequence.from_arrays(arrays),
            Trees.from_arrays(arrays, "required"),
            Trees.from_arrays(arrays, "optional"),
            float(arrays["share"].item()),
            arrays["calibration"].astype(np.float64),
            version,
        )

    def as_arrays(self) -> Arrays:
        return {
            **self.passages.as_arrays(),
            **self.sequence.as_arrays(),
            **self.required.as_arrays("required"),
            **self.optional.as_arrays("optional"),
            "share": np.array(self.share),
            "calibration": self.calibration,
        }

    def calibrated(self, probability: NDArray[np.float64]) -> NDArray[np.float64]:
        """How often a candidate of this probability is right where it is chosen."""
        sure: NDArray[np.float64] = np.interp(probability, self.calibration[0], self.calibration[1])
        return sure


@lru_cache(maxsize=1)
def shipped_model(folder: Path = MODELS) -> CutModel:
    """Read once, at the first text."""
    return CutModel.from_arrays(load_arrays(NAME, folder), str(load_facts(NAME, folder)["sha256"])[:8])
