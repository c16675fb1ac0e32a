"""Lists of articles, a row each: workbooks, delimited text, JSON lines, tables served as workbooks."""
