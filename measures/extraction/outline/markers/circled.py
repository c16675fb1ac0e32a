"""①建立台账；②定期回访.

Near miss: 见注①.
"""

import re

from measures.extraction.outline.markers.rule import MarkerRule
from measures.extraction.outline.numerals import SINGLE_SIGNS

RULE = MarkerRule(
    id="outline.circled",
    version=1,
    rank=45,
    pattern=re.compile(rf"(?<![注见])(?P<sign>[{SINGLE_SIGNS['circled']}])[、.]? *"),
)
