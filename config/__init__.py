"""How the site is set up and served.

Whatever is imported of it comes before numpy, which reads how many threads it may use once: one. The matrices here are small; more
threads would wait for each other in a loop on the cores that other readers need (docs/architecture.md).
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
