"""What was never an article: nothing at all, and small files that claim to be huge."""

import io
import json
import random
import zipfile
from collections.abc import Iterator

import openpyxl

from tests.documents.ingest.hostile.wholes import PAGE, TEXT, ods, ods_cell, wholes
from tests.documents.ingest.readers.ofd_factory import content, lines, make_ofd, text_object
from tests.documents.ingest.readers.office_factory import make_docx, make_zip, part, with_part
from tests.documents.ingest.readers.pages.test_epub import make_epub
from tests.documents.ingest.readers.pdf_factory import make_pdf
from tests.documents.ingest.readers.test_contained import pdf

MEGABYTE = 1 << 20


def empty() -> Iterator[tuple[str, bytes]]:
    for suffix in "txt html docx pdf ofd epub mhtml eml zip xlsx xls ods csv tsv jsonl doc rtf wps".split():
        yield f"空.{suffix}", b""
        yield f"空白.{suffix}", b" \r\n\x00" * 20
    yield "空-标记.txt", b"\xef\xbb\xbf"
    yield "空-宽标记.txt", b"\xff\xfe"
    yield "空-页.html", b"<html><body></body></html>"
    yield "空-文.docx", make_docx(lambda document: None)
    yield "空-页.pdf", make_pdf(lambda canvas: canvas.showPage())
    yield "空-页.ofd", make_ofd(content(""))
    yield "空-无页.ofd", make_ofd()
    yield "空-章.epub", make_epub("")
    yield "空-包.zip", make_zip({})
    yield "空-夹.zip", make_zip({"夹/": b""})
    yield "空-文件.zip", make_zip({"甲.txt": b"", "乙.docx": b""})
    yield "空-表.csv", "标题,正文\n".encode()
    yield "空-行.csv", "标题,正文\n,\n,\n".encode()
    yield "空-行.jsonl", b"{}\n{}\n"
    yield "空-值.jsonl", '{"标题":null,"正文":null}\n'.encode()
    yield "空-表.ods", ods("")
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    yield "空-表.xlsx", stream.getvalue()
    yield "空-信.eml", b"Subject: x\nTo: a@b.cn\nMIME-Version: 1.0\n\n"
    yield "标点.txt", "。，、；：".encode() * 500
    yield "一字.txt", "文".encode()


def noise() -> Iterator[tuple[str, bytes]]:
    for suffix in "txt html docx pdf ofd epub mhtml eml zip xlsx xls ods csv jsonl doc rtf".split():
        yield f"乱.{suffix}", random.Random(suffix).randbytes(5000)
    for magic, suffix in (
        (b"%PDF-1.7\n", "pdf"),
        (b"PK\x03\x04", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    ):
        yield f"乱-开头.{suffix}", magic + random.Random(suffix).randbytes(5000)


def huge() -> Iterator[tuple[str, bytes]]:
    yield from _huge_packages()
    yield from _huge_sheets()
    yield from _huge_texts()
    yield from _huge_pdfs()


def _huge_packages() -> Iterator[tuple[str, bytes]]:
    whole = wholes()
    zeros = bytes(220 * MEGABYTE)
    yield "巨-炸弹.zip", make_zip({"甲.txt": zeros})
    yield "巨-文.docx", with_deflated(whole["文.docx"], "word/document.xml", zeros)
    yield (
        "巨-页.ofd",
        with_deflated(make_ofd(content(lines([TEXT[:30]]))), "Doc_0/Pages/Page_0/Content.xml", zeros),
    )
    yield "巨-多.zip", make_zip({f"{n}.txt": TEXT for n in range(1500)})
    entities = (
        "<!DOCTYPE x ["
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "笑"}">' for n in range(10))
        + "]>"
    )
    for name, member in (
        ("文.docx", "word/document.xml"),
        ("文.ofd", "OFD.xml"),
        ("书.epub", "OEBPS/book.opf"),
    ):
        yield f"巨-实体-{name}", with_part(whole[name], member, f"{entities}<x>&a9;</x>")
    yield "巨-步.ofd", make_ofd(content(text_object(20, 20, TEXT[:30], steps='DeltaX="g 999999999 4"')))
    yield "巨-页数.ofd", make_ofd(*[content(lines(["第几页的文字"]))] * 1200)
    yield "巨-坐标.ofd", make_ofd(content(text_object(1e300, 1e300, TEXT[:30], size=1e300)))
    yield "巨-章.epub", make_epub(*["<p>文</p>"] * 1500)
    xml = part(whole["文.docx"], "word/document.xml")
    yield (
        "巨-跨.docx",
        with_part(
            whole["文.docx"],
            "word/document.xml",
            xml.replace(
                "<w:p>",
                '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:p>',
                1,
            ),
        ),
    )


def with_deflated(package: bytes, name: str, data: bytes) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, data if info.filename == name else old.read(info))
    return stream.getvalue()


def _huge_sheets() -> Iterator[tuple[str, bytes]]:
    book = wholes()["表.xlsx"]
    sheet = part(book, "xl/worksheets/sheet1.xml")
    for number, changed in enumerate(
        (
            sheet.replace("A1:C11", "A1:XFD1048576"),
            sheet.replace('r="C11"', 'r="XFD1048576"'),
            sheet.replace('r="11"', 'r="1048576"').replace("A11", "A1048576").replace("B11", "B1048576"),
            sheet.replace(
                "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            ),
        )
    ):
        yield f"巨-格{number}.xlsx", with_part(book, "xl/worksheets/sheet1.xml", changed)
    head = f"<table:table-row>{ods_cell('标题')}{ods_cell('正文')}</table:table-row>"
    many = 'table:number-columns-repeated="999999999"'
    yield "巨-列.ods", ods(f"{head}<table:table-row>{ods_cell('题')}{ods_cell('文', many)}</table:table-row>")
    yield (
        "巨-行.ods",
        ods(
            f'{head}<table:table-row table:number-rows-repeated="1048576">{ods_cell("题")}{ods_cell("文")}</table:table-row>'
        ),
    )
    for attribute in ("colspan", "rowspan"):
        yield (
            f"巨-{attribute}.xls",
            f"<html><table><tr><td>标题<td>正文<tr><td {attribute}=999999999>题<td>文</table>".encode(),
        )
        yield (
            f"巨-{attribute}.html",
            PAGE.replace("<h1>", f"<table><tr><td {attribute}=999999999>甲<td>乙</table><h1>").encode(),
        )
    yield (
        "巨-序.xls",
        wholes()["模板.xls"]
        .replace(b"<Row><Cell>", b'<Row ss:Index="999999999"><Cell ss:Index="999999999">')
        .replace(b"<Workbook ", b'<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '),
    )
    yield "巨-列.csv", ("标题,正文" + ",列" * 200_000 + "\n题,文\n").encode()
    yield "巨-行.csv", ("标题,正文\n" + "题,文\n" * 30_000).encode()
    yield "巨-引号.csv", ('标题,正文\n题,"' + "文字，" * 200_000).encode()
    yield "巨-数.jsonl", ('{"标题":"题","正文":' + "9" * 100_000 + "}").encode()
    yield "巨-行.jsonl", json.dumps({"标题": "题", "正文": "文" * 3_000_000}, ensure_ascii=False).encode()


def _huge_texts() -> Iterator[tuple[str, bytes]]:
    yield "巨-满.txt", TEXT.encode() * 20_000
    yield "巨-一行.txt", ("衔" * 600_000).encode()
    yield "巨-题.txt", ("题" * 5000 + "\n" + TEXT).encode()
    yield "巨-序号.html", f"<ol start=999999999999999999999>{'<li>做法' * 50}</ol>{PAGE}".encode()
    yield "巨-罗马.html", f"<ol type=I start=99999999>{'<li>做法' * 50}</ol>{PAGE}".encode()
    yield "巨-属性.html", f"<p title='{'长' * 1_000_000}'>{TEXT}</p>".encode()
    yield "巨-字符.html", ("&#99999999999;&#xD800;&#0;" * 1000 + PAGE).encode()


def _huge_pdfs() -> Iterator[tuple[str, bytes]]:
    words = b"BT /F 12 Tf 50 700 Td (Qingling) Tj ET "
    yield "巨-炸弹.pdf", pdf(b"q\n" * 20_000_000)
    yield "巨-慢.pdf", pdf(b"BT /F 1 Tf " + b"0 0 Td (aaaaaaaaaaaaaaaa) Tj " * 400_000 + b"ET")
    yield "巨-页框.pdf", pdf(words, page=b"/MediaBox[0 0 1e30 1e30]")
    yield "巨-页数.pdf", pdf(words).replace(b"/Count 1", b"/Count 999999999")
    yield "巨-自环.pdf", pdf(words).replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]")
    yield "巨-多页.pdf", make_pdf(lambda canvas: [canvas.showPage() for _ in range(1100)])
