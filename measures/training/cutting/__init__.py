"""How the learned cut is made and judged: annotated texts → sequence model → ranking → calibration."""
