"""Pages of somebody who is signed in stay with him; those of visitors may be kept."""

import pytest
from django.urls import reverse


@pytest.mark.parametrize("name", ["home", "measure_list", "desk:home", "basket_list", "desk:import_home"])
def test_what_the_signed_in_see_is_kept_by_no_cache(staff_client, world, name):
    answer = staff_client.get(reverse(name))
    kept = {part.strip() for part in answer["Cache-Control"].split(",")}
    assert {"private", "no-store"} <= kept


def test_a_draft_is_kept_by_no_cache(staff_client, world):
    assert "no-store" in staff_client.get(world.draft.get_absolute_url())["Cache-Control"]


def test_what_visitors_see_may_be_kept(client, world):
    assert "no-store" not in client.get("/").headers.get("Cache-Control", "")
