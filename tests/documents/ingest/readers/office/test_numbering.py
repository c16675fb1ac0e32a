import pytest

from documents.ingest.readers.office.numbering import write_number


@pytest.mark.parametrize(
    ("number", "number_format", "written"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "chineseCounting", "二十"),
        (99, "chineseCounting", "九十九"),
        (105, "chineseCounting", "一零五"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "ideographTraditional", "乙"),
        (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"),
        (49, "lowerRoman", "xlix"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (5, "a format of the future", "5"),
    ],
)
def test_numbers_are_written_as_word_does(number, number_format, written):
    assert write_number(number, number_format) == written
