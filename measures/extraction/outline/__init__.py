"""Outline: headings, enumerations and lead sentences of one body, nested."""

from measures.extraction.outline.nodes import as_json, from_json, nodes_of
from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.parser import Outline, parse
from measures.extraction.outline.unit import Unit

__all__ = ["Outline", "Page", "Stretch", "Unit", "as_json", "from_json", "nodes_of", "parse"]
