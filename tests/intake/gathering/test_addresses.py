import pytest

from intake.gathering.addresses import is_inside, normal


@pytest.mark.parametrize(
    "address",
    ["", "javascript:void(0)", "mailto:a@example.cn", "ftp://example.cn/a", "http://", "http://[", "http://a:b@example.cn/",
     "http://example.cn:99999/", "http://example.cn/" + "a" * 1000],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_none(address):
    assert normal(address) == ""


def test_an_address_stands_in_one_form():
    assert normal("HTTP://Example.CN:80/茶园.html#上") == "http://example.cn/%E8%8C%B6%E5%9B%AD.html"
    assert normal("../b.html?a=1&b=2", "https://example.cn/x/y/") == "https://example.cn/x/b.html?a=1&b=2"
    assert normal("//example.cn:8080", "https://other.cn/") == "https://example.cn:8080/"


@pytest.mark.parametrize(
    "address", ["http://example.cn.evil.cn/", "http://notexample.cn/", "http://x.example.cn/", ""]
)
def test_a_host_that_is_only_alike_is_outside(address):
    assert not is_inside(address, ["example.cn"])


def test_the_same_site_with_and_without_www_is_inside():
    assert is_inside("http://www.example.cn/a", ["example.cn"])
    assert is_inside("http://EXAMPLE.cn/a", ["www.example.cn"])
