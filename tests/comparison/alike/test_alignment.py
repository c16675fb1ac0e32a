import random
import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.alike.alignment import Strength, align, are_neighbours, judge
from comparison.alike.similarity import vectors
from tests.comparison.alike.profiles import make_profile

THEMES = {"industry": "livelihood", "market": "livelihood", "finance": "support", "monitoring": "consolidate"}


def keys_of(groups):
    return {group.keys for group in groups}


def test_unlike_measures_of_one_theme_stand_alone():
    profiles = [make_profile(1, "甲", "茶园 加工"), make_profile(2, "乙", "光伏 电站")]
    assert keys_of(align(profiles, ["甲", "乙"])) == {(1,), (2,)}


def test_alike_measures_of_distant_themes_stand_alone():
    profiles = [
        make_profile(1, "甲", "茶园 加工"),
        make_profile(2, "乙", "茶园 加工", theme="monitoring", group="consolidate"),
    ]
    assert keys_of(align(profiles, ["甲", "乙"])) == {(1,), (2,)}


def test_measures_of_one_place_never_meet():
    profiles = [make_profile(1, "甲", "茶园 加工"), make_profile(2, "甲", "茶园 加工")]
    assert keys_of(align(profiles, ["甲", "乙"])) == {(1,), (2,)}


def test_places_not_asked_for_are_left_out():
    profiles = [make_profile(1, "甲", "茶园"), make_profile(2, "丙", "茶园")]
    assert keys_of(align(profiles, ["甲", "乙"])) == {(1,)}


def test_likeliest_pair_is_joined_first():
    profiles = [
        make_profile(1, "甲", "茶园 加工 品牌"),
        make_profile(2, "乙", "茶园 旅游 民宿"),
        make_profile(3, "乙", "茶园 加工 电商"),
    ]
    groups = align(profiles, ["甲", "乙"])
    assert keys_of(groups) == {(1, 3), (2,)}
    assert groups[0].strength is Strength.NEAR
    assert set(groups[0].shared) == {"茶园", "加工"}
    assert groups[0].own == {1: ("品牌",), 3: ("电商",)}


def test_neighbouring_themes_meet_when_much_alike():
    profiles = [make_profile(1, "甲", "电商 直播"), make_profile(2, "乙", "电商 直播", theme="market")]
    (group,) = align(profiles, ["甲", "乙"])
    assert group.keys == (1, 2)
    assert group.theme == "industry"
    assert group.strength is Strength.RELATED


def test_secondary_theme_makes_neighbours():
    one = make_profile(1, "甲", "信贷", theme="finance", group="support")
    other = make_profile(2, "乙", "信贷", related=frozenset({"finance"}))
    assert are_neighbours(one, other)
    assert are_neighbours(other, one)


def test_three_places_stand_in_the_order_asked_for():
    profiles = [make_profile(key, place, "医共体 村医") for key, place in [(1, "丙"), (2, "甲"), (3, "乙")]]
    assert keys_of(align(profiles, ["甲", "乙", "丙"])) == {(2, 3, 1)}


PROFILES = st.lists(
    st.tuples(
        st.sampled_from("甲乙丙丁"),
        st.sampled_from(sorted(THEMES)),
        st.lists(st.sampled_from("茶园 旅游 低保 医共体 村道 路灯 合作社 信贷".split()), max_size=6),
    ),
    max_size=14,
).map(
    lambda rows: [
        make_profile(key, place, " ".join(terms), theme=theme, group=THEMES[theme])
        for key, (place, theme, terms) in enumerate(rows)
    ]
)


@given(PROFILES, st.randoms())
def test_every_measure_stands_once_and_order_of_input_does_not_matter(profiles, shuffler):
    places = ["甲", "乙", "丙", "丁"]
    groups = align(profiles, places)
    assert sorted(key for group in groups for key in group.keys) == [profile.key for profile in profiles]
    place_of = {profile.key: profile.place for profile in profiles}
    for group in groups:
        stand = [places.index(place_of[key]) for key in group.keys]
        assert stand == sorted(set(stand))
    shuffled = list(profiles)
    shuffler.shuffle(shuffled)
    assert align(shuffled, places) == groups


@given(PROFILES)
def test_judgement_is_symmetric(profiles):
    weighed = vectors(profiles)
    for one, other in combinations(profiles, 2):
        score = weighed.score(one.key, other.key)
        assert judge(one, other, score) == judge(other, one, score)


@pytest.mark.parametrize("themes", [1, 20])
def test_four_places_with_300_measures_each_align_fast(themes):
    chance = random.Random(7)
    vocabulary = [chr(0x4E00 + 2 * n) + chr(0x5E00 + n) for n in range(4000)]
    weights = [1 / (rank + 10) for rank in range(len(vocabulary))]
    profiles = [
        make_profile(
            key,
            "甲乙丙丁"[key % 4],
            " ".join(chance.choices(vocabulary, weights, k=45)),
            theme=f"theme{key % themes}",
            group=f"group{key % themes // 4}",
        )
        for key in range(1200)
    ]
    started = time.perf_counter()
    groups = align(profiles, "甲乙丙丁")
    spent = time.perf_counter() - started
    print(f"1,200 measures in {themes} themes: {spent * 1000:.0f} ms, {len(groups)} groups")  # noqa: T201 - the promised figure
    assert groups
