import pytest

from documents.ingest.readers.laid_out import pages_text
from documents.ingest.readers.scanned import told
from documents.ingest.recognising.scans import ScanLine, glyphs_of


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], ""),
        ([3], "3"),
        ([1, 2, 3], "1、2、3"),
        ([1, 2, 3, 4], "1–4"),
        ([2, *range(5, 21), 30, 31], "2、5–20、30、31"),
        (list(range(1, 24, 2)), "1、3、5、7、9、11、13、15、17、19 等"),
    ],
)
def test_numbers_are_told_as_a_sentence_has_them(numbers, said):
    assert told(numbers) == said


def test_an_author_in_the_middle_and_the_heading_below_are_two_lines():
    text = "安排资金727万元，实施项目58个，带动脱贫户5376户，户均增"
    lines = [
        ScanLine("渭源县巩固脱贫成果同乡村振兴衔接的经验材料", 75, 742, 523, 767, 1),
        ScanLine("渭源县委副书记、县长林知远", 183, 703, 416, 723, 1),
        ScanLine("一、抓好组织领导", 67, 661, 201, 681, 1),
    ]
    for row in range(4):
        top = 654 - 112 * row
        lines += [
            ScanLine("在组织领导方面，全县建立了由70个部门参加的工作机制，", 99, top - 23, 519, top, 1),
            ScanLine(text, 66, top - 51, 530, top - 28, 1),
            ScanLine("的问题当月整改，做到了件件有着落，事事有回音。", 66, top - 79, 436, top - 56, 1),
        ]
    found = pages_text([glyphs_of(lines)]).text
    assert found.split("\n")[:3] == [line.text for line in lines[:3]]
