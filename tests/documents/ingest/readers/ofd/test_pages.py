import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.ofd.pages import read_ofd
from documents.ingest.readers.recognise import kind_of
from tests.documents.ingest.readers.ofd_factory import content, lines, make_ofd, text_object
from tests.documents.ingest.readers.office_factory import with_part

NAME = "通知.ofd"
FIRST = [
    "　　近年来，青岭县把巩固拓展脱贫攻坚成果放在首位，推动各项工作",
    "向乡村振兴平稳过渡，组建入户队217支，带动增收3200元。",
]
SECOND = ["　　一、健全监测机制。建立监测网格120个。"]
WHOLE = "".join(FIRST).strip("　")


def text(data, **limits):
    return read_ofd(data, file_name=NAME, limits=Limits(**limits)).text.split("\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_ofd(content("")), "没有文字"),
        (make_ofd(content(lines(FIRST)))[:-60], "已损坏"),
        (with_part(make_ofd(content(lines(FIRST))), "Doc_0/Document.xml", b"<a"), "已损坏"),
        (
            with_part(make_ofd(content(lines(FIRST))), "OFD.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"),
            "外部实体",
        ),
        (
            make_ofd(
                content(text_object(20, 20, "字" * 9, place="X='1e99' Y='1'", steps="DeltaX='g 9 1e999'"))
            ),
            "没有文字",
        ),
    ],
)
def test_it_refuses_by_name_and_with_a_way_out(data, message):
    with pytest.raises(IngestError, match=f"^{NAME}：.*{message}.*[。]"):
        text(data)


def test_more_pages_than_the_limit():
    with pytest.raises(IngestError, match="OFD 有 3 页，超过 2 页的上限"):
        text(make_ofd(*[content(lines(FIRST))] * 3), pdf_pages=2)


def test_its_bytes_are_known():
    assert kind_of(make_ofd(content(lines(FIRST))), file_name="a") == FileKind.OFD


def test_paragraphs_run_over_objects_and_pages():
    assert text(make_ofd(content(lines(FIRST[:1])), content(lines(FIRST[1:] + SECOND)))) == [
        WHOLE,
        SECOND[0].strip("　"),
    ]


def test_the_order_of_writing_means_nothing():
    objects = "".join(
        text_object(20, 20 + 8 * row, line) for row, line in reversed(list(enumerate(FIRST + SECOND)))
    )
    assert text(make_ofd(content(objects))) == [WHOLE, SECOND[0].strip("　")]


@pytest.mark.parametrize("steps", ["DeltaX='4.2 4.2 g 40 4.2'", "DeltaX=''", "DeltaX='g 99999999 4.2'"])
def test_steps_in_every_form(steps):
    assert text(make_ofd(content(text_object(20, 20, FIRST[1], steps=steps))))[0] == FIRST[1]


def test_a_template_prints_on_its_pages():
    head = content(text_object(60, 8, "青岭县人民政府文件", size=9))
    data = make_ofd(content(lines(FIRST), template="7"), templates={"7": head})
    assert text(data) == ["青岭县人民政府文件", WHOLE]


def test_blocks_carry_their_place():
    moved = f'<ofd:PageBlock ID="4" Boundary="0 40 200 99">{lines(SECOND)}</ofd:PageBlock>'
    scaled = text_object(20, 20, FIRST[0], size=1, steps="DeltaX='g 40 1'", more='CTM="4.2 0 0 4.2 0 0"')
    assert "".join(text(make_ofd(content(moved + scaled)))) == (FIRST[0] + SECOND[0]).replace("　", "")


def test_columns_from_right_to_left():
    columns = ["近年来青岭县推动有效衔接组建入户队", "二百一十七支健全监测机制带动增收。"]
    objects = "".join(
        text_object(
            150 - 10 * column, 20, line, place="X='0' Y='4.2'", steps="DeltaX='g 40 0' DeltaY='g 40 4.2'"
        )
        for column, line in enumerate(columns)
    )
    assert "".join(text(make_ofd(content(objects)))) == "".join(columns)


def test_seals_notes_and_pictures_are_named():
    parts = {
        "Doc_0/Signs/Signatures.xml": '<Signatures><Signature ID="1"/></Signatures>',
        "Doc_0/Annots/Annot_1.xml": "<A><Annot><TextCode>核对</TextCode></Annot></A>",
    }
    picture = '<ofd:ImageObject ID="5" Boundary="0 0 9 9"/>'
    read = read_ofd(make_ofd(content(lines(FIRST) + picture), parts=parts), file_name=NAME)
    assert [(each.what, each.count) for each in read.left_out] == [
        ("picture", 1),
        ("stamp", 1),
        ("comment", 1),
    ]


@pytest.mark.parametrize("hidden", ['Visible="false"', 'Alpha="0"'])
def test_words_that_are_not_shown_are_named(hidden):
    found = read_ofd(
        make_ofd(
            content(
                lines(["青岭县推进有效衔接的探索", "一是发展茶产业。"])
                + text_object(20, 200, "内部掌握", more=hidden)
            )
        ),
        file_name="a.ofd",
    )
    assert "内部" not in found.text
    assert [(each.what, each.sample) for each in found.left_out] == [("hidden", "内部掌握")]
