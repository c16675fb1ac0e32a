"""Ingest: bytes as received → clean articles with metadata.

Owns reading, cleaning, splitting and metadata; must not know Django, the database or measures.
"""
