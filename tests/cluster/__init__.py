"""Several machines on one: a primary and two standbys, sites behind a proxy, and what happens when one of them dies.

`make test-cluster` runs it; it needs PostgreSQL and HAProxy of Debian and stays on 127.0.0.1.
"""
