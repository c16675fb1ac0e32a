"""Cutting: where nothing is enumerated, a model learned from annotated texts says where measures begin and end."""
