"""Text boxes, ticked boxes and lists to choose from; near misses first: what both programs' writing says comes once."""

import pytest

from tests.documents.ingest.readers.office.test_docx import run, with_markup

OPENING = "一是发展茶产业。"
NAMES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def box(words):
    return f"<w:txbxContent><w:p>{run(words)}</w:p></w:txbxContent>"


def drawn(words):
    return f"<w:drawing><wps:txbx>{box(words)}</wps:txbx></w:drawing>"


def pictured(words):
    return f"<w:pict><v:shape><v:textbox>{box(words)}</v:textbox></v:shape></w:pict>"


def read(markup):
    source = with_markup(f"<w:r {NAMES}>{markup}</w:r>")
    return source.text.split("\n"), {each.what: each.count for each in source.left_out}


def either(new, old=None):
    fallback = f"<mc:Fallback>{old}</mc:Fallback>" if old is not None else ""
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>{fallback}</mc:AlternateContent>'


PICTURE = '<w:pict><v:shape><v:imagedata r:id="a" xmlns:r="r"/></v:shape></w:pict>'


@pytest.mark.parametrize(
    "markup",
    [
        either(drawn("二是监测。"), pictured("二是监测。")),
        either(drawn("二是监测。")),
        either("", pictured("二是监测。")),
        drawn("二是监测。"),
        pictured("二是监测。"),
        either(drawn("二是监测。"), PICTURE),
    ],
    ids="both new-alone old-alone drawing picture over-a-picture".split(),
)
def test_a_text_box_is_read_once(markup):
    assert read(markup) == ([OPENING, "二是监测。"], {})


def test_a_picture_for_new_and_old_programs_is_one():
    new = '<w:drawing><a:blip r:embed="a" xmlns:r="r"/></w:drawing>'
    assert read(either(new, PICTURE)) == ([OPENING], {"picture": 1})


def ticked(state):
    mark = "☑" if state else "☐"
    properties = f'<w:sdtPr><w14:checkbox {NAMES}><w14:checked w14:val="{state:d}"/></w14:checkbox></w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{run(mark)}</w:sdtContent></w:sdt>"


def asked(data, kind):
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText> {kind} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_boxes_keep_their_ticks():
    assert with_markup(ticked(True) + run("是 ") + ticked(False) + run("否")).text == f"{OPENING}☑是 ☐否"


@pytest.mark.parametrize(
    ("data", "mark"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☑"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☑"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        ("<w:checkBox/>", "☐"),
    ],
)
def test_boxes_of_old_forms_keep_their_ticks(data, mark):
    assert with_markup(asked(data, "FORMCHECKBOX") + run("达标")).text == f"{OPENING}{mark}达标"


@pytest.mark.parametrize(
    ("result", "chosen"), [("", "甲县"), ('<w:result w:val="1"/>', "乙县"), ('<w:result w:val="9"/>', "")]
)
def test_what_was_chosen_of_a_list_is_read(result, chosen):
    entries = '<w:listEntry w:val="甲县"/><w:listEntry w:val="乙县"/>'
    data = f"<w:ddList>{result}{entries}</w:ddList>"
    assert with_markup(asked(data, "FORMDROPDOWN") + run("达标")).text == f"{OPENING}{chosen}达标"


WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize(
    "properties",
    [
        f'{WHITE}<w:shd w:val="clear" w:fill="C00000"/>',
        f'{WHITE}<w:highlight w:val="red"/>',
        '<w:sz w:val="9"/>',
    ],
)
def test_white_letters_on_a_ground_are_read(properties):
    assert with_markup(run("二是监测。", properties)).text == f"{OPENING}二是监测。"


@pytest.mark.parametrize("properties", [WHITE, '<w:sz w:val="2"/>'])
def test_letters_that_nobody_sees_are_left_out_by_name(properties):
    read = with_markup(run("内部掌握。", properties))
    assert read.text == OPENING
    assert [(each.what, each.sample) for each in read.left_out] == [("hidden", "内部掌握。")]
