import pytest

from measures.extraction.outline.numerals import ordinal


@pytest.mark.parametrize("numeral", ["丑", "a", "万"])
def test_it_reads_no_number_where_none_is_printed(numeral):
    assert ordinal(numeral) == 0


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("一百零一", 101),
        ("7", 7),
        ("③", 3),
        ("⑵", 2),
        ("㈣", 4),
    ],
)
def test_it_reads_what_is_printed(numeral, number):
    assert ordinal(numeral) == number
