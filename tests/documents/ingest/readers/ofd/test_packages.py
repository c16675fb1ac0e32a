"""OFD packages as programs write them: names in other letters, several documents, pages lost, words turned."""

import math

import pytest

from documents.ingest import ingest_text
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.ofd.pages import read_ofd
from documents.ingest.readers.recognise import kind_of
from tests.documents.ingest.readers.ofd.test_pages import FIRST, NAME, WHOLE
from tests.documents.ingest.readers.ofd_factory import SPACE, content, lines, make_ofd, text_object
from tests.documents.ingest.readers.office_factory import make_zip

PAGE = '<ofd:Page ID="0" BaseLoc="{}"/>'
PLAIN = {
    "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:Pages>{PAGE.format('Pages/P.xml')}</ofd:Pages></ofd:Document>",
    "Doc_0/Pages/P.xml": content(lines(FIRST)),
}


def read(data):
    source = read_ofd(data, file_name=NAME)
    return source.text, [(each.what, each.count, each.sample) for each in source.left_out]


def renamed(old, new, *, inside=True):
    return {
        name if inside else name.replace(old, new): text.replace(old, new) if inside else text
        for name, text in PLAIN.items()
    }


@pytest.mark.parametrize(
    "members",
    [
        PLAIN,
        renamed("Pages/P.xml", "pages\\p.XML"),
        renamed("Doc_0/Document.xml", "/doc_0/document.xml"),
        renamed("/", "\\", inside=False),
        renamed("OFD.xml", "ofd.xml", inside=False),
    ],
)
def test_names_in_other_letters_and_strokes(members):
    data = make_zip(members)
    assert kind_of(data, file_name=NAME) == FileKind.OFD
    assert read(data) == (WHOLE, [])


def test_each_document_may_be_an_article(gazetteer):
    def county(name):
        opening = f"近年来，{name}健全联农带农机制，组建入户队，带动农户持续增收。"
        return content(lines([f"{name}推进有效衔接的做法", f"　　{opening}"]))

    root = "".join(f"<ofd:DocBody><ofd:DocRoot>D{n}/Document.xml</ofd:DocRoot></ofd:DocBody>" for n in (0, 1))
    members = {"OFD.xml": f"<ofd:OFD {SPACE}>{root}</ofd:OFD>"}
    for number, name in enumerate(("渭源县", "漳县")):
        members[f"D{number}/Document.xml"] = PLAIN["Doc_0/Document.xml"]
        members[f"D{number}/Pages/P.xml"] = county(name)
    source = read_ofd(make_zip(members), file_name=NAME)
    articles = ingest_text(source, file_name=NAME, gazetteer=gazetteer)
    assert [article.title for article in articles] == ["渭源县推进有效衔接的做法", "漳县推进有效衔接的做法"]


def test_a_page_that_is_listed_and_lost_is_named():
    more = PAGE.format("Pages/P.xml") + PAGE.format("Pages/Q.xml")
    document = PLAIN["Doc_0/Document.xml"].replace(PAGE.format("Pages/P.xml"), more)
    text, said = read(make_zip({**PLAIN, "Doc_0/Document.xml": document}))
    assert (text, said) == (WHOLE, [("lost_page", 1, "doc_0/pages/q.xml")])


def test_files_within_are_named():
    listed = f'<ofd:Attachments {SPACE}><ofd:Attachment ID="1" Name="名单"/></ofd:Attachments>'
    _, said = read(make_ofd(content(lines(FIRST)), parts={"Doc_0/Attachs/Attachments.xml": listed}))
    assert said == [("enclosed", 1, "名单")]


def turned(degrees, words):
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return text_object(60, 24, words, more=f'CTM="{cos} {sin} {-sin} {cos} 0 0"')


@pytest.mark.parametrize("degrees", [45, -30, 90, 180])
def test_words_that_stand_at_another_angle_are_named_and_in_no_line(degrees):
    words = "仅供内部使用"
    text, said = read(make_ofd(content(lines(FIRST) + turned(degrees, words))))
    assert (text, said) == (WHOLE, [("turned", 1, words)])


def test_lines_a_little_askew_are_read():
    askew = "".join(
        text_object(20, 20 + 8 * row, line, more='CTM="1 0.002 -0.002 1 0 0"')
        for row, line in enumerate(FIRST)
    )
    assert read(make_ofd(content(askew))) == (WHOLE, [])
