"""Performance as ratios inside one run, and attacks; each module says how it is run."""

import config  # noqa: F401 - what is measured multiplies as a site does
