"""A whole file of each format, all with the same text."""

import io
import json
import zipfile
from functools import cache
from pathlib import Path

import openpyxl

from tests.documents.ingest.readers.archives.test_mail import mail, saved
from tests.documents.ingest.readers.ofd_factory import content, lines, make_ofd
from tests.documents.ingest.readers.office_factory import make_docx, make_zip
from tests.documents.ingest.readers.pages.test_epub import make_epub
from tests.documents.ingest.readers.pdf_factory import make_pdf, write_article
from tests.documents.ingest.readers.tables.test_lists import make_csv

BUGS = Path(__file__).parents[1] / "bugs"
TITLE = "青岭县推进有效衔接的探索"
_DEEDS = "发展茶叶 健全监测 盘活资产 就业帮扶 改善村容 培育人才 联农带农 消费帮扶 金融支持 完善项目".split()
PARAGRAPHS = [
    f"{'一二三四五六七八九十'[n]}是{deed}。近年来，青岭县坚持因地制宜，把{deed}摆在突出位置，统筹衔接资金{5600 + n}万元，"
    f"建成示范点{20 + n}个，带动农户{1300 + n}户，群众的日子越过越好。"
    for n, deed in enumerate(_DEEDS)
]
TEXT = "\n".join([TITLE, "青岭县委书记 林青山", "2022年7月28日", *PARAGRAPHS])
PAGE = (
    f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    f"<p>2022年7月28日</p><div id='zoom'>{''.join(f'<p>{each}</p>' for each in PARAGRAPHS)}</div></body></html>"
)
ROWS = [
    ["标题", "正文", "发布日期"],
    *([f"做法{n}", each, "2022-07-28"] for n, each in enumerate(PARAGRAPHS)),
]
_SHEET = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
_XML_ROWS = "".join(
    f"<Row>{''.join(f'<Cell><Data>{cell}</Data></Cell>' for cell in row)}</Row>" for row in ROWS
)
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"


def _docx(document):
    for line in TEXT.split("\n"):
        document.add_paragraph(line)


def _xlsx():
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(rows_xml):
    content_xml = (
        f'<office:document-content xmlns:office="{_OFFICE}:office:1.0" xmlns:table="{_OFFICE}:table:1.0"'
        f' xmlns:text="{_OFFICE}:text:1.0"><office:body><office:spreadsheet><table:table table:name="甲">{rows_xml}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    members = {"mimetype": kind, "content.xml": content_xml, "META-INF/manifest.xml": manifest}
    return make_zip(members, zipfile.ZIP_STORED)


def ods_cell(text, more=""):
    return f'<table:table-cell office:value-type="string" {more}><text:p>{text}</text:p></table:table-cell>'


@cache
def wholes():
    """Name → bytes."""
    docx = make_docx(_docx)
    rows = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in ROWS)
    return {
        "文.txt": TEXT.encode(),
        "国标.txt": TEXT.encode("gb18030"),
        "宽.txt": TEXT.encode("utf-16"),
        "页.html": PAGE.encode(),
        "文.docx": docx,
        "文.pdf": make_pdf(lambda canvas: write_article(canvas, TEXT.split("\n"))),
        "文.ofd": make_ofd(
            content(
                lines(
                    [line[k : k + 34] for line in TEXT.split("\n") for k in range(0, len(line), 34)], pitch=7
                )
            )
        ),
        "书.epub": make_epub("".join(f"<p>{line}</p>" for line in TEXT.split("\n"))),
        "页.mhtml": saved(PAGE),
        "信.eml": mail(TEXT, files=[("附.docx", docx)]),
        "包.zip": make_zip(
            {"甲.docx": docx, "乙.txt": TEXT + "乙", "丙.html": PAGE.replace("近年来", "今年来")}
        ),
        "表.xlsx": _xlsx(),
        "表.xls": (BUGS / "07-xlsx-merged" / "旧版.xls").read_bytes(),
        "表.ods": ods(rows),
        "导出.xls": f"<html><body><table>{_SHEET}</table></body></html>".encode(),
        "模板.xls": f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>{_XML_ROWS}</Table></Worksheet></Workbook>'.encode(),
        "表.csv": make_csv(*ROWS),
        "表.tsv": make_csv(*ROWS, delimiter="\t"),
        "行.jsonl": "\n".join(
            json.dumps(dict(zip(ROWS[0], row, strict=True)), ensure_ascii=False) for row in ROWS[1:]
        ).encode(),
        "旧.rtf": b"{\\rtf1\\ansi\\ansicpg936 " + b"".join(b"\\u%d?" % ord(c) for c in TEXT) + b"}",
    }
