"""What is too long ends at a mark or a word's end, and leaves nothing open."""

from measures.extraction.cutting.naming.shortening import LONGEST, shorten


def test_what_fits_stays():
    assert shorten("建立防返贫监测网格") == "建立防返贫监测网格"


def test_quotes_and_brackets_are_closed():
    assert shorten("推行“党支部+合作社+农户+电商平台+加工企业+超市直供”模式") == "推行"
    assert shorten("建设冷库(含配套") == "建设冷库"


def test_a_long_list_ends_between_its_items():
    shortened = shorten("建设冷库、烘干房、分拣中心、包装车间、电商服务站、冷链物流园")
    assert len(shortened) <= LONGEST
    assert shortened.endswith(("车间", "中心", "服务站"))
