"""How the models under seeds/models/ are made from annotated texts: `python -m measures.training`.

Needs the extra `train`. Nothing that runs in production imports it.
"""
