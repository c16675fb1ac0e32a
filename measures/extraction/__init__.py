"""Extraction: article body → outline, measures, themes, figures, transitions, all as verified spans.

Must not know Django or the database: plain arguments in, frozen dataclasses out.
"""
