"""Lists, an article a row: what reads their formats, finds their column names and turns rows into articles."""
