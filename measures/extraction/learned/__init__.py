"""What was learned from annotated texts, read at run time from seeds/models/ with numpy alone.

Owns the model files' shape and how they are applied; how they are made is for `measures.training`. Loaded once, at the
first use.
"""
