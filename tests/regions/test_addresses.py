"""Addresses are found once, and in the language and below the prefix in force."""

import pytest
from django.urls import get_script_prefix, reverse, set_script_prefix

from regions.addresses import address_of
from regions.speaking import speaking


@pytest.fixture
def below_a_prefix():
    before = get_script_prefix()
    yield set_script_prefix
    set_script_prefix(before)


def test_an_address_is_of_the_language_and_the_prefix_in_force(below_a_prefix):
    assert address_of("region_detail", "520328") == "/regions/520328/"
    with speaking("en"):
        assert address_of("region_detail", "520328") == "/en/regions/520328/"
    below_a_prefix("/library/")
    assert address_of("region_detail", "520328") == "/library/regions/520328/"
    below_a_prefix("/")
    assert address_of("region_detail", "520328") == "/regions/520328/"


def test_it_is_what_django_gives(below_a_prefix):
    below_a_prefix("/")
    for name, *args in (["home"], ["article_detail", 7], ["theme_detail", "market"]):
        assert address_of(name, *args) == reverse(name, args=args)
