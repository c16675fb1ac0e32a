"""Imports on the desk: files as handed over, the articles read from them, and a person's corrections, until stored.

`plain` (articles as JSON and back) and `reading` (any file → articles) know no models; `actions` writes the rows.
"""
