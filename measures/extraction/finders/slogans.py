"""Text that sets a course and takes no action: 把…作为新起点，以…为主线，巩固成果、拓展成效."""

import re

_COURSE = re.compile(
    r"^(?:要)?(?:把|将|以).{2,60}(?:作为|为|当作|摆在).{0,40}$|^坚持.{2,12}$|^(?:牢固)?树立.{2,20}$"
)
_PAIRS = re.compile(r"^[一-鿿]{4}(?:、[一-鿿]{4})*$")
_CLAUSE_STOP = re.compile(r"[,;:。!?\n]+")


def only_slogans(text: str) -> bool:
    """Whether every clause of the folded text sets a course or is a pair of four-character phrases."""
    clauses = [clause.strip() for clause in _CLAUSE_STOP.split(text[:400]) if clause.strip()]
    return bool(clauses) and all(_COURSE.match(clause) or _PAIRS.match(clause) for clause in clauses)
