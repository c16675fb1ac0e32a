import pytest
from lxml import etree

from documents.ingest.readers.office.equations import shown, write_out_equations
from documents.ingest.readers.office.numbering import W

SPACE = W.strip("{}")
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


@pytest.mark.parametrize("instruction", ["PAGE", "EQ \\r(2)", "EQ", "HYPERLINK x"])
def test_what_shows_no_words(instruction):
    assert shown(instruction) == ""


@pytest.mark.parametrize(
    ("instruction", "words"),
    [
        (r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(huáng qí),黄芪)', "黄芪"),
        (r"eq \o\ac(○,优)", "优"),
        (r"EQ \f(1,2)", "1/2"),
    ],
)
def test_what_a_reader_sees(instruction, words):
    assert shown(instruction) == words


def words_of(inner):
    root = etree.fromstring(
        f'<w:p xmlns:w="{SPACE}" xmlns:m="{MATH}"><w:r><w:t>建成</w:t></w:r>{inner}<w:r><w:t>基地</w:t></w:r></w:p>'
    )
    write_out_equations(root)
    return "".join(each.text or "" for each in root.iter(f"{W}t"))


def test_a_field_in_several_runs():
    marks = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = "".join(
        f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (r"EQ \o\ad(\s\up 9", "(qí),芪)")
    )
    assert words_of(marks.format("begin") + told + marks.format("end")) == "建成芪基地"


def test_a_field_in_one_element_and_a_formula():
    assert words_of(r'<w:fldSimple w:instr="EQ \o\ac(○,优)"/>') == "建成优基地"
    fraction = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>"
    assert words_of(fraction) == "建成1/3基地"


def test_other_fields_stay():
    assert (
        words_of('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>')
        == "建成基地"
    )
