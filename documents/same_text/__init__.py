"""Reprints: one text carried by many outlets, told from texts that merely look alike.

`comparison_key`, `signature` and `resemblance` are pure and know no Django; `candidates` and `actions` tie them to
stored articles. A person decides: nothing here merges, hides or deletes an article by itself.
"""
