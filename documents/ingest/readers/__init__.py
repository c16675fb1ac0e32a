"""One module a format: bytes → text with one line a paragraph, or IngestError with a way out for the user.

Owns the formats (DOCX, PDF, ZIP, lists in XLSX, CSV and JSONL) and what each can do to harm the machine that reads
it. Knows nothing of articles, save for lists, whose rows are articles already.
"""
