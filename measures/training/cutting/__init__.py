"""How the learned cut is made and judged: annotated texts → sequence model → ranking → calibration."""

from measures.training.cutting.steps import cross_validate, train

__all__ = ["cross_validate", "train"]
