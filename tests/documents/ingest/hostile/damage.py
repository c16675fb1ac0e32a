"""What becomes of whole files on their way: cut off, flipped, damaged inside, renamed, in another encoding."""

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO

from tests.documents.ingest.hostile.wholes import PAGE, TEXT, wholes
from tests.documents.ingest.readers.office_factory import make_zip, with_part

FLIPS = (1, 1, 2, 8, 40, 300)
ENCODINGS = "gbk gb18030 big5 utf-16 utf-16-le utf-16-be utf-32 utf-8-sig hz iso2022_jp_2 shift_jisx0213 euc_kr".split()
RENAMED = (".txt", ".docx", ".pdf", ".xlsx", ".xls", ".csv", ".jsonl", ".zip", ".eml", ".wps", ".ofd", "")
_XML = (".xml", ".rels", ".opf", ".xhtml", ".html", ".txt")


def truncated() -> Iterator[tuple[str, bytes]]:
    for name, data in wholes().items():
        for tenth in range(1, 10):
            yield f"截断{tenth}-{name}", data[: len(data) * tenth // 10]


def flipped() -> Iterator[tuple[str, bytes]]:
    for name, data in wholes().items():
        chance = random.Random(name)
        for number, flips in enumerate(FLIPS):
            changed = bytearray(data)
            for _ in range(flips):
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
            yield f"翻位{number}-{name}", bytes(changed)


def damaged_inside() -> Iterator[tuple[str, bytes]]:
    """The container is whole; one of its parts is flipped or cut off."""
    for name in ("文.docx", "文.ofd", "书.epub", "表.xlsx", "表.ods", "包.zip"):
        data, chance = wholes()[name], random.Random(name)
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = [each for each in package.namelist() if each.endswith(_XML)]
            for number in range(5):
                each = chance.choice(names)
                part = bytearray(package.read(each))
                if number % 2:
                    part = part[: chance.randrange(len(part))]
                else:
                    part[chance.randrange(len(part))] ^= 0x15
                yield f"内伤{number}-{name}", with_part(data, each, bytes(part))


def renamed() -> Iterator[tuple[str, bytes]]:
    chance = random.Random("renamed")
    for name, data in wholes().items():
        stem, _, own = name.rpartition(".")
        for suffix in chance.sample([each for each in RENAMED if each != f".{own}"], 4):
            yield f"改名-{own}-{stem}{suffix}", data


def wrong_encodings() -> Iterator[tuple[str, bytes]]:
    for encoding in ENCODINGS:
        yield f"编码-{encoding}.txt", TEXT.encode(encoding, "replace")
        yield f"编码-{encoding}.csv", f"标题,正文\n做法,{TEXT.splitlines()[3]}\n".encode(encoding, "replace")
        # The page says utf-8 of itself, whatever it is.
        yield f"编码-{encoding}.html", PAGE.encode(encoding, "replace")
    yield "编码-两种.txt", TEXT.encode() + "\n另一半是国标码写的，前面不是。".encode("gb18030")
    yield "编码-坏字节.txt", TEXT.encode().replace("近".encode(), b"\xff", 1)


def nested() -> Iterator[tuple[str, bytes]]:
    whole = wholes()
    yield "套-包.zip", make_zip({"里.zip": whole["包.zip"], "外.txt": TEXT})
    yield (
        "套-三层.zip",
        make_zip({"信.eml": whole["信.eml"], "里.zip": make_zip({"再里.zip": whole["包.zip"]})}),
    )
    deep = whole["文.docx"]
    for _ in range(30):
        deep = make_zip({"里.zip": deep})
    yield "套-三十层.zip", deep
    yield "套-只有包.zip", make_zip({"里.zip": whole["包.zip"]})
    yield "套-网页.html", f"<html><body>{'<div>' * 50_000}{TEXT}".encode()
    yield "套-表.html", f"<html><body>{'<table><tr><td>' * 3000}{TEXT}".encode()
    yield "套-列表.html", f"<html><body>{'<ol><li>' * 5000}{TEXT}".encode()
    yield "套-括号.jsonl", b'{"a":' * 200_000
    yield "套-数组.jsonl", b"[" * 200_000 + b"]" * 200_000
    yield "套-对象.jsonl", ('{"标题":"题","正文":' + "[" * 900 + '"文"' + "]" * 900 + "}").encode()
    yield "套-组.rtf", b"{\\rtf1" + b"{" * 100_000 + b"}" * 100_000
    part = "<w:p><w:r><w:t>文</w:t></w:r></w:p>"
    for count, what in ((400, "tbl"), (20_000, "sdt")):
        inside = {
            "tbl": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
            "sdt": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        }
        before, after = inside[what]
        body = f"{before * count}{part}{after * count}"
        xml = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
        yield f"套-{what}.docx", with_part(whole["文.docx"], "word/document.xml", xml)
    mime = "Subject: x\nTo: a@b.cn\nMIME-Version: 1.0\nContent-Type: "
    parts = "".join(f"multipart/mixed; boundary=b{n}\n\n--b{n}\nContent-Type: " for n in range(500))
    yield "套-信.eml", f"{mime}{parts}text/plain\n\n{TEXT}".encode()
    letter = whole["信.eml"]
    for _ in range(20):
        letter = b"Subject: x\nTo: a@b.cn\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" + letter
    yield "套-转发.eml", letter
