"""The provinces as tiles."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from comparison.pictures.tiles import CODES, GAP, SIDE, STEPS, tile_map


def test_every_province_has_one_tile_and_none_covers_another():
    drawn = tile_map(dict.fromkeys(CODES, 1))
    assert len(CODES) == 34
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == 34
    assert all(tile.x % (SIDE + GAP) == 0 == tile.y % (SIDE + GAP) for tile in drawn.tiles)
    assert max(tile.x for tile in drawn.tiles) + SIDE == drawn.width
    assert max(tile.y for tile in drawn.tiles) + SIDE == drawn.height


def test_neighbours_lie_as_on_the_ground():
    at = {tile.code[:2]: (tile.x, tile.y) for tile in tile_map(dict.fromkeys(CODES, 1)).tiles}
    assert at["23"][1] < at["22"][1] < at["21"][1] < at["37"][1]
    assert at["65"][0] < at["62"][0] < at["61"][0] < at["14"][0]
    assert at["51"][0] < at["50"][0] < at["42"][0] < at["34"][0] < at["32"][0] or at["51"][0] < at["50"][0]
    assert at["43"][1] < at["44"][1] < at["81"][1]


def test_too_few_make_no_picture():
    assert tile_map({"440000": 5, "520000": 3}) is None
    assert tile_map({"440000": 5, "520000": 3, "140000": 0}) is None
    assert tile_map({"440900": 5, "520000": 3, "140000": 1}) is None


def test_steps_hold_about_as_many_each_and_say_their_range():
    drawn = tile_map({code: number for number, code in enumerate(CODES[:9])})
    assert [step for step, _, _ in drawn.steps] == [1, 2, 3, 4]
    assert (drawn.steps[0][1], drawn.steps[-1][2]) == (1, 8)


@given(st.dictionaries(st.sampled_from(CODES), st.integers(0, 10**6)))
def test_more_is_never_lighter(values):
    drawn = tile_map(values)
    if drawn:
        ranked = sorted(drawn.tiles, key=lambda tile: tile.value)
        assert all(one.step <= other.step for one, other in itertools.pairwise(ranked))
        assert all((tile.step == 0) == (tile.value == 0) and tile.step <= STEPS for tile in ranked)
        for step, least, greatest in drawn.steps:
            assert {tile.value for tile in drawn.tiles if tile.step == step} >= {least, greatest}
