"""What readers hand in: comparisons, the matrix and measures as files, each quote with its source.

`sheet` and `document` hold what is said, `xlsx`, `csv` and `docx` how it is written; they know no request.
"""
