"""Hostile and odd files, the same at every run: whole ones of each format, damaged, renamed, nested, huge and lying.

`files()` gives them all, `judged` says what is wrong with what became of one. The suite reads a sample in its own process;
`python -m bench.hostile` reads all with the limits of the child process and stores them on both databases.
"""

from tests.documents.ingest.hostile.files import Odd, files
from tests.documents.ingest.hostile.judge import Outcome, judged, outcome_of

__all__ = ["Odd", "Outcome", "files", "judged", "outcome_of"]
