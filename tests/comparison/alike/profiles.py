"""Profiles for the tests of the pure package, terms written out so that no tokenizer is needed."""

from comparison.alike.similarity import Profile


def make_profile(key, place, terms, *, theme="industry", group="livelihood", title="", **fields):
    return Profile(key, place, theme, group, tuple(title.split()), tuple(terms.split()), **fields)
