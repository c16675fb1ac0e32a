"""What was learned from annotated texts, read at run time from seeds/models/ with numpy alone.

How they are made is for `measures.training`, their files and the word vectors stand in `documents.text`. Loaded once, at the
first use.
"""
