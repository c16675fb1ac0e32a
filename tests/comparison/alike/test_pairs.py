"""Pairs of measures of the six seed localities, judged by reading: opposite, related or unrelated.

The table (pairs.tsv) was judged on the texts in seed_measures.json, before and without looking at scores.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from comparison.alike.alignment import Strength, judge
from comparison.alike.similarity import Profile, vectors
from comparison.profiles import names_in
from documents.search.tokenizer import index_tokens

HERE = Path(__file__).parent


def seed_profiles():
    rows = json.loads((HERE / "seed_measures.json").read_text("utf-8"))
    return {
        label: Profile(
            key=key,
            place=row["place"],
            theme=row["theme"],
            group=row["group"],
            title_terms=tuple(index_tokens(row["title"])),
            text_terms=tuple(index_tokens(row["text"])),
            related=frozenset(row["related"]),
            names=names_in(row["text"]),
            counted=frozenset(row["counted"]),
        )
        for key, (label, row) in enumerate(rows.items())
    }


def judged_pairs():
    lines = (HERE / "pairs.tsv").read_text("utf-8").splitlines()[1:]
    return [tuple(line.split("\t")) for line in lines]


@pytest.fixture(scope="module")
def outcomes():
    """How often each judgement met each strength, each pair weighed among the measures of its two places."""
    profiles = seed_profiles()
    counts = Counter()
    for left, right, judgement in judged_pairs():
        one, two = profiles[left], profiles[right]
        weighed = vectors(each for each in profiles.values() if each.place in {one.place, two.place})
        counts[judgement, judge(one, two, weighed.score(one.key, two.key))] += 1
    return counts


def precision_and_recall(outcomes, judgements, strengths):
    hits = sum(
        n
        for (judgement, strength), n in outcomes.items()
        if judgement in judgements and strength in strengths
    )
    found = sum(n for (_, strength), n in outcomes.items() if strength in strengths)
    wanted = sum(n for (judgement, _), n in outcomes.items() if judgement in judgements)
    return hits / found, hits / wanted


def test_table_is_large_and_judges_each_pair_once():
    pairs = judged_pairs()
    assert len(pairs) >= 60
    assert len({frozenset(pair[:2]) for pair in pairs}) == len(pairs)
    assert {pair[2] for pair in pairs} == {"opposite", "related", "unrelated"}


def test_unrelated_measures_are_never_called_near(outcomes):
    assert outcomes["unrelated", Strength.NEAR] == 0


def test_near_measures_are_opposite(outcomes):
    precision, recall = precision_and_recall(outcomes, {"opposite"}, {Strength.NEAR})
    print(f"near: precision {precision:.2f}, recall {recall:.2f}")  # noqa: T201
    assert precision >= 0.70
    assert recall >= 0.70


def test_joined_measures_have_to_do_with_each_other(outcomes):
    precision, recall = precision_and_recall(
        outcomes, {"opposite", "related"}, {Strength.NEAR, Strength.RELATED}
    )
    print(f"near or related: precision {precision:.2f}, recall {recall:.2f}")  # noqa: T201
    assert precision >= 0.88
    assert recall >= 0.80
